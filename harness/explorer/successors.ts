/**
 * All that may happen next in a global state, as changes of a few numbers. Everything that explores, walks or looks back goes
 * through here, so that all of them mean the same by a step.
 */
import type { Violation } from '../../machines/properties/watcher.ts';
import { calls } from './actors.ts';
import type { Happening } from './cores.ts';
import { Cores, happeningWidth } from './cores.ts';
import { Layout } from './layout.ts';
import { Memories } from './memories.ts';
import { Queues } from './queues.ts';
import { at } from './vector.ts';
import type { World } from './world.ts';

/**
 * A change begins with these numbers: what properties remember, faults and delays left, the turn or -1, how, 1 if it takes
 * nothing from any budget (so that it may be part of a circle), where its places end. Then places and values in turn.
 */
export const of = { memory: 0, faults: 1, delays: 2, turn: 3, how: 4, free: 5, end: 6, places: 7 } as const;
/** `how` of a happening is its place in `happenings`; of a message that arrives, is doubled or lost, one of these and less by the pair. */
export const how = { arrives: -1, doubled: -2, lost: -3, kinds: 3 } as const;

/** More than anything that a single state may offer. */
const changesMax = 20_000;
/** Actors and pairs that one turn changes at most. */
const turnPlacesMax = 1_000;

export class Successors {
  readonly world: World;
  readonly cores: Cores;
  readonly queues: Queues;
  readonly layout: Layout;
  readonly memories: Memories;
  /** What properties remember at the beginning. */
  readonly memory: number;
  /** Bound of delays; undefined: any order. */
  readonly #delays: number | undefined;
  readonly #beginning: Int32Array;
  /** Of each turn: places of pairs and messages, in turn. */
  readonly #sends: Int32Array[] = [];
  /** The changes that `find` found last, one after the other, and where each begins. */
  changes: Int32Array = new Int32Array(16_384);
  begins: Int32Array = new Int32Array(1_024);
  count = 0;
  #used = 0;
  /** Whether nothing is under way in the state that was asked about last. */
  isQuiet = true;

  constructor(world: World, delays?: number) {
    this.world = world;
    this.#delays = delays;
    this.memories = new Memories(world.properties);
    this.cores = new Cores(world);
    this.queues = new Queues(world.network);
    this.layout = new Layout(this.cores);
    const { actors: known, starts } = this.cores;
    const { actors, sent = [], before = [] } = world.start();
    this.memory = this.memories.afterAll(before);
    for (const [address, state] of actors) known.slotOf(address, state);
    for (let slot = 0; slot < starts.length; slot++) {
      if (this.cores.happeningsOf(starts.at[slot]!).length > 0) this.layout.placeFor(slot);
    }
    const underWay = sent.map(({ from, to, message }) => ({
      place: this.layout.pairFor(known.slotOf(from), known.slotOf(to)),
      message: known.message(from, message),
    }));
    this.#beginning = new Int32Array(this.layout.width);
    this.#beginning[at.memory] = this.memory;
    this.#beginning[at.faults] = world.faults;
    this.#beginning[at.delays] = delays ?? 0;
    for (const { place, message } of underWay) {
      this.#beginning[place] = this.queues.push(this.#beginning[place]!, message);
    }
  }

  /** The state in which everything begins. */
  start(): Int32Array {
    const vector = new Int32Array(this.layout.width);
    vector.set(this.#beginning);
    return vector;
  }

  /** Fills `changes` with what may happen in that state. */
  find(vector: Int32Array): void {
    const { cores, layout } = this;
    // What is met for the first time by what happens here has nothing to offer yet.
    const actors = layout.actors.length;
    const limited = this.#delays !== undefined;
    let delays = this.#arrivals(vector);
    if (delays < 0) return;
    for (let n = 0; n < actors; n++) {
      const slot = layout.actors[n]!;
      const happenings = cores.happeningsOf(layout.coreOf(vector, slot));
      for (let h = 0; h < happenings.length; h += happeningWidth) {
        const cost = happenings[h + 2]!;
        if (cost > vector[at.faults]!) continue;
        // What people do while messages are under way makes those wait.
        if (limited && !this.isQuiet && delays-- <= 0) return;
        this.#happens(vector, slot, happenings, h, vector[at.memory]!, vector[at.faults]! - cost, delays);
      }
    }
  }

  /** Fills `changes` with what may arrive, for whoever takes one step only: what else there is costs too much to try. */
  findArrivals(vector: Int32Array): void {
    this.#arrivals(vector);
  }

  /** Fills `changes` with that one thing, which happens to an actor by itself. */
  findHappening(vector: Int32Array, slot: number, happening: Happening): void {
    this.count = 0;
    this.#used = 0;
    const happened = Int32Array.from(this.cores.happen(this.layout.coreOf(vector, slot), happening));
    const faults = vector[at.faults]! - happened[2]!;
    this.#happens(vector, slot, happened, 0, vector[at.memory]!, faults, vector[at.delays]!);
  }

  /** The delays that are left; -1 if what comes later would need one more. */
  #arrivals(vector: Int32Array): number {
    const { cores, queues, layout } = this;
    const { lossy, duplicating, order } = this.world.network;
    const keeps = duplicating === 'always' && order === 'unordered';
    const limited = this.#delays !== undefined;
    const memory = vector[at.memory]!;
    const faults = vector[at.faults]!;
    let delays = vector[at.delays]!;
    this.count = 0;
    this.#used = 0;
    this.isQuiet = true;
    const pairs = layout.pairPlaces.length;
    for (let pair = 0; pair < pairs; pair++) {
      const place = layout.pairPlaces.at[pair]!;
      const queue = place < vector.length ? vector[place]! : 0;
      if (queue === 0) continue;
      this.isQuiet = false;
      const to = layout.pairTo.at[pair]!;
      const heads = queues.headsOf(queue);
      for (let n = 0; n < heads.length; n += 2) {
        // The first thing that may arrive is on time; each of the others makes it wait.
        if (limited && this.count > 0 && delays-- <= 0) return -1;
        const rest = heads[n + 1]!;
        const heard = cores.hear(layout.coreOf(vector, to), heads[n]!);
        const base = -pair * how.kinds;
        if (!keeps) this.#hears(vector, to, heard, memory, faults, delays, base + how.arrives, 1, place, rest);
        if (duplicating === 'always')
          this.#hears(vector, to, heard, memory, faults, delays, base + how.doubled, 1, place, queue);
        else if (duplicating === 'byFault' && faults > 0) {
          this.#hears(vector, to, heard, memory, faults - 1, delays, base + how.doubled, 0, place, queue);
        }
        if (lossy === 'always') this.#loses(memory, faults, delays, base + how.lost, 1, place, rest);
        else if (lossy === 'byFault' && faults > 0)
          this.#loses(memory, faults - 1, delays, base + how.lost, 0, place, rest);
      }
    }
    return delays;
  }

  /** Makes a change of `from`, in `vector`, which is as wide as rows are. */
  apply(change: number, from: Int32Array, vector: Int32Array): void {
    const { changes } = this;
    const base = this.begins[change]!;
    vector.fill(0);
    vector.set(from);
    vector[at.memory] = changes[base + of.memory]!;
    vector[at.faults] = changes[base + of.faults]!;
    vector[at.delays] = changes[base + of.delays]!;
    for (let n = base + of.places; n < changes[base + of.end]!; n += 2) vector[changes[n]!] = changes[n + 1]!;
  }

  /** What is wrong with a turn, in itself or because of what was before it. */
  violationsOf(turn: number, memory: number): readonly Violation[] {
    return [...this.cores.actors.taken[turn]!.violations, ...this.memories.violationsOf(memory, turn)];
  }

  /** Somebody hears a message of a pair, whose queue then is `queue`. */
  #hears(
    vector: Int32Array,
    to: number,
    heard: number,
    memory: number,
    faults: number,
    delays: number,
    by: number,
    free: number,
    place: number,
    queue: number,
  ): void {
    const turn = this.cores.by(heard);
    this.#begin(this.#remember(memory, turn), faults, delays, turn, by, free);
    this.#put(place, queue);
    this.#put(this.layout.placeFor(to), this.layout.written(this.cores.into(heard)));
    this.#send(vector, turn, place, queue);
    this.changes[this.begins[this.count++]! + of.end] = this.#used;
  }

  #loses(memory: number, faults: number, delays: number, by: number, free: number, place: number, queue: number): void {
    this.#begin(memory, faults, delays, -1, by, free);
    this.#put(place, queue);
    this.changes[this.begins[this.count++]! + of.end] = this.#used;
  }

  #happens(
    vector: Int32Array,
    slot: number,
    happenings: Int32Array,
    h: number,
    memory: number,
    faults: number,
    delays: number,
  ): void {
    const turn = happenings[h + 1]!;
    const number = happenings[h + 3]!;
    this.#begin(turn < 0 ? memory : this.#remember(memory, turn), faults, delays, turn, number, happenings[h + 4]!);
    this.#put(this.layout.placeFor(slot), this.layout.written(happenings[h]!));
    const happening = this.cores.happenings[number]!;
    let from = vector;
    if (happening.type === 'act' && happening.act.loses) {
      from = vector.slice();
      for (const to of happening.act.loses) {
        const place = this.layout.pairFor(slot, this.cores.actors.slotOf(to));
        this.#put(place, 0);
        // Said after what is lost, and not lost with it.
        if (place < from.length) from[place] = 0;
      }
    }
    if (turn >= 0) this.#send(from, turn, -1, 0);
    this.changes[this.begins[this.count++]! + of.end] = this.#used;
  }

  /** What a turn says is under way from now on; `place` has another queue already. */
  #send(vector: Int32Array, turn: number, place: number, queue: number): void {
    const sends = this.#sends[turn] ?? this.#sendsOf(turn);
    let last = -1;
    let content = 0;
    for (let n = 0; n < sends.length; n += 2) {
      const to = sends[n]!;
      if (to !== last) {
        if (last >= 0) this.#put(last, content);
        last = to;
        content = to === place ? queue : to < vector.length ? vector[to]! : 0;
      }
      content = this.queues.push(content, sends[n + 1]!);
    }
    if (last >= 0) this.#put(last, content);
  }

  /** Messages to the same actor stand together, in their order. */
  #sendsOf(turn: number): Int32Array {
    const { turn: taken, sends } = this.cores.actors.taken[turn]!;
    const from = this.cores.actors.slotOf(taken.to);
    const byPlace = new Map<number, number[]>();
    for (let n = 0; n < sends.length; n += 2) {
      const place = this.layout.pairFor(from, sends[n]!);
      byPlace.set(place, [...(byPlace.get(place) ?? []), sends[n + 1]!]);
    }
    if (byPlace.size > turnPlacesMax) throw new Error(`A turn speaks to more than ${turnPlacesMax} actors.`);
    const flat = Int32Array.from(
      [...byPlace].flatMap(([place, messages]) => messages.flatMap((message) => [place, message])),
    );
    this.#sends[turn] = flat;
    return flat;
  }

  #remember(memory: number, turn: number): number {
    const { actors } = this.cores;
    if ((actors.callsOf.at[turn]! & calls.memory) === 0) return memory;
    return this.memories.after(memory, turn, actors.taken[turn]!.turn);
  }

  #begin(memory: number, faults: number, delays: number, turn: number, by: number, free: number): void {
    if (this.#used + of.places + 4 * turnPlacesMax > this.changes.length) this.changes = grown(this.changes);
    if (this.count === this.begins.length) {
      if (this.count > changesMax) throw new Error(`A state offers more than ${changesMax} successors.`);
      this.begins = grown(this.begins);
    }
    const { changes, begins } = this;
    const base = this.#used;
    begins[this.count] = base;
    changes[base + of.memory] = memory;
    changes[base + of.faults] = faults;
    changes[base + of.delays] = delays;
    changes[base + of.turn] = turn;
    changes[base + of.how] = by;
    changes[base + of.free] = free;
    this.#used = base + of.places;
  }

  #put(place: number, value: number): void {
    this.changes[this.#used++] = place;
    this.changes[this.#used++] = value;
  }
}

function grown(old: Int32Array): Int32Array {
  const array = new Int32Array(old.length * 2);
  array.set(old);
  return array;
}
