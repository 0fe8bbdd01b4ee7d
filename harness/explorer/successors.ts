/**
 * All that may happen next in a global state, as changes of a few numbers. Everything that explores, walks or looks back goes
 * through here, so that all of them mean the same by a step.
 *
 * A global state is a vector: what properties remember, faults left, delays left, then a component for each actor that ever
 * changes; 0 stands for the one that it has at the beginning.
 */
import type { Violation } from '../../machines/properties/watcher.ts';
import { calls } from './actors.ts';
import { Components, deliveryWidth, happeningWidth, nobody } from './components.ts';
import { Memories } from './memories.ts';
import { Numbers } from './tables.ts';
import { at } from './vector.ts';
import type { World } from './world.ts';

/**
 * Numbers of a change: two places and what stands there then, the memory, faults and delays left, the turn, how, and 1 if it
 * takes nothing from any budget, so that it may be part of a circle.
 */
export const changeWidth = 10;
export const of = {
  first: 0,
  firstValue: 1,
  second: 2,
  secondValue: 3,
  memory: 4,
  faults: 5,
  delays: 6,
  turn: 7,
  how: 8,
  free: 9,
} as const;
/** `how` of a happening is its place in `happenings`; of a delivery, this and less: -1 - slot of the sender. */

/** Places beyond those in use, so that few new actors make all rows wider. */
const roomForActors = 4;
/** More than anything that a single state may offer. */
const changesMax = 20_000;

export class Successors {
  readonly world: World;
  readonly components: Components;
  readonly memories: Memories;
  /** Bound of delays; undefined: any order. */
  readonly #delays: number | undefined;
  /** What properties remember at the beginning. */
  readonly #memory: number;
  /** The changes that `of` found last. */
  changes: Int32Array = new Int32Array(256 * changeWidth);
  count = 0;
  /** Whether messages may arrive in the state that was asked about last. */
  isQuiet = true;
  /** Of each actor: its place in a vector, or -1 as long as it has never changed. */
  readonly placeOf = new Numbers();
  /** Actors to look at: those that have changed, and those that have something to offer from the beginning. */
  readonly #lively: number[] = [];
  /** Of each place: the component that its actor has at the beginning. */
  readonly #startAt = new Numbers();
  #places: number = at.actors;
  #width: number = at.actors;
  #onWider: ((width: number) => void) | undefined;

  constructor(world: World, delays?: number) {
    this.world = world;
    this.#delays = delays;
    this.memories = new Memories(world.properties);
    this.components = new Components(world, () => this.placeOf.push(-1));
    const { actors, sent = [], before = [] } = world.start();
    this.#memory = this.memories.afterAll(before);
    for (const [address, state] of actors) this.components.actors.slotOf(address, state);
    for (const { from, to, message } of sent) {
      const { actors: known, starts } = this.components;
      const slot = known.slotOf(from);
      starts.at[slot] = this.components.sending(starts.at[slot]!, [known.slotOf(to), known.message(from, message)]);
    }
    const { starts } = this.components;
    for (let slot = 0; slot < starts.length; slot++) {
      const offers = this.components.deliveriesOf(starts.at[slot]!).length + this.components.happeningsOf(starts.at[slot]!).length;
      if (offers > 0) this.placeFor(slot);
    }
  }

  /** Places in use. */
  get places(): number {
    return this.#places;
  }

  /** What properties remember at the beginning. */
  get memory(): number {
    return this.#memory;
  }

  get width(): number {
    return this.#width;
  }

  /** Called before rows need more places. */
  onWider(tell: (width: number) => void): void {
    this.#onWider = tell;
  }

  /** The state in which everything begins. */
  start(): Int32Array {
    const vector = new Int32Array(this.#width);
    vector[at.memory] = this.#memory;
    vector[at.faults] = this.world.faults;
    vector[at.delays] = this.#delays ?? 0;
    return vector;
  }

  /** Fills `changes` with what may happen in that state. */
  find(vector: Int32Array): void {
    const { components } = this;
    const limited = this.#delays !== undefined;
    const memory = vector[at.memory]!;
    const faults = vector[at.faults]!;
    let delays = vector[at.delays]!;
    this.count = 0;
    this.isQuiet = true;
    const lively = this.#lively;
    // Actors that are met for the first time by what happens here have nothing to offer yet.
    const actors = lively.length;
    for (let n = 0; n < actors; n++) {
      const slot = lively[n]!;
      const deliveries = components.deliveriesOf(this.componentOf(vector, slot));
      for (let d = 0; d < deliveries.length; d += deliveryWidth) {
        const to = deliveries[d]!;
        const without = deliveries[d + 2]!;
        const cost = deliveries[d + 3]!;
        if (to !== nobody) this.isQuiet = false;
        if (cost > faults) continue;
        // The first thing that may arrive is on time; each of the others makes it wait.
        if (limited && this.count > 0 && delays-- <= 0) return;
        const free = cost === 0 ? 1 : 0;
        if (to === nobody) {
          this.#change(slot, without, -1, 0, memory, faults - cost, delays, -1, -1 - slot, free);
          continue;
        }
        const hearing = to === slot ? without : this.componentOf(vector, to);
        const heard = components.hear(hearing, deliveries[d + 1]!);
        const turn = components.by(heard);
        const after = this.#remember(memory, turn);
        const into = components.into(heard);
        if (to === slot) this.#change(slot, into, -1, 0, after, faults - cost, delays, turn, -1 - slot, free);
        else this.#change(slot, without, to, into, after, faults - cost, delays, turn, -1 - slot, free);
      }
    }
    for (let n = 0; n < actors; n++) {
      const slot = lively[n]!;
      const happenings = components.happeningsOf(this.componentOf(vector, slot));
      for (let h = 0; h < happenings.length; h += happeningWidth) {
        const cost = happenings[h + 2]!;
        if (cost > faults) continue;
        // What people do while messages are under way makes those wait.
        if (limited && !this.isQuiet && delays-- <= 0) return;
        const turn = happenings[h + 1]!;
        const after = turn < 0 ? memory : this.#remember(memory, turn);
        this.#change(slot, happenings[h]!, -1, 0, after, faults - cost, delays, turn, happenings[h + 3]!, happenings[h + 4]!);
      }
    }
  }

  /** The component of an actor in a state. */
  componentOf(vector: Int32Array, slot: number): number {
    const place = this.placeOf.at[slot]!;
    return (place >= 0 && place < vector.length && vector[place]) || this.components.starts.at[slot]!;
  }

  /** What stands at a place in a state; 0 where no actor is. */
  componentAt(vector: Int32Array, place: number): number {
    return vector[place] || (place < this.#places ? this.#startAt.at[place]! : 0);
  }

  /** Whether a state writes a component as 0. */
  isStart(component: number): boolean {
    return this.components.starts.at[this.components.slotOf.at[component]!] === component;
  }

  /** Makes a change of `from`, in `vector`. */
  apply(change: number, from: Int32Array, vector: Int32Array): void {
    const { changes } = this;
    const base = change * changeWidth;
    vector.set(from);
    vector[changes[base + of.first]!] = changes[base + of.firstValue]!;
    if (changes[base + of.second]! >= 0) vector[changes[base + of.second]!] = changes[base + of.secondValue]!;
    vector[at.memory] = changes[base + of.memory]!;
    vector[at.faults] = changes[base + of.faults]!;
    vector[at.delays] = changes[base + of.delays]!;
  }

  /** The actor that has a place in vectors. */
  slotAt(place: number): number {
    for (let slot = 0; slot < this.placeOf.length; slot++) if (this.placeOf.at[slot] === place) return slot;
    throw new Error(`No actor has the place ${place}.`);
  }

  /** Faults that a change takes. */
  faultsOf(change: number, from: Int32Array): number {
    return from[at.faults]! - this.changes[change * changeWidth + of.faults]!;
  }

  /** Whether the message that arrives by a change is under way still. */
  isDoubled(change: number, from: Int32Array, sender: number): boolean {
    const base = change * changeWidth;
    const isSelf = this.changes[base + of.second]! < 0;
    if (isSelf) return this.faultsOf(change, from) > 0;
    const after = this.changes[base + of.firstValue] || this.components.starts.at[sender]!;
    return after === this.componentOf(from, sender);
  }

  /** The type of the message that is lost by a change. */
  lostBy(change: number, from: Int32Array): string {
    const slot = this.slotAt(this.changes[change * changeWidth + of.first]!);
    const after = this.changes[change * changeWidth + of.firstValue] || this.components.starts.at[slot]!;
    const deliveries = this.components.deliveriesOf(this.componentOf(from, slot));
    for (let n = 0; n < deliveries.length; n += deliveryWidth) {
      if (deliveries[n] === nobody && deliveries[n + 2] === after) {
        return this.components.actors.messages[deliveries[n + 1]!]!.message.type;
      }
    }
    throw new Error('Nothing is lost by this change.');
  }

  /** What is wrong with the turn of a change, in itself or because of what was before it. */
  violationsOf(change: number, memory: number): readonly Violation[] {
    const turn = this.changes[change * changeWidth + of.turn]!;
    if (turn < 0) return [];
    const { actors } = this.components;
    return [...actors.taken[turn]!.violations, ...this.memories.violationsOf(memory, turn)];
  }

  #remember(memory: number, turn: number): number {
    const { actors } = this.components;
    if ((actors.callsOf.at[turn]! & calls.memory) === 0) return memory;
    return this.memories.after(memory, turn, actors.taken[turn]!.turn);
  }

  /** `a` and `c` are actors, `b` and `d` what becomes of them. */
  #change(a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number, i: number, j: number): void {
    const { starts } = this.components;
    if ((this.count + 1) * changeWidth > this.changes.length) this.#grow();
    const { changes } = this;
    const base = this.count++ * changeWidth;
    changes[base] = this.placeFor(a);
    changes[base + 1] = b === starts.at[a] ? 0 : b;
    changes[base + 2] = c < 0 ? -1 : this.placeFor(c);
    changes[base + 3] = c >= 0 && d !== starts.at[c] ? d : 0;
    changes[base + 4] = e;
    changes[base + 5] = f;
    changes[base + 6] = g;
    changes[base + 7] = h;
    changes[base + 8] = i;
    changes[base + 9] = j;
  }

  #grow(): void {
    if (this.count > changesMax) throw new Error(`A state offers more than ${changesMax} successors.`);
    const grown = new Int32Array(this.changes.length * 2);
    grown.set(this.changes);
    this.changes = grown;
  }

  /** The place of an actor in vectors; a new one if it has none. */
  placeFor(slot: number): number {
    const place = this.placeOf.at[slot]!;
    if (place >= 0) return place;
    this.placeOf.at[slot] = this.#places;
    while (this.#startAt.length <= this.#places) this.#startAt.push(0);
    this.#startAt.at[this.#places] = this.components.starts.at[slot]!;
    this.#lively.push(slot);
    if (this.#places === this.#width) {
      this.#width += roomForActors;
      this.#onWider?.(this.#width);
    }
    return this.#places++;
  }
}
