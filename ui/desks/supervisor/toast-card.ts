/**
 * One toast: who asks, about what, since when; accept, ignore, or just answer (R-ACTIONS). Stays until the server closes
 * it. The commands are sent by the desk, so that an answer is heard after the toast is gone.
 */
import { msg, str } from '@lit/localize';
import { html, LitElement } from 'lit';
import '../../components/composer.ts';
import '../../components/interaction-context.ts';
import type { ToastRow } from '../../../machines/desk.ts';
import type { InteractionView, RequestView, WorkgroupView } from '../../../machines/wire.ts';
import type { Composer } from '../../components/composer.ts';
import { icons, mediaIcons } from '../../components/icons.ts';
import { refusalNote, refusalStyles } from '../../components/refusal-note.ts';
import { typingNote, typingStyles } from '../../components/typing-note.ts';
import { ClockController } from '../../controllers/clock-controller.ts';
import { DeskController } from '../../controllers/desk-controller.ts';
import { MarksController } from '../../controllers/marks-controller.ts';
import type { Refused } from '../../data/commands.ts';
import { controls } from '../../theme/controls.ts';
import { askedWords } from '../../words/asked.ts';
import { durationWords } from '../../words/duration.ts';
import { whoLeft } from '../../words/helpers.ts';
import { conversationWords, customerWords, interactionWords } from '../../words/interaction.ts';
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
  readonly #marks = new MarksController(
    this,
    () => this.#desk.current,
    () => this.row.request.request,
  );

  /** Asked for by what is drawn once a frame, its sizes would have to be worked out each time. */
  readonly #resized = new ResizeObserver(([entry]) => {
    const text = entry?.target as HTMLElement;
    if (text.scrollHeight > text.clientHeight) text.tabIndex = 0;
    else text.removeAttribute('tabindex');
  });

  static override styles = [controls, refusalStyles, typingStyles, toastCardStyles];

  override render() {
    const { toast, request, interaction } = this.row;
    const { people, store, drafts, session } = this.#desk.current;
    const group = store.desk.views.get(`workgroup/${request.workgroup}`) as WorkgroupView | undefined;
    const place = `reply/${toast}`;
    const typing = this.#marks.typing;
    const isUrgent = request.urgency === 'urgent';
    return html`<article
      class="toast ${isUrgent ? 'urgent' : ''}"
      data-test="toast"
      data-toast=${toast}
      data-request=${request.request}
      data-urgency=${request.urgency}
      data-escalated=${String(request.escalated)}
      data-state=${request.state}
      data-reason=${request.reason ?? ''}
      aria-label=${msg(str`Request of ${people.nameOf(request.agent)}`)}
    >
      <header>
        <h3>${msg(html`${people.nameOf(request.agent)} <span class="muted plain">asks for assistance</span>`)}</h3>
        <time class="chip ${request.escalated ? 'warn' : 'accent'}"
          >${durationWords(store.serverNow - request.openedAt)}</time
        >
      </header>
      <p class="facts">
        <span class="marks">${this.#marked(request)}</span>
        <strong>${request.workgroup}</strong>
        ${reasonOf(request, group)} ${this.#about(request, interaction)}
      </p>
      <p class="text" dir="auto">${request.lines[0]?.text.body ?? '…'}</p>
      ${interaction ? html`<hr-context .interaction=${interaction} .compact=${true}></hr-context>` : ''}
      ${typing.length > 0 ? typingNote(typing, people.nameOf) : ''}
      ${refusalNote(this.refusal, people.nameOf)}
      <hr-composer
        .value=${drafts.read(place)}
        .rows=${1}
        .tests=${['reply-text', 'reply']}
        .busy=${this.busy === 'reply'}
        .blocked=${store.connection !== 'connected'}
        .enterSends=${true}
        .quiet=${true}
        label=${msg(str`Reply to ${people.nameOf(request.agent)}`)}
        hint=${msg('Reply, which accepts')}
        action=${msg('Reply')}
        @write=${({ detail }: CustomEvent<string>) => this.#write(place, detail)}
        @send=${({ detail }: CustomEvent<string>) => this.#act('reply', detail)}
      ></hr-composer>
      <footer>
        ${this.#button('accept', msg('Accept'))}${this.#button('ignore', msg('Ignore'))}
        <p class="others">${askedWords(request, group, session.person, people.nameOf)}</p>
      </footer>
    </article>`;
  }

  /** A text that is longer than its room scrolls by keyboard too; a short one is no stop on the way. */
  protected override firstUpdated() {
    const text = this.renderRoot.querySelector<HTMLElement>('.text');
    if (text) this.#resized.observe(text);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  /** What sets it apart, in words and not by colour alone. */
  #marked(request: RequestView) {
    const { urgency, escalated, state } = request;
    const left = whoLeft(request);
    const gone = left
      ? msg(str`${this.#desk.current.people.nameOf(left)} had to leave`)
      : msg('The supervisor had to leave');
    return html`${urgency === 'urgent' ? html`<span class="chip bad">${icons.urgent} ${msg('Urgent')}</span>` : ''}
    ${escalated ? html`<span class="chip warn">${msg('Escalated')}</span>` : ''}
    ${state === 'unattended' ? html`<span class="chip warn">${gone}</span>` : ''}`;
  }

  #about({ request }: RequestView, interaction: InteractionView | undefined) {
    if (!interaction) return '';
    const { media, conversation } = interaction;
    return html`<span class="about"
        >${mediaIcons[media]}
        ${interactionWords(media, customerWords(interaction, request.slice(0, request.indexOf('.'))))}</span
      ><span>${conversationWords(conversation)}</span>`;
  }

  /** Blocked while the desk may not know who was first already. */
  #button(action: 'accept' | 'ignore', words: string) {
    const isAway = this.#desk.current.store.connection !== 'connected';
    return html`<button
      class=${action === 'accept' ? 'primary' : ''}
      data-test=${action}
      aria-disabled=${isAway ? 'true' : 'false'}
      aria-busy=${this.busy === action ? 'true' : 'false'}
      title=${isAway ? msg('Not while the desk is disconnected') : ''}
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

  /** R-REMIND: seen again, without taking the focus. Nothing moves for those who asked for that. */
  remind() {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const ring = `0 0 0 4px ${getComputedStyle(this).getPropertyValue('--accent')}`;
    this.renderRoot
      .querySelector('.toast')
      ?.animate({ boxShadow: [ring, '0 0 0 0 transparent'] }, { duration: 700, iterations: 2, easing: 'ease-out' });
  }

  #write(place: string, text: string) {
    this.#desk.current.drafts.write(place, text);
    this.#marks.wrote(text);
  }

  #act(action: ToastAction, text?: string) {
    if (this.busy || this.#desk.current.store.connection !== 'connected') return;
    this.dispatchEvent(new CustomEvent('act', { detail: { action, text } }));
  }
}
/** The canned reason in the workgroup's words. */
const reasonOf = ({ reason }: RequestView, group: WorkgroupView | undefined) =>
  reason ? html`<span class="reason">${group?.reasons.find(({ id }) => id === reason)?.label ?? reason}</span>` : '';

customElements.define('hr-toast', ToastCard);
