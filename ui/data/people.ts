/**
 * Names of people by id. Somebody new is looked up once in a while; until then the id stands for the name. A name that was
 * changed is heard of within minutes.
 */
import * as z from 'zod/mini';
import type { Fetch } from './desk-fetch.ts';

const names = z.record(z.string(), z.string());
const askAgainMs = 30_000;
/** A whole centre asks that often. */
const renewMs = 300_000;

export class People {
  #names = new Map<string, string>();
  #askedAt = Number.NEGATIVE_INFINITY;
  readonly #fetch: Fetch;
  readonly #changed: () => void;

  constructor(ask: Fetch, changed: () => void) {
    this.#fetch = ask;
    this.#changed = changed;
    // Before the first name is spoken.
    void this.#ask();
  }

  nameOf = (person: string): string => {
    const name = this.#names.get(person);
    if (person !== '') void this.#ask(name === undefined ? askAgainMs : renewMs);
    return name ?? person;
  };

  /** Another object whenever names have changed. */
  get known(): ReadonlyMap<string, string> {
    return this.#names;
  }

  async #ask(afterMs = askAgainMs): Promise<void> {
    if (performance.now() - this.#askedAt < afterMs) return;
    this.#askedAt = performance.now();
    const response = await this.#fetch('/api/people').catch(() => undefined);
    if (!response?.ok) return;
    this.#names = new Map(Object.entries(names.parse(await response.json())));
    this.#changed();
  }
}
