/**
 * Messages under way: a queue per (from, to), and a policy that chooses whose head is delivered next. Nothing is lost or
 * doubled; order is kept within a pair and nowhere else.
 */

import type { Line } from './cascade.ts';
import type { Envelope } from './host.ts';
import { seeded } from './random.ts';

/** The index of the head to deliver next. There is always at least one. */
export type Policy = (heads: readonly Envelope[]) => number;

/** In the order in which they were sent. */
export const fifo: Policy = (heads) => {
  let first = 0;
  for (let index = 1; index < heads.length; index++) if (heads[index]!.id < heads[first]!.id) first = index;
  return first;
};

/** Any of them, as the seed decides. */
export function anyOrder(seed: number): Policy {
  const random = seeded(seed);
  return (heads) => Math.floor(random() * heads.length);
}

export class Network implements Line {
  readonly #policy: Policy;
  readonly #queues = new Map<string, Envelope[]>();
  /** The first message of every queue that is not empty. */
  readonly #heads: Envelope[] = [];
  #size = 0;

  constructor(policy: Policy) {
    this.#policy = policy;
  }

  get size(): number {
    return this.#size;
  }

  get heads(): readonly Envelope[] {
    return this.#heads;
  }

  push(envelope: Envelope): void {
    const pair = `${envelope.from} ${envelope.to}`;
    const queue = this.#queues.get(pair);
    if (queue) queue.push(envelope);
    else {
      this.#queues.set(pair, [envelope]);
      this.#heads.push(envelope);
    }
    this.#size++;
  }

  next(): Envelope | undefined {
    if (this.#heads.length === 0) return undefined;
    const head = this.#heads[this.#heads.length === 1 ? 0 : this.#policy(this.#heads)];
    if (!head) throw new RangeError('The policy chose a message that is not there.');
    this.take(head);
    return head;
  }

  /** Takes the head of a queue out. */
  take(head: Envelope): void {
    const index = this.#heads.indexOf(head);
    if (index < 0) throw new RangeError(`Envelope ${head.id} is not at the head of a queue.`);
    const pair = `${head.from} ${head.to}`;
    const queue = this.#queues.get(pair)!;
    queue.shift();
    this.#size--;
    if (queue[0]) this.#heads[index] = queue[0];
    else {
      this.#queues.delete(pair);
      this.#heads.splice(index, 1);
    }
  }

  /** Takes out what is under way and fits, such as all that a failed command caused. */
  drop(fits: (envelope: Envelope) => boolean): void {
    const kept = [...this.#queues.values()].flat().filter((envelope) => !fits(envelope));
    this.clear();
    for (const envelope of kept.sort((a, b) => a.id - b.id)) this.push(envelope);
  }

  clear(): void {
    this.#queues.clear();
    this.#heads.length = 0;
    this.#size = 0;
  }
}
