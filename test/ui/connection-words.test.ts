import { expect, test } from 'vitest';
import type { Frame } from '../../machines/wire.ts';
import { DeskStore } from '../../ui/data/store.ts';
import { connectionSinceWords, connectionWords } from '../../ui/words/connection.ts';

test('a lost connection says for how long once that is worth saying', () => {
  expect(connectionSinceWords('disconnected', false, 9_999)).toBe('Disconnected');
  expect(connectionSinceWords('disconnected', false, 40_000)).toBe('Disconnected for 40 s');
  expect(connectionSinceWords('reconnecting', false, 121_000)).toBe('Reconnecting for 2 min …');
  expect(connectionSinceWords('reconnecting', true, 121_000)).toBe('Catching up …');
  expect(connectionWords('connected', false)).toBe('Connected');
});

test('a desk knows since when it is not connected, and that it catches up', () => {
  let now = 1_000;
  const store = new DeskStore(() => now);
  const welcome: Frame = { type: 'welcome', epoch: 'e1', self: 'agent/alice', application: 'client', now: 0 };
  expect(store.lostAt).toBe(1_000);
  store.take(welcome);
  store.take({ type: 'ready' });
  store.connectionIs('connected');
  expect([store.lostAt, store.isCatchingUp]).toEqual([undefined, false]);
  now = 5_000;
  store.connectionIs('reconnecting');
  now = 9_000;
  store.connectionIs('disconnected');
  expect([store.lostAt, store.isCatchingUp]).toEqual([5_000, false]);
  store.take(welcome);
  expect(store.isCatchingUp).toBe(false);
  now = 10_000;
  expect(store.isCatchingUp).toBe(true);
  // The line was lost again in the middle of it.
  now = 12_001;
  expect(store.isCatchingUp).toBe(false);
});
