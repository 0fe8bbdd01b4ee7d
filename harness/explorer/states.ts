/**
 * Global states as vectors of small numbers, each kept once: an open-addressing table over packed rows. A state is known by
 * its index, in the order in which it was found, and remembers the one from which it was found first.
 */
import { Numbers } from './tables.ts';
import { hashOf } from './vector.ts';

/** States in one block of rows, as a power of two. */
const blockBits = 14;
const blockSize = 1 << blockBits;
/** Numbers above take rows of 32 bits; most worlds do with 16, which is half the memory to go through. */
const smallMax = 0xffff;

type Rows = Uint16Array | Int32Array;

export class StateTable {
  /** Numbers in a row. */
  #width: number;
  #blocks: Rows[] = [];
  #isSmall = true;
  /** Index + 1 of a state, and its hash beside it. */
  #places: Int32Array = new Int32Array(2 * 4_096);
  #mask = 4_095;
  readonly #parents = new Numbers();
  count = 0;

  constructor(width: number) {
    this.#width = width;
  }

  get width(): number {
    return this.#width;
  }

  /** Bytes that hold states, and bytes that were set aside for them. */
  get bytes(): { used: number; allocated: number } {
    const row = this.#width * (this.#isSmall ? 2 : 4);
    const tables = this.#places.byteLength + this.#parents.at.byteLength;
    return { used: this.count * (row + 4 + 8), allocated: this.#blocks.length * blockSize * row + tables };
  }

  /** The index of a state; if it was not there, it is from now on, and `count` has grown. */
  insert(vector: Int32Array, hash: number, parent: number): number {
    const places = this.#places;
    const mask = this.#mask;
    const width = this.#width;
    let at = hash & mask;
    search: for (; ; at = (at + 1) & mask) {
      const found = places[at * 2]!;
      if (found === 0) break;
      if (places[at * 2 + 1] !== hash) continue;
      const row = this.#blocks[(found - 1) >> blockBits]!;
      const start = ((found - 1) & (blockSize - 1)) * width;
      for (let n = 0; n < width; n++) if (row[start + n] !== vector[n]) continue search;
      return found - 1;
    }
    const index = this.count++;
    if (index >> blockBits === this.#blocks.length) this.#blocks.push(this.#block(width));
    const row = this.#blocks[index >> blockBits]!;
    const start = (index & (blockSize - 1)) * width;
    for (let n = 0; n < width; n++) {
      row[start + n] = vector[n]!;
      if (vector[n]! > smallMax && this.#isSmall) return this.#enlarge(index, vector, hash, parent);
    }
    this.#parents.push(parent);
    places[at * 2] = index + 1;
    places[at * 2 + 1] = hash;
    if (this.count * 2 > mask) this.#grow();
    return index;
  }

  /** The index of a state, or -1 if it was never inserted. */
  find(vector: Int32Array): number {
    const hash = hashOf(vector);
    for (let at = hash & this.#mask; this.#places[at * 2] !== 0; at = (at + 1) & this.#mask) {
      if (this.#places[at * 2 + 1] !== hash) continue;
      const index = this.#places[at * 2]! - 1;
      if (this.#isAt(index, vector)) return index;
    }
    return -1;
  }

  #isAt(index: number, vector: Int32Array): boolean {
    const row = this.#blocks[index >> blockBits]!;
    const start = (index & (blockSize - 1)) * this.#width;
    for (let n = 0; n < this.#width; n++) if (row[start + n] !== vector[n]) return false;
    return true;
  }

  /** Copies a state into `vector`. */
  read(index: number, vector: Int32Array): void {
    const row = this.#blocks[index >> blockBits]!;
    const start = (index & (blockSize - 1)) * this.#width;
    for (let n = 0; n < this.#width; n++) vector[n] = row[start + n]!;
  }

  /** -1: a beginning. */
  parentOf(index: number): number {
    return this.#parents.at[index]!;
  }

  /** Makes room for more numbers in a row; those of all states so far are 0, which changes no hash. */
  widen(width: number): void {
    const before = this.#width;
    this.#blocks = this.#blocks.map((old) => {
      const block = this.#block(width);
      for (let n = 0; n < blockSize; n++) block.set(old.subarray(n * before, (n + 1) * before), n * width);
      return block;
    });
    this.#width = width;
  }

  #block(width: number): Rows {
    return this.#isSmall ? new Uint16Array(blockSize * width) : new Int32Array(blockSize * width);
  }

  /** Goes on with rows of 32 bits, the state first that needs them. */
  #enlarge(index: number, vector: Int32Array, hash: number, parent: number): number {
    this.#isSmall = false;
    this.#blocks = this.#blocks.map((block) => Int32Array.from(block));
    this.count = index;
    return this.insert(vector, hash, parent);
  }

  #grow(): void {
    const old = this.#places;
    const mask = this.#mask * 2 + 1;
    const places = new Int32Array(old.length * 2);
    for (let n = 0; n < old.length; n += 2) {
      if (old[n] === 0) continue;
      let at = old[n + 1]! & mask;
      while (places[at * 2] !== 0) at = (at + 1) & mask;
      places[at * 2] = old[n]!;
      places[at * 2 + 1] = old[n + 1]!;
    }
    this.#places = places;
    this.#mask = mask;
  }
}
