/** What an agent fills in before Send (R-TEXT): what it is about, how much it presses, and the explanation. */
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import '../../components/composer.ts';
import '../../components/toggle-switch.ts';
import type { Composer } from '../../components/composer.ts';
import { DeskController } from '../../controllers/desk-controller.ts';
import { controls } from '../../theme/controls.ts';
import { field } from '../../theme/field.ts';
import { AskDraft } from './ask-draft.ts';

export class AskForm extends LitElement {
  static override properties = { interaction: {}, workgroup: {}, busy: { type: Boolean }, blocked: { type: Boolean } };
  declare interaction: string;
  declare workgroup: string;
  declare busy: boolean;
  /** Nothing can be asked now. */
  declare blocked: boolean;
  readonly #desk = new DeskController(this);

  static override styles = [
    controls,
    field,
    css`
      :host {
        display: block;
      }
      .about {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2) var(--s4);
        margin-bottom: var(--s2);
      }
      label {
        display: flex;
        flex: 1;
        align-items: center;
        gap: var(--s2);
        min-width: 12rem;
        color: var(--muted);
        font-size: var(--small);
      }
      select {
        flex: 1;
        max-width: 20rem;
        font-size: var(--body);
      }
    `,
  ];

  override render() {
    const draft = this.#draft;
    return html`<div class="about">
        ${this.#reasons(draft)}
        <hr-switch
          name="urgent"
          label=${msg('Urgent')}
          .on=${draft.urgent}
          @toggle=${({ detail }: CustomEvent<boolean>) => this.#change(() => (draft.urgent = detail))}
        ></hr-switch>
      </div>
      <hr-composer
        .value=${draft.text}
        .rows=${3}
        .tests=${['text', 'send']}
        .busy=${this.busy}
        .blocked=${this.blocked}
        .counting=${true}
        label=${msg('What do you need help with?')}
        hint=${msg('What do you need help with?')}
        action=${msg('Send')}
        @write=${({ detail }: CustomEvent<string>) => (draft.text = detail)}
        @send=${() => this.dispatchEvent(new CustomEvent('ask'))}
      ></hr-composer>`;
  }

  #reasons(draft: AskDraft) {
    const reasons = this.#desk.current.reasons.of(this.workgroup);
    if (reasons.length === 0) return nothing;
    // One that the workgroup has given up meanwhile is not chosen any more.
    const chosen = reasons.some(({ id }) => id === draft.reason) ? draft.reason : '';
    return html`<label
      >${msg('Reason')}
      <select
        data-test="reason"
        .value=${live(chosen)}
        ?disabled=${this.busy}
        @change=${(event: Event) => this.#change(() => (draft.reason = (event.target as HTMLSelectElement).value))}
      >
        <option value="" ?selected=${chosen === ''}>${msg('None chosen')}</option>
        ${reasons.map(({ id, label }) => html`<option value=${id} ?selected=${id === chosen}>${label}</option>`)}
      </select></label
    >`;
  }

  /** Puts the caret into the text. */
  override focus() {
    this.renderRoot.querySelector<Composer>('hr-composer')?.focus();
  }

  get #draft() {
    return new AskDraft(this.#desk.current.drafts, this.interaction);
  }

  #change(change: () => void) {
    if (!this.busy) change();
    this.requestUpdate();
  }
}
customElements.define('hr-ask-form', AskForm);
