/** A refusal in words, near the control that was used. Announced at once; carries its code. */
import { css, html, nothing } from 'lit';
import type { Refused } from '../data/commands.ts';
import { refusalWords } from '../words/refusal.ts';

export const refusalStyles = css`
  .refusal {
    padding: var(--s2) var(--s3);
    border-radius: var(--radius-small);
    background: var(--bad-soft);
    color: var(--bad);
    font-weight: 550;
  }
  @media (forced-colors: active) {
    .refusal {
      border: 2px solid;
    }
  }
`;

export const refusalNote = (refusal: Refused | undefined, nameOf: (person: string) => string) =>
  refusal
    ? html`<p class="refusal" role="alert" data-test="refusal" data-code=${refusal.refused}>
        ${refusalWords(refusal, nameOf)}
      </p>`
    : nothing;
