/** The agent's desk: *My Interactions*, and beside it the Request Assistance dialogs. Template and wiring. */
import { msg } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../../components/alert-switches.ts';
import '../../components/away-digest.ts';
import '../../components/desk-header.ts';
import '../../components/shortcut-help.ts';
import './assistance-dialog.ts';
import './interaction-row.ts';
import { agentDesk, askable } from '../../../machines/desk.ts';
import { interactionOf } from '../../../machines/names.ts';
import type { AgentView, InteractionView, RequestView } from '../../../machines/wire.ts';
import { alertCounts } from '../../components/alert-counts.ts';
import type { PlaceLink } from '../../components/place-links.ts';
import type { ShortcutHelp } from '../../components/shortcut-help.ts';
import { AlertsController } from '../../controllers/alerts-controller.ts';
import { isBusy } from '../../controllers/busy.ts';
import { DeskController } from '../../controllers/desk-controller.ts';
import { FocusController } from '../../controllers/focus-controller.ts';
import { PlaceController } from '../../controllers/place-controller.ts';
import { ShortcutsController } from '../../controllers/shortcuts-controller.ts';
import type { Connection } from '../../data/socket.ts';
import { pastDeskOf } from '../../history/past-desk.ts';
import { PastPlaces, pastPlaces } from '../../history/past-places.ts';
import { controls } from '../../theme/controls.ts';
import { deskLayout } from '../../theme/desk-layout.ts';
import { list } from '../../theme/list.ts';
import { numberWords } from '../../words/formats.ts';
import { shortLine } from '../../words/live-line.ts';
import { agentDeskStyles } from './agent-desk-styles.ts';
import { AskDraft } from './ask-draft.ts';
import { Asking } from './asking.ts';
import type { AssistanceDialog } from './assistance-dialog.ts';
import { Dialogs } from './dialogs.ts';
import type { InteractionRowElement } from './interaction-row.ts';

const places = ['interactions', ...pastPlaces] as const;

export class AgentDesk extends LitElement {
  static override properties = { embedded: { type: Boolean, reflect: true }, only: {} };
  /** Inside another desktop: without a header, and narrow. */
  declare embedded: boolean;
  /** The one interaction that is shown; undefined shows all. */
  declare only: string | undefined;
  readonly #place = new PlaceController(this, places);
  readonly #past = new PastPlaces(
    this,
    this.#place,
    pastDeskOf(() => this.#desk.current),
  );
  readonly #dialogs = new Dialogs();
  readonly #desk = new DeskController(this, () => {
    const { agent, connection } = this.#desk.current.store;
    if (connection === 'connected' && this.#connection !== connection) this.#dialogs.caughtUp();
    this.#connection = connection;
    if (agent) this.#dialogs.follow(agent);
  });
  readonly #asking = new Asking(
    () => this.#desk.current,
    this.#dialogs,
    () => this.requestUpdate(),
  );
  readonly #alerts = new AlertsController(this, {
    desk: () => this.#desk.current,
    pop: ({ request }) => this.#pop(request),
    open: (request) => request && void this.open(interactionOf(request)),
  });
  readonly #keys = new ShortcutsController(this, [
    { key: 'F6', words: () => msg('Go to the dialog in front'), run: () => void this.#toFrontNow() },
    { key: 'n', words: () => msg('Bring the next dialog to the front'), run: () => this.#next() },
    { key: 'd', words: () => msg('Done: end the request in front'), run: () => this.#inFront()?.end() },
    { key: 'h', words: () => msg('Go to the history, or back'), run: () => this.#toHistory() },
    { key: '?', words: () => msg('Show these keys'), run: () => this.help() },
  ]);
  protected readonly safeFocus = new FocusController(this, () =>
    this.#isHere ? this.#toInteractions() : this.#past.focus(),
  );
  #connection: Connection = 'reconnecting';
  #stop: (() => void) | undefined;

  static override styles = [controls, deskLayout, list, agentDeskStyles];

  override connectedCallback() {
    super.connectedCallback();
    const { store } = this.#desk.current;
    this.#stop = store.onHappening(({ numbered: { event } }) => {
      if (event.type === 'dialog.gone') this.#dialogs.ended(event.request, event.outcome);
    });
    this.#asking.resume();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
  }

  override render() {
    const { store } = this.#desk.current;
    const view = store.agent;
    return html`${this.embedded ? nothing : html`<hr-desk-header heading=${msg('My desk')} .places=${this.#links(view)} @keys=${this.help}></hr-desk-header>`}
      <hr-away-digest></hr-away-digest>
      <hr-shortcut-help .shortcuts=${this.#keys.shortcuts}></hr-shortcut-help>
      ${alertCounts(this.#alerts, this.#desk.current.alerting)}
      <main class=${this.#isHere ? '' : 'elsewhere'}>
        <section class="interactions" aria-labelledby="interactions" tabindex="-1" ?hidden=${!this.#isHere}>
          <h2 id="interactions">${msg('My Interactions')} <span class="count">${view ? numberWords(view.interactions.length) : ''}</span></h2>
          ${view ? this.#interactions() : html`<p class="empty">${msg('Loading …')}</p>`}
        </section>
        <section class="dialogs" aria-labelledby="requests" ?hidden=${!this.#isHere}>
          <h2 id="requests">${msg('Request Assistance')}</h2>
          ${view ? this.#shown() : nothing}
        </section>
        ${this.#past.render()}
      </main>`;
  }

  #links(view: AgentView | undefined): readonly PlaceLink[] {
    const count = Object.keys(view?.dialogs ?? {}).length;
    return [{ hash: '', words: msg('Interactions'), count, here: this.#isHere }, ...this.#past.links()];
  }

  /** Among the interactions. Another desktop's address is none of ours. */
  get #isHere() {
    return this.embedded || this.#place.now === 'interactions';
  }

  #toHistory() {
    if (!this.embedded) this.#place.go(this.#place.now === 'history' ? 'interactions' : 'history');
  }

  #comeHere() {
    if (!this.#isHere) this.#place.go('interactions');
  }

  #interactions() {
    const { store, people, drafts } = this.#desk.current;
    const view = store.agent!;
    const rows = agentDesk(store.desk.views, view).filter(({ interaction }) => this.#isShown(interaction.interaction));
    if (rows.length === 0 && this.only !== undefined)
      return html`<p class="empty">${msg('This interaction is not yours now.')}</p>`;
    if (rows.length === 0)
      return html`<p class="empty">
        <strong>${msg('No interactions right now.')}</strong>
        ${msg('Calls, chats and e-mails that are assigned to you appear here.')}
      </p>`;
    return html`<ul class="list">
      ${repeat(
        rows,
        ({ interaction }) => interaction.interaction,
        (row) => {
          const id = row.interaction.interaction;
          const standing = this.#dialogs.standing(id, view);
          const isDraft = !this.#dialogs.isOpen(id) && new AskDraft(drafts, id).text !== '';
          const isShown = standing.state === 'draft' ? isDraft : standing.state !== 'done';
          return html`<li>
            <hr-interaction-row
              .row=${row}
              .standing=${isShown ? standing : undefined}
              .words=${isShown ? shortLine(standing, people.nameOf) : ''}
              @open-dialog=${() => this.open(id)}
            ></hr-interaction-row>
          </li>`;
        },
      )}
    </ul>`;
  }

  #shown() {
    const { store } = this.#desk.current;
    const shown = this.#dialogs.shown(store.agent!).filter(({ interaction }) => this.#isShown(interaction));
    if (shown.length === 0 && this.embedded) return html`<hr-alert-switches></hr-alert-switches>`;
    if (shown.length === 0)
      return html`<p class="empty">
        <strong>${msg('No open requests.')}</strong>
          ${msg(html`Press <em>Assistance</em> on an interaction to ask your supervisors for help.`)}
        </p>
        <hr-alert-switches></hr-alert-switches>`;
    return repeat(
      shown,
      ({ interaction }) => interaction,
      (dialog) => html`<hr-assistance-dialog
        .shown=${dialog}
        .request=${dialog.request ? (store.desk.views.get(`request/${dialog.request}`) as RequestView) : undefined}
        .dimmed=${this.#dimmed(dialog.interaction)}
        .front=${this.#dialogs.front === dialog.interaction}
        @focusin=${() => this.#toFront(dialog.interaction)}
        @ask=${() => this.#asking.ask(dialog.interaction)}
        @withdraw=${() => this.#asking.withdraw(dialog.interaction)}
        @again=${() => this.#again(dialog.interaction)}
        @close-dialog=${() => this.#close(dialog.interaction)}
      ></hr-assistance-dialog>`,
    );
  }

  /** R-DIMMED, also while its dialog is open. */
  #dimmed(id: string) {
    const { desk, agent } = this.#desk.current.store;
    if (!agent?.interactions.includes(id)) return 'notYourInteraction';
    const interaction = desk.views.get(`interaction/${id}`) as InteractionView | undefined;
    return interaction && askable(agent, interaction);
  }

  #isShown(interaction: string) {
    return this.only === undefined || this.only === interaction;
  }

  /** Opens the dialog of an interaction, with the caret in it. */
  async open(interaction: string) {
    this.#comeHere();
    this.#dialogs.open(interaction);
    this.requestUpdate();
    await this.updateComplete;
    await this.#dialogAt(interaction)?.comeForward(true);
  }

  #again(interaction: string) {
    this.#dialogs.again(interaction);
    void this.open(interaction);
  }

  #toFront(interaction: string) {
    if (this.#dialogs.front === interaction) return;
    this.#dialogs.open(interaction);
    this.requestUpdate();
  }

  /** Focus goes back to the button that the dialog came from. */
  async #close(interaction: string) {
    this.#dialogs.close(interaction);
    this.requestUpdate();
    await this.updateComplete;
    const rows = this.renderRoot.querySelectorAll<InteractionRowElement>('hr-interaction-row');
    const row = [...rows].find((one) => one.row.interaction.interaction === interaction);
    await row?.updateComplete;
    row?.focus();
  }

  /** Into the dialog in front, else to the interactions. */
  override focus() {
    const front = this.#inFront();
    if (front) void front.comeForward(true);
    else this.#toInteractions();
  }

  #toInteractions() {
    this.renderRoot.querySelector<HTMLElement>('.interactions')?.focus();
  }

  /** R-POP: never takes the caret away from what is being typed. */
  async #pop(request: string) {
    if (!isBusy()) this.#comeHere();
    this.#dialogs.pop(request);
    this.requestUpdate();
    await this.updateComplete;
    await this.#inFront()?.comeForward(false);
  }

  #dialogAt(interaction: string) {
    const dialogs = this.renderRoot.querySelectorAll<AssistanceDialog>('hr-assistance-dialog');
    return [...dialogs].find(({ shown }) => shown.interaction === interaction);
  }

  async #toFrontNow() {
    this.#comeHere();
    this.requestUpdate();
    await this.updateComplete;
    await this.#inFront()?.comeForward(true);
  }

  #inFront() {
    const front = this.#dialogs.front;
    return front === undefined ? undefined : this.#dialogAt(front);
  }

  #next() {
    const next = this.only ?? this.#dialogs.next;
    if (next !== undefined) void this.open(next);
  }

  /** Shows the keys. */
  help() {
    this.renderRoot.querySelector<ShortcutHelp>('hr-shortcut-help')?.open();
  }
}
customElements.define('hr-agent-desk', AgentDesk);
