/**
 * One state for all that are the same but for names or numbers: people who may change places are named anew, and numbers that
 * only grow are counted anew from what is still spoken of. Canonical in the true sense: equal forms if and only if some
 * permitted change of names turns one state into the other.
 */
import { ChangedNames } from './changed-names.ts';
import type { Counted } from './counted.ts';
import { Counting } from './counted.ts';
import { permutationsOf } from './permutations.ts';
import { Rewriter } from './rewriter.ts';
import type { StateTable } from './states.ts';
import type { Successors } from './successors.ts';
import { PairTable } from './tables.ts';
import { at, hashOf, weight } from './vector.ts';

export interface FormOptions {
  /** People change places. */
  symmetry: boolean;
}

export class CanonicalForm {
  readonly #successors: Successors;
  readonly #rewriter: Rewriter;
  readonly #permutations: readonly ChangedNames[];
  readonly #counting: Counting;
  /** Core and what is spoken of in all to the core counted anew; the same of queues at their places, and of memories. */
  readonly #cores = new PairTable();
  readonly #queues = new Map<number, PairTable>();
  readonly #memories = new PairTable();
  readonly #owns = new Map<string, number>();
  readonly #messages = new Map<string, number>();
  #places = 0;
  #other: Int32Array = new Int32Array(0);

  constructor(successors: Successors, { symmetry }: FormOptions) {
    const { world, cores, layout } = successors;
    this.#successors = successors;
    this.#rewriter = new Rewriter(successors);
    this.#counting = new Counting(successors);
    this.#permutations = permutationsOf(symmetry ? (world.symmetry ?? []) : []).map(
      (names) => new ChangedNames(successors, this.#rewriter, names),
    );
    // Numbers that somebody speaks of who never changes count too.
    for (let slot = 0; slot < cores.starts.length; slot++) {
      if (world.rewrite && this.#counting.coreSpeaks(cores.starts.at[slot]!)) layout.placeFor(slot);
    }
  }

  /** Call once what may happen in a state is known, before the first of it is put into its form: rows may become wider. */
  makeRoom(): void {
    const { layout } = this.#successors;
    if (layout.places === this.#places || this.#permutations.length === 0) return;
    for (let place = at.others; place < layout.places; place++) {
      for (const permutation of this.#permutations) permutation.placeAs(place);
    }
    this.#places = layout.places;
  }

  /** Puts the form of a state in its place. */
  make(vector: Int32Array): void {
    this.#count(vector, this.#counting.of(vector));
    this.#name(vector);
  }

  /** Before `insert`: of the state that is changed, which is in its form. */
  begin(from: Int32Array): void {
    this.#counting.begin(from);
    for (const permutation of this.#permutations) permutation.begin(from);
  }

  /**
   * Keeps the form of what a change makes of that state: `to`, with its hash, in the places from `first` to `end` of `changes`. Its
   * index. What properties remember is in its form in `to` then.
   */
  insert(
    states: StateTable,
    parent: number,
    from: Int32Array,
    to: Int32Array,
    hash: number,
    changes: Int32Array,
    first: number,
    end: number,
  ): number {
    const counted = this.#counting.ofChanged(from, to, changes, first, end);
    if (!counted.isCanonical) {
      const formed = to.slice();
      this.#count(formed, counted);
      this.#name(formed);
      return states.insert(formed, hashOf(formed), parent);
    }
    const memory = this.#memoryIn(to[at.memory]!, counted);
    let bestHash = hash ^ weight(at.memory, to[at.memory]!) ^ weight(at.memory, memory);
    to[at.memory] = memory;
    let best = to;
    for (const permutation of this.#permutations) {
      const imageHash = permutation.change(to, changes, first, end);
      if (imageHash < bestHash || (imageHash === bestHash && isLess(permutation.image, best))) {
        best = permutation.image;
        bestHash = imageHash;
      }
    }
    const index = states.insert(best, bestHash, parent);
    for (const permutation of this.#permutations) permutation.restore(from, changes, first, end);
    return index;
  }

  /** Of all that people who change places make of a state, the one with the least hash; the least one, if several have that. */
  #name(vector: Int32Array): void {
    if (this.#permutations.length === 0) return;
    if (this.#other.length !== vector.length) this.#other = new Int32Array(vector.length);
    const best = vector.slice();
    let bestHash = hashOf(best);
    for (const permutation of this.#permutations) {
      permutation.make(vector, this.#other);
      const hash = hashOf(this.#other);
      if (hash > bestHash || (hash === bestHash && !isLess(this.#other, best))) continue;
      best.set(this.#other);
      bestHash = hash;
    }
    vector.set(best);
  }

  /** Counts all numbers anew, if what is still spoken of has a gap. */
  #count(vector: Int32Array, counted: Counted): void {
    vector[at.memory] = this.#memoryIn(vector[at.memory]!, counted);
    if (counted.isCanonical) return;
    const { layout } = this.#successors;
    const places = Math.min(layout.places, vector.length);
    for (let place = at.others; place < places; place++) {
      const whose = layout.whose(place);
      const value = whose >= 0 ? vector[place] || layout.startOf(whose) : vector[place]!;
      if (value === 0 || !this.#counting.speaks(place, value)) continue;
      vector[place] = whose >= 0 ? this.#coreCounted(value, counted) : this.#queueCounted(place, value, counted);
    }
  }

  #memoryIn(memory: number, { number, rewriting }: Counted): number {
    const before = this.#memories.get(memory, number);
    return before >= 0 ? before : this.#memories.add(memory, number, this.#rewriter.memory(memory, rewriting));
  }

  #coreCounted(core: number, counted: Counted): number {
    const before = this.#cores.get(core, counted.number);
    if (before >= 0) return before;
    const { cores, layout } = this.#successors;
    const own = cores.ownOf.at[core]!;
    const anew = known(this.#owns, `${own} ${this.#counting.ownIn(own, counted)}`, () =>
      this.#rewriter.own(own, cores.slotOf.at[core]!, counted.rewriting),
    );
    return this.#cores.add(core, counted.number, layout.written(cores.withOwn(core, anew)));
  }

  #queueCounted(place: number, queue: number, counted: Counted): number {
    const table = this.#queues.get(place) ?? new PairTable();
    this.#queues.set(place, table);
    const before = table.get(queue, counted.number);
    if (before >= 0) return before;
    const { layout, queues } = this.#successors;
    const to = layout.pairTo.at[-1 - layout.whose(place)]!;
    const content = queues
      .contentOf(queue)
      .map((message) =>
        known(this.#messages, `${message} ${to} ${this.#counting.messageIn(message, to, counted)}`, () =>
          this.#rewriter.message(message, to, counted.rewriting),
        ),
      );
    return table.add(queue, counted.number, queues.number(content));
  }
}

function known(map: Map<string, number>, key: string, find: () => number): number {
  let value = map.get(key);
  if (value === undefined) {
    value = find();
    map.set(key, value);
  }
  return value;
}

function isLess(a: Int32Array, b: Int32Array): boolean {
  for (let n = 0; n < a.length; n++) if (a[n] !== b[n]) return a[n]! < b[n]!;
  return false;
}
