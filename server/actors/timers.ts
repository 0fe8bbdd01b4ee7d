/**
 * The timers of all actors, the earliest first. Arming makes a new `Armed`, and only the one that is armed now may fire:
 * so a late firing of a cancelled or re-armed timer never reaches a chart. Knows no clock.
 */
import type { Message } from '../../machines/messages.ts';
import type { Address } from '../../machines/names.ts';

export interface Armed {
  readonly address: Address;
  readonly name: string;
  /** Host's time, ms UTC. */
  readonly due: number;
  readonly message: Message;
  /** The envelope whose turn armed it. */
  readonly cause: number;
  /** Counts armings; of two due at the same time the one armed first fires first. */
  readonly token: number;
}

const isBefore = (a: Armed, b: Armed) => a.due < b.due || (a.due === b.due && a.token < b.token);
const keyOf = (address: Address, name: string) => `${address} ${name}`;

export class Timers {
  readonly #armed = new Map<string, Armed>();
  /** A binary heap. May hold timers that are armed no more; they are dropped when they come to the top. */
  readonly #heap: Armed[] = [];
  #lastToken = 0;

  get size(): number {
    return this.#armed.size;
  }

  /** Arms a timer in place of the one of that name. */
  arm(timer: Omit<Armed, 'token'>): void {
    this.put({ ...timer, token: this.#lastToken + 1 });
  }

  /** Puts back a timer as it was: one that was replaced or cancelled in a turn that is undone, or one from the store. */
  put(timer: Armed): void {
    this.#lastToken = Math.max(this.#lastToken, timer.token);
    this.#armed.set(keyOf(timer.address, timer.name), timer);
    this.#push(timer);
  }

  get(address: Address, name: string): Armed | undefined {
    return this.#armed.get(keyOf(address, name));
  }

  remove(address: Address, name: string): void {
    this.#armed.delete(keyOf(address, name));
  }

  /** Whether this very arming may still fire. */
  isArmed(timer: Armed): boolean {
    return this.get(timer.address, timer.name) === timer;
  }

  earliest(): Armed | undefined {
    while (this.#heap[0] && !this.isArmed(this.#heap[0])) this.#pop();
    return this.#heap[0];
  }

  /** In no order. */
  all(): Armed[] {
    return [...this.#armed.values()];
  }

  #push(timer: Armed): void {
    const heap = this.#heap;
    let at = heap.push(timer) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(timer, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = timer;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
  }
}
