/** Packed tables of whole numbers, without an object for each entry: what exploration spends its time in. */

/** A list of numbers that grows. Read `at` directly where speed matters; it is replaced when it grows. */
export class Numbers {
  at: Int32Array = new Int32Array(1_024);
  length = 0;

  push(value: number): number {
    if (this.length === this.at.length) {
      const grown = new Int32Array(this.length * 2);
      grown.set(this.at);
      this.at = grown;
    }
    this.at[this.length] = value;
    return this.length++;
  }
}

/** Spreads a number over 32 bits. Zero stays zero, so that what is not there leaves a hash as it is. */
export function spread(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** From two numbers, each at least 0, to a third one at least 0. */
export class PairTable {
  /** First, second, value + 1; 0 in the last place: empty. */
  #entries: Int32Array = new Int32Array(3 * 1_024);
  #mask = 1_023;
  size = 0;

  /** -1: not there. */
  get(first: number, second: number): number {
    const entries = this.#entries;
    const mask = this.#mask;
    for (let at = placeOf(first, second) & mask; ; at = (at + 1) & mask) {
      const value = entries[at * 3 + 2]!;
      if (value === 0) return -1;
      if (entries[at * 3] === first && entries[at * 3 + 1] === second) return value - 1;
    }
  }

  /** Of a pair that is not there yet. */
  add(first: number, second: number, value: number): number {
    if (this.size * 2 > this.#mask) this.#grow();
    this.#put(first, second, value + 1);
    this.size++;
    return value;
  }

  /** The number of a pair: the next free one if it is new. */
  number(first: number, second: number): number {
    const known = this.get(first, second);
    return known < 0 ? this.add(first, second, this.size) : known;
  }

  #put(first: number, second: number, stored: number): void {
    let at = placeOf(first, second) & this.#mask;
    while (this.#entries[at * 3 + 2] !== 0) at = (at + 1) & this.#mask;
    this.#entries[at * 3] = first;
    this.#entries[at * 3 + 1] = second;
    this.#entries[at * 3 + 2] = stored;
  }

  #grow(): void {
    const old = this.#entries;
    this.#entries = new Int32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < old.length; at += 3) {
      if (old[at + 2] !== 0) this.#put(old[at]!, old[at + 1]!, old[at + 2]!);
    }
  }
}

const placeOf = (first: number, second: number) => {
  const h = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b);
  return h ^ (h >>> 15);
};
