/** Why the server did not do what was asked of it. */
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { NoAnswer } from '../../data/laboratory.ts';
import { refusalSentence } from '../../words/refusal.ts';

/** `again`: asks once more, where that may help. */
export function failureNote(failure: NoAnswer | undefined, again?: () => void) {
  if (!failure) return nothing;
  const { refused, detail } = failure;
  return html`<p class="note bad" role="alert" data-test="failure">
    ${refusalSentence(refused)} ${detail ? html`<span lang="en">${detail}</span>` : nothing}
    ${again && refused === 'unavailable' ? html`<button @click=${again}>${msg('Try again')}</button>` : nothing}
  </p>`;
}
