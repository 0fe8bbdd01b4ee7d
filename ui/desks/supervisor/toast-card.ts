/**
 * One toast: who asks, about what, since when; accept, ignore, or just answer (R-ACTIONS). Stays until the server closes
 * it. The commands are sent by the desk, so that an answer is heard after the toast is gone.
 */
import { html, LitElement } from 'lit';
import '../../components/composer.ts';
import type { ToastRow } from '../../../machines/desk.ts';
import type { InteractionView, RequestView } from '../../../machines/wire.ts';
import type { Composer } from '../../components/composer.ts';
import { mediaIcons } from '../../components/icons.ts';
import { refusalNote, refusalStyles } from '../../components/refusal-note.ts';
import { ClockController } from '../../controllers/clock-controller.ts';
import { DeskController } from '../../controllers/desk-controller.ts';
import type { Refused } from '../../data/commands.ts';
import { controls } from '../../theme/controls.ts';
import { durationWords } from '../../words/duration.ts';
import { conversationWords, customerWords, mediaWords } from '../../words/interaction.ts';
import { toastCardStyles } from './toast-card-styles.ts';

export type ToastAction = 'accept' | 'ignore' | 'reply';

export class ToastCard extends LitElement {
  static override properties = { row: {}, refusal: {}, busy: {} };
  declare row: ToastRow;
  declare refusal: Refused | undefined;
  /** The click that is under way. */
  declare busy: ToastAction | undefined;
  readonly #desk = new DeskController(this);
  protected readonly clock = new ClockController(this);

  static override styles = [controls, refusalStyles, toastCardStyles];

  override render() {
    const { toast, request, interaction } = this.row;
    const { people, store, drafts } = this.#desk.current;
    const place = `reply/${toast}`;
    return html`<article
      class="toast"
      data-test="toast"
      data-toast=${toast}
      data-request=${request.request}
      aria-label="Request of ${people.nameOf(request.agent)}"
    >
      <header>
        <h3>${people.nameOf(request.agent)} <span class="muted plain">asks for assistance</span></h3>
        <time class="chip ${request.escalated ? 'warn' : 'accent'}"
          >${durationWords(store.serverNow - request.openedAt)}</time
        >
      </header>
      <p class="facts">
        <strong>${request.workgroup}</strong>
        ${this.#about(request, interaction)}
        ${request.escalated ? html`<span class="chip warn">Escalated</span>` : ''}
        ${request.state === 'unattended' ? html`<span class="chip warn">Supervisor has left</span>` : ''}
      </p>
      <p class="text">${request.lines[0]?.text.body ?? '…'}</p>
      ${refusalNote(this.refusal, people.nameOf)}
      <hr-composer
        .value=${drafts.read(place)}
        .rows=${1}
        .tests=${['reply-text', 'reply']}
        .busy=${this.busy === 'reply'}
        .blocked=${store.connection !== 'connected'}
        .enterSends=${true}
        .quiet=${true}
        label="Reply to ${people.nameOf(request.agent)}"
        hint="Reply, which accepts"
        action="Reply"
        @write=${({ detail }: CustomEvent<string>) => drafts.write(place, detail)}
        @send=${({ detail }: CustomEvent<string>) => this.#act('reply', detail)}
      ></hr-composer>
      <footer>${this.#button('accept', 'Accept')}${this.#button('ignore', 'Ignore')}</footer>
    </article>`;
  }

  #about({ request }: RequestView, interaction: InteractionView | undefined) {
    if (!interaction) return '';
    const { media, conversation } = interaction;
    return html`<span class="about"
        >${mediaIcons[media]} ${mediaWords[media]} with
        ${customerWords(interaction, request.slice(0, request.indexOf('.')))}</span
      ><span>${conversationWords[conversation]}</span>`;
  }

  /** Blocked while the desk may not know who was first already. */
  #button(action: 'accept' | 'ignore', words: string) {
    const isAway = this.#desk.current.store.connection !== 'connected';
    return html`<button
      class=${action === 'accept' ? 'primary' : ''}
      data-test=${action}
      aria-disabled=${isAway ? 'true' : 'false'}
      aria-busy=${this.busy === action ? 'true' : 'false'}
      title=${isAway ? 'Not while the desk is disconnected' : ''}
      @click=${() => this.#act(action)}
    >
      ${words}
    </button>`;
  }

  override focus() {
    this.renderRoot.querySelector<HTMLElement>('[data-test="accept"]')?.focus();
  }

  press(control: 'accept' | 'ignore' | 'reply-text') {
    if (control === 'reply-text') this.renderRoot.querySelector<Composer>('hr-composer')?.focus();
    else this.#act(control);
  }

  #act(action: ToastAction, text?: string) {
    if (this.busy || this.#desk.current.store.connection !== 'connected') return;
    this.dispatchEvent(new CustomEvent('act', { detail: { action, text } }));
  }
}
customElements.define('hr-toast', ToastCard);
