/** What is under way from one actor to another, each content known by a number. What a network promises is decided here. */
import { PairTable } from './tables.ts';
import type { NetworkKind } from './world.ts';

export class Queues {
  readonly #network: NetworkKind;
  /** 0: nothing is under way. */
  readonly #contents: (readonly number[])[] = [[]];
  readonly #numbers = new Map<string, number>([['', 0]]);
  readonly #pushed = new PairTable();
  readonly #heads: Int32Array[] = [];

  constructor(network: NetworkKind) {
    this.#network = network;
  }

  contentOf(queue: number): readonly number[] {
    return this.#contents[queue]!;
  }

  /** With one more message. */
  push(queue: number, message: number): number {
    const known = this.#pushed.get(queue, message);
    if (known >= 0) return known;
    const content = this.contentOf(queue);
    // On a network that may double everything, twice under way is the same as once.
    const isThere =
      this.#network.order === 'unordered' && this.#network.duplicating === 'always' && content.includes(message);
    return this.#pushed.add(queue, message, isThere ? queue : this.number([...content, message]));
  }

  /** What may arrive next: a message and the queue without it, in turn. */
  headsOf(queue: number): Int32Array {
    return this.#heads[queue] ?? this.#findHeads(queue);
  }

  number(content: readonly number[]): number {
    const ordered = this.#network.order === 'ordered' ? content : [...content].sort((a, b) => a - b);
    const key = ordered.join();
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#contents.push(ordered) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }

  #findHeads(queue: number): Int32Array {
    const content = this.contentOf(queue);
    const places = this.#network.order === 'ordered' ? content.slice(0, 1).map(() => 0) : [...content.keys()];
    const first = places.filter((place) => content.indexOf(content[place]!) === place);
    const heads = Int32Array.from(
      first.flatMap((head) => [content[head]!, this.number(content.filter((_, n) => n !== head))]),
    );
    this.#heads[queue] = heads;
    return heads;
  }
}
