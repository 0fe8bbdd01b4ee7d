/** The script in a plain text field, for whoever prefers one and where the other cannot be loaded. Completes nothing. */
import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ComplaintTold, StepTold, VocabularyTold } from '../../machines/laboratory.ts';
import { controls } from '../theme/controls.ts';
import { insertionAt } from './insertion.ts';
import { wholeStep } from './offers.ts';
import type { ScriptArea } from './script-area.ts';
import { plainText, withBelow } from './script-area.ts';

export class TextArea extends LitElement implements ScriptArea {
  static override properties = {
    text: {},
    label: {},
    complaints: { attribute: false },
    vocabulary: { attribute: false },
    isReadOnly: { type: Boolean },
  };
  declare text: string;
  declare label: string;
  declare complaints: readonly ComplaintTold[];
  declare vocabulary: VocabularyTold | undefined;
  declare isReadOnly: boolean;
  #line = 1;

  static override styles = [
    controls,
    css`
      textarea {
        display: block;
        width: 100%;
        height: var(--script-height, 30rem);
        padding: var(--s2) var(--s3);
        border: 1px solid var(--edge);
        border-radius: var(--radius-small);
        background: var(--surface);
        color: var(--text);
        font: var(--body) / 1.6 var(--mono);
        resize: vertical;
        tab-size: 4;
      }
      textarea:read-only {
        background: var(--sunken);
      }
    `,
  ];

  constructor() {
    super();
    this.text = '';
    this.label = '';
    this.complaints = [];
    this.isReadOnly = false;
  }

  override render() {
    return html`<textarea
      aria-label=${this.label}
      data-test="script"
      spellcheck="false"
      autocapitalize="off"
      autocomplete="off"
      ?readonly=${this.isReadOnly}
      .value=${live(this.text)}
      @input=${this.#write}
      @selectionchange=${this.#moved}
      @keyup=${this.#moved}
      @click=${this.#moved}
    ></textarea>`;
  }

  override focus() {
    this.#field.focus();
  }

  get line(): number {
    return this.#line;
  }

  goTo(line: number, column: number) {
    const lines = this.#field.value.split('\n');
    const n = Math.min(Math.max(line, 1), lines.length);
    const before = lines.slice(0, n - 1).reduce((sum, each) => sum + each.length + 1, 0);
    const at = before + Math.min(Math.max(column - 1, 0), lines[n - 1]!.length);
    this.#field.focus();
    this.#field.setSelectionRange(at, at);
    // A text field scrolls to the cursor when something is written only.
    this.#field.scrollTop = ((n - 1) / lines.length) * this.#field.scrollHeight - this.#field.clientHeight / 2;
    this.#moved();
  }

  insert(step: StepTold) {
    if (this.isReadOnly || !this.vocabulary) return;
    const lines = this.#field.value.split('\n');
    const line = this.#lineNow();
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    const { from, to, lead, indent } = insertionAt(lines, line, step.kind);
    const { parts, below } = wholeStep(step, 0, this.vocabulary);
    const text = lead + plainText(withBelow(parts, below), indent);
    this.#field.focus();
    this.#field.setRangeText(text, start + from, start + to, 'end');
    this.#write();
  }

  get #field() {
    return this.renderRoot.querySelector('textarea')!;
  }

  #write() {
    this.text = this.#field.value;
    this.dispatchEvent(new CustomEvent('write', { detail: this.text }));
    this.#moved();
  }

  #lineNow = () => this.#field.value.slice(0, this.#field.selectionStart).split('\n').length;

  #moved() {
    const line = this.#lineNow();
    if (line === this.#line) return;
    this.#line = line;
    this.dispatchEvent(new CustomEvent('move'));
  }
}
customElements.define('hr-text-area', TextArea);
