import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { typingIn } from '../../machines/desk-state.ts';
import type { Mark } from '../../machines/wire.ts';
import { MarkOutbox } from '../../ui/data/mark-outbox.ts';
import { DeskStore } from '../../ui/data/store.ts';

const mark = (read: number, request = 'c1.1'): Mark => ({ type: 'mark', request, typing: true, read });

describe('marks on their way', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('go at once, then one a second, of each conversation the newest', () => {
    const sent: Mark[] = [];
    const outbox = new MarkOutbox((next) => sent.push(next));
    for (const read of [1, 2, 3]) outbox.put(mark(read));
    outbox.put(mark(9, 'c2.1'));
    expect(sent).toEqual([mark(1)]);
    vi.advanceTimersByTime(1_000);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(5_000);
    expect(sent).toEqual([mark(1), mark(3), mark(9, 'c2.1')]);
    outbox.put(mark(4));
    expect(sent).toHaveLength(4);
  });

  test('tell what was read here, and when that is more', () => {
    let changes = 0;
    const outbox = new MarkOutbox(
      () => undefined,
      () => changes++,
    );
    expect(outbox.readOn('c1.1')).toBe(0);
    for (const read of [2, 2, 1, 3]) outbox.put(mark(read));
    expect([outbox.readOn('c1.1'), outbox.readOn('c2.1'), changes]).toEqual([3, 0, 2]);
    // A page that has shown so many requests forgets the first ones.
    for (let n = 1; n <= 200; n++) outbox.put(mark(1, `d${n}.1`));
    expect([outbox.readOn('c1.1'), outbox.readOn('d1.1')]).toEqual([0, 1]);
  });
});

test('typing lasts from when it is heard, whatever the clocks say', () => {
  let now = 50_000;
  const store = new DeskStore(() => now);
  store.take({ type: 'mark', request: 'c1.1', person: 'sue', typing: true, read: 1, at: 1 });
  const typing = () => typingIn(store.desk, 'c1.1', store.serverNow);
  expect(typing()).toEqual(['sue']);
  now += 4_900;
  expect(typing()).toEqual(['sue']);
  now += 200;
  expect(typing()).toEqual([]);
});
