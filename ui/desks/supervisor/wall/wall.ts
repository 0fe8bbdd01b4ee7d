/**
 * R-WALL: what each agent of the supervisor's workgroups does, live. Rows and their order are made in machines/wall.ts. A
 * large centre is drawn in portions, a row again only when it shows something else, and its clocks tick without that.
 */
import { msg } from '@lit/localize';
import type { PropertyValues } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import './filters.ts';
import type { Group, WallChoice, WallRow } from '../../../../machines/wall.ts';
import { chosenRows, groupedRows, isSameRow, wallCounts, wallRows } from '../../../../machines/wall.ts';
import type { SupervisorView } from '../../../../machines/wire.ts';
import { refusalNote, refusalStyles } from '../../../components/refusal-note.ts';
import { DeskController } from '../../../controllers/desk-controller.ts';
import { JoinController } from '../../../controllers/join-controller.ts';
import { beforeNextFrame } from '../../../controllers/next-frame.ts';
import { RovingController } from '../../../controllers/roving-controller.ts';
import { TimesController } from '../../../controllers/times-controller.ts';
import { languageNow } from '../../../data/language.ts';
import { controls } from '../../../theme/controls.ts';
import { durationWords } from '../../../words/duration.ts';
import { listWords } from '../../../words/formats.ts';
import { countWords, wallStateWords } from '../../../words/wall.ts';
import { wallChoice } from './choice.ts';
import { rowTemplate } from './row.ts';
import { wallStyles } from './wall-styles.ts';

/** Rows that are drawn in one frame. */
const portion = 40;

export class Wall extends LitElement {
  static override properties = { open: { type: Boolean } };
  /** False: nothing is drawn, and it costs nothing. */
  declare open: boolean;
  readonly #desk = new DeskController(this);
  readonly #join = new JoinController(
    this,
    () => this.#desk.current,
    (request) => this.#show(request),
  );
  protected readonly times = new TimesController(this, {
    rows: '.row',
    now: () => this.#desk.current.store.serverNow,
    words: durationWords,
  });
  protected readonly roving = new RovingController(this, '.row', ({ dataset }) => dataset.agent ?? '');
  #rows = new Map<string, WallRow>();
  #search = '';
  #drawn = 0;
  /** What was said on demand. */
  #said = '';

  static override styles = [controls, refusalStyles, wallStyles];

  protected override willUpdate(changed: PropertyValues) {
    if (changed.has('open') && !this.open) {
      this.#drawn = 0;
      this.#said = '';
    }
  }

  override render() {
    const { store, preferences, people } = this.#desk.current;
    const view = store.supervisor;
    if (!this.open || !view) return nothing;
    const choice: WallChoice = { ...preferences.read(wallChoice), search: this.#search };
    // A workgroup that the supervisor does not belong to any more would hide everything.
    if (!view.memberOf.includes(choice.workgroup)) choice.workgroup = '';
    const rows = this.#sameRows(wallRows(store.desk.views, view));
    const chosen = chosenRows(rows, choice, people.nameOf);
    const groups = groupedRows(chosen, choice);
    const counts = wallCounts(store.desk.views, rows, view);
    const words = countWords(counts);
    const urgent = [counts.waiting, counts.unattended];
    return html`<section aria-labelledby="title" tabindex="-1">
      <div class="top">
        <h2 id="title">${msg('What the agents of my workgroups do')}</h2>
        <button class="quiet" data-test="wall-say" @click=${() => this.#say(words)}>${msg('Read out how things stand')}</button>
        <p class="spoken" role="status">${this.#said}</p>
        <p class="counts" data-test="wall-counts">
          ${words.map((said, n) => html`<span class="chip ${urgent[n] ? 'warn' : ''}">${said}</span> `)}
        </p>
      </div>
      <hr-wall-filters
        .choice=${choice}
        .workgroups=${view.memberOf}
        @choose=${({ detail }: CustomEvent<WallChoice>) => this.#choose(detail)}
      ></hr-wall-filters>
      ${this.#goneRefusal(rows)}
      ${
        chosen.length === 0
          ? html`<p class="grid none" data-test="wall-none">${this.#none(view, rows)}</p>`
          : this.#grid(chosen.length, this.#portioned(groups))
      }
    </section>`;
  }

  #grid(count: number, groups: readonly Group<WallRow>[]) {
    return html`<div class="grid" role="grid" aria-labelledby="title" aria-rowcount=${count + 1} @keydown=${this.roving.press}>
      <div class="columns" role="row">
        <span role="columnheader">${msg('Agent')}</span>
        <span role="columnheader">${msg('State')}</span>
        <span role="columnheader">${msg('Interactions')}</span>
        <span role="columnheader">${msg('Request')}</span>
      </div>
      ${repeat(
        groups,
        ({ key }) => key,
        ({ key, rows }) => html`<div role="rowgroup" data-test="wall-rows" data-group=${key}>
          ${key === '' ? nothing : html`<div class="group" role="row"><span role="rowheader">${this.#groupWords(key)}</span></div>`}
          ${repeat(
            rows,
            ({ agent }) => agent,
            (row) => this.#row(row),
          )}
        </div>`,
      )}
    </div>`;
  }

  #row(row: WallRow) {
    const { people, session, store } = this.#desk.current;
    const isAway = store.connection !== 'connected';
    const join = this.#join;
    const joining = row.requests.filter(({ request }) => join.isJoining(request)).length;
    const refused = row.requests.some(({ request }) => join.refused?.request === request);
    const shown = [row, languageNow(), isAway, joining, refused, people.known];
    return guard(shown, () =>
      rowTemplate(row, {
        nameOf: people.nameOf,
        me: session.person,
        isAway,
        join,
        show: (request) => this.#show(request),
      }),
    );
  }

  #groupWords(key: string) {
    const { group } = this.#desk.current.preferences.read(wallChoice);
    return group === 'state' ? wallStateWords(key as WallRow['state']) : key;
  }

  /** The very same object for a row that shows the same as before. */
  #sameRows(rows: readonly WallRow[]): WallRow[] {
    const same = rows.map((row) => {
      const former = this.#rows.get(row.agent);
      return former && isSameRow(former, row) ? former : row;
    });
    this.#rows = new Map(same.map((row) => [row.agent, row]));
    return same;
  }

  /** At first as many rows as one frame has time for, and so on until all are there. */
  #portioned(groups: readonly Group<WallRow>[]): readonly Group<WallRow>[] {
    const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
    if (this.#drawn < count) {
      this.#drawn += portion;
      if (this.#drawn < count) requestAnimationFrame(() => this.requestUpdate());
    }
    let left = Math.max(this.#drawn, portion);
    return groups.flatMap(({ key, rows }) => {
      const shown = rows.slice(0, Math.max(0, left));
      left -= rows.length;
      return shown.length > 0 ? [{ key, rows: shown }] : [];
    });
  }

  #none(view: SupervisorView, rows: readonly WallRow[]) {
    if (view.presence !== 'supervising') return msg('You are not supervising.');
    return rows.length === 0 ? msg('My workgroups have no agents.') : msg('Nobody is like that right now.');
  }

  /** A request that ended while somebody joined is on no row any more; the refusal says so. */
  #goneRefusal(rows: readonly WallRow[]) {
    const { refused } = this.#join;
    if (!refused || rows.some(({ requests }) => requests.some(({ request }) => request === refused.request)))
      return nothing;
    return refusalNote(refused.refusal, this.#desk.current.people.nameOf);
  }

  #choose({ search, ...kept }: WallChoice) {
    this.#search = search;
    this.#desk.current.preferences.choose(wallChoice, kept);
    this.requestUpdate();
  }

  /** The same words again would not be announced, so they go away in between. */
  #say(counts: readonly string[]) {
    this.#said = '';
    this.requestUpdate();
    beforeNextFrame(() => {
      this.#said = listWords(counts);
      this.requestUpdate();
    });
  }

  #show(request: string) {
    this.dispatchEvent(new CustomEvent('show', { detail: request }));
  }

  override focus() {
    if (!this.roving.focus()) this.renderRoot.querySelector<HTMLElement>('section')?.focus();
  }
}
customElements.define('hr-wall', Wall);
