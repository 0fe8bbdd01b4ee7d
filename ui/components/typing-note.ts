/** Who is typing. Its room is always there, so that nothing moves; not announced, since it comes and goes all the time. */
import { css, html } from 'lit';
import type { NameOf } from '../words/names.ts';

export const typingStyles = css`
  .typing {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--s3);
    min-height: 1.125rem;
    color: var(--muted);
    font-size: var(--small);
    line-height: 1.125rem;
  }
`;

export const typingNote = (people: readonly string[], nameOf: NameOf) =>
  html`<p class="typing">
    ${people.map((person) => html`<span data-test="typing" data-person=${person}>${nameOf(person)} is typing …</span>`)}
  </p>`;
