/**
 * What is known of every turn of a tape without reading it: columns of numbers, and which turns each actor had. Of a very
 * long tape only the newest turns have columns; every turn is known to its actor, so that states can be rebuilt from the start.
 */
import { firstFrom } from './record-source.ts';
import type { TurnHead } from './turn-head.ts';

/** The edges that a turn took; `kind` says of which chart. */
export interface Took {
  kind: string;
  edges: readonly string[];
}

class Names {
  readonly all: string[] = [];
  readonly #ids = new Map<string, number>();

  idOf(name: string): number {
    let id = this.#ids.get(name);
    if (id === undefined) {
      id = this.all.push(name) - 1;
      this.#ids.set(name, id);
    }
    return id;
  }

  find(name: string): number | undefined {
    return this.#ids.get(name);
  }
}

const columnsFor = (size: number) => ({
  envelope: new Uint32Array(size),
  at: new Float64Array(size),
  from: new Uint32Array(size),
  to: new Uint32Array(size),
  type: new Uint16Array(size),
  cause: new Uint32Array(size),
  refused: new Uint8Array(size),
  /** 0: not known yet; else one more than its place in `#tooks`. */
  took: new Uint16Array(size),
  /** The first turn that it caused, and the next one with the same cause; 0 if there is none. */
  caused: new Uint32Array(size),
  nextCaused: new Uint32Array(size),
});

export class TurnIndex {
  /** The first turn that has columns. */
  readonly first: number;
  last = 0;
  /** Actors, and users who sent commands. */
  readonly names = new Names();
  readonly types = new Names();
  /** By actor: numbers of its turns, from the very first one on. */
  readonly own: (number[] | undefined)[] = [];
  readonly #refusals = new Names();
  readonly #tooks: Took[] = [];
  readonly #tookIds = new Map<string, number>();
  #columns = columnsFor(1_024);
  /** Turn by envelope, as far as there are columns, from `#firstEnvelope` on. */
  #turns = new Uint32Array(1_024);
  #firstEnvelope = 0;

  constructor(first = 1) {
    this.first = first;
    // 0 says that a turn refused nothing.
    this.#refusals.idOf('');
  }

  push({ envelope, at, from, to, cause, type, refused }: TurnHead): void {
    const n = ++this.last;
    const actor = this.names.idOf(to);
    const own = this.own[actor];
    if (own) own.push(n);
    else this.own[actor] = [n];
    if (n < this.first) return;
    if (n === this.first) this.#firstEnvelope = envelope;
    const place = n - this.first;
    this.#makeRoom(place, envelope);
    const columns = this.#columns;
    columns.envelope[place] = envelope;
    columns.at[place] = at;
    columns.from[place] = this.names.idOf(from);
    columns.to[place] = actor;
    columns.type[place] = this.types.idOf(type);
    if (refused !== undefined) columns.refused[place] = this.#refusals.idOf(refused);
    if (envelope >= this.#firstEnvelope) this.#turns[envelope - this.#firstEnvelope] = n;
    const by = cause === null || cause < this.#firstEnvelope ? 0 : (this.#turns[cause - this.#firstEnvelope] ?? 0);
    columns.cause[place] = by;
    if (by > 0) this.#addCaused(by - this.first, n);
  }

  at = (n: number): number => this.#columns.at[n - this.first]!;
  /** As numbers of `names`. */
  from = (n: number): number => this.#columns.from[n - this.first]!;
  to = (n: number): number => this.#columns.to[n - this.first]!;

  type(n: number): string {
    return this.types.all[this.#columns.type[n - this.first]!]!;
  }

  /** Null for a command, and for what a turn before the first one caused. */
  cause(n: number): number | null {
    return this.#columns.cause[n - this.first] || null;
  }

  refused(n: number): string | undefined {
    return this.#refusals.all[this.#columns.refused[n - this.first]!] || undefined;
  }

  caused(n: number): number[] {
    const caused: number[] = [];
    for (let m = this.#columns.caused[n - this.first]!; m > 0; m = this.#columns.nextCaused[m - this.first]!) {
      caused.push(m);
    }
    return caused;
  }

  /** Undefined if nobody has said it yet. */
  took(n: number): Took | undefined {
    return this.#tooks[this.#columns.took[n - this.first]! - 1];
  }

  setTook(n: number, took: Took): void {
    if (n < this.first) return;
    const key = `${took.kind} ${took.edges.join()}`;
    let id = this.#tookIds.get(key);
    if (id === undefined) {
      id = this.#tooks.push(took);
      this.#tookIds.set(key, id);
    }
    this.#columns.took[n - this.first] = id;
  }

  /** How many turns an actor had up to one. */
  countOf(actor: number, n: number): number {
    return firstFrom(this.own[actor] ?? [], n + 1);
  }

  /** Keeps the order in which they came. */
  #addCaused(by: number, n: number): void {
    const { caused, nextCaused } = this.#columns;
    let last = caused[by]!;
    if (last === 0) {
      caused[by] = n;
      return;
    }
    while (nextCaused[last - this.first]! > 0) last = nextCaused[last - this.first]!;
    nextCaused[last - this.first] = n;
  }

  #makeRoom(place: number, envelope: number): void {
    const size = this.#columns.at.length;
    if (place >= size) {
      const larger = columnsFor(2 * size);
      for (const [name, column] of Object.entries(this.#columns)) larger[name as keyof typeof larger].set(column);
      this.#columns = larger;
    }
    const reach = envelope - this.#firstEnvelope;
    if (reach < this.#turns.length) return;
    const longer = new Uint32Array(2 * reach);
    longer.set(this.#turns);
    this.#turns = longer;
  }
}
