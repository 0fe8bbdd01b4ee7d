/** What was changed, by whom and when, the newest first: filtered by the address, so that a link shows the same. */
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ShownChange } from '../../../machines/administration.ts';
import { thingKind } from '../../../machines/administration.ts';
import { PlaceController } from '../../controllers/place-controller.ts';
import type { Failed } from '../../data/administration.ts';
import { isFailed } from '../../data/administration.ts';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';
import { list } from '../../theme/list.ts';
import { thingWords } from '../../words/administration.ts';
import { differenceRows } from '../../words/differences.ts';
import { dateTimeWords } from '../../words/formats.ts';
import { failedNote, noteStyles, rowsNote } from './notes.ts';
import { places } from './places.ts';
import { WorkplaceController } from './workplace.ts';

const filters = ['kind', 'id', 'by'] as const;

export class ChangesPlace extends LitElement {
  static override properties = {
    changes: { state: true },
    next: { state: true },
    failed: { state: true },
    busy: { state: true },
  };
  declare changes: readonly ShownChange[];
  /** Where the next page begins; null at the end. */
  declare next: number | null;
  declare failed: Failed | undefined;
  declare busy: boolean;
  readonly #workplace = new WorkplaceController(this);
  readonly #place = new PlaceController(this, places);
  /** What is on screen was asked for by this. */
  #asked: string | undefined;

  static override styles = [
    controls,
    form,
    list,
    noteStyles,
    css`
      :host {
        display: block;
        max-width: 60rem;
      }
      .filters {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
        gap: var(--s3);
        margin: var(--s3) 0 var(--s4);
      }
      li {
        padding: var(--s3) var(--s4);
      }
      .what {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--s2);
        margin-bottom: var(--s1);
        overflow-wrap: anywhere;
      }
      .what time {
        margin-inline-start: auto;
        color: var(--muted);
        font-size: var(--small);
        font-variant-numeric: tabular-nums;
      }
      .more {
        margin-top: var(--s3);
      }
    `,
  ];

  constructor() {
    super();
    this.changes = [];
    this.next = null;
    this.busy = false;
  }

  protected override willUpdate() {
    // Somebody's change, also one's own, puts a new one on top.
    const asks = `${this.#query} ${this.#workplace.site?.version}`;
    if (asks === this.#asked) return;
    this.#asked = asks;
    void this.#load();
  }

  override render() {
    const { query } = this.#place;
    return html`<h2>${msg('Changes')}</h2>
      <div class="filters">
        <div class="field">
          <label for="kind">${msg('What')}</label>
          <select id="kind" data-test="filter-kind" @change=${(event: Event) => this.#refine('kind', event)}>
            <option value="">${msg('Everything')}</option>
            ${thingKind.options.map((kind) => html`<option value=${kind} ?selected=${query.get('kind') === kind}>${thingWords(kind)}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="id">${msg('Id of it')}</label>
          <input id="id" data-test="filter-id" autocomplete="off" .value=${query.get('id') ?? ''} @change=${(event: Event) => this.#refine('id', event)} />
        </div>
        <div class="field">
          <label for="by">${msg('By whom')}</label>
          <input id="by" data-test="filter-by" autocomplete="off" .value=${query.get('by') ?? ''} @change=${(event: Event) => this.#refine('by', event)} />
        </div>
      </div>
      ${failedNote(this.failed)}
      <ol class="list" aria-label=${msg('Changes')}>
        ${repeat(
          this.changes,
          ({ n }) => n,
          (change) => this.#change(change),
        )}
        ${this.changes.length === 0 && !this.busy ? html`<li class="muted">${msg('Nothing was changed so.')}</li>` : nothing}
      </ol>
      ${this.next === null ? nothing : html`<button class="more" data-test="older" aria-busy=${this.busy ? 'true' : 'false'} @click=${() => void this.#load(this.next)}>${msg('Older changes')}</button>`}`;
  }

  #change(change: ShownChange) {
    const { n, kind, id, by, at, before, after } = change;
    const { nameOf } = this.#workplace;
    const thing = kind === 'person' ? nameOf(id) : id;
    const did = after === null ? msg('removed') : before === null ? msg('added') : msg('changed');
    return html`<li data-test="change" data-n=${n} data-kind=${kind} data-id=${id} data-by=${by}>
      <div class="what">
        <strong>${kind === 'site' ? thingWords(kind) : html`${thingWords(kind)} <bdi>${thing}</bdi>`}</strong>
        <span class="chip">${did}</span>
        <span>${msg(str`by ${nameOf(by)}`)}</span>
        <time datetime=${at}>${dateTimeWords(Date.parse(at))}</time>
      </div>
      ${rowsNote(differenceRows(change, nameOf))}
    </li>`;
  }

  get #query(): URLSearchParams {
    const { query } = this.#place;
    const kept = filters.flatMap((name) => {
      const value = query.get(name)?.trim();
      return value ? [[name, value] as [string, string]] : [];
    });
    return new URLSearchParams(kept);
  }

  #refine(name: (typeof filters)[number], event: Event) {
    const query = this.#query;
    const value = (event.target as HTMLInputElement | HTMLSelectElement).value.trim();
    if (value) query.set(name, value);
    else query.delete(name);
    this.#place.refine(query);
  }

  async #load(before: number | null = null) {
    const query = this.#query;
    if (before !== null) query.set('before', String(before));
    const asked = this.#asked;
    this.busy = true;
    const page = await this.#workplace.current.administration.changes(query);
    // The person has asked for others meanwhile.
    if (asked !== this.#asked) return;
    this.busy = false;
    this.failed = isFailed(page) ? page : undefined;
    if (isFailed(page)) return;
    this.changes = before === null ? page.changes : [...this.changes, ...page.changes];
    this.next = page.next;
  }
}
customElements.define('hr-changes-place', ChangesPlace);
