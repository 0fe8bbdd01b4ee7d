/** One interaction in *My Interactions*: what it is, how it stands, and the Assistance button (R-RIGHTS, R-DIMMED). */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import type { InteractionRow } from '../../../machines/desk.ts';
import { conversationIcons, icons, mediaIcons } from '../../components/icons.ts';
import { controls } from '../../theme/controls.ts';
import { conversationWords, customerWords, interactionWords, mediaWords } from '../../words/interaction.ts';
import { refusalSentence } from '../../words/refusal.ts';
import type { ShownDialog } from './dialogs.ts';

export class InteractionRowElement extends LitElement {
  static override properties = { row: {}, standing: {}, words: {} };
  declare row: InteractionRow;
  /** How its request stands, while there is one. */
  declare standing: ShownDialog | undefined;
  declare words: string;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  static override styles = [
    controls,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2) var(--s3);
        padding: var(--s3) var(--s4);
      }
      .media {
        display: grid;
        place-items: center;
        width: 2rem;
        height: 2rem;
        border-radius: var(--radius-small);
        background: var(--sunken);
        color: var(--muted);
        font-size: 1.125rem;
      }
      .what {
        flex: 1;
        min-width: 9rem;
      }
      .customer {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--s2);
        color: var(--muted);
        font-size: var(--small);
      }
      .state {
        display: inline-flex;
        align-items: center;
        gap: var(--s1);
      }
      .where {
        overflow-wrap: anywhere;
      }
      .state.live {
        color: var(--good);
      }
      .ask {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: var(--s1) var(--s2);
        max-width: 100%;
        margin-inline-start: auto;
      }
      .why {
        flex-basis: 100%;
        padding-inline-start: 2.75rem;
        color: var(--muted);
        font-size: var(--small);
      }
    `,
  ];

  override render() {
    const { interaction } = this.row;
    const { interaction: id, media, conversation, workgroup } = interaction;
    const isLive = conversation === 'connected';
    return html`<article
      class="row"
      data-interaction=${id}
      data-media=${media}
      data-conversation=${conversation}
      aria-label=${interactionWords(media, customerWords(interaction, id))}
    >
      <span class="media">${mediaIcons[media]}</span>
      <div class="what">
        <p class="customer"><bdi>${customerWords(interaction, id)}</bdi></p>
        <p class="facts">
          <span class="state ${isLive ? 'live' : ''}">${conversationIcons[conversation]}${conversationWords(conversation)}</span>
          <span class="where">${mediaWords(media)} · ${workgroup}</span>
        </p>
      </div>
      <div class="ask">
        ${this.standing ? this.#request(this.standing) : nothing}${this.row.buttonVisible ? this.#button() : nothing}
      </div>
      ${this.row.buttonVisible ? this.#why() : nothing}
    </article>`;
  }

  #request({ state, dialog }: ShownDialog) {
    const isWarning = state === 'unattended' || (dialog && dialog.reach !== 'asked');
    const tone = state === 'draft' ? '' : state === 'helped' ? 'good' : isWarning ? 'warn' : 'accent';
    return html`<button class="quiet" data-test="show" title=${state === 'draft' ? msg('Go on writing') : msg('Show the request')} @click=${this.#open}>
      <span class="chip ${tone}">${this.words}</span>
    </button>`;
  }

  #button() {
    const why = this.row.dimmed;
    return html`<button
      data-test="assist"
      aria-disabled=${why ? 'true' : nothing}
      data-reason=${why ?? nothing}
      aria-describedby=${why ? 'why' : nothing}
      title=${why ? refusalSentence(why) : nothing}
      @click=${why ? nothing : this.#open}
    >
      ${icons.hand} ${msg('Assistance')}
    </button>`;
  }

  #why() {
    const why = this.row.dimmed;
    if (!why) return nothing;
    // The chip beside the button shows already that a request is active.
    const isShown = why === 'alreadyActive' && this.standing !== undefined;
    return html`<p id="why" class=${isShown ? 'spoken' : 'why'}>${refusalSentence(why)}</p>`;
  }

  override focus() {
    // Assistance itself is dimmed while a request is active: what shows the request is the way on then.
    const control = this.standing ? '[data-test="show"]' : '[data-test="assist"]';
    this.renderRoot.querySelector<HTMLElement>(control)?.focus();
  }

  #open() {
    this.dispatchEvent(new CustomEvent('open-dialog'));
  }
}
customElements.define('hr-interaction-row', InteractionRowElement);
