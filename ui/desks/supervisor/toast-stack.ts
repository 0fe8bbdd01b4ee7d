/**
 * The region *Requests for assistance*: at most three toasts and how many more, and short notes on those that closed.
 * Its live regions are there before anything happens. Sends what is clicked and hears the answers.
 */
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './toast-card.ts';
import type { Urgency } from '../../../machines/commands.ts';
import { toastRows } from '../../../machines/desk.ts';
import type { ToastView } from '../../../machines/messages.ts';
import { partsOfToast } from '../../../machines/names.ts';
import type { RequestView } from '../../../machines/wire.ts';
import { icons } from '../../components/icons.ts';
import { refusalNote, refusalStyles } from '../../components/refusal-note.ts';
import { isBusy } from '../../controllers/busy.ts';
import { DeskController } from '../../controllers/desk-controller.ts';
import { FocusController } from '../../controllers/focus-controller.ts';
import { SightController } from '../../controllers/sight-controller.ts';
import { isRefused } from '../../data/commands.ts';
import { controls } from '../../theme/controls.ts';
import { announcementWords } from '../../words/announcement.ts';
import { closingWords } from '../../words/closing.ts';
import { numberWords, pluralWords } from '../../words/formats.ts';
import type { ClosedNote, RefusedNote } from './closed-notes.ts';
import { ClosedNotes } from './closed-notes.ts';
import { SeenToasts } from './seen-toasts.ts';
import type { ToastAction, ToastCard } from './toast-card.ts';
import { toastStackStyles } from './toast-stack-styles.ts';

const toastsShownMax = 3;

export class ToastStack extends LitElement {
  static override properties = { all: { state: true }, aside: { type: Boolean } };
  declare all: boolean;
  /** Beside something else: without a word while there is nothing to say. */
  declare aside: boolean;
  readonly #desk = new DeskController(this);
  readonly #notes = new ClosedNotes(() => this.requestUpdate());
  readonly #busy = new Map<string, ToastAction>();
  readonly #seen = new SeenToasts();
  protected readonly sight = new SightController<ToastCard>(this, 'hr-toast', ({ row }) =>
    this.#seen.saw(row, this.#desk.current),
  );
  protected readonly safeFocus = new FocusController(this, () => this.#region?.focus());
  /** Announced politely, or at once if it is urgent. */
  #said: { shown: ToastView; reminder: number } | undefined;
  /** Counted in the words too: the same words again would not be announced. */
  #reminders = 0;
  #stop: (() => void) | undefined;

  static override styles = [controls, refusalStyles, toastStackStyles];

  override connectedCallback() {
    super.connectedCallback();
    this.#stop = this.#desk.current.store.onHappening((happening) => {
      this.#notes.take(happening);
      const { event } = happening.numbered;
      if (event.type === 'toast.shown') this.#announce(event.shown);
      if (event.type === 'toast.reminded' && happening.mode === 'live') this.#remind(event.toast);
    });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.#notes.stop();
  }

  override render() {
    const { store } = this.#desk.current;
    const view = store.supervisor;
    const rows = view ? toastRows(store.desk.views, view) : [];
    const shown = this.all ? rows : rows.slice(0, toastsShownMax);
    this.#notes.saw(shown.map(({ toast }) => toast));
    const isShown = (toast: string) => shown.some((row) => row.toast === toast);
    const refused = this.#notes.refused.filter(({ toast }) => !isShown(toast));
    const isQuiet = this.aside && rows.length + this.#notes.closed.length + refused.length === 0;
    return html`<section role="region" aria-labelledby="title" tabindex="-1" class=${isQuiet ? 'spoken' : ''}>
      <h2 id="title">${msg('Requests for assistance')} <span class="count">${rows.length ? numberWords(rows.length) : ''}</span></h2>
      <p class="spoken" role="status">${this.#announcement('normal')}</p>
      <p class="spoken" role="alert">${this.#announcement('urgent')}</p>
      <div class="stack">
        ${repeat(
          shown,
          ({ toast }) => toast,
          (row) => html`<hr-toast
            .row=${row}
            .busy=${this.#busy.get(row.toast)}
            .refusal=${this.#notes.refused.find(({ toast }) => toast === row.toast)?.refusal}
            @act=${({ detail }: CustomEvent<{ action: ToastAction; text: string }>) =>
              this.#act(row.toast, detail.action, detail.text)}
          ></hr-toast>`,
        )}
        ${rows.length > shown.length ? this.#more(rows.length - shown.length) : nothing}
        ${rows.length === 0 ? this.#nothing(view?.presence === 'supervising') : nothing}
      </div>
      <div class="notes" role="status" aria-atomic="false" aria-label=${msg('What became of requests')}>
        ${repeat(
          this.#notes.closed,
          ({ toast }) => toast,
          (note) => this.#note(note),
        )}
      </div>
      ${refused.map((note) => this.#refused(note))}
    </section>`;
  }

  #more(count: number) {
    return html`<button class="more" data-test="more" @click=${() => (this.all = true)}>
      ${pluralWords(
        count,
        (number) => msg(str`${number} more is waiting – show all`),
        (number) => msg(str`${number} more are waiting – show all`),
      )}
    </button>`;
  }

  #nothing(isSupervising: boolean) {
    return isSupervising
      ? html`<p class="empty">
          <strong>${msg('Nobody is waiting.')}</strong> ${msg('Requests from your workgroups appear here.')}
        </p>`
      : html`<p class="empty">
          <strong>${msg('You are not asked.')}</strong>
          ${msg('Requests are shown in Interaction Supervisor and IC Business Manager.')}
        </p>`;
  }

  #note({ toast, request, cause, by }: ClosedNote) {
    const { store, people } = this.#desk.current;
    const view = store.desk.views.get(`request/${request}`) as RequestView | undefined;
    const agent = people.nameOf(view?.agent ?? '') || msg('the agent');
    // Some sentences say already whose request it was.
    const isNamed = cause === 'accepted' || cause === 'ignored' || cause === 'withdrawn' || cause === 'completed';
    const words = closingWords({ cause, by: by && people.nameOf(by), agent });
    return html`<p class="note" data-test="closed-note" data-toast=${toast} data-cause=${cause} data-by=${by ?? nothing}>
      <span>${words} <span class="small">${isNamed ? nothing : `· ${agent}`}</span></span>${this.#dismiss(toast)}
    </p>`;
  }

  #refused({ toast, refusal }: RefusedNote) {
    return html`<div class="note bad">
      ${refusalNote(refusal, this.#desk.current.people.nameOf)}${this.#dismiss(toast)}
    </div>`;
  }

  #dismiss(toast: string) {
    return html`<button class="quiet icon" aria-label=${msg('Dismiss')} @click=${() => this.#notes.dismiss(toast)}>
      ${icons.close}
    </button>`;
  }

  protected override updated() {
    this.toggleAttribute('quiet', this.renderRoot.querySelector('section.spoken') !== null);
  }

  /** Into the first toast, or the region itself if there is none (F6). */
  override focus() {
    (this.#cards[0] ?? this.#region)?.focus();
  }

  /** Into the toast of that request, if it is still on screen. */
  goTo(request: string) {
    const card = this.#cards.find(({ row }) => row.request.request === request);
    if (card) card.focus();
    else this.focus();
  }

  /** To the next or previous toast, round and round. */
  move(by: 1 | -1) {
    const cards = this.#cards;
    cards.at((this.#at + by + (this.#at < 0 && by < 0 ? 1 : 0)) % (cards.length || 1))?.focus();
  }

  /** A key for a control of the toast in focus. Without one it only goes there: nobody accepts what they did not see. */
  press(control: 'accept' | 'ignore' | 'reply-text') {
    const card = this.#cards[this.#at];
    if (card) card.press(control);
    else this.focus();
  }

  get #region() {
    return this.renderRoot.querySelector<HTMLElement>('section');
  }
  get #cards() {
    return [...this.renderRoot.querySelectorAll<ToastCard>('hr-toast')];
  }
  /** Which toast has the focus; -1 if none. */
  get #at() {
    return this.#cards.findIndex((card) => card.matches(':focus-within'));
  }

  async #act(toast: string, action: ToastAction, text: string) {
    const { commands, drafts } = this.#desk.current;
    this.#busy.set(toast, action);
    this.#notes.retry(toast);
    const answer = await (action === 'reply'
      ? commands.send('reply', { toast, text })
      : commands.send(action, { toast }));
    this.#busy.delete(toast);
    if (isRefused(answer)) this.#notes.refuse(toast, answer);
    else {
      drafts.write(`reply/${toast}`, '');
      if (action !== 'ignore') this.#show(partsOfToast(toast).request);
    }
    this.requestUpdate();
  }

  /** Where it goes on, unless this person has gone on elsewhere meanwhile. */
  #show(request: string) {
    if (this.matches(':focus-within') || !isBusy()) this.dispatchEvent(new CustomEvent('show', { detail: request }));
  }

  #announce(shown: ToastView, reminder = 0) {
    this.#said = { shown, reminder };
    this.requestUpdate();
  }

  #announcement(urgency: Urgency) {
    if (this.#said?.shown.urgency !== urgency) return '';
    const { shown, reminder } = this.#said;
    const name = this.#desk.current.people.nameOf(shown.agent);
    return announcementWords({ name, workgroup: shown.workgroup, isUrgent: urgency === 'urgent', reminder });
  }

  /** R-REMIND. */
  #remind(toast: string) {
    const shown = this.#desk.current.store.supervisor?.toasts[toast];
    if (!shown) return;
    this.#announce(shown, ++this.#reminders);
    this.#cards.find(({ row }) => row.toast === toast)?.remind();
  }
}
customElements.define('hr-toast-stack', ToastStack);
