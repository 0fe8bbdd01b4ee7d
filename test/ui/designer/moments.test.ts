/** A slider that is dragged asks for little and shows the newest; steps to a neighbour take no time. */
import { expect, test } from 'vitest';
import type { Moment } from '../../../ui/designer/moments.ts';
import { Moments } from '../../../ui/designer/moments.ts';

const moment = (n: number, actors: readonly string[]) =>
  ({ n, states: Object.fromEntries(actors.map((actor) => [actor, { value: 'a', context: {} }])) }) as unknown as Moment;

/** Answers when told to. */
function tape(turns: number) {
  const asked: number[] = [];
  const answers = new Map<number, () => void>();
  const moments = new Moments({
    load: (n, actors) => {
      asked.push(n);
      return new Promise((resolve, reject) =>
        answers.set(n, () => (n >= 1 && n <= turns ? resolve(moment(n, actors)) : reject(new Error(`no turn ${n}`)))),
      );
    },
    isThere: (n) => n >= 1 && n <= turns,
    changed: () => undefined,
  });
  const answer = async (...ns: number[]) => {
    for (const n of ns) answers.get(n)!();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { moments, asked, answer };
}

test('of all places that a slider passes only the first and the last are asked for', async () => {
  const { moments, asked, answer } = tape(100);
  for (let n = 10; n <= 60; n++) void moments.go(n, []);
  expect(asked).toEqual([10]);
  await answer(10);
  expect([asked, moments.shown, moments.isBehind]).toEqual([[10, 60], undefined, true]);
  await answer(60);
  expect([moments.shown?.n, moments.isBehind]).toEqual([60, false]);
});

test('neighbours are there before anybody goes to them', async () => {
  const { moments, asked, answer } = tape(100);
  void moments.go(10, []);
  await answer(10);
  expect(asked).toEqual([10, 11, 12, 9]);
  await answer(11, 12, 9);
  void moments.go(11, []);
  expect(moments.shown?.n).toBe(11);
  void moments.go(10, []);
  expect(asked.at(-1)).toBe(8);
});

test('a late answer for what is not wanted any more is not shown', async () => {
  const { moments, answer } = tape(100);
  void moments.go(10, []);
  await answer(10);
  await answer(11, 12, 9);
  void moments.go(50, []);
  void moments.go(11, []);
  expect(moments.shown?.n).toBe(11);
  await answer(50);
  expect(moments.shown?.n).toBe(11);
});

test('other actors are another moment', async () => {
  const { moments, answer } = tape(100);
  void moments.go(10, []);
  await answer(10);
  void moments.go(10, ['agent/alice']);
  await answer(10);
  expect(Object.keys(moments.shown!.states)).toEqual(['agent/alice']);
});

test('what is not there is told once it is wanted, and nobody asks for it ahead', async () => {
  const { moments, answer, asked } = tape(10);
  void moments.go(10, []);
  await answer(10);
  expect(asked).toEqual([10, 9]);
  await answer(9);
  void moments.go(12, []);
  await answer(12);
  expect(String(moments.problem)).toContain('no turn 12');
  expect(moments.shown?.n).toBe(10);
});
