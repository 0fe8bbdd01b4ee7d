/**
 * Which growing numbers a state speaks of, as a set of bits that cores and queues share: what is spoken of in all is a few
 * operations, and how to count it anew is worked out once for each such set.
 */
import type { Successors } from './successors.ts';
import { Numbers, PairTable } from './tables.ts';
import { at } from './vector.ts';
import type { About, Rewriting } from './world.ts';

/** How the numbers of a state are counted anew. */
export interface Counted {
  number: number;
  /** They are 1, 2, 3 … in each family already, and every counter stands at the highest of its group. */
  isCanonical: boolean;
  rewriting: Rewriting;
}

/** A number that somebody speaks of; a counter of a group if it has no family. */
interface Spoken {
  group: string;
  family: string | undefined;
  number: number;
}

/** Words of bits: so many numbers, thirty-two in each, may be spoken of in a whole exploration. */
const words = 4;
/** Places that a change may have so that what is spoken of elsewhere need not be gathered anew. */
const changedMax = 4;

export class Counting {
  readonly #successors: Successors;
  readonly #spoken: Spoken[] = [];
  readonly #bits = new Map<string, number>();
  /** The words of each core, and of each queue at its place; known by a number that is 1 or more. */
  readonly #words = new Numbers();
  readonly #wordNumbers = new Map<string, number>();
  readonly #ofCores = new Numbers();
  /** By place; a number's words + 1, 0: not known yet. */
  readonly #ofQueues: Numbers[] = [];
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
  readonly #owns: (readonly Spoken[])[] = [];
  readonly #messages = new PairTable();
  readonly #inMessages: (readonly Spoken[])[] = [];

  constructor(successors: Successors) {
    this.#successors = successors;
    // Nothing is spoken of.
    for (let n = 0; n < words; n++) this.#words.push(0);
  }

  /** Whether a core speaks of any number at all. */
  coreSpeaks(core: number): boolean {
    return this.#bitsOfCore(core) > 0;
  }

  /** The words of what stands in a place; 0 if it speaks of no number. */
  wordsAt(place: number, value: number): number {
    const { layout } = this.#successors;
    const whose = layout.whose(place);
    if (whose >= 0) return this.#bitsOfCore(value || layout.startOf(whose));
    return value === 0 ? 0 : this.#bitsOfQueue(place, value);
  }

  of(vector: Int32Array): Counted {
    const { layout } = this.#successors;
    let first = 0;
    let second = 0;
    let third = 0;
    let fourth = 0;
    const places = Math.min(layout.places, vector.length);
    for (let place = at.others; place < places; place++) {
      const known = this.wordsAt(place, vector[place]!);
      if (known === 0) continue;
      const base = known * words;
      const of = this.#words.at;
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
      const known = this.wordsAt(place, from[place]!);
      if (known === 0) continue;
      for (let word = 0; word < words; word++) {
        let bits = this.#words.at[known * words + word]!;
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
      const before = this.wordsAt(place, from[place]!);
      const now = this.wordsAt(place, vector[place]!);
      if (before === now) continue;
      changed[count++] = before * words;
      changed[count++] = now * words;
    }
    const { at: of } = this.#words;
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
    const said = this.#spoken.filter((_, bit) => bits[bit >> 5]! & (1 << (bit & 31)));
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
    return toldIn(this.#ofOwn(own), rewriting);
  }

  /** The same of a message to somebody. */
  messageIn(message: number, to: number, { rewriting }: Counted): string {
    return toldIn(this.#ofMessage(message, to), rewriting);
  }

  /** 0: none. */
  #bitsOfCore(core: number): number {
    const known = core < this.#ofCores.length ? this.#ofCores.at[core]! : 0;
    if (known > 0) return known - 1;
    while (this.#ofCores.length <= core) this.#ofCores.push(0);
    const bits = this.#note(this.#ofOwn(this.#successors.cores.ownOf.at[core]!));
    this.#ofCores.at[core] = bits + 1;
    return bits;
  }

  #bitsOfQueue(place: number, queue: number): number {
    const here = this.#ofQueues[place] ?? this.#queuesAt(place);
    const known = queue < here.length ? here.at[queue]! : 0;
    if (known > 0) return known - 1;
    while (here.length <= queue) here.push(0);
    const { layout, queues } = this.#successors;
    const to = layout.pairTo.at[-1 - layout.whose(place)]!;
    const spoken = queues.contentOf(queue).flatMap((message) => this.#ofMessage(message, to));
    const bits = this.#note(spoken);
    here.at[queue] = bits + 1;
    return bits;
  }

  #queuesAt(place: number): Numbers {
    const made = new Numbers();
    this.#ofQueues[place] = made;
    return made;
  }

  #ofOwn(own: number): readonly Spoken[] {
    let spoken = this.#owns[own];
    if (!spoken) {
      const { addresses, owns } = this.#successors.cores.actors;
      const { slot, state, view, timers } = owns[own]!;
      const about = { from: '', to: addresses[slot]! };
      spoken = [
        ...this.#heardIn(state, about),
        ...this.#heardIn(view, about),
        ...timers.flatMap(({ message }) => this.#ofMessage(message, slot)),
      ];
      this.#owns[own] = spoken;
    }
    return spoken;
  }

  #ofMessage(message: number, to: number): readonly Spoken[] {
    const known = this.#messages.get(message, to);
    if (known >= 0) return this.#inMessages[known]!;
    const { addresses, messages } = this.#successors.cores.actors;
    const { from, message: said } = messages[message]!;
    const spoken = this.#heardIn(said, { from, to: addresses[to]! });
    this.#messages.add(message, to, this.#inMessages.push(spoken) - 1);
    return spoken;
  }

  #heardIn(value: unknown, about: About): Spoken[] {
    const spoken: Spoken[] = [];
    const hear = (one: Spoken) => {
      spoken.push(one);
      return one.number;
    };
    this.#successors.world.rewrite?.(
      value,
      {
        name: (name) => name,
        number: (family, number) => hear({ group: groupOf(family), family, number }),
        ceiling: (group, number) => hear({ group, family: undefined, number }),
      },
      about,
    );
    return spoken;
  }

  #note(all: readonly Spoken[]): number {
    if (all.length === 0) return 0;
    const bits = new Int32Array(words);
    for (const spoken of all) {
      const { group, family, number } = spoken;
      const key = `${family ?? `counter ${group}`} ${number}`;
      let bit = this.#bits.get(key);
      if (bit === undefined) {
        bit = this.#spoken.push(spoken) - 1;
        if (bit >= words * 32) throw new Error(`More than ${words * 32} growing numbers are spoken of.`);
        this.#bits.set(key, bit);
      }
      bits[bit >> 5]! |= 1 << (bit & 31);
    }
    // The same numbers are the same words, wherever they are spoken of.
    const key = bits.join();
    let known = this.#wordNumbers.get(key);
    if (known === undefined) {
      known = this.#words.length / words;
      for (const word of bits) this.#words.push(word);
      this.#wordNumbers.set(key, known);
    }
    return known;
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

const groupOf = (family: string) => family.split('|')[0]!;
