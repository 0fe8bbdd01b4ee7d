/** Which growing numbers each core and each queue speaks of, as sets of bits: the same numbers are the same set. */
import type { Successors } from './successors.ts';
import { Numbers, PairTable } from './tables.ts';
import type { About } from './world.ts';

/** A number that somebody speaks of; a counter of a group if it has no family. */
export interface Spoken {
  group: string;
  family: string | undefined;
  number: number;
}

/** Words of bits: so many numbers, thirty-two in each, may be spoken of in a whole exploration. */
export const words = 4;

export class SpokenNumbers {
  readonly #successors: Successors;
  /** By bit. */
  readonly all: Spoken[] = [];
  readonly #bits = new Map<string, number>();
  /** The sets, word by word; the first one is empty. */
  readonly sets = new Numbers();
  readonly #setNumbers = new Map<string, number>();
  readonly #ofCores = new Numbers();
  /** By place; a set + 1, 0: not known yet. */
  readonly #ofQueues: Numbers[] = [];
  readonly #owns: (readonly Spoken[])[] = [];
  readonly #messages = new PairTable();
  readonly #inMessages: (readonly Spoken[])[] = [];

  constructor(successors: Successors) {
    this.#successors = successors;
    for (let n = 0; n < words; n++) this.sets.push(0);
  }

  /** The set of what stands in a place; 0 if it speaks of no number. */
  at(place: number, value: number): number {
    const { layout } = this.#successors;
    const whose = layout.whose(place);
    if (whose >= 0) return this.ofCore(value || layout.startOf(whose));
    return value === 0 ? 0 : this.#ofQueue(place, value);
  }

  /** The set of a core. */
  ofCore(core: number): number {
    const known = core < this.#ofCores.length ? this.#ofCores.at[core]! : 0;
    if (known > 0) return known - 1;
    while (this.#ofCores.length <= core) this.#ofCores.push(0);
    const bits = this.#note(this.ofOwn(this.#successors.cores.ownOf.at[core]!));
    this.#ofCores.at[core] = bits + 1;
    return bits;
  }

  #ofQueue(place: number, queue: number): number {
    const here = this.#ofQueues[place] ?? this.#queuesAt(place);
    const known = queue < here.length ? here.at[queue]! : 0;
    if (known > 0) return known - 1;
    while (here.length <= queue) here.push(0);
    const { layout, queues } = this.#successors;
    const to = layout.pairTo.at[-1 - layout.whose(place)]!;
    const spoken = queues.contentOf(queue).flatMap((message) => this.ofMessage(message, to));
    const bits = this.#note(spoken);
    here.at[queue] = bits + 1;
    return bits;
  }

  #queuesAt(place: number): Numbers {
    const made = new Numbers();
    this.#ofQueues[place] = made;
    return made;
  }

  /** What an actor's own state speaks of, its timers too. */
  ofOwn(own: number): readonly Spoken[] {
    let spoken = this.#owns[own];
    if (!spoken) {
      const { addresses, owns } = this.#successors.cores.actors;
      const { slot, state, view, timers } = owns[own]!;
      const about = { from: '', to: addresses[slot]! };
      spoken = [
        ...this.#heardIn(state, about),
        ...this.#heardIn(view, about),
        ...timers.flatMap(({ message }) => this.ofMessage(message, slot)),
      ];
      this.#owns[own] = spoken;
    }
    return spoken;
  }

  ofMessage(message: number, to: number): readonly Spoken[] {
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
        bit = this.all.push(spoken) - 1;
        if (bit >= words * 32) throw new Error(`More than ${words * 32} growing numbers are spoken of.`);
        this.#bits.set(key, bit);
      }
      bits[bit >> 5]! |= 1 << (bit & 31);
    }
    // The same numbers are the same words, wherever they are spoken of.
    const key = bits.join();
    let known = this.#setNumbers.get(key);
    if (known === undefined) {
      known = this.sets.length / words;
      for (const word of bits) this.sets.push(word);
      this.#setNumbers.set(key, known);
    }
    return known;
  }
}

export const groupOf = (family: string) => family.split('|')[0]!;
