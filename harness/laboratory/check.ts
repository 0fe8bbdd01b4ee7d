/**
 * Checks scripts beside the server, not in it: a long or odd text takes seconds, and commands do not wait for it. One thread,
 * begun when the first is to be checked; one that takes too long costs the thread and is refused.
 */
import { Worker } from 'node:worker_threads';
import type { Checked } from '../../machines/laboratory.ts';
import { Refused } from '../../server/problems.ts';
import type { CheckAnswered, CheckAsked } from './check-thread.ts';

interface CheckLimits {
  /** From the moment that it is asked for: what waits before it counts too. */
  timeMs: number;
  waiting: number;
}
const checkLimits: CheckLimits = { timeMs: 10_000, waiting: 20 };

interface Waiting {
  resolve(checked: Checked): void;
  reject(error: unknown): void;
  timer: NodeJS.Timeout;
}

export class Checking {
  readonly #limits: CheckLimits;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | undefined;
  #asked = 0;

  constructor(limits: Partial<CheckLimits> = {}) {
    this.#limits = { ...checkLimits, ...limits };
  }

  /** Somebody is about to write: the first check does not have to wait for the thread. */
  begin(): void {
    this.#thread ??= this.#begin();
  }

  /** Rejects with Refused `overloaded` where it takes too long, or too many wait. */
  check(asked: Omit<CheckAsked, 'n'>): Promise<Checked> {
    if (this.#waiting.size >= this.#limits.waiting) throw new Refused('overloaded');
    const n = ++this.#asked;
    const { promise, resolve, reject } = Promise.withResolvers<Checked>();
    const timer = setTimeout(() => this.#giveUp(new Refused('overloaded')), this.#limits.timeMs);
    this.#waiting.set(n, { resolve, reject, timer });
    this.begin();
    this.#thread?.postMessage({ n, ...asked } satisfies CheckAsked);
    return promise;
  }

  close(): void {
    this.#giveUp(new Refused('unavailable'));
  }

  #begin(): Worker {
    const thread = new Worker(new URL('./check-thread.ts', import.meta.url), { execArgv: [] });
    thread.on('message', ({ n, checked }: CheckAnswered) => {
      const waiting = this.#waiting.get(n);
      this.#waiting.delete(n);
      clearTimeout(waiting?.timer);
      waiting?.resolve(checked);
    });
    thread.on('error', (error) => this.#thread === thread && this.#giveUp(error));
    // Nothing waits for a thread that has nothing to do.
    thread.unref();
    return thread;
  }

  /** All that wait are answered so; the next one has a thread of its own. */
  #giveUp(error: unknown): void {
    void this.#thread?.terminate();
    this.#thread = undefined;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.#waiting.clear();
  }
}
