/** Asks under which name a script is saved. Says `name` and shows what it is told came of it; saves nothing. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import type { nothing } from 'lit';
import { html, LitElement } from 'lit';
import { scenarioFile } from '../../machines/laboratory.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import { controls } from '../theme/controls.ts';
import { form } from '../theme/form.ts';
import { modal } from '../theme/modal.ts';
import { refusalSentence } from '../words/refusal.ts';

export class SaveAsDialog extends LitElement {
  static override properties = { refused: {}, wrong: { state: true } };
  /** Why the name that was said last was not taken. */
  declare refused: RefusalCode | undefined;
  declare wrong: boolean;

  static override styles = [controls, form, modal];

  constructor() {
    super();
    this.wrong = false;
    updateWhenLocaleChanges(this);
  }

  override render() {
    const error = this.#error();
    return html`<dialog aria-labelledby="title" data-test="save-as-dialog">
      <form class="fields" method="dialog" novalidate @submit=${this.#say}>
        <h2 id="title">${msg('Save as')}</h2>
        <div class="field">
          <label for="name">${msg('Name of the file')}</label>
          <input
            id="name"
            name="name"
            autocomplete="off"
            spellcheck="false"
            maxlength="160"
            data-test="save-as-name"
            aria-describedby="hint"
            aria-invalid=${error ? 'true' : 'false'}
          />
          <p class="hint" id="hint">
            ${error ? html`<span class="error" role="alert" data-test="save-as-error">${error}</span>` : msg('Such as mine.feature, or group/mine.feature')}
          </p>
        </div>
        <div class="row">
          <button class="primary" type="submit" data-test="save-as-yes">${msg('Save')}</button>
          <button type="button" @click=${this.close}>${msg('Cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  open(proposed: string) {
    this.wrong = false;
    this.#field.value = proposed;
    this.#dialog.showModal();
    this.#field.focus();
    this.#field.setSelectionRange(0, proposed.replace(/\.feature$/, '').length);
  }

  close = () => this.#dialog.close();

  #error(): string | typeof nothing | undefined {
    if (this.wrong || this.refused === 'invalidMessage') {
      return msg(
        'Letters, digits, dots, hyphens and underscores, perhaps after the name of one folder, and .feature at the end.',
      );
    }
    if (this.refused === 'outdated') return msg('There is a file of this name already.');
    return this.refused && refusalSentence(this.refused);
  }

  #say(event: Event) {
    event.preventDefault();
    const typed = this.#field.value.trim();
    const file = typed.endsWith('.feature') ? typed : `${typed}.feature`;
    this.wrong = !scenarioFile.safeParse(file).success;
    if (!this.wrong) this.dispatchEvent(new CustomEvent('name', { detail: file }));
  }

  get #dialog() {
    return this.renderRoot.querySelector('dialog')!;
  }

  get #field() {
    return this.renderRoot.querySelector('input')!;
  }
}
customElements.define('hr-save-as', SaveAsDialog);
