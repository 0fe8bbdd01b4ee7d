/**
 * Actors by kind, as far as somebody looked: a page of each kind that is open, more on demand, searched on the server, and asked
 * for again while they are on screen. Draws nothing.
 */
import type { ListedActor } from '../../machines/inspection.ts';
import type { Kind } from '../../machines/names.ts';
import { kinds } from '../../machines/names.ts';
import type { ActorsQuery } from './inspection-client.ts';
import { NotTold } from './inspection-client.ts';

export interface KindList {
  actors: readonly ListedActor[];
  hasMore: boolean;
}

export interface ActorListsOptions {
  load: (query: ActorsQuery) => Promise<ListedActor[]>;
  changed: () => void;
}

const pageRows = 25;
/** Of one kind; whoever has more of them searches. */
const rowsMax = 200;

export class ActorLists {
  readonly #options: ActorListsOptions;
  readonly #lists = new Map<Kind, KindList>();
  readonly #wanted = new Map<Kind, number>();
  readonly #open = new Set<Kind>(kinds);
  #asked = 0;
  search = '';
  /** Why nothing could be told. */
  problem: NotTold | undefined;
  /** The first answer is there. */
  isKnown = false;

  constructor(options: ActorListsOptions) {
    this.#options = options;
  }

  of = (kind: Kind): KindList | undefined => this.#lists.get(kind);
  isOpen = (kind: Kind): boolean => this.#open.has(kind);

  async toggle(kind: Kind): Promise<void> {
    if (!this.#open.delete(kind)) this.#open.add(kind);
    this.#options.changed();
    if (this.#open.has(kind)) await this.refresh();
  }

  async more(kind: Kind): Promise<void> {
    this.#wanted.set(kind, Math.min(rowsMax, this.#rows(kind) + pageRows));
    await this.refresh();
  }

  canShowMore = (kind: Kind): boolean => this.#rows(kind) < rowsMax;

  async find(search: string): Promise<void> {
    this.search = search;
    this.#wanted.clear();
    await this.refresh();
  }

  /** A late answer to an earlier question is not taken. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    const open = kinds.filter(this.isOpen);
    try {
      const lists = await Promise.all(open.map((kind) => this.#load(kind)));
      if (asked !== this.#asked) return;
      this.problem = undefined;
      this.isKnown = true;
      for (const [n, kind] of open.entries()) this.#lists.set(kind, lists[n]!);
    } catch (problem) {
      if (!(problem instanceof NotTold)) throw problem;
      if (asked !== this.#asked) return;
      this.problem = problem;
    }
    this.#options.changed();
  }

  async #load(kind: Kind): Promise<KindList> {
    const rows = this.#rows(kind);
    // One more tells whether there are more.
    const found = await this.#options.load({ kind, search: this.search.trim(), limit: rows + 1 });
    return { actors: found.slice(0, rows), hasMore: found.length > rows };
  }

  #rows(kind: Kind): number {
    return this.#wanted.get(kind) ?? pageRows;
  }
}
