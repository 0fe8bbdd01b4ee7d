/** Recording, which is loaded when somebody first wants to. What it tells (`recorded`) goes through to the desk. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement } from 'lit';
import { LazyController } from '../../controllers/lazy-controller.ts';
import { controls } from '../../theme/controls.ts';
import { note } from '../../theme/note.ts';

const loadRecorder = () => import('../../recorder/recorder.ts');

export class RecordPlace extends LitElement {
  readonly #lazy = new LazyController(this);

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  static override styles = [controls, note];

  override render() {
    const state = this.#lazy.state(loadRecorder);
    if (state === 'loading') return html`<p class="muted" role="status">${msg('Loading …')}</p>`;
    if (state === 'ready') return html`<hr-recorder></hr-recorder>`;
    return html`<div class="note bad" role="alert">
      <p>${msg('This could not be loaded.')}</p>
      <button @click=${() => this.#lazy.again(loadRecorder)}>${msg('Try again')}</button>
    </div>`;
  }
}
customElements.define('hr-record-place', RecordPlace);
