/**
 * How many requests each sender has made in its window, for @fastify/rate-limit. Its own store goes by the clock on the
 * wall, and whoever had used some of a window when that is set back by an hour would be counted against it for an hour.
 */

export interface Window {
  current: number;
  /** Milliseconds until the count begins anew. */
  ttl: number;
}

type Told = (error: Error | null, window: Window) => void;

export class RateWindows {
  readonly #windows = new Map<string, { count: number; since: number }>();
  readonly #sendersMax: number;
  readonly #elapsed: () => number;

  /** Beyond `cache` senders the longest silent are forgotten. `elapsed` counts milliseconds and is never set. */
  constructor({ cache = 5_000 }: { cache?: number }, elapsed: () => number = () => performance.now()) {
    this.#sendersMax = cache;
    this.#elapsed = elapsed;
  }

  incr(sender: string, told: Told, timeWindow: number): void {
    const now = this.#elapsed();
    const known = this.#windows.get(sender);
    const window = known && now - known.since < timeWindow ? known : { count: 0, since: now };
    window.count++;
    this.#windows.delete(sender);
    this.#windows.set(sender, window);
    const [silent] = this.#windows.keys();
    if (this.#windows.size > this.#sendersMax && silent !== undefined) this.#windows.delete(silent);
    told(null, { current: window.count, ttl: Math.ceil(timeWindow - (now - window.since)) });
  }

  /** Each route, or hook, has a budget of its own. */
  child({ cache }: { cache?: number }): RateWindows {
    return new RateWindows(cache === undefined ? {} : { cache }, this.#elapsed);
  }
}
