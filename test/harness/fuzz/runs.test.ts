/** Runs of chosen steps: any list of choices can be played in any world, and a failed run shrinks to what it is about. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describe as inWords } from '../../../harness/explorer/told.ts';
import type { World } from '../../../harness/explorer/world.ts';
import { worldNamed } from '../../../harness/explorer/worlds/index.ts';
import { pingPong } from '../../../harness/explorer/worlds/ping-pong.ts';
import { choices } from '../../../harness/fuzz/choices.ts';
import { ChosenRun, Player } from '../../../harness/fuzz/chosen-run.ts';
import { fuzz } from '../../../harness/fuzz/fuzz.ts';
import secondAsk from '../../support/second-ask.ts';

const lossy = pingPong({ order: 'unordered', lossy: 'always', duplicating: 'always' });
/** Whoever hears a number beyond this has counted too far. */
const bounded = (highest: number): World => ({
  ...lossy,
  properties: [
    {
      name: 'BOUNDED',
      why: 'No number is high.',
      expectation: 'always',
      over: 'turn',
      check: ({ message }) => ((message as unknown as { n: number }).n > highest ? 'it was high' : undefined),
    },
  ],
});

test('choices of what is not there are passed over', () => {
  const player = new Player(pingPong());
  const steps = () => player.course.steps.map(inWords);
  expect(
    player.play([
      { kind: 'act', what: 3, which: 4 },
      { kind: 'fire', which: 0 },
    ]),
  ).toBeUndefined();
  expect(steps()).toEqual([]);
  player.play([
    { kind: 'lose', which: 1 },
    { kind: 'deliver', which: 9 },
  ]);
  expect(steps()).toEqual(['ping from ping reaches pong']);
});

test('to settle is to deliver until nothing is under way', () => {
  const player = new Player(secondAsk);
  expect(player.play([{ kind: 'act', what: 0, which: 0 }, { kind: 'settle' }])).toBeUndefined();
  expect(player.course.isQuiet).toBe(true);
  expect(player.course.steps.map(inWords)).toContain('toast.show from request/c1.1 reaches supervisor/sue');
});

test('faults are chosen by their own kind', () => {
  const player = new Player(worldNamed('at-desks-at-large'));
  player.play([
    { kind: 'act', what: 0, which: 0 },
    { kind: 'lose', which: 0 },
  ]);
  expect(player.course.steps.map((step) => step.type === 'act' && step.act.isFault === true)).toEqual([false, true]);
});

test('what was played before changes nothing: the same choices are the same steps', () => {
  const used = new Player(worldNamed('two-roles'));
  for (const run of fc.sample(choices(100), { seed: 1, numRuns: 20 })) used.play(run);
  fc.assert(
    fc.property(choices(100), (run) => {
      const fresh = new Player(worldNamed('two-roles'));
      expect(new ChosenRun(used, run).toString()).toBe(new ChosenRun(fresh, run).toString());
    }),
    { numRuns: 10, seed: 2 },
  );
});

test('a run in any world shrinks to the deliveries that it takes, told as numbered steps', () => {
  const { counterexample, printed, shrinks } = fuzz(bounded(2), { seed: 1, runs: 500, stepsMax: 100 });
  // 0, 0, 1, 1, 2, 2, 3: each number is heard by one and then by the other.
  expect(counterexample?.steps).toHaveLength(7);
  expect(shrinks).toBeGreaterThan(0);
  expect(printed?.split('\n').map((line) => Number(line.slice(0, 4)))).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('what a world throws is no violation', () => {
  const broken: World = {
    ...pingPong(),
    within: () => {
      throw new Error('This world is broken.');
    },
  };
  expect(() => fuzz(broken, { seed: 1, runs: 5, stepsMax: 5 })).toThrow('This world is broken.');
});

test('of a world in which nothing is wrong it says how much was played', () => {
  const told: number[] = [];
  const found = fuzz(bounded(1_000), { seed: 1, runs: 7, stepsMax: 20, onRun: (runs) => void told.push(runs) });
  expect(found).toMatchObject({ ended: 'passed', runs: 7 });
  expect(found.steps).toBeGreaterThan(0);
  expect(found.path).toBeUndefined();
  expect(told).toEqual([1, 2, 3, 4, 5, 6, 7]);
});
