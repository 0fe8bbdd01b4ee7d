/**
 * One state for all that are the same but for names or numbers: people who may change places are named anew, and numbers that
 * only grow are counted anew from what is still spoken of. Canonical in the true sense: equal forms if and only if some
 * permitted change of names turns one state into the other.
 */
import type { Counted } from './counted.ts';
import { Counting } from './counted.ts';
import { permutationsOf } from './permutations.ts';
import type { StateTable } from './states.ts';
import type { Successors } from './successors.ts';
import { Numbers, PairTable } from './tables.ts';
import { at, hashOf, weight } from './vector.ts';
import type { About, Rewriting, World } from './world.ts';

export interface FormOptions {
  /** People change places. */
  symmetry: boolean;
}

/** A change of names, and what is known of its effect: kept as number + 1, so that 0 is unknown. */
interface Permutation {
  rewriting: Rewriting;
  cores: Numbers;
  queues: Numbers;
  places: Numbers;
  owns: Numbers;
  messages: Numbers;
  memories: Numbers;
  slots: Numbers;
  /** What it makes of the state at hand, and the hash of that. */
  image: Int32Array;
  hash: number;
}

/** About an address itself. */
const nobody: About = { from: '', to: '' };

export class CanonicalForm {
  readonly #successors: Successors;
  readonly #world: World;
  readonly #permutations: readonly Permutation[];
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
    this.#successors = successors;
    this.#world = successors.world;
    this.#counting = new Counting(successors);
    this.#permutations = permutationsOf(symmetry ? (this.#world.symmetry ?? []) : []).map((names) => ({
      rewriting: {
        name: (name) => names.get(name) ?? name,
        number: (_, number) => number,
        ceiling: (_, number) => number,
      },
      cores: new Numbers(),
      queues: new Numbers(),
      places: new Numbers(),
      owns: new Numbers(),
      messages: new Numbers(),
      memories: new Numbers(),
      slots: new Numbers(),
      image: new Int32Array(0),
      hash: 0,
    }));
    for (const permutation of this.#permutations) this.#mustFit(permutation);
    // Numbers that somebody speaks of who never changes count too.
    const { starts } = successors.cores;
    for (let slot = 0; slot < starts.length; slot++) {
      if (this.#world.rewrite && this.#counting.coreSpeaks(starts.at[slot]!)) successors.layout.placeFor(slot);
    }
  }

  /** Call once what may happen in a state is known, before the first of it is put into its form: rows may become wider. */
  makeRoom(): void {
    const { layout } = this.#successors;
    if (layout.places === this.#places || this.#permutations.length === 0) return;
    for (let place = at.others; place < layout.places; place++) {
      for (const permutation of this.#permutations) this.#placeAs(permutation, place);
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
    for (const permutation of this.#permutations) {
      if (permutation.image.length !== from.length) permutation.image = new Int32Array(from.length);
      this.#permute(from, permutation, permutation.image);
      permutation.hash = hashOf(permutation.image);
    }
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
      const imageHash = this.#changeImage(permutation, to, changes, first, end);
      if (imageHash < bestHash || (imageHash === bestHash && isLess(permutation.image, best))) {
        best = permutation.image;
        bestHash = imageHash;
      }
    }
    const index = states.insert(best, bestHash, parent);
    for (const permutation of this.#permutations) this.#restoreImage(permutation, from, changes, first, end);
    return index;
  }

  /** Makes the image of the state at hand that of a changed one. Its hash. */
  #changeImage(permutation: Permutation, state: Int32Array, changes: Int32Array, first: number, end: number): number {
    const { image, places } = permutation;
    let { hash } = permutation;
    for (let place = 0; place < at.others; place++) {
      const value = place === at.memory ? this.#memoryAs(permutation, state[place]!) : state[place]!;
      if (value === image[place]) continue;
      hash ^= weight(place, image[place]!) ^ weight(place, value);
      image[place] = value;
    }
    for (let n = first; n < end; n += 2) {
      const place = changes[n]!;
      const other = places.at[place]! - 1;
      const value = this.#valueAs(permutation, place, state[place]!);
      hash ^= weight(other, image[other]!) ^ weight(other, value);
      image[other] = value;
    }
    return hash;
  }

  #restoreImage(permutation: Permutation, from: Int32Array, changes: Int32Array, first: number, end: number): void {
    const { image, places } = permutation;
    image[at.memory] = this.#memoryAs(permutation, from[at.memory]!);
    image[at.faults] = from[at.faults]!;
    image[at.delays] = from[at.delays]!;
    for (let n = first; n < end; n += 2) {
      const place = changes[n]!;
      image[places.at[place]! - 1] = this.#valueAs(permutation, place, from[place]!);
    }
  }

  /** Of all that people who change places make of a state, the one with the least hash; the least one, if several have that. */
  #name(vector: Int32Array): void {
    if (this.#permutations.length === 0) return;
    if (this.#other.length !== vector.length) this.#other = new Int32Array(vector.length);
    const best = vector.slice();
    let bestHash = hashOf(best);
    for (const permutation of this.#permutations) {
      this.#permute(vector, permutation, this.#other);
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
      if (value === 0 || this.#counting.wordsAt(place, value) === 0) continue;
      vector[place] = whose >= 0 ? this.#coreCounted(value, counted) : this.#queueCounted(place, value, counted);
    }
  }

  #memoryIn(memory: number, { number, rewriting }: Counted): number {
    const before = this.#memories.get(memory, number);
    if (before >= 0) return before;
    return this.#memories.add(memory, number, this.#successors.memories.number(this.#remembered(memory, rewriting)));
  }

  #coreCounted(core: number, counted: Counted): number {
    const before = this.#cores.get(core, counted.number);
    if (before >= 0) return before;
    const { cores, layout } = this.#successors;
    const own = cores.ownOf.at[core]!;
    const anew = known(this.#owns, `${own} ${this.#counting.ownIn(own, counted)}`, () =>
      this.#ownAs(counted.rewriting, own, cores.slotOf.at[core]!),
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
          this.#messageAs(counted.rewriting, message, to),
        ),
      );
    return table.add(queue, counted.number, queues.number(content));
  }

  #permute(vector: Int32Array, permutation: Permutation, image: Int32Array): void {
    const { places } = permutation;
    image.fill(0);
    image[at.memory] = this.#memoryAs(permutation, vector[at.memory]!);
    image[at.faults] = vector[at.faults]!;
    image[at.delays] = vector[at.delays]!;
    for (let place = at.others; place < vector.length; place++) {
      const value = vector[place]!;
      if (value !== 0) image[places.at[place]! - 1] = this.#valueAs(permutation, place, value);
    }
  }

  /** What stands in a place, in other names. */
  #valueAs(permutation: Permutation, place: number, value: number): number {
    if (value === 0) return 0;
    const isCore = this.#successors.layout.whose(place) >= 0;
    const table = isCore ? permutation.cores : permutation.queues;
    const stored = value < table.length ? table.at[value]! : 0;
    if (stored > 0) return stored - 1;
    return isCore ? this.#coreAs(permutation, value) : this.#queueAs(permutation, value);
  }

  /** A beginning that is not the same for all who change places would make different states look the same. */
  #mustFit(permutation: Permutation): void {
    const { cores } = this.#successors;
    for (let slot = 0; slot < cores.starts.length; slot++) {
      const own = cores.actors.starts[slot]!;
      const other = this.#slotAs(permutation, slot);
      const budget = (address: string) => JSON.stringify(this.#world.budget(address));
      const [from = '', to = ''] = [slot, other].map((each) => cores.actors.addresses[each]);
      if (this.#ownAs(permutation.rewriting, own, other) === cores.actors.starts[other] && budget(from) === budget(to))
        continue;
      throw new Error(`${from} and ${to} cannot change places: they do not begin alike.`);
    }
    const { memory } = this.#successors;
    if (this.#memoryAs(permutation, memory) !== memory) {
      throw new Error('What properties remember at the beginning is not the same for all who change places.');
    }
  }

  #slotAs(permutation: Permutation, slot: number): number {
    const { actors } = this.#successors.cores;
    return remembered(permutation.slots, slot, () =>
      actors.slotOf(this.#rewrite(actors.addresses[slot]!, permutation.rewriting, nobody) as string),
    );
  }

  #placeAs(permutation: Permutation, place: number): number {
    const { layout } = this.#successors;
    return remembered(permutation.places, place, () => {
      const whose = layout.whose(place);
      if (whose >= 0) return layout.placeFor(this.#slotAs(permutation, whose));
      const [from, to] = [layout.pairFrom, layout.pairTo].map((slots) => slots.at[-1 - whose]!);
      return layout.pairFor(this.#slotAs(permutation, from!), this.#slotAs(permutation, to!));
    });
  }

  #coreAs(permutation: Permutation, core: number): number {
    return remembered(permutation.cores, core, () => {
      const { cores, layout } = this.#successors;
      const slot = this.#slotAs(permutation, cores.slotOf.at[core]!);
      const own = cores.ownOf.at[core]!;
      const after = remembered(permutation.owns, own, () => this.#ownAs(permutation.rewriting, own, slot));
      return layout.written(cores.withOwn(core, after));
    });
  }

  #queueAs(permutation: Permutation, queue: number): number {
    return remembered(permutation.queues, queue, () => {
      const { queues } = this.#successors;
      // To whom it is makes no difference to names.
      const content = queues
        .contentOf(queue)
        .map((message) =>
          remembered(permutation.messages, message, () => this.#messageAs(permutation.rewriting, message, 0)),
        );
      return queues.number(content);
    });
  }

  #messageAs(rewriting: Rewriting, message: number, to: number): number {
    const { actors } = this.#successors.cores;
    const { from, message: said } = actors.messages[message]!;
    const about = { from, to: actors.addresses[to]! };
    return actors.message(
      this.#rewrite(from, rewriting, nobody) as string,
      this.#rewrite(said, rewriting, about) as never,
    );
  }

  #ownAs(rewriting: Rewriting, own: number, slot: number): number {
    const { actors } = this.#successors.cores;
    const { slot: before, state, view, timers } = actors.owns[own]!;
    const about = { from: '', to: actors.addresses[before]! };
    return actors.own({
      slot,
      state: this.#rewrite(state, rewriting, about) as never,
      view: this.#rewrite(view, rewriting, about),
      timers: timers.map(({ name, message }) => ({ name, message: this.#messageAs(rewriting, message, before) })),
    });
  }

  #memoryAs(permutation: Permutation, memory: number): number {
    const { memories } = this.#successors;
    return remembered(permutation.memories, memory, () =>
      memories.number(this.#remembered(memory, permutation.rewriting)),
    );
  }

  #remembered(memory: number, rewriting: Rewriting): readonly unknown[] {
    const { memories } = this.#successors;
    return memories.at(memory).map((each, n) => this.#rewrite(each, rewriting, { from: '', to: memories.names[n]! }));
  }

  #rewrite(value: unknown, rewriting: Rewriting, about: About): unknown {
    return this.#world.rewrite!(value, rewriting, about);
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

function remembered(numbers: Numbers, key: number, find: () => number): number {
  while (numbers.length <= key) numbers.push(0);
  const known = numbers.at[key]!;
  if (known !== 0) return known - 1;
  const value = find();
  numbers.at[key] = value + 1;
  return value;
}

function isLess(a: Int32Array, b: Int32Array): boolean {
  for (let n = 0; n < a.length; n++) if (a[n] !== b[n]) return a[n]! < b[n]!;
  return false;
}
