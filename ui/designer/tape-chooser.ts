/** Which tape is looked at: a native choice, grouped by where tapes come from. `tape`: another one was chosen. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import type { Tape } from '../../machines/inspection.ts';
import { tapeKinds } from '../../machines/inspection.ts';
import { controls } from '../theme/controls.ts';
import { dateTimeWords, numberWords } from '../words/formats.ts';
import { tapeKindWords } from '../words/tape.ts';
import { designerStyles } from './styles.ts';

export class TapeChooser extends LitElement {
  static override properties = { tapes: { attribute: false }, tape: {} };
  declare tapes: readonly Tape[];
  declare tape: string | undefined;

  static override styles = [
    controls,
    designerStyles,
    css`
      label {
        min-width: 0;
      }
      select {
        flex: 1 1 8rem;
      }
    `,
  ];

  constructor() {
    super();
    this.tapes = [];
    updateWhenLocaleChanges(this);
  }

  override render() {
    const groups = tapeKinds.map((kind) => ({ kind, tapes: this.tapes.filter((tape) => tape.kind === kind) }));
    return html`<label class="row">
      <span>${msg('Tape', { id: 'tape-field' })}</span>
      <select data-test="tape" @change=${(event: Event) => this.dispatchEvent(new CustomEvent('tape', { detail: (event.target as HTMLSelectElement).value }))}>
        ${groups
          .filter(({ tapes }) => tapes.length > 0)
          .map(
            ({ kind, tapes }) => html`<optgroup label=${tapeKindWords(kind)}>
              ${tapes.map((tape) => html`<option value=${tape.tape} ?selected=${tape.tape === this.tape}>${this.#words(tape)}</option>`)}
            </optgroup>`,
          )}
      </select>
    </label>`;
  }

  #words({ kind, title, turns, from, clock }: Tape): string {
    const name = kind === 'record' ? tapeKindWords('record') : title;
    const when = clock === 'wall' && kind !== 'record' && turns > 0 ? ` · ${dateTimeWords(from)}` : '';
    return `${name}${when} · ${numberWords(turns)}`;
  }
}
customElements.define('hr-tape-chooser', TapeChooser);
