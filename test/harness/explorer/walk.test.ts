/** Random walks: the same for the same seed, with every property on, and honest about what they did. */
import { expect, test } from 'vitest';
import { Walker } from '../../../harness/explorer/walk.ts';
import { assistance } from '../../../harness/explorer/worlds/assistance.ts';
import { pingPong } from '../../../harness/explorer/worlds/ping-pong.ts';
import { settingOf } from '../../../harness/explorer/worlds/sized.ts';
import { mutantOf, stateAt } from '../../../harness/mutants/planting.ts';
import { charts } from '../../../machines/index.ts';

const setting = settingOf({ agents: 1, supervisors: 2, interactions: 1, requests: 1, faults: 0 });
const walk = (seed: number, walks = 20, mutant = {}) =>
  new Walker(assistance(setting, { charts: { ...charts, ...mutant } })).walk({ walks, seed });

test('the same seed walks the same ways, another one others', () => {
  const { elapsedMs: _, ...first } = walk(7);
  const { elapsedMs: __, ...again } = walk(7);
  expect(again).toEqual(first);
  expect(first).toMatchObject({ ended: 'walked', walks: 20, seed: 7 });
  expect(walk(8).steps).not.toBe(first.steps);
});

test('a planted fault is found, and the walk ends there', () => {
  const request = mutantOf(charts.request, (config) => {
    delete stateAt(config, 'open.waiting').exit;
  });
  const { ended, walks, counterexample } = walk(1, 200, { request });
  expect(ended).toBe('violated');
  expect(walks).toBeLessThan(200);
  expect(counterexample?.property).toBe('P-TIMERS');
  expect(counterexample?.steps.at(-1)?.turn?.to).toBe('request/c1.1');
});

test('a walk ends at its limit, and outside of the world', () => {
  const limited = new Walker(pingPong()).walk({ walks: 3, seed: 1, stepsMax: 4 });
  expect(limited).toMatchObject({ ended: 'walked', steps: 12 });
  const whole = new Walker(pingPong()).walk({ walks: 3, seed: 1 });
  expect(whole).toMatchObject({ ended: 'walked', steps: 30 });
});
