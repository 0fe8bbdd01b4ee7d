/**
 * The history of requests, a place of every desk: what is looked for, what was found, and one story. The address says all of
 * it (`#history?outcome=open&request=c1.1`), so that a refresh, a link and the Back button work. Template and wiring.
 */
import { msg } from '@lit/localize';
import type { PropertyValues } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import './filter-form.ts';
import './past-table.ts';
import './request-story.ts';
import { requestPattern } from '../../machines/names.ts';
import { controls } from '../theme/controls.ts';
import { listedWords, lookedBackWords, newerWords } from '../words/past.ts';
import { refusalSentence } from '../words/refusal.ts';
import type { Filter } from './filter.ts';
import { askedOf, filterOf, isFiltered, noFilter, queryOf } from './filter.ts';
import { historyIcons } from './icons.ts';
import { csvAddress } from './past.ts';
import { PastController } from './past-desk.ts';
import { PastList } from './past-list.ts';
import type { PastTable } from './past-table.ts';
import type { RequestStory } from './request-story.ts';
import { historyStyles } from './styles.ts';

/** What has changed is looked at after something happened, and otherwise once in a while. */
const followMs = { soon: 2_000, later: 20_000 } as const;

export class HistoryPlace extends LitElement {
  static override properties = { query: {}, active: {} };
  /** What the address says after `#history?`. */
  declare query: string;
  /** The person is here. */
  declare active: boolean;
  readonly #past = new PastController(this, () => this.#soon());
  readonly #list = new PastList(
    (...asked) => this.#past.desk.ask(...asked),
    () => this.requestUpdate(),
  );
  #lookedFor: string | undefined;
  #isSoon: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  static override styles = [
    controls,
    historyStyles,
    css`
      .results {
        margin-top: var(--s4);
      }
      .more {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s3);
        align-items: center;
        margin-top: var(--s3);
      }
    `,
  ];

  constructor() {
    super();
    this.query = '';
    this.active = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#follow(), followMs.later);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    clearTimeout(this.#isSoon);
    this.#isSoon = undefined;
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (!this.active) return;
    const sought = String(queryOf(this.#filter));
    // Whoever comes back here sees what there is now.
    if (sought === this.#lookedFor && !changed.has('active')) return;
    this.#lookedFor = sought;
    void this.#list.look(this.#filter);
  }

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('query') || !this.active) return;
    const before = requestIn(changed.get('query'));
    const now = requestIn(this.query);
    if (before === now) return;
    // The story takes the focus, and gives it back to the row that it was opened from.
    if (now !== undefined) void this.#story?.updateComplete.then(() => this.focus());
    else if (before !== undefined) void this.#backTo(before);
  }

  override render() {
    const request = requestIn(this.query);
    return html`<section aria-labelledby="title" ?hidden=${request !== undefined} data-test="history">
        <div class="head">
          <h2 id="title" tabindex="-1">${msg('History of requests')}</h2>
          <a class="button quiet" href=${`#measures${this.#suffix(this.#filter)}`}>${msg('Measures of these')}</a>
          <a class="button" data-test="csv" download href=${csvAddress(askedOf(this.#filter), this.#past.desk.kind)}
            >${historyIcons.download}
            ${this.#filter.text ? msg('Download as CSV, without the search for words') : msg('Download as CSV')}</a
          >
        </div>
        <hr-history-filter
          .filter=${this.#filter}
          .workgroups=${this.#workgroups}
          .isAgent=${this.#past.desk.isAgent}
          @filter=${({ detail }: CustomEvent<Filter>) => this.#refine(detail)}
        ></hr-history-filter>
        <div class="results">${this.#results()}</div>
      </section>
      ${
        request === undefined
          ? nothing
          : html`<hr-request-story .request=${request} .back=${`#history${this.#suffix(this.#filter)}`}></hr-request-story>`
      }`;
  }

  #results() {
    const { rows, isLoading, failure, hasMore, isFull, lookedBackTo, newer, isNewerMore } = this.#list;
    const isEmpty = rows.length === 0 && !isLoading && !failure;
    return html`<p class="spoken" role="status" data-test="listed" data-busy=${isLoading ? 'true' : 'false'}>${isLoading || failure ? '' : listedWords(rows.length, hasMore || isFull)}</p>
      ${
        failure
          ? html`<div class="note bad" role="alert">
              <span>${refusalSentence(failure.refused)}</span>
              <button data-test="again" @click=${() => this.#list.again()}>${msg('Try again')}</button>
            </div>`
          : nothing
      }
      ${
        newer > 0
          ? html`<p class="note"><button data-test="newer" @click=${() => this.#showNewer()}>${newerWords(newer, isNewerMore)}</button></p>`
          : nothing
      }
      ${isLoading && rows.length === 0 ? html`<p class="empty" role="status">${msg('Loading …')}</p>` : nothing}
      ${
        isEmpty && lookedBackTo === null
          ? html`<p class="empty" data-test="none">
              <strong>${msg('No requests found.')}</strong>
              ${
                isFiltered(this.#filter)
                  ? html`<button class="quiet" @click=${() => this.#refine(noFilter)}>${msg('Clear the filters')}</button>`
                  : msg('Requests for assistance appear here as soon as there are some.')
              }
            </p>`
          : nothing
      }
      ${
        rows.length > 0
          ? html`<hr-past-table
              aria-busy=${isLoading ? 'true' : 'false'}
              .rows=${rows}
              .addressOf=${(request: string) => this.#addressOf(request)}
            ></hr-past-table>`
          : nothing
      }
      ${lookedBackTo === null ? nothing : html`<p class="note warn">${lookedBackWords(lookedBackTo)}</p>`}
      <div class="more">
        ${
          hasMore
            ? html`<button data-test="past-more" aria-busy=${isLoading ? 'true' : 'false'} @click=${() => this.#list.more()}>
                ${lookedBackTo === null ? msg('Show more') : msg('Look further back')}
              </button>`
            : nothing
        }
        ${isFull ? html`<p class="muted">${msg('There are more: narrow the search, or download them.')}</p>` : nothing}
      </div>`;
  }

  get #filter(): Filter {
    return filterOf(new URLSearchParams(this.query));
  }

  get #workgroups(): readonly string[] {
    return [...new Set([...this.#past.desk.workgroups, ...this.#list.rows.map(({ workgroup }) => workgroup)])].sort();
  }

  #suffix(filter: Filter, request?: string): string {
    const query = queryOf(filter);
    if (request !== undefined) query.set('request', request);
    return query.size > 0 ? `?${query}` : '';
  }

  #addressOf(request: string): string {
    return `#history${this.#suffix(this.#filter, request)}`;
  }

  /** Other filters in the same place, which Back does not undo one by one. */
  #refine(filter: Filter) {
    this.dispatchEvent(new CustomEvent('refine', { detail: queryOf(filter) }));
  }

  async #showNewer() {
    await this.#list.again();
    await this.updateComplete;
    this.#heading?.focus();
  }

  async #backTo(request: string) {
    const table = this.renderRoot.querySelector<PastTable>('hr-past-table');
    await table?.updateComplete;
    if (!table?.focusOn(request)) this.#heading?.focus();
  }

  override focus() {
    (this.#story ?? this.#heading)?.focus();
  }

  get #story() {
    return this.renderRoot.querySelector<RequestStory>('hr-request-story');
  }

  get #heading() {
    return this.renderRoot.querySelector<HTMLElement>('#title');
  }

  #soon() {
    this.#isSoon ??= setTimeout(() => {
      this.#isSoon = undefined;
      this.#follow();
    }, followMs.soon);
  }

  #follow() {
    if (this.active && document.visibilityState === 'visible') void this.#list.follow();
  }
}
customElements.define('hr-history', HistoryPlace);

function requestIn(query: string | undefined): string | undefined {
  const request = new URLSearchParams(query).get('request');
  return request !== null && requestPattern.test(request) ? request : undefined;
}
