/** A span of time: a number and its unit. Says `change` with whole seconds, or NaN for what is none. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';

const units = { 1: () => msg('seconds'), 60: () => msg('minutes'), 3600: () => msg('hours') } as const;

export class SecondsField extends LitElement {
  static override properties = {
    value: { type: Number },
    label: {},
    hint: {},
    error: {},
    unit: { state: true },
    name: {},
  };
  declare value: number;
  declare label: string;
  declare hint: string;
  declare error: string | undefined;
  /** For `data-test`. */
  declare name: string;
  /** Seconds in it; until somebody chooses, the largest that the value is whole in. */
  declare unit: number | undefined;

  static override styles = [
    controls,
    form,
    css`
      input {
        max-width: 6rem;
      }
      select {
        max-width: 9rem;
      }
      .row {
        flex-wrap: nowrap;
        gap: var(--s2);
      }
    `,
  ];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const unit = this.#unit;
    const described = this.error ? 'error' : 'hint';
    return html`<div class="field">
      <label for="number">${this.label}</label>
      <div class="row">
        <input
          id="number"
          type="number"
          min="1"
          step="any"
          inputmode="numeric"
          data-test=${this.name}
          aria-describedby=${described}
          aria-invalid=${this.error ? 'true' : nothing}
          .value=${live(Number.isFinite(this.value) ? String(this.value / unit) : this.#typed)}
          @input=${this.#type}
        />
        <select data-test="${this.name}-unit" aria-label=${msg('Unit')} @change=${this.#choose}>
          ${Object.entries(units).map(([seconds, words]) => html`<option value=${seconds} ?selected=${Number(seconds) === unit}>${words()}</option>`)}
        </select>
      </div>
      ${this.error ? html`<p class="error" id="error">${this.error}</p>` : html`<p class="hint" id="hint">${this.hint}</p>`}
    </div>`;
  }

  #typed = '';

  get #unit(): number {
    if (this.unit !== undefined) return this.unit;
    return [3_600, 60].find((seconds) => this.value > 0 && this.value % seconds === 0) ?? 1;
  }

  #type(event: Event) {
    // The unit stays what it is while somebody types.
    this.unit = this.#unit;
    this.#typed = (event.target as HTMLInputElement).value;
    this.#tell(this.#typed.trim() === '' ? Number.NaN : Number(this.#typed) * this.unit);
  }

  #choose(event: Event) {
    const count = this.value / this.#unit;
    this.unit = Number((event.target as HTMLSelectElement).value);
    this.#tell(count * this.unit);
  }

  #tell(seconds: number) {
    this.dispatchEvent(new CustomEvent('change', { detail: seconds }));
  }

  override focus() {
    this.renderRoot.querySelector('input')?.focus();
  }
}
customElements.define('hr-seconds', SecondsField);
