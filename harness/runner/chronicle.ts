/** Who did and saw what, and when in domain time: the lanes that a report draws of a failure. */

export interface Entry {
  atMs: number;
  /** A person's id; `acd` and `clock` for what nobody at a desk does. */
  who: string;
  kind: 'does' | 'answer' | 'sees';
  what: string;
}

/** More than any readable scenario has; what comes later is counted, not kept. */
const entriesMax = 2_000;

export class Chronicle {
  readonly #entries: Entry[] = [];
  readonly #now: () => number;
  #left = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  note(who: string, kind: Entry['kind'], what: string): void {
    if (this.#entries.length < entriesMax) this.#entries.push({ atMs: this.#now(), who, kind, what });
    else this.#left++;
  }

  entries(): readonly Entry[] {
    const more = `${this.#left} more, not kept`;
    return this.#left === 0
      ? this.#entries
      : [...this.#entries, { atMs: this.#now(), who: 'clock', kind: 'sees', what: more }];
  }
}
