import { expect, test } from 'vitest';
import type { Speed } from '../../../ui/designer/player.ts';
import { longestMs, Player, speeds, stayMs } from '../../../ui/designer/player.ts';

test('a turn stays as long as it did, divided by the speed', () => {
  expect(stayMs(1_200, 1)).toBe(1_200);
  expect(stayMs(5_000, 10)).toBe(500);
  expect(stayMs(5_000, 100)).toBe(50);
});

test.each(speeds)('at %i × a long silence is shortened, and turns at the same time are still told apart', (speed) => {
  expect(stayMs(86_400_000, speed)).toBe(longestMs);
  expect(stayMs(0, speed)).toBeGreaterThanOrEqual(16);
  expect(stayMs(-5, speed)).toBe(stayMs(0, speed));
});

/** A tape of turns at these times, and what a player did with it. */
function playing(times: readonly number[], speed: Speed) {
  const waited: number[] = [];
  let at = 0;
  const player = new Player({
    gapMs: async () => (at + 1 < times.length ? times[at + 1]! - times[at]! : undefined),
    forward: async () => void at++,
    changed: () => undefined,
    wait: async (ms) => {
      waited.push(ms);
      if (waited.length === 50) player.pause();
    },
  });
  player.speed = speed;
  return { player, waited, at: () => at };
}

test('it plays to the end and stops there', async () => {
  const { player, waited, at } = playing([0, 1_000, 1_000, 31_000], 10);
  await player.play();
  expect([waited, at(), player.isPlaying]).toEqual([[100, 80, longestMs], 3, false]);
});

test('a pause stops it before the next turn, and it goes on from there', async () => {
  const { player, waited, at } = playing(
    Array.from({ length: 60 }, (_, n) => n * 10),
    100,
  );
  await player.play();
  expect([waited.length, at(), player.isPlaying]).toEqual([50, 49, false]);
  await player.play();
  expect(at()).toBe(59);
});
