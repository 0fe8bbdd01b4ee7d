/** The conversation of one request that the supervisor helps with, also after it has ended. Template and wiring. */
import { css, html, LitElement, nothing } from 'lit';
import '../../components/composer.ts';
import '../../components/transcript.ts';
import { icons } from '../../components/icons.ts';
import { refusalNote, refusalStyles } from '../../components/refusal-note.ts';
import { ChatController } from '../../controllers/chat-controller.ts';
import { ClockController } from '../../controllers/clock-controller.ts';
import { DeskController } from '../../controllers/desk-controller.ts';
import { controls } from '../../theme/controls.ts';
import { panel } from '../../theme/panel.ts';
import { helpingEndWords } from '../../words/closing.ts';
import { durationWords } from '../../words/duration.ts';
import { conversationWords, customerWords, mediaWords } from '../../words/interaction.ts';
import type { HelpedRequest } from './helped-requests.ts';

export class HelpingPanel extends LitElement {
  static override properties = { helped: {}, front: { type: Boolean } };
  declare helped: HelpedRequest;
  declare front: boolean;
  readonly #desk = new DeskController(this);
  protected readonly clock = new ClockController(this);
  readonly #chat = new ChatController(
    this,
    () => this.#desk.current,
    () => this.helped.id,
  );

  static override styles = [
    controls,
    panel,
    refusalStyles,
    css`
      .refusal {
        margin: var(--s2) var(--s3) 0;
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
    const { people, session } = this.#desk.current;
    const lines = request?.lines ?? [];
    const isOutcome = ended !== undefined && ended !== 'released' && ended !== 'loggedOff';
    return html`<article
      class="panel"
      tabindex="-1"
      aria-labelledby="title"
      data-test="helping"
      data-request=${id}
      data-state=${isOutcome ? 'done' : (ended ?? request?.state ?? nothing)}
      data-outcome=${isOutcome ? ended : nothing}
      data-front=${this.front ? 'true' : 'false'}
    >
      <header>
        <div>
          <h3 id="title">${people.nameOf(request?.agent ?? '')}</h3>
          <p class="small muted">${this.#about()}</p>
        </div>
        ${
          ended
            ? html`<button class="quiet icon" data-test="dismiss" aria-label="Dismiss" title="Dismiss" @click=${this.#dismiss}>
                ${icons.close}
              </button>`
            : nothing
        }
      </header>
      ${this.#standing()}
      ${refusalNote(this.#chat.refusal, people.nameOf)}
      <hr-transcript
        .lines=${lines}
        .pending=${this.#chat.pendingBeside(lines)}
        .me=${session.person}
        .nameOf=${people.nameOf}
      ></hr-transcript>
      ${ended ? nothing : this.#composer()}
    </article>`;
  }

  #about() {
    const { id, request, interaction } = this.helped;
    const words = [request?.workgroup];
    if (interaction) {
      words.push(`${mediaWords[interaction.media]} with ${customerWords(interaction, id.slice(0, id.indexOf('.')))}`);
      if (!this.helped.ended) words.push(conversationWords[interaction.conversation]);
    }
    return words.filter(Boolean).join(' · ');
  }

  #standing() {
    const { request, ended } = this.helped;
    const { people, session, store } = this.#desk.current;
    const by = request?.responsible;
    const helping =
      by === session.person ? 'You are helping' : by ? `${people.nameOf(by)} is helping` : 'Nobody is responsible now';
    return html`<p class="standing ${ended ? '' : 'good'}">
      <span role="status">${ended ? helpingEndWords[ended] : helping}</span>
      ${
        !ended && request?.respondedAt
          ? html`<time aria-hidden="true">${durationWords(store.serverNow - request.respondedAt)}</time>`
          : nothing
      }
    </p>`;
  }

  #composer() {
    return html`<div class="words">
      <hr-composer
        .value=${this.#chat.draft}
        .rows=${1}
        .tests=${['text', 'send']}
        .enterSends=${true}
        label="Message"
        hint="Write a message"
        action="Send"
        @write=${({ detail }: CustomEvent<string>) => (this.#chat.draft = detail)}
        @send=${({ detail }: CustomEvent<string>) => this.#chat.say(detail)}
      ></hr-composer>
    </div>`;
  }

  /** R-POP: in sight; what is being typed elsewhere keeps the caret and its place. */
  comeForward() {
    const isTyping = document.activeElement !== document.body && !this.matches(':focus-within');
    if (!isTyping) this.scrollIntoView({ block: 'nearest' });
  }

  override focus() {
    this.renderRoot.querySelector<HTMLElement>('hr-composer, .panel')?.focus();
  }

  #dismiss() {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }
}
customElements.define('hr-helping', HelpingPanel);
