/** Who is typing. Its room is always there, so that nothing moves; not announced, since it comes and goes all the time. */
import { msg, str } from '@lit/localize';
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
    ${people.map((person) => html`<span data-test="typing" data-person=${person}>${msg(str`${nameOf(person)} is typing …`)}</span>`)}
  </p>`;
