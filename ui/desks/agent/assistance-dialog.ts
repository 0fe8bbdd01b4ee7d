/**
 * The Request Assistance dialog of one interaction, from draft to done. Not modal: the agent goes on working, with
 * several open and one in front. Template and wiring; where it stands is decided in dialogs.ts.
 */
import { html, LitElement, nothing } from 'lit';
import '../../components/alert-switches.ts';
import '../../components/composer.ts';
import '../../components/transcript.ts';
import type { InteractionView, RequestView } from '../../../machines/wire.ts';
import type { Composer } from '../../components/composer.ts';
import { icons } from '../../components/icons.ts';
import { refusalNote, refusalStyles } from '../../components/refusal-note.ts';
import { ChatController } from '../../controllers/chat-controller.ts';
import { ClockController } from '../../controllers/clock-controller.ts';
import { DeskController } from '../../controllers/desk-controller.ts';
import { SendingController } from '../../controllers/sending-controller.ts';
import { controls } from '../../theme/controls.ts';
import { panel } from '../../theme/panel.ts';
import { durationWords } from '../../words/duration.ts';
import { customerWords, mediaWords } from '../../words/interaction.ts';
import { liveLine } from '../../words/live-line.ts';
import { assistanceDialogStyles } from './assistance-dialog-styles.ts';
import type { ShownDialog } from './dialogs.ts';

export class AssistanceDialog extends LitElement {
  static override properties = { shown: {}, request: {}, front: { type: Boolean }, closing: { state: true } };
  declare shown: ShownDialog;
  declare request: RequestView | undefined;
  declare front: boolean;
  /** R-CLOSE-ASKS: the question is on screen. */
  declare closing: boolean;
  readonly #desk = new DeskController(this);
  protected readonly clock = new ClockController(this);
  readonly #ending = new SendingController(this);
  readonly #chat = new ChatController(
    this,
    () => this.#desk.current,
    () => this.shown.request,
  );

  static override styles = [controls, panel, refusalStyles, assistanceDialogStyles];

  override render() {
    const { state, interaction: id, dialog, outcome } = this.shown;
    const { people, store } = this.#desk.current;
    const interaction = store.desk.views.get(`interaction/${id}`) as InteractionView | undefined;
    const isActive = state === 'waiting' || state === 'helped' || state === 'unattended';
    return html`<div
      class="panel"
      role="dialog"
      aria-labelledby="title"
      data-test="dialog"
      data-interaction=${id}
      data-state=${state}
      data-outcome=${outcome ?? nothing}
      data-reach=${dialog?.reach ?? nothing}
      data-escalated=${dialog ? String(dialog.escalated) : nothing}
      data-front=${this.front ? 'true' : 'false'}
      @keydown=${this.#key}
    >
      <header>
        <div>
          <h3 id="title">${customerWords(interaction, id)}</h3>
          <p class="small muted">
            ${interaction ? `${mediaWords[interaction.media]} · ${interaction.workgroup}` : id}
          </p>
        </div>
        <button class="quiet icon" data-test="close" aria-label="Close" title="Close (Esc)" @click=${this.#close}>
          ${icons.close}
        </button>
      </header>
      <p class="standing ${this.#tone()}">
        <span role="status">${liveLine(this.shown, people.nameOf)}</span>${this.#time()}
      </p>
      ${this.closing && isActive ? this.#question() : nothing}
      ${refusalNote(this.shown.refusal ?? this.#ending.refusal ?? this.#chat.refusal, people.nameOf)}
      ${state === 'draft' || state === 'asking' ? this.#draft() : this.#conversation(isActive)}
      <footer>
        <hr-alert-switches class="grow"></hr-alert-switches>
        ${isActive ? this.#doneButton() : state === 'done' ? this.#again() : nothing}
      </footer>
    </div>`;
  }

  #tone() {
    const { state, dialog } = this.shown;
    if (state === 'helped') return 'good';
    if (state === 'unattended' || (dialog && dialog.reach !== 'asked')) return 'warn';
    return state === 'waiting' || state === 'asking' ? 'accent' : '';
  }

  /** Apart from the words, so that nobody has to hear every second. */
  #time() {
    const from = this.request?.openedAt;
    if (!from || this.shown.state === 'done') return nothing;
    return html`<time aria-hidden="true">${durationWords(this.#desk.current.store.serverNow - from)}</time>`;
  }

  #draft() {
    const { drafts } = this.#desk.current;
    return html`<div class="words">
      <hr-composer
        .value=${drafts.read(this.#place)}
        .rows=${3}
        .tests=${['text', 'send']}
        .busy=${this.shown.state === 'asking'}
        .counting=${true}
        label="What do you need help with?"
        hint="What do you need help with?"
        action="Send"
        @write=${({ detail }: CustomEvent<string>) => drafts.write(this.#place, detail)}
        @send=${({ detail }: CustomEvent<string>) => this.#emit('ask', detail)}
      ></hr-composer>
    </div>`;
  }

  #conversation(isActive: boolean) {
    const { session, people } = this.#desk.current;
    const lines = this.request?.lines ?? [];
    return html`<hr-transcript
        .lines=${lines}
        .pending=${this.#chat.pendingBeside(lines)}
        .me=${session.person}
        .nameOf=${people.nameOf}
      ></hr-transcript>
      ${
        isActive
          ? html`<div class="words">
              <hr-composer
                .value=${this.#chat.draft}
                .rows=${1}
                .tests=${['text', 'send']}
                .busy=${false}
                .enterSends=${true}
                label="Message"
                hint="Add a message"
                action="Send"
                @write=${({ detail }: CustomEvent<string>) => (this.#chat.draft = detail)}
                @send=${({ detail }: CustomEvent<string>) => this.#chat.say(detail)}
              ></hr-composer>
            </div>`
          : nothing
      }`;
  }

  #doneButton() {
    return html`<button data-test="done" aria-busy=${this.#ending.busy ? 'true' : 'false'} @click=${this.#done}>
      ${icons.check} Done
    </button>`;
  }

  #again() {
    return html`<button data-test="again" @click=${() => this.#emit('again')}>${icons.hand} Ask again</button>`;
  }

  #question() {
    const keep = () => this.#emit('close-dialog');
    return html`<div class="question" role="group" aria-label="Close this dialog?">
      <span class="grow">The request is still active.</span>
      <button data-test="keep" @click=${keep}>Keep in background</button>
      <button data-test="end" @click=${this.#done}>End request</button>
    </div>`;
  }

  /** In sight, and with the caret in its text if `focus`. What is being typed elsewhere keeps the caret. */
  async comeForward(focus: boolean) {
    await this.updateComplete;
    const isTyping = document.activeElement !== document.body && !this.matches(':focus-within');
    if (focus || !isTyping) this.scrollIntoView({ block: 'nearest' });
    const text = this.renderRoot.querySelector<Composer>('hr-composer');
    await text?.updateComplete;
    if (focus) text?.focus();
  }

  /** Done by key; nothing happens where there is nothing to end. */
  end() {
    if (this.shown.dialog) void this.#done();
  }

  get #place() {
    return `ask/${this.shown.interaction}`;
  }

  async #done() {
    const { request } = this.shown;
    if (!request) return;
    this.closing = false;
    await this.#ending.run(() => this.#desk.current.commands.send('done', { request }));
    // R-DONE-BY: a request that had ended already is shown as ended, not as an error.
    if (this.#ending.refusal?.refused === 'requestDone') this.#ending.forget();
  }

  #close() {
    const { state } = this.shown;
    if (state === 'draft' || state === 'asking' || state === 'done') return this.#emit('close-dialog');
    this.closing = !this.closing;
  }

  /** Esc loses nothing: a draft is kept, an active request goes on in the background. */
  #key(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#emit('close-dialog');
  }

  #emit(type: string, detail?: string) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
customElements.define('hr-assistance-dialog', AssistanceDialog);
