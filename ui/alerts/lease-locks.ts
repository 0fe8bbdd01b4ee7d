/**
 * Stands in for `navigator.locks`, which browsers keep from pages on plain http: leases in storage that tabs share, each
 * renewed while it is held. A tab that dies is noticed after three seconds. Two tabs that ask in the same millisecond may
 * both win for a second: a doubled sound, never a lost one.
 */
import type { Locks } from './tabs.ts';

const renewEveryMs = 1_000;
const lastsMs = 3_000;

type Shared = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export class LeaseLocks implements Locks {
  readonly #storage: Shared;
  readonly #now: () => number;
  #count = 0;
  /** Apart from other tabs'. */
  readonly #tab = Math.random().toString(36).slice(2);

  constructor(storage: Shared, now: () => number = Date.now) {
    this.#storage = storage;
    this.#now = now;
  }

  async request(
    name: string,
    { mode, ifAvailable, steal, signal }: Parameters<Locks['request']>[1],
    held: (lock: unknown) => unknown,
  ): Promise<unknown> {
    const holder = `${this.#tab}${++this.#count}`;
    // A shared one is nobody's in particular: each holder has a lease of its own.
    const key = mode === 'shared' ? `lock/${name}|${holder}` : `lock/${name}`;
    while (!steal && this.#holder(key) !== undefined) {
      if (ifAvailable) return held(null);
      await pause(renewEveryMs);
      signal?.throwIfAborted();
    }
    this.#renew(key, holder);
    const stolen = Promise.withResolvers<never>();
    const timer = setInterval(() => {
      if (this.#holder(key) === holder) this.#renew(key, holder);
      else stolen.reject(new DOMException('Another tab has taken it.', 'AbortError'));
    }, renewEveryMs);
    try {
      return await Promise.race([held({ name }), stolen.promise]);
    } finally {
      clearInterval(timer);
      if (this.#holder(key) === holder) this.#storage.removeItem(key);
    }
  }

  async query(): Promise<{ held: { name: string }[] }> {
    const keys = Array.from({ length: this.#storage.length }, (_, n) => this.#storage.key(n) ?? '');
    const held = keys.filter((key) => key.startsWith('lock/') && this.#holder(key) !== undefined);
    return { held: held.map((key) => ({ name: key.slice('lock/'.length).split('|')[0]! })) };
  }

  /** Who has it now; a lease that was not renewed is over. */
  #holder(key: string): string | undefined {
    const [holder, until] = (this.#storage.getItem(key) ?? '').split(' ');
    return holder && Number(until) > this.#now() ? holder : undefined;
  }

  #renew(key: string, holder: string): void {
    this.#storage.setItem(key, `${holder} ${this.#now() + lastsMs}`);
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
