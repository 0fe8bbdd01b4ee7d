/**
 * The list of past requests as it is looked through: page after page, and what is newer only as a number until somebody
 * wants to see it, so that no row moves under a hand. Rows that are shown change in place. Knows no element.
 */
import type { Fetch } from '../data/desk-fetch.ts';
import type { Filter } from './filter.ts';
import { askedOf } from './filter.ts';
import type { Page, Past, Unanswered } from './past.ts';
import { isUnanswered, pastPage } from './past.ts';

const pageRows = 50;
/** Rows on one screen; whoever wants more narrows the search or takes the file. */
const rowsMax = 1_000;

export class PastList {
  readonly #ask: Fetch;
  readonly #changed: () => void;
  #filter: Filter | undefined;
  /** Counts searches: what an earlier one is told late is no news. */
  #search = 0;
  #isAsking = false;
  #isFollowing = false;
  #rows: readonly Past[] = [];
  #last: Omit<Page, 'requests'> | undefined;
  #failure: Unanswered | undefined;
  #newer = 0;

  constructor(ask: Fetch, changed: () => void) {
    this.#ask = ask;
    this.#changed = changed;
  }

  get rows(): readonly Past[] {
    return this.#rows;
  }
  get isLoading(): boolean {
    return this.#isAsking;
  }
  /** Why the last question has no answer. */
  get failure(): Unanswered | undefined {
    return this.#failure;
  }
  get hasMore(): boolean {
    return this.#last?.next != null && this.#rows.length < rowsMax;
  }
  /** There are more than one screen takes. */
  get isFull(): boolean {
    return this.#last?.next != null && this.#rows.length >= rowsMax;
  }
  /** A search for words stopped there; ms UTC. */
  get lookedBackTo(): number | null {
    return this.#last?.isPartial ? this.#last.lookedBackTo : null;
  }
  /** Requests that the list would show above or among its rows, and as many as one page has at most. */
  get newer(): number {
    return this.#newer;
  }
  get isNewerMore(): boolean {
    return this.#newer >= pageRows;
  }

  /** A search from its beginning. What is shown stays until there is something else. */
  async look(filter: Filter): Promise<void> {
    this.#filter = filter;
    this.#newer = 0;
    await this.#load((page) => {
      this.#rows = page.requests;
    });
  }

  async more(): Promise<void> {
    if (!this.hasMore || this.#isAsking) return;
    await this.#load((page) => {
      this.#rows = [...this.#rows, ...page.requests];
    }, this.#last?.next);
  }

  async again(): Promise<void> {
    if (this.#filter) await this.look(this.#filter);
  }

  /** What has changed meanwhile. A search for words is not repeated by itself: it is too much work. */
  async follow(): Promise<void> {
    const [search, filter] = [this.#search, this.#filter];
    if (!filter || filter.text || this.#isAsking || this.#isFollowing || this.#failure) return;
    this.#isFollowing = true;
    const page = await pastPage(this.#ask, this.#queryFor(filter));
    this.#isFollowing = false;
    if (search !== this.#search || isUnanswered(page)) return;
    const now = new Map(page.requests.map((one) => [one.request, one]));
    const shown = new Set(this.#rows.map(({ request }) => request));
    const last = this.#last?.next == null ? undefined : this.#rows.at(-1);
    this.#rows = this.#rows.map((one) => now.get(one.request) ?? one);
    this.#newer = page.requests.filter(
      ({ request, openedAt }) => !shown.has(request) && openedAt >= (last?.openedAt ?? 0),
    ).length;
    this.#changed();
  }

  async #load(take: (page: Page) => void, after?: string | null): Promise<void> {
    const search = ++this.#search;
    this.#isAsking = true;
    this.#failure = undefined;
    this.#changed();
    const page = await pastPage(this.#ask, this.#queryFor(this.#filter!, after));
    if (search !== this.#search) return;
    this.#isAsking = false;
    if (isUnanswered(page)) this.#failure = page;
    else {
      take(page);
      this.#last = page;
    }
    this.#changed();
  }

  #queryFor(filter: Filter, after?: string | null): URLSearchParams {
    const query = askedOf(filter);
    query.set('limit', String(pageRows));
    if (after) query.set('after', after);
    return query;
  }
}
