/**
 * How often somebody may try a password: so many failures a minute, for each person and for each address. Books only. A
 * try counts when it begins, so that many at once are no way round, and is taken back when it succeeds.
 */

const windowMs = 60_000;
/** Names remembered at once; beyond that the oldest are forgotten. */
const namesMax = 10_000;

export interface Tried {
  name: string;
  /** Failures in a minute. */
  max: number;
}

export class Attempts {
  readonly #books = new Map<string, { since: number; count: number }>();

  /** Counts one try under every name; false if one of them has had too many. */
  begin(tried: readonly Tried[], now: number): boolean {
    return tried.map(({ name, max }) => this.#count(name, now) <= max).every((isAllowed) => isAllowed);
  }

  succeeded(tried: readonly Tried[]): void {
    for (const { name } of tried) {
      const known = this.#books.get(name);
      if (known) known.count--;
    }
  }

  #count(name: string, now: number): number {
    const known = this.#books.get(name);
    const current = known && now - known.since < windowMs ? known : { since: now, count: 0 };
    current.count++;
    this.#books.delete(name);
    this.#books.set(name, current);
    const [oldest] = this.#books.keys();
    if (this.#books.size > namesMax && oldest !== undefined) this.#books.delete(oldest);
    return current.count;
  }
}
