/**
 * Where a person writes: a native text area with its counter and a Send button. The owner keeps the text and sends it;
 * nothing is judged here, the server does that. Ctrl+Enter sends, and plain Enter too where `enterSends`.
 */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import { controls } from '../theme/controls.ts';
import { numberWords } from '../words/formats.ts';

const charactersMax = 2_000;
/** The counter appears when so few are left; a short text needs no counting. */
const countFrom = 1_500;

export class Composer extends LitElement {
  static override properties = {
    value: {},
    label: {},
    action: {},
    hint: {},
    tests: {},
    quiet: { type: Boolean },
    rows: { type: Number },
    busy: { type: Boolean },
    blocked: { type: Boolean },
    counting: { type: Boolean },
    enterSends: { type: Boolean },
  };
  declare value: string;
  declare label: string;
  /** Words of the button. */
  declare action: string;
  declare hint: string;
  /** `data-test` of the text and of the button. */
  declare tests: readonly [text: string, send: string];
  /** The button is not the main one here. */
  declare quiet: boolean;
  declare rows: number;
  declare busy: boolean;
  /** Nothing can be sent now. */
  declare blocked: boolean;
  /** The counter is always there. */
  declare counting: boolean;
  declare enterSends: boolean;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      textarea {
        display: block;
        width: 100%;
        min-height: 2.25rem;
        padding: var(--s2) var(--s3);
        border: 1px solid var(--edge);
        border-radius: var(--radius-small);
        background: var(--surface);
        color: var(--text);
        font: inherit;
        resize: vertical;
        field-sizing: content;
        max-height: 12rem;
      }
      textarea:focus-visible {
        outline-offset: -1px;
      }
      textarea:not([rows='1']) {
        min-height: 5rem;
      }
      textarea[rows='1'] {
        resize: none;
      }
      textarea::placeholder {
        color: var(--muted);
      }
      .row {
        display: flex;
        align-items: flex-end;
        gap: var(--s2);
      }
      .row button {
        min-height: 2.375rem;
      }
      .row textarea {
        flex: 1;
        min-width: 0;
      }
      .below {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--s3);
        margin-top: var(--s2);
      }
      .over {
        color: var(--bad);
        font-weight: 600;
      }
    `,
  ];

  override render() {
    const oneRow = this.rows === 1;
    const written = this.value.trim().length;
    const count = html`<span class="small ${written > charactersMax ? 'over' : 'muted'}" id="count"
      >${msg(str`${numberWords(written)} of ${numberWords(charactersMax)}`)}</span
    >`;
    const area = html`<textarea
      dir="auto"
      rows=${this.rows}
      data-test=${this.tests[0]}
      aria-label=${this.label}
      placeholder=${this.hint}
      .value=${live(this.value)}
      @input=${this.#write}
      @keydown=${this.#key}
    ></textarea>`;
    const button = html`<button
      class=${this.quiet ? '' : 'primary'}
      data-test=${this.tests[1]}
      aria-busy=${this.busy ? 'true' : 'false'}
      aria-disabled=${this.blocked ? 'true' : 'false'}
      @click=${this.#send}
    >
      ${this.busy ? msg('Sending …') : this.action}
    </button>`;
    if (oneRow)
      return html`<div class="row">${area}${button}</div>
        ${written >= countFrom ? count : ''}`;
    return html`${area}
      <div class="below">${this.counting || written >= countFrom ? count : html`<span></span>`}${button}</div>`;
  }

  /** Puts the caret into the text. */
  override async focus() {
    await this.updateComplete;
    this.renderRoot.querySelector('textarea')?.focus();
  }

  #write(event: Event) {
    this.value = (event.target as HTMLTextAreaElement).value;
    this.dispatchEvent(new CustomEvent('write', { detail: this.value }));
  }

  #key(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.isComposing) return;
    if (!(event.ctrlKey || event.metaKey || (this.enterSends && !event.shiftKey))) return;
    event.preventDefault();
    this.#send();
  }

  #send() {
    if (!this.busy && !this.blocked) this.dispatchEvent(new CustomEvent('send', { detail: this.value }));
  }
}
customElements.define('hr-composer', Composer);
