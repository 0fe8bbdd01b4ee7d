/** The canned reasons of a workgroup: added, worded, put into order and removed. Says `change` with all of them. */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Reason } from '../../../machines/commands.ts';
import { icons } from '../../components/icons.ts';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';
import { numberWords } from '../../words/formats.ts';
import { unsavedId } from './reason-id.ts';

const reasonsMax = 50;

export class ReasonsEditor extends LitElement {
  static override properties = { reasons: {}, error: {}, said: { state: true } };
  declare reasons: readonly Reason[];
  declare error: string | undefined;
  declare said: string;
  #wish: { id: string | undefined; test: string; isOf: readonly Reason[] } | undefined;

  static override styles = [
    controls,
    form,
    css`
      ol {
        display: grid;
        gap: var(--s2);
        margin-bottom: var(--s2);
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--s1);
      }
      li input {
        flex: 1;
      }
    `,
  ];

  constructor() {
    super();
    this.reasons = [];
    this.said = '';
    updateWhenLocaleChanges(this);
  }

  override render() {
    return html`<fieldset aria-describedby="hint">
      <legend>${msg('Reasons')}</legend>
      <ol>
        ${repeat(
          this.reasons,
          ({ id }) => id,
          (reason, n) => this.#row(reason, n),
        )}
      </ol>
      <button type="button" data-test="add-reason" aria-disabled=${this.reasons.length >= reasonsMax ? 'true' : nothing} @click=${this.#add}>
        ${icons.plus}<span>${msg('Add a reason')}</span>
      </button>
      ${this.error ? html`<p class="error" id="error">${this.error}</p>` : nothing}
      <p class="hint" id="hint">${msg('Agents choose one of them when they ask. Their order is the order in the form.')}</p>
      <span class="spoken" role="status">${this.said}</span>
    </fieldset>`;
  }

  #row({ id, label }: Reason, n: number) {
    const place = numberWords(n + 1);
    const isBad = this.error !== undefined && (label.trim() === '' || label.trim().length > 80);
    return html`<li data-test="reason-row" data-reason=${id}>
      <input
        data-test="reason-label"
        aria-label=${msg(str`Reason ${place}`)}
        maxlength="80"
        aria-invalid=${isBad ? 'true' : nothing}
        aria-describedby=${this.error ? 'error' : nothing}
        .value=${label}
        @input=${(event: Event) => this.#word(id, (event.target as HTMLInputElement).value)}
      />
      <button
        type="button"
        class="quiet icon"
        data-test="up"
        aria-label=${msg(str`Move reason ${place} up`)}
        aria-disabled=${n === 0 ? 'true' : nothing}
        @click=${() => this.#move(n, -1)}
      >
        ${icons.sooner}
      </button>
      <button
        type="button"
        class="quiet icon"
        data-test="down"
        aria-label=${msg(str`Move reason ${place} down`)}
        aria-disabled=${n === this.reasons.length - 1 ? 'true' : nothing}
        @click=${() => this.#move(n, 1)}
      >
        ${icons.later}
      </button>
      <button type="button" class="quiet icon" data-test="remove-reason" aria-label=${msg(str`Remove reason ${place}`)} @click=${() => this.#remove(n)}>
        ${icons.close}
      </button>
    </li>`;
  }

  #word(id: string, label: string) {
    this.#tell(this.reasons.map((reason) => (reason.id === id ? { id, label } : reason)));
  }

  #add() {
    if (this.reasons.length >= reasonsMax) return;
    const id = unsavedId(this.reasons);
    this.said = msg('A reason was added at the end.');
    this.#tell([...this.reasons, { id, label: '' }], { id, test: 'reason-label' });
  }

  #move(from: number, by: -1 | 1) {
    const to = from + by;
    const moved = this.reasons[from];
    const other = this.reasons[to];
    if (!moved || !other) return;
    this.said = msg(str`Now in place ${numberWords(to + 1)} of ${numberWords(this.reasons.length)}`);
    const reasons = this.reasons.map((reason, n) => (n === from ? other : n === to ? moved : reason));
    this.#tell(reasons, { id: moved.id, test: by < 0 ? 'up' : 'down' });
  }

  #remove(at: number) {
    const next = this.reasons[at + 1] ?? this.reasons[at - 1];
    this.said = msg('The reason was removed.');
    const reasons = this.reasons.filter((_, n) => n !== at);
    this.#tell(reasons, { id: next?.id, test: 'reason-label' });
  }

  /** `focus`: the control that is to have the focus once they are drawn so. */
  #tell(reasons: readonly Reason[], focus?: { id: string | undefined; test: string }) {
    this.#wish = focus && { ...focus, isOf: reasons };
    this.dispatchEvent(new CustomEvent('change', { detail: reasons }));
  }

  /** What was moved loses the focus with its place; nobody's next key goes elsewhere. */
  protected override updated() {
    const wish = this.#wish;
    if (!wish || wish.isOf !== this.reasons) return;
    this.#wish = undefined;
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('li')];
    const row = rows.find(({ dataset }) => dataset.reason === wish.id);
    const target = row?.querySelector<HTMLElement>(`[data-test="${wish.test}"]`);
    (target ?? this.renderRoot.querySelector<HTMLElement>('[data-test="add-reason"]'))?.focus();
  }

  override focus() {
    const bad = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
    (bad ?? this.renderRoot.querySelector<HTMLElement>('input, button'))?.focus();
  }
}
customElements.define('hr-reasons-editor', ReasonsEditor);
