/**
 * The Request Assistance dialog of one interaction, from draft to done. Not modal: the agent goes on working, with
 * several open and one in front. Template and wiring; where it stands is decided in dialogs.ts.
 */
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import '../../components/alert-switches.ts';
import '../../components/conversation.ts';
import './ask-form.ts';
import type { RefusalCode } from '../../../machines/refusals.ts';
import type { InteractionView, RequestView } from '../../../machines/wire.ts';
import { icons } from '../../components/icons.ts';
import { refusalNote, refusalStyles } from '../../components/refusal-note.ts';
import { isBusy } from '../../controllers/busy.ts';
import { ClockController } from '../../controllers/clock-controller.ts';
import { DeskController } from '../../controllers/desk-controller.ts';
import { FocusController } from '../../controllers/focus-controller.ts';
import { SendingController } from '../../controllers/sending-controller.ts';
import { controls } from '../../theme/controls.ts';
import { panel } from '../../theme/panel.ts';
import { durationWords } from '../../words/duration.ts';
import { customerWords, mediaWords } from '../../words/interaction.ts';
import { isWithdrawn, liveLine } from '../../words/live-line.ts';
import { assistanceDialogStyles } from './assistance-dialog-styles.ts';
import type { ShownDialog } from './dialogs.ts';

export class AssistanceDialog extends LitElement {
  static override properties = {
    shown: {},
    request: {},
    dimmed: {},
    front: { type: Boolean },
    closing: { state: true },
  };
  declare shown: ShownDialog;
  declare request: RequestView | undefined;
  /** R-DIMMED: why nothing could be asked on the interaction now; undefined if it could. */
  declare dimmed: RefusalCode | undefined;
  declare front: boolean;
  /** R-CLOSE-ASKS: the question is on screen. */
  declare closing: boolean;
  readonly #desk = new DeskController(this);
  protected readonly clock = new ClockController(this);
  readonly #ending = new SendingController(this);
  protected readonly safeFocus = new FocusController(this, () => this.#takeFocus());

  static override styles = [controls, panel, refusalStyles, assistanceDialogStyles];

  protected override willUpdate() {
    // A question about a request that has ended is not asked about the next one.
    if (!this.#isActive) this.closing = false;
  }

  override render() {
    const { state, interaction: id, dialog, outcome, refusal } = this.shown;
    const { people, store } = this.#desk.current;
    const interaction = store.desk.views.get(`interaction/${id}`) as InteractionView | undefined;
    const isActive = this.#isActive;
    return html`<div
      class="panel"
      role="dialog"
      tabindex="-1"
      aria-labelledby="title"
      data-test="dialog"
      data-interaction=${id}
      data-state=${state}
      data-outcome=${outcome ?? nothing}
      data-reach=${dialog?.reach ?? nothing}
      data-escalated=${dialog ? String(dialog.escalated) : nothing}
      data-by=${this.request?.responsible ?? ''}
      data-seen=${this.request?.seen.join(' ') ?? ''}
      data-helpers=${this.request?.helpers.join(' ') ?? ''}
      data-front=${this.front ? 'true' : 'false'}
      @keydown=${this.#key}
    >
      <header>
        <div>
          <div class="title">
            <h3 id="title"><bdi>${customerWords(interaction, id)}</bdi></h3>
            ${this.#marks()}
          </div>
          <p class="small muted">${this.#about(interaction)}</p>
        </div>
        <button class="quiet icon" data-test="close" aria-label=${msg('Close')} title=${msg('Close (Esc)')} @click=${this.#close}>
          ${icons.close}
        </button>
      </header>
      <p class="standing ${this.#tone()}">
        <span role="status">${liveLine({ ...this.shown, dimmed: this.dimmed }, people.nameOf, this.request)}</span>${this.#time()}
      </p>
      ${this.closing ? this.#question() : nothing}
      ${refusalNote(isWithdrawn(refusal) ? this.#ending.refusal : (refusal ?? this.#ending.refusal), people.nameOf)}
      ${state === 'draft' || state === 'asking' ? this.#draft(interaction) : this.#conversation(isActive)}
      <footer><hr-alert-switches class="grow"></hr-alert-switches>${this.#button(isActive)}</footer>
    </div>`;
  }

  #marks() {
    return html`${this.request?.urgency === 'urgent' ? html`<span class="chip bad">${icons.urgent} ${msg('Urgent')}</span>` : nothing}
    ${this.#isActive && this.shown.dialog?.escalated ? html`<span class="chip warn">${msg('Escalated')}</span>` : nothing}`;
  }

  #about(interaction: InteractionView | undefined) {
    if (!interaction) return this.shown.interaction;
    const { media, workgroup } = interaction;
    const reasons = this.request?.reason ? this.#desk.current.reasons.of(workgroup) : [];
    const reason = reasons.find(({ id }) => id === this.request?.reason)?.label ?? this.request?.reason;
    return [mediaWords(media), workgroup, reason].filter(Boolean).join(' · ');
  }

  #tone() {
    const { state, dialog } = this.shown;
    if (state === 'helped') return 'good';
    if (state === 'unattended' || (dialog && dialog.reach !== 'asked')) return 'warn';
    return state === 'waiting' || state === 'asking' ? 'accent' : '';
  }

  /** Apart from the words, so that nobody has to hear every second. */
  #time() {
    const { state } = this.shown;
    if (!this.request || state === 'done') return nothing;
    const duration = durationWords(this.#desk.current.store.serverNow - this.request.openedAt);
    return html`<time aria-hidden="true">${state === 'helped' ? msg(str`open ${duration}`) : msg(str`waiting ${duration}`)}</time>`;
  }

  #draft(interaction: InteractionView | undefined) {
    return html`<div class="words">
      <hr-ask-form
        .interaction=${this.shown.interaction}
        .workgroup=${interaction?.workgroup ?? ''}
        .busy=${this.shown.state === 'asking'}
        .blocked=${this.dimmed !== undefined}
        @ask=${() => this.#emit('ask')}
      ></hr-ask-form>
    </div>`;
  }

  #conversation(isActive: boolean) {
    return html`<hr-conversation
      .request=${this.shown.request ?? ''}
      .view=${this.request}
      .open=${isActive}
    ></hr-conversation>`;
  }

  /** The one way on from here. */
  #button(isActive: boolean) {
    const { state, withdrawing } = this.shown;
    const busy = withdrawing || this.#ending.busy ? 'true' : 'false';
    if (isActive)
      return html`<button data-test="done" aria-busy=${busy} @click=${this.#done}>${icons.check} ${msg('Done')}</button>`;
    if (state === 'asking')
      return html`<button data-test="cancel" aria-busy=${busy} @click=${() => this.#emit('withdraw')}>
        ${msg('Withdraw')}
      </button>`;
    if (state === 'done' && !this.dimmed)
      return html`<button data-test="again" @click=${() => this.#emit('again')}>${icons.hand} ${msg('Ask again')}</button>`;
    return nothing;
  }

  #question() {
    const keep = () => this.#emit('close-dialog');
    return html`<div class="question" role="group" aria-labelledby="question" data-test="closing-question">
      <p id="question">${msg('The request is still open.')}</p>
      <button data-test="keep-open" @click=${keep}>${msg('Keep in background')}</button>
      <button data-test="end-it" @click=${this.#done}>${msg('End request')}</button>
    </div>`;
  }

  /** In sight, and with the caret in its text if `focus`. What is being typed elsewhere keeps the caret. */
  async comeForward(focus: boolean) {
    await this.updateComplete;
    const isElsewhere = isBusy() && !this.matches(':focus-within');
    if (focus || !isElsewhere) this.scrollIntoView({ block: 'nearest' });
    const words = this.renderRoot.querySelector<LitElement>('hr-ask-form, hr-conversation');
    await words?.updateComplete;
    if (focus) words?.focus();
  }

  /** Done by key; nothing happens where there is nothing to end. */
  end() {
    if (this.shown.dialog) void this.#done();
  }

  async #done() {
    const { request, dialog } = this.shown;
    if (!request) return;
    this.closing = false;
    const saw = dialog && { saw: dialog.state };
    await this.#ending.run(() => this.#desk.current.commands.send('done', { request, ...saw }));
    // R-DONE-BY: a request that had ended already is shown as ended, not as an error.
    if (this.#ending.refusal?.refused === 'requestDone') this.#ending.forget();
  }

  get #isActive() {
    const { state } = this.shown;
    return state === 'waiting' || state === 'helped' || state === 'unattended';
  }

  /** R-CLOSE-ASKS, however it is closed; closing it once more takes the question back. A draft is kept. */
  async #close() {
    if (!this.#isActive) return this.#emit('close-dialog');
    this.closing = !this.closing;
    await this.updateComplete;
    if (this.closing) this.renderRoot.querySelector<HTMLElement>('[data-test="keep-open"]')?.focus();
  }

  #key(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    void this.#close();
  }

  /** Into its text if there is one, else to the dialog itself. */
  #takeFocus() {
    const words = this.renderRoot.querySelector<LitElement>(this.#isActive ? 'hr-conversation' : 'hr-ask-form');
    (words ?? this.renderRoot.querySelector<HTMLElement>('.panel'))?.focus();
  }

  #emit(type: string) {
    this.dispatchEvent(new CustomEvent(type));
  }
}
customElements.define('hr-assistance-dialog', AssistanceDialog);
