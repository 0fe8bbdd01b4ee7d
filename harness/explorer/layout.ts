/**
 * Where things stand in a global state: each actor that ever changes and each pair of actors of whom one ever says something
 * to the other has a place of its own. In an actor's place 0 is its core at the beginning; in a pair's, that nothing is under way.
 */
import type { Cores } from './cores.ts';
import { Numbers, PairTable } from './tables.ts';
import { at } from './vector.ts';

/** Places beyond those in use, so that few new ones make all rows wider. */
const room = 8;

export class Layout {
  readonly #cores: Cores;
  readonly #placeOf = new Numbers();
  readonly #pairs = new PairTable();
  /** Actors in the order of their places. */
  readonly actors: number[] = [];
  /** Of each pair, in the order of their places: its place, who says it, to whom. */
  readonly pairPlaces = new Numbers();
  readonly pairFrom = new Numbers();
  readonly pairTo = new Numbers();
  /** Of each place: the actor whose it is, or -1 - the number of a pair. */
  readonly #whose = new Numbers();
  #places: number = at.others;
  #width: number = at.others;
  #onWider: ((width: number) => void) | undefined;

  constructor(cores: Cores) {
    this.#cores = cores;
    for (let place = 0; place < at.others; place++) this.#whose.push(0);
  }

  /** Places in use. */
  get places(): number {
    return this.#places;
  }

  /** Places that rows have. */
  get width(): number {
    return this.#width;
  }

  /** Called before rows need more places. */
  onWider(tell: (width: number) => void): void {
    this.#onWider = tell;
  }

  /** The place of an actor; a new one if it has none. */
  placeFor(slot: number): number {
    while (this.#placeOf.length <= slot) this.#placeOf.push(-1);
    const known = this.#placeOf.at[slot]!;
    if (known >= 0) return known;
    this.actors.push(slot);
    this.#placeOf.at[slot] = this.#place(slot);
    return this.#placeOf.at[slot]!;
  }

  /** The place of what one actor says to another; a new one if it has none. */
  pairFor(from: number, to: number): number {
    const known = this.#pairs.get(from, to);
    if (known >= 0) return known;
    const place = this.#place(-1 - this.pairPlaces.length);
    this.pairPlaces.push(place);
    this.pairFrom.push(from);
    this.pairTo.push(to);
    return this.#pairs.add(from, to, place);
  }

  /** The actor of a place, or -1 - the number of a pair. */
  whose(place: number): number {
    return this.#whose.at[place]!;
  }

  /** The core of an actor in a state. */
  coreOf(vector: Int32Array, slot: number): number {
    const place = slot < this.#placeOf.length ? this.#placeOf.at[slot]! : -1;
    return (place >= 0 && place < vector.length && vector[place]) || this.#cores.starts.at[slot]!;
  }

  /** The core of an actor at the beginning. */
  startOf(slot: number): number {
    return this.#cores.starts.at[slot]!;
  }

  /** A core as its place has it. */
  written(core: number): number {
    return this.#cores.starts.at[this.#cores.slotOf.at[core]!] === core ? 0 : core;
  }

  #place(whose: number): number {
    this.#whose.push(whose);
    if (this.#places === this.#width) {
      this.#width += room;
      this.#onWider?.(this.#width);
    }
    return this.#places++;
  }
}
