import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LeaseLocks } from '../../ui/alerts/lease-locks.ts';

class SharedStorage {
  readonly #kept = new Map<string, string>();
  get length() {
    return this.#kept.size;
  }
  key = (n: number) => [...this.#kept.keys()][n] ?? null;
  getItem = (key: string) => this.#kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#kept.set(key, value);
  removeItem = (key: string) => void this.#kept.delete(key);
}

const never = new Promise<void>(() => undefined);
let storage: SharedStorage;
beforeEach(() => {
  vi.useFakeTimers();
  storage = new SharedStorage();
});
afterEach(() => void vi.useRealTimers());

/** Holds it for ever, unless it is stolen. */
function hold(locks: LeaseLocks, how: { steal?: boolean; mode?: 'shared'; signal?: AbortSignal } = {}) {
  const holding = { is: false };
  locks
    .request('leader', how, () => {
      holding.is = true;
      return never;
    })
    .catch(() => (holding.is = false));
  return holding;
}

describe('leases, where the browser has no locks', () => {
  test('are renewed by whoever holds one', async () => {
    const holder = hold(new LeaseLocks(storage));
    const next = hold(new LeaseLocks(storage));
    await vi.advanceTimersByTimeAsync(10_000);
    expect([holder.is, next.is]).toEqual([true, false]);
  });

  test('go on three seconds after a tab has died', async () => {
    // What such a tab leaves behind.
    storage.setItem('lock/leader', `dead ${Date.now() + 3_000}`);
    const heir = hold(new LeaseLocks(storage));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(heir.is).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(heir.is).toBe(true);
  });

  test('go on at once when they are given back', async () => {
    const [one, two] = [new LeaseLocks(storage), new LeaseLocks(storage)];
    const given = Promise.withResolvers<void>();
    void one.request('leader', {}, () => given.promise);
    const next = hold(two);
    given.resolve();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(next.is).toBe(true);
  });

  test('can be stolen, which the former holder learns', async () => {
    const [one, two] = [new LeaseLocks(storage), new LeaseLocks(storage)];
    const [former, thief] = [hold(one), hold(two, { steal: true })];
    await vi.advanceTimersByTimeAsync(1_000);
    expect([former.is, thief.is]).toEqual([false, true]);
  });

  test('are refused at once to who does not wait, and called off by who does not want to any more', async () => {
    const [one, two] = [new LeaseLocks(storage), new LeaseLocks(storage)];
    hold(one);
    expect(await two.request('leader', { ifAvailable: true }, (lock) => lock)).toBeNull();
    const calling = new AbortController();
    const waiting = expect(two.request('leader', { signal: calling.signal }, () => 'had it')).rejects.toThrow();
    calling.abort();
    await vi.advanceTimersByTimeAsync(1_000);
    await waiting;
  });

  test('that are shared are held by several, and seen by all', async () => {
    const [one, two] = [new LeaseLocks(storage), new LeaseLocks(storage)];
    const [first, second] = [hold(one, { mode: 'shared' }), hold(two, { mode: 'shared' })];
    expect([first.is, second.is]).toEqual([true, true]);
    expect(await one.query()).toEqual({ held: [{ name: 'leader' }, { name: 'leader' }] });
  });
});
