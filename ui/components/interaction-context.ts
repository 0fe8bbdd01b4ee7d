/**
 * R-CONTEXT: what an interaction is about, for whoever is asked or helps: how long it has been as it is, its attributes, and
 * what customer and agent wrote. `compact` on a toast: the conversation is one click away, and what is open stays open.
 */
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import * as z from 'zod/mini';
import './said-lines.ts';
import type { InteractionView } from '../../machines/wire.ts';
import { ClockController } from '../controllers/clock-controller.ts';
import { DeskController } from '../controllers/desk-controller.ts';
import type { Preference } from '../data/preferences.ts';
import { controls } from '../theme/controls.ts';
import { durationWords } from '../words/duration.ts';
import { numberWords } from '../words/formats.ts';
import { customerWords, lastingWords } from '../words/interaction.ts';
import { icons } from './icons.ts';

/** Attributes on a toast until all are asked for. */
const attributesShownMax = 4;

/** Whether toasts show it, as the person left it last. */
const shown: Preference<boolean> = { name: 'context-shown', schema: z.boolean(), fallback: true };

export class InteractionContext extends LitElement {
  static override properties = { interaction: {}, compact: { type: Boolean }, all: { state: true } };
  declare interaction: InteractionView;
  declare compact: boolean;
  /** All attributes are wanted. */
  declare all: boolean;
  readonly #desk = new DeskController(this);
  protected readonly clock = new ClockController(this);

  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      summary {
        display: inline-flex;
        align-items: center;
        gap: var(--s1);
        min-height: 1.5rem;
        padding: 0 var(--s2);
        margin-inline-start: calc(-1 * var(--s2));
        border-radius: var(--radius-small);
        color: var(--muted);
        font-size: var(--small);
        font-weight: 600;
        cursor: pointer;
      }
      summary:hover {
        background: var(--hover);
        color: var(--text);
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary svg {
        transition: rotate var(--quick);
      }
      details:not([open]) > summary svg {
        rotate: -90deg;
      }
      details:not([open]) > summary svg:dir(rtl) {
        rotate: 90deg;
      }
      .what {
        display: flex;
        flex-direction: column;
        gap: var(--s1);
      }
      .times {
        color: var(--muted);
        font-size: var(--small);
        font-variant-numeric: tabular-nums;
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1) var(--s4);
        margin: 0;
      }
      dl > div {
        display: flex;
        gap: var(--s2);
        min-width: 0;
        max-width: 100%;
        font-size: var(--small);
      }
      dt {
        flex: none;
        color: var(--muted);
      }
      dd {
        min-width: 0;
        margin: 0;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .short dd {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      button {
        min-height: 1.5rem;
        font-size: var(--small);
      }
    `,
  ];

  override render() {
    const { preferences } = this.#desk.current;
    const isShown = !this.compact || preferences.read(shown);
    return html`<details
      data-test="context"
      data-media=${this.interaction.media}
      data-conversation=${this.interaction.conversation}
      data-seconds=${this.#seconds}
      ?open=${isShown}
      @toggle=${this.#toggled}
    >
      <summary>${icons.down} ${msg('Context')}</summary>
      <div class="what">${this.#times()} ${this.#attributes()} ${this.#conversation()}</div>
    </details>`;
  }

  get #seconds() {
    return Math.max(0, Math.floor((this.#desk.current.store.serverNow - this.interaction.since) / 1_000));
  }

  #times() {
    const { conversation, since, connectedAt } = this.interaction;
    const { serverNow } = this.#desk.current.store;
    const hasBeen = lastingWords(conversation, durationWords(serverNow - since));
    const isLonger = connectedAt !== null && connectedAt < since && conversation !== 'disconnected';
    return html`<p class="times">
      ${isLonger ? msg(str`${hasBeen} · begun ${durationWords(serverNow - connectedAt)} ago`) : hasBeen}
    </p>`;
  }

  #attributes() {
    const attributes = Object.entries(this.interaction.attributes);
    if (attributes.length === 0) return nothing;
    const isShort = this.compact && !this.all;
    const more = isShort ? attributes.length - attributesShownMax : 0;
    return html`<dl class=${isShort ? 'short' : ''}>
        ${attributes.map(
          ([name, { body = '…' }], n) => html`<div ?hidden=${isShort && n >= attributesShownMax}>
            <dt>${name}</dt>
            <dd data-test="attribute" data-name=${name} dir="auto" title=${isShort ? body : nothing}>${body}</dd>
          </div>`,
        )}
      </dl>
      ${
        more > 0
          ? html`<button class="quiet" @click=${() => (this.all = true)}>${msg(str`${numberWords(more)} more`)}</button>`
          : nothing
      }`;
  }

  #conversation() {
    const { interaction, owner, lines } = this.interaction;
    const count = lines.at(-1)?.n ?? 0;
    if (count === 0) return nothing;
    const { people } = this.#desk.current;
    const all = html`<hr-said-lines
      .lines=${lines}
      .customer=${customerWords(this.interaction, interaction)}
      .agent=${owner ? people.nameOf(owner) : msg('Agent')}
      .quiet=${this.compact}
    ></hr-said-lines>`;
    if (!this.compact) return all;
    return html`<details data-test="conversation-so-far">
      <summary>${icons.down} ${msg(str`Conversation so far (${numberWords(count)})`)}</summary>
      ${all}
    </details>`;
  }

  #toggled({ currentTarget }: Event) {
    const { open } = currentTarget as HTMLDetailsElement;
    const { preferences } = this.#desk.current;
    if (this.compact && preferences.read(shown) !== open) preferences.choose(shown, open);
  }
}
customElements.define('hr-context', InteractionContext);
