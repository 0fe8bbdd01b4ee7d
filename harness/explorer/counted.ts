/** How the growing numbers of a state are counted anew: worked out once for each set of numbers that is spoken of in all. */
import type { Spoken } from './spoken.ts';
import { groupOf, SpokenNumbers, words } from './spoken.ts';
import type { Successors } from './successors.ts';
import { PairTable } from './tables.ts';
import { at } from './vector.ts';
import type { Rewriting } from './world.ts';

/** How the numbers of a state are counted anew. */
export interface Counted {
  number: number;
  /** They are 1, 2, 3 … in each family already, and every counter stands at the highest of its group. */
  isCanonical: boolean;
  rewriting: Rewriting;
}

/** Places that a change may have so that what is spoken of elsewhere need not be gathered anew. */
const changedMax = 4;

export class Counting {
  readonly #successors: Successors;
  readonly #spoken: SpokenNumbers;
  readonly #pairs = new PairTable();
  readonly #upperPairs = new PairTable();
  readonly #sets = new PairTable();
  readonly #counted: Counted[] = [];
  readonly #last = new Int32Array(words);
  #lastCounted: Counted | undefined;
  /** Words of what at least one place speaks of, at least two, and so on. */
  readonly #times = new Int32Array(words * (changedMax + 1));
  readonly #after = new Int32Array(words);
  readonly #changed = new Int32Array(2 * changedMax);

  constructor(successors: Successors) {
    this.#successors = successors;
    this.#spoken = new SpokenNumbers(successors);
  }

  /** Whether a core speaks of any number at all. */
  coreSpeaks(core: number): boolean {
    return this.#spoken.ofCore(core) > 0;
  }

  /** Whether what stands in a place does. */
  speaks(place: number, value: number): boolean {
    return this.#spoken.at(place, value) > 0;
  }

  of(vector: Int32Array): Counted {
    const { layout } = this.#successors;
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    const places = Math.min(layout.places, vector.length);
    for (let place = at.others; place < places; place++) {
      const known = this.#spoken.at(place, vector[place]!);
      if (known === 0) continue;
      const base = known * words;
      const of = this.#spoken.sets.at;
      first |= of[base]!;
      second |= of[base + 1]!;
      third |= of[base + 2]!;
      fourth |= of[base + 3]!;
    }
    return this.#numbered(first, second, third, fourth);
  }

  /** Gathers how many places of a state speak of each number: none, one, … or more than a change may have. */
  begin(from: Int32Array): void {
    const { layout } = this.#successors;
    const times = this.#times;
    times.fill(0);
    for (let place = at.others; place < layout.places; place++) {
      const known = this.#spoken.at(place, from[place]!);
      if (known === 0) continue;
      for (let word = 0; word < words; word++) {
        let bits = this.#spoken.sets.at[known * words + word]!;
        for (let least = 0; bits !== 0 && least <= changedMax; least++) {
          const already = times[least * words + word]!;
          times[least * words + word] = already | bits;
          bits &= already;
        }
      }
    }
  }

  /** Of what a change makes of the state that was given to `begin`: the places from `first` to `end` of `changes`. */
  ofChanged(from: Int32Array, vector: Int32Array, changes: Int32Array, first: number, end: number): Counted {
    if (end - first > 2 * changedMax || isTwice(changes, first, end)) return this.of(vector);
    const changed = this.#changed;
    let count = 0;
    for (let n = first; n < end; n += 2) {
      const place = changes[n]!;
      const before = this.#spoken.at(place, from[place]!);
      const now = this.#spoken.at(place, vector[place]!);
      if (before === now) continue;
      changed[count++] = before * words;
      changed[count++] = now * words;
    }
    const { at: of } = this.#spoken.sets;
    const times = this.#times;
    const after = this.#after;
    if (count === 0) return this.#numbered(times[0]!, times[1]!, times[2]!, times[3]!);
    for (let word = 0; word < words; word++) {
      let once = 0;
      let twice = 0;
      let thrice = 0;
      let more = 0;
      let now = 0;
      for (let n = 0; n < count; n += 2) {
        const bits = of[changed[n]! + word]!;
        more |= thrice & bits;
        thrice |= twice & bits;
        twice |= once & bits;
        once |= bits;
        now |= of[changed[n + 1]! + word]!;
      }
      // Elsewhere: spoken of in more places than those that change.
      after[word] =
        now |
        (times[word]! & ~once) |
        (times[words + word]! & once & ~twice) |
        (times[2 * words + word]! & twice & ~thrice) |
        (times[3 * words + word]! & thrice & ~more) |
        (times[4 * words + word]! & more);
    }
    return this.#numbered(after[0]!, after[1]!, after[2]!, after[3]!);
  }

  #numbered(first: number, second: number, third: number, fourth: number): Counted {
    // Nearly always the same as the last time.
    const last = this.#last;
    if (this.#lastCounted && last[0] === first && last[1] === second && last[2] === third && last[3] === fourth)
      return this.#lastCounted;
    const lower = this.#pairs.number(first, second);
    const upper = third === 0 && fourth === 0 ? 0 : this.#upperPairs.number(third, fourth) + 1;
    const number = this.#sets.number(lower, upper);
    const counted = this.#counted[number] ?? this.#countAnew(number, [first, second, third, fourth]);
    last[0] = first;
    last[1] = second;
    last[2] = third;
    last[3] = fourth;
    this.#lastCounted = counted;
    return counted;
  }

  #countAnew(number: number, bits: readonly number[]): Counted {
    const said = this.#spoken.all.filter((_, bit) => bits[bit >> 5]! & (1 << (bit & 31)));
    const families = new Map<string, number[]>();
    for (const one of said) {
      if (one.family !== undefined) families.set(one.family, [...(families.get(one.family) ?? []), one.number]);
    }
    const ranks = new Map<string, number>();
    const highest = new Map<string, number>();
    for (const [family, numbers] of families) {
      for (const [rank, one] of numbers.sort((a, b) => a - b).entries()) ranks.set(`${family} ${one}`, rank + 1);
      const group = groupOf(family);
      highest.set(group, Math.max(highest.get(group) ?? 0, numbers.length));
    }
    const rewriting: Rewriting = {
      name: (name) => name,
      number: (family, one) => ranks.get(`${family} ${one}`),
      ceiling: (group) => highest.get(group) ?? 0,
    };
    const isCanonical = said.every(({ group, family, number: one }) =>
      family === undefined ? rewriting.ceiling(group, one) === one : rewriting.number(family, one) === one,
    );
    const counted = { number, isCanonical, rewriting };
    this.#counted[number] = counted;
    return counted;
  }

  /** What an actor's own state speaks of, told in the new numbers: the same text, the same state after counting anew. */
  ownIn(own: number, { rewriting }: Counted): string {
    return toldIn(this.#spoken.ofOwn(own), rewriting);
  }

  /** The same of a message to somebody. */
  messageIn(message: number, to: number, { rewriting }: Counted): string {
    return toldIn(this.#spoken.ofMessage(message, to), rewriting);
  }
}

const toldIn = (spoken: readonly Spoken[], rewriting: Rewriting): string =>
  spoken
    .map(({ family, group, number }) =>
      family === undefined ? rewriting.ceiling(group, number) : rewriting.number(family, number),
    )
    .join();

/** A place that is written twice by one change, as by an actor that tells itself something. */
function isTwice(changes: Int32Array, first: number, end: number): boolean {
  for (let n = first; n < end; n += 2) for (let m = first; m < n; m += 2) if (changes[n] === changes[m]) return true;
  return false;
}
