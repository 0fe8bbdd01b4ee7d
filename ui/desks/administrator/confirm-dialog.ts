/** Asks before something is taken away, and says what will happen. The browser keeps the focus inside and gives it back. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';
import { modal } from '../../theme/modal.ts';

export interface Question {
  heading: string;
  /** One sentence each. */
  happens: readonly string[];
  action: string;
}

export class ConfirmDialog extends LitElement {
  static override properties = { question: { state: true } };
  declare question: Question | undefined;
  #answer: ((is: boolean) => void) | undefined;

  static override styles = [
    controls,
    form,
    modal,
    css`
      ul {
        margin: var(--s3) 0 var(--s4);
        padding-inline-start: var(--s4);
        list-style: disc;
      }
      li + li {
        margin-top: var(--s1);
      }
      .row {
        justify-content: end;
      }
    `,
  ];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { question } = this;
    return html`<dialog aria-labelledby="heading" aria-describedby="happens" @close=${() => this.#settle(false)}>
      ${
        question
          ? html`<h2 id="heading">${question.heading}</h2>
              <ul id="happens">${question.happens.map((says) => html`<li>${says}</li>`)}</ul>
              <div class="row">
                <button type="button" autofocus data-test="no" @click=${() => this.#dialog.close()}>${msg('Cancel')}</button>
                <button type="button" class="danger" data-test="yes" @click=${this.#agree}>${question.action}</button>
              </div>`
          : nothing
      }
    </dialog>`;
  }

  /** Whether the person agreed. */
  async ask(question: Question): Promise<boolean> {
    this.question = question;
    await this.updateComplete;
    this.#dialog.showModal();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  #agree() {
    this.#settle(true);
    this.#dialog.close();
  }

  #settle(is: boolean) {
    this.#answer?.(is);
    this.#answer = undefined;
  }

  get #dialog() {
    return this.renderRoot.querySelector('dialog')!;
  }
}
customElements.define('hr-confirm', ConfirmDialog);
