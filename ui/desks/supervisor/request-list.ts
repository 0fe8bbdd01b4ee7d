/**
 * R-LIST: the open requests of the supervisor's workgroups, toasted or not, with a way to join those that are being
 * helped (R-JOIN). Template and wiring; the rows and their order are made in machines/desk.ts.
 */
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import * as z from 'zod/mini';
import type { ActiveState } from '../../../machines/commands.ts';
import type { ListRow } from '../../../machines/desk.ts';
import { listRows } from '../../../machines/desk.ts';
import { interactionOf } from '../../../machines/names.ts';
import type { Grouping } from '../../../machines/wall.ts';
import { groupings, inGroups } from '../../../machines/wall.ts';
import type { WorkgroupView } from '../../../machines/wire.ts';
import { icons } from '../../components/icons.ts';
import { refusalNote, refusalStyles } from '../../components/refusal-note.ts';
import { ClockController } from '../../controllers/clock-controller.ts';
import { DeskController } from '../../controllers/desk-controller.ts';
import { FocusController } from '../../controllers/focus-controller.ts';
import { JoinController } from '../../controllers/join-controller.ts';
import type { Preference } from '../../data/preferences.ts';
import { controls } from '../../theme/controls.ts';
import { field } from '../../theme/field.ts';
import { list } from '../../theme/list.ts';
import { durationWords } from '../../words/duration.ts';
import { numberWords, pluralWords } from '../../words/formats.ts';
import { mediaWords } from '../../words/interaction.ts';
import { activeStateWords, summaryWords } from '../../words/summary.ts';
import { groupingWords } from '../../words/wall.ts';
import { requestListStyles } from './request-list-styles.ts';

const rowsShownMax = 50;

/** The order of groups by state: who needs somebody first. */
const activeStates: readonly ActiveState[] = ['unattended', 'waiting', 'helped'];

const keysOf: Record<Grouping, (row: ListRow) => readonly string[]> = {
  workgroup: ({ workgroup }) => [workgroup],
  agent: ({ summary }) => [summary.agent],
  state: ({ summary }) => [summary.state],
};

const requestGrouping: Preference<Grouping> = {
  name: 'requests-grouped',
  schema: z.enum(groupings),
  fallback: 'workgroup',
};

export class RequestList extends LitElement {
  static override properties = { open: { type: Boolean }, all: { state: true } };
  /** False: nobody looks, so nothing is drawn again. */
  declare open: boolean;
  declare all: boolean;
  readonly #desk = new DeskController(this);
  protected readonly clock = new ClockController(this);
  protected readonly safeFocus = new FocusController(this, () => this.#section?.focus());
  readonly #join = new JoinController(
    this,
    () => this.#desk.current,
    (request) => this.#show(request),
  );

  static override styles = [controls, field, list, refusalStyles, requestListStyles];

  protected override shouldUpdate() {
    return this.open;
  }

  override render() {
    const { store, preferences } = this.#desk.current;
    const view = store.supervisor;
    const rows = view?.presence === 'supervising' ? listRows(store.desk.views, view) : [];
    const shown = this.all ? rows : rows.slice(0, rowsShownMax);
    const group = preferences.read(requestGrouping);
    const groups = inGroups(shown, keysOf[group], group === 'state' ? activeStates : undefined);
    return html`<section aria-labelledby="title" tabindex="-1">
      <h2 id="title">${msg('Open requests of my workgroups')} <span class="count">${rows.length ? numberWords(rows.length) : ''}</span></h2>
      ${rows.length === 0 ? html`<p class="none">${msg('None right now.')}</p>` : nothing}
      ${rows.length > 1 ? this.#grouping(group) : nothing}
      ${repeat(
        groups,
        ({ key }) => key,
        ({ key, rows: open }) => html`<h3 id="of-${key}">
            ${this.#keyWords(group, key)} <span class="count">${numberWords(open.length)}</span>
          </h3>
          <ul class="list" aria-labelledby="of-${key}">
            ${repeat(
              open,
              ({ request }) => request,
              (row) => this.#row(row),
            )}
          </ul>`,
      )}
      ${
        rows.length > shown.length
          ? html`<button class="quiet" @click=${() => (this.all = true)}>${moreWords(rows.length - shown.length)}</button>`
          : nothing
      }
      ${this.#goneRefusal(rows)}
    </section>`;
  }

  #grouping(chosen: Grouping) {
    return html`<label class="grouping">
      ${msg('Group by')}
      <select data-test="list-group" @change=${this.#group}>
        ${groupings.map((one) => html`<option value=${one} .selected=${one === chosen}>${groupingWords(one)}</option>`)}
      </select>
    </label>`;
  }

  readonly #group = ({ target }: Event) =>
    this.#desk.current.preferences.choose(requestGrouping, (target as HTMLSelectElement).value as Grouping);

  #keyWords(group: Grouping, key: string) {
    if (group === 'agent') return this.#desk.current.people.nameOf(key);
    return group === 'state' ? activeStateWords(key as ActiveState) : key;
  }

  #row(row: ListRow) {
    const { people, session } = this.#desk.current;
    const { refused } = this.#join;
    const { request, summary } = row;
    const { agent, state, responsible, urgency, escalated, reach } = summary;
    const tone = state === 'helped' ? 'good' : state === 'unattended' || reach !== 'asked' ? 'warn' : '';
    return html`<li>
      <div
        class="request"
        data-test="list-row"
        data-request=${request}
        data-state=${state}
        data-agent=${agent}
        data-by=${responsible ?? ''}
        data-urgency=${urgency}
      >
        <div class="what">
          <p class="who">
            ${agent === session.person ? msg('You') : people.nameOf(agent)}
            ${urgency === 'urgent' ? html`<span class="chip bad">${icons.urgent} ${msg('Urgent')}</span>` : nothing}
            ${escalated ? html`<span class="chip warn">${msg('Escalated')}</span>` : nothing}
          </p>
          <p class="how ${tone}">${summaryWords(summary, people.nameOf, session.person)}${this.#about(row)}</p>
        </div>
        <div class="end">${this.#since(row)}${this.#button(row)}</div>
      </div>
      ${refused?.request === request ? refusalNote(refused.refusal, people.nameOf) : nothing}
    </li>`;
  }

  #about({ request, workgroup, summary }: ListRow) {
    const group = this.#desk.current.store.desk.views.get(`workgroup/${workgroup}`) as WorkgroupView | undefined;
    const media = group?.interactions[interactionOf(request)]?.media;
    const label = group?.reasons.find(({ id }) => id === summary.reason)?.label;
    const words = [media && mediaWords(media), label].filter(Boolean);
    return words.length > 0 ? html`<span class="muted"> · ${words.join(' · ')}</span>` : nothing;
  }

  #since({ summary }: ListRow) {
    return html`<time>${durationWords(this.#desk.current.store.serverNow - summary.openedAt)}</time>`;
  }

  #button({ request, summary, helping, joinable }: ListRow) {
    const { people, store } = this.#desk.current;
    if (helping)
      return html`<button class="quiet" data-test="show" @click=${() => this.#show(request)}>
        <span aria-hidden="true">${msg('Show')}</span>
        <span class="spoken">${msg(str`Show the request of ${people.nameOf(summary.agent)}`)}</span>
      </button>`;
    if (!joinable) return nothing;
    const isAway = store.connection !== 'connected';
    return html`<button
      data-test="join"
      aria-busy=${this.#join.isJoining(request) ? 'true' : 'false'}
      aria-disabled=${isAway ? 'true' : 'false'}
      @click=${isAway ? nothing : () => this.#join.join(request)}
    >
      <span aria-hidden="true">${msg('Join')}</span>
      <span class="spoken">${msg(str`Join the request of ${people.nameOf(summary.agent)}`)}</span>
    </button>`;
  }

  /** A request that ended while somebody joined is not in the list any more; the refusal says so. */
  #goneRefusal(rows: readonly ListRow[]) {
    const { refused } = this.#join;
    if (!refused || rows.some(({ request }) => request === refused.request)) return nothing;
    return refusalNote(refused.refusal, this.#desk.current.people.nameOf);
  }

  override focus() {
    const control = this.renderRoot.querySelector<HTMLElement>('[data-test="join"], [data-test="show"]');
    (control ?? this.#section)?.focus();
  }

  get #section() {
    return this.renderRoot.querySelector('section');
  }

  #show(request: string) {
    this.dispatchEvent(new CustomEvent('show', { detail: request }));
  }
}
const moreWords = (more: number) =>
  pluralWords(
    more,
    (number) => msg(str`Show ${number} more request`),
    (number) => msg(str`Show ${number} more requests`),
  );

customElements.define('hr-request-list', RequestList);
