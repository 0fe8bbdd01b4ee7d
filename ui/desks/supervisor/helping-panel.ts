/** The conversation of one request that the supervisor helps with, also after it has ended. Template and wiring. */
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import '../../components/conversation.ts';
import '../../components/interaction-context.ts';
import './helping-actions.ts';
import type { RequestView } from '../../../machines/wire.ts';
import { icons } from '../../components/icons.ts';
import { isBusy } from '../../controllers/busy.ts';
import { ClockController } from '../../controllers/clock-controller.ts';
import { DeskController } from '../../controllers/desk-controller.ts';
import { FocusController } from '../../controllers/focus-controller.ts';
import { controls } from '../../theme/controls.ts';
import { panel } from '../../theme/panel.ts';
import { reactedWords } from '../../words/asked.ts';
import { helpingEndWords } from '../../words/closing.ts';
import { durationWords } from '../../words/duration.ts';
import { helpersWords, whoLeft } from '../../words/helpers.ts';
import { conversationWords, customerWords, interactionWords } from '../../words/interaction.ts';
import type { HelpedRequest } from './helped-requests.ts';

export class HelpingPanel extends LitElement {
  static override properties = { helped: {}, front: { type: Boolean } };
  declare helped: HelpedRequest;
  declare front: boolean;
  readonly #desk = new DeskController(this);
  protected readonly clock = new ClockController(this);
  protected readonly safeFocus = new FocusController(this, () => void this.focus());

  static override styles = [
    controls,
    panel,
    css`
      .reacted {
        padding: var(--s2) var(--s4) 0;
      }
      .context {
        margin: var(--s2) var(--s4) 0;
      }
      hr-transcript {
        --transcript-height: 8rem;
      }
      [data-front='true'] hr-transcript {
        --transcript-height: 24rem;
      }
    `,
  ];

  override render() {
    const { id, request, ended } = this.helped;
    const { people } = this.#desk.current;
    const isOutcome = ended !== undefined && ended !== 'released' && ended !== 'loggedOff';
    return html`<article
      class="panel"
      tabindex="-1"
      aria-labelledby="title"
      data-test="helping"
      data-request=${id}
      data-state=${isOutcome ? 'done' : (ended ?? request?.state ?? nothing)}
      data-outcome=${isOutcome ? ended : nothing}
      data-responsible=${request?.responsible ?? ''}
      data-helpers=${request?.helpers.join(' ') ?? ''}
      data-front=${this.front ? 'true' : 'false'}
    >
      <header>
        <div>
          <div class="title">
            <h3 id="title">${people.nameOf(request?.agent ?? '')}</h3>
            ${request?.urgency === 'urgent' ? html`<span class="chip bad">${icons.urgent} ${msg('Urgent')}</span>` : nothing}
          </div>
          <p class="small muted">${this.#about()}</p>
        </div>
        ${
          ended
            ? html`<button class="quiet icon" data-test="dismiss" aria-label=${msg('Dismiss')} title=${msg('Dismiss')} @click=${this.#dismiss}>
                ${icons.close}
              </button>`
            : nothing
        }
      </header>
      ${this.#standing()}
      ${this.#reacted()}
      ${
        this.helped.interaction
          ? html`<hr-context class="context" .interaction=${this.helped.interaction} .compact=${false}></hr-context>`
          : nothing
      }
      <hr-conversation .request=${id} .view=${request} .open=${ended === undefined}></hr-conversation>
      ${
        request && !ended
          ? html`<footer><hr-helping-actions class="grow" .request=${request}></hr-helping-actions></footer>`
          : nothing
      }
    </article>`;
  }

  #about() {
    const { id, request, interaction } = this.helped;
    const words = [request?.workgroup];
    if (interaction) {
      words.push(interactionWords(interaction.media, customerWords(interaction, id.slice(0, id.indexOf('.')))));
      if (!this.helped.ended) words.push(conversationWords(interaction.conversation));
    }
    return words.filter(Boolean).join(' · ');
  }

  #standing() {
    const { request, ended } = this.helped;
    const { store } = this.#desk.current;
    const tone = ended ? '' : request?.state === 'unattended' ? 'warn' : 'good';
    return html`<p class="standing ${tone}">
      <span role="status">${ended ? helpingEndWords(ended) : this.#helping(request)}</span>
      ${
        !ended && request
          ? html`<time aria-hidden="true">${msg(str`open ${durationWords(store.serverNow - request.openedAt)}`)}</time>`
          : nothing
      }
    </p>`;
  }

  #reacted() {
    const { request, ended } = this.helped;
    const { people, session } = this.#desk.current;
    const words = request && !ended ? reactedWords(request, session.person, people.nameOf) : '';
    return words ? html`<p class="reacted small muted" data-test="reacted">${words}</p>` : nothing;
  }

  #helping(request: RequestView | undefined) {
    const { people, session } = this.#desk.current;
    if (!request) return msg('You are helping');
    if (request.state !== 'unattended') return helpersWords(request, people.nameOf, session.person);
    const left = whoLeft(request);
    return left
      ? msg(str`${people.nameOf(left)} had to leave – nobody answers for it now`)
      : msg('The supervisor had to leave – nobody answers for it now');
  }

  /** R-POP: in sight; what is being typed elsewhere keeps the caret and its place. */
  comeForward() {
    const isElsewhere = isBusy() && !this.matches(':focus-within');
    if (!isElsewhere) this.scrollIntoView({ block: 'nearest' });
  }

  override async focus() {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(this.helped.ended ? '.panel' : 'hr-conversation')?.focus();
  }

  #dismiss() {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }
}
customElements.define('hr-helping', HelpingPanel);
