/** The list of a desk's keys, in a native modal dialog: the browser keeps the focus inside and gives it back. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import './toggle-switch.ts';
import type { Shortcut } from '../controllers/shortcuts-controller.ts';
import { singleKeysOn, switchSingleKeys } from '../controllers/shortcuts-controller.ts';
import { controls } from '../theme/controls.ts';
import { modal } from '../theme/modal.ts';
import { icons } from './icons.ts';

/** What the controls themselves do. */
const always = [
  { key: () => msg('Ctrl+Enter'), words: () => msg('Send what you wrote') },
  { key: () => msg('Esc'), words: () => msg('Close what is open; nothing is lost') },
];

export class ShortcutHelp extends LitElement {
  static override properties = { shortcuts: {} };
  declare shortcuts: readonly Shortcut[];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  static override styles = [
    controls,
    modal,
    css`
      dialog {
        --modal-width: 28rem;
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        margin-bottom: var(--s3);
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--s2) var(--s4);
        margin: 0 0 var(--s4);
      }
      dd {
        margin: 0;
      }
      kbd {
        padding: 2px var(--s2);
        border: 1px solid var(--edge);
        border-radius: var(--radius-small);
        background: var(--sunken);
        font: inherit;
        font-size: var(--small);
      }
    `,
  ];

  override render() {
    return html`<dialog aria-labelledby="title">
      <div class="head">
        <h2 id="title">${msg('Keyboard')}</h2>
        <button class="quiet icon" aria-label=${msg('Close')} @click=${() => this.#dialog.close()}>${icons.close}</button>
      </div>
      <dl>
        ${[...this.shortcuts, ...always].map(
          ({ key, words }) =>
            html`<dt><kbd>${typeof key === 'string' ? key : key()}</kbd></dt>
              <dd>${words()}</dd>`,
        )}
      </dl>
      <hr-switch name="single-keys" label=${msg('Single letters work as keys')} .on=${singleKeysOn()} @toggle=${this.#toggle}></hr-switch>
    </dialog>`;
  }

  open() {
    // The switch may have been used elsewhere.
    this.requestUpdate();
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  get #dialog() {
    return this.renderRoot.querySelector('dialog')!;
  }

  #toggle({ detail }: CustomEvent<boolean>) {
    switchSingleKeys(detail);
    this.requestUpdate();
  }
}
customElements.define('hr-shortcut-help', ShortcutHelp);
