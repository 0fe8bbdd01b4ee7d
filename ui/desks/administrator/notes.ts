/** What forms say: why a change was refused, what somebody else has changed meanwhile, and the rows of a difference. */
import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { Failed } from '../../data/administration.ts';
import type { DifferenceRow } from '../../words/differences.ts';
import { refusalSentence } from '../../words/refusal.ts';
import type { Draft } from './draft.ts';

export const noteStyles = css`
  .rows {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: var(--s1) var(--s4);
    margin: 0;
  }
  .rows dt {
    color: var(--muted);
  }
  .rows dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .rows del {
    color: var(--muted);
  }
  .rows ins {
    font-weight: 550;
    text-decoration: none;
  }
  .arrow {
    display: inline-block;
    margin-inline: var(--s1);
    color: var(--muted);
  }
  .arrow:dir(rtl) {
    transform: scaleX(-1);
  }
  @media (max-width: 30rem) {
    .rows {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .rows dd + dt {
      margin-top: var(--s2);
    }
  }
`;

/** `known`: what it is about stands beside the fields already. */
export function failedNote(failed: Failed | undefined) {
  if (!failed) return nothing;
  const { refused, mistakes } = failed;
  return html`<div class="note bad" role="alert" data-test="refusal" data-code=${refused}>
    <p>${refused === 'unavailable' ? msg('The server could not be reached. Nothing you typed is lost: save again.') : refusalSentence(refused)}</p>
    ${mistakes.length > 0 ? html`<ul>${mistakes.map(({ says }) => html`<li>${says}</li>`)}</ul>` : nothing}
  </div>`;
}

/** Rows of before and after, where there is something on that side. */
export const rowsNote = (rows: readonly DifferenceRow[]) => html`<dl class="rows">
  ${rows.map(
    ({ what, before, after }) => html`<dt>${what}</dt>
      <dd>
        ${before === undefined ? nothing : html`<del><bdi>${before}</bdi></del>`}
        ${before === undefined || after === undefined ? nothing : html`<span class="arrow" aria-hidden="true">→</span>`}
        ${after === undefined ? nothing : html`<ins><bdi>${after}</bdi></ins>`}
      </dd>`,
  )}
</dl>`;

/** Shown while somebody else's change waits to be looked at. */
export function conflictNote<Value extends object>(
  draft: Draft<Value>,
  rowsOf: (before: Value, after: Value) => DifferenceRow[],
  decided: () => void,
) {
  const { theirs } = draft;
  if (!theirs) return nothing;
  const decide = (how: () => void) => () => {
    how();
    decided();
  };
  return html`<section class="note warn" role="alert" data-test="conflict">
    <p><strong>${msg('Somebody else has changed this meanwhile.')}</strong></p>
    ${rowsNote(rowsOf(draft.before, theirs))}
    <p class="row">
      <button type="button" data-test="keep-mine" @click=${decide(() => draft.keepMine())}>${msg('Keep my version')}</button>
      <button type="button" data-test="take-theirs" @click=${decide(() => draft.takeTheirs())}>${msg('Take theirs')}</button>
    </p>
  </section>`;
}
