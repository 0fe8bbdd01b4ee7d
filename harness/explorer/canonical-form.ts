/**
 * One state for all that are the same but for names or numbers: people who may change places are named anew, and numbers that
 * only grow are counted anew from what is still spoken of. Canonical in the true sense: equal forms if and only if some
 * permitted change of names turns one state into the other.
 */
import type { Counted } from './counted.ts';
import { Counting } from './counted.ts';
import { permutationsOf } from './permutations.ts';
import type { Successors } from './successors.ts';
import { Numbers, PairTable } from './tables.ts';
import { at } from './vector.ts';
import type { About, Rewriting, World } from './world.ts';

export interface FormOptions {
  /** People change places. */
  symmetry: boolean;
}

/** A change of names, and what is known of its effect: kept as number + 1, so that 0 is unknown. */
interface Permutation {
  rewriting: Rewriting;
  components: Numbers;
  owns: Numbers;
  messages: Numbers;
  memories: Numbers;
  slots: Numbers;
}

/** About an address itself. */
const nobody: About = { from: '', to: '' };

export class CanonicalForm {
  readonly #successors: Successors;
  readonly #world: World;
  readonly #permutations: readonly Permutation[];
  readonly #counting: Counting;
  /** Component and what is spoken of in all to the component counted anew; the same of memories. */
  readonly #components = new PairTable();
  readonly #memories = new PairTable();
  readonly #owns = new Map<string, number>();
  readonly #messages = new Map<string, number>();
  #places = 0;
  #other: Int32Array = new Int32Array(0);
  #best: Int32Array = new Int32Array(0);

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
      components: new Numbers(),
      owns: new Numbers(),
      messages: new Numbers(),
      memories: new Numbers(),
      slots: new Numbers(),
    }));
    for (const permutation of this.#permutations) this.#mustFit(permutation);
    // Numbers that somebody speaks of who never changes count too.
    const { starts } = successors.components;
    for (let slot = 0; slot < starts.length; slot++) {
      if (this.#world.rewrite && this.#counting.speaks(starts.at[slot]!)) successors.placeFor(slot);
    }
  }

  /** Call once what may happen in a state is known, before the first of it is put into its form: rows may become wider. */
  makeRoom(): void {
    const { places, components } = this.#successors;
    if (places === this.#places || this.#permutations.length === 0) return;
    for (let slot = 0; slot < components.starts.length; slot++) {
      if (this.#successors.placeOf.at[slot]! < 0) continue;
      for (const permutation of this.#permutations) this.#successors.placeFor(this.#slotAs(permutation, slot));
    }
    this.#places = this.#successors.places;
  }

  /** Puts the form of a state in its place. */
  make(vector: Int32Array): void {
    this.#count(vector);
    if (this.#permutations.length === 0) return;
    if (this.#best.length !== vector.length) {
      this.#best = new Int32Array(vector.length);
      this.#other = new Int32Array(vector.length);
    }
    const best = this.#best;
    best.set(vector);
    for (const permutation of this.#permutations) {
      this.#permute(vector, permutation);
      if (isLess(this.#other, best)) best.set(this.#other);
    }
    vector.set(best);
  }

  /** Counts all numbers anew, if what is still spoken of has a gap. */
  #count(vector: Int32Array): void {
    const counted = this.#counting.of(vector);
    const memory = vector[at.memory]!;
    let after = this.#memories.get(memory, counted.number);
    if (after < 0) after = this.#memories.add(memory, counted.number, this.#memoryCounted(memory, counted));
    vector[at.memory] = after;
    if (counted.isCanonical) return;
    for (let place = at.actors; place < vector.length; place++) {
      const component = this.#successors.componentAt(vector, place);
      if (component === 0 || !this.#counting.speaks(component)) continue;
      let anew = this.#components.get(component, counted.number);
      if (anew < 0) anew = this.#components.add(component, counted.number, this.#componentCounted(component, counted));
      vector[place] = this.#successors.isStart(anew) ? 0 : anew;
    }
  }

  #memoryCounted(memory: number, { rewriting }: Counted): number {
    return this.#successors.memories.number(this.#remembered(memory, rewriting));
  }

  #componentCounted(component: number, counted: Counted): number {
    const { components } = this.#successors;
    const slot = components.slotOf.at[component]!;
    const { rewriting } = counted;
    return components.renamed(component, {
      own: (own) =>
        known(this.#owns, `${own} ${this.#counting.ownIn(own, counted)}`, () => this.#ownAs(rewriting, own, slot)),
      message: (message, to) =>
        known(this.#messages, `${message} ${to} ${this.#counting.messageIn(message, to, counted)}`, () =>
          this.#messageAs(rewriting, message, to),
        ),
      slot: (other) => other,
    });
  }

  #permute(vector: Int32Array, permutation: Permutation): void {
    const { components, placeOf } = this.#successors;
    const other = this.#other;
    const known = permutation.components;
    other.fill(0);
    other[at.memory] = this.#memoryAs(permutation, vector[at.memory]!);
    other[at.faults] = vector[at.faults]!;
    other[at.delays] = vector[at.delays]!;
    for (let place = at.actors; place < vector.length; place++) {
      const component = vector[place]!;
      if (component === 0) continue;
      const stored = component < known.length ? known.at[component]! : 0;
      const after = stored === 0 ? this.#componentAs(permutation, component) : stored - 1;
      other[placeOf.at[components.slotOf.at[after]!]!] = after;
    }
  }

  /** A beginning that is not the same for all who change places would make different states look the same. */
  #mustFit(permutation: Permutation): void {
    const { components } = this.#successors;
    for (let slot = 0; slot < components.starts.length; slot++) {
      const start = components.starts.at[slot]!;
      const after = this.#componentAs(permutation, start);
      const other = components.slotOf.at[after]!;
      if (components.starts.at[other] === after) continue;
      const [from, to] = [slot, other].map((each) => components.actors.addresses[each]);
      throw new Error(`${from} and ${to} cannot change places: they do not begin alike.`);
    }
    const { memory } = this.#successors;
    if (this.#memoryAs(permutation, memory) !== memory) {
      throw new Error('What properties remember at the beginning is not the same for all who change places.');
    }
  }

  #slotAs(permutation: Permutation, slot: number): number {
    const { actors } = this.#successors.components;
    return remembered(permutation.slots, slot, () =>
      actors.slotOf(this.#rewrite(actors.addresses[slot]!, permutation.rewriting, nobody) as string),
    );
  }

  #messageAs(rewriting: Rewriting, message: number, to: number): number {
    const { actors } = this.#successors.components;
    const { from, message: said } = actors.messages[message]!;
    const about = { from, to: actors.addresses[to]! };
    return actors.message(this.#rewrite(from, rewriting, nobody) as string, this.#rewrite(said, rewriting, about) as never);
  }

  #ownAs(rewriting: Rewriting, own: number, slot: number): number {
    const { actors } = this.#successors.components;
    const { slot: before, state, view, timers } = actors.owns[own]!;
    const about = { from: '', to: actors.addresses[before]! };
    return actors.own({
      slot,
      state: this.#rewrite(state, rewriting, about) as never,
      view: this.#rewrite(view, rewriting, about),
      timers: timers.map(({ name, message }) => ({ name, message: this.#messageAs(rewriting, message, before) })),
    });
  }

  #componentAs(permutation: Permutation, component: number): number {
    return remembered(permutation.components, component, () => {
      const { components } = this.#successors;
      const { rewriting } = permutation;
      const slot = this.#slotAs(permutation, components.slotOf.at[component]!);
      return components.renamed(component, {
        own: (own) => remembered(permutation.owns, own, () => this.#ownAs(rewriting, own, slot)),
        message: (message, to) =>
          remembered(permutation.messages, message, () => this.#messageAs(rewriting, message, to)),
        slot: (other) => this.#slotAs(permutation, other),
      });
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
