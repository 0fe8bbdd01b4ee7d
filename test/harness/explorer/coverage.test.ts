/** Which transitions were taken, and why others never were, on a lamp that has one of each. */
import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { chartBehaviour } from '../../../harness/explorer/behaviour.ts';
import type { TransitionCoverage } from '../../../harness/explorer/coverage.ts';
import { Coverage } from '../../../harness/explorer/coverage.ts';
import { Exploration } from '../../../harness/explorer/explore.ts';
import type { World } from '../../../harness/explorer/world.ts';
import { reliable } from '../../../harness/explorer/world.ts';

const lampChart = createMachine(
  {
    id: 'lamp',
    initial: 'off',
    states: {
      off: {
        on: {
          press: [{ guard: 'isBroken', target: 'broken' }, { target: 'on' }],
          dim: { target: 'off' },
        },
      },
      on: {
        initial: 'bright',
        on: { press: { target: 'off' }, dim: { target: 'off' } },
        states: {
          bright: { on: { dim: { target: 'dark' } } },
          dark: { on: { dim: [{ guard: 'isDark', target: 'bright' }, { target: 'dark' }] } },
        },
      },
      broken: { on: { smash: { target: 'broken' } } },
    },
  },
  { guards: { isBroken: () => false, isDark: () => true } },
);

const lamp = (budget: { press: number; dim: number; smash: number }): World => {
  const behaviour = chartBehaviour(lampChart);
  return {
    name: 'lamp',
    about: 'Somebody plays with a lamp.',
    network: reliable,
    behaviour: () => behaviour,
    // Dimming is possible while it is on only, so that one transition waits for what cannot come.
    acts: (_, { value }, left) =>
      (['press', 'dim', 'smash'] as const)
        .filter((type) => (left[type] ?? 0) > 0 && (type !== 'dim' || value !== 'off'))
        .map((type) => ({ name: type, spends: type, heard: { from: 'child', message: { type } } })),
    start: () => ({ actors: new Map([['lamp/1', behaviour.start]]) }),
    budget: () => budget,
    faults: 0,
    properties: [],
  };
};

function covered(...worlds: World[]): (state: string, event: string, nth?: number) => TransitionCoverage {
  const coverage = new Coverage();
  for (const world of worlds) {
    const exploration = new Exploration(world, {});
    exploration.run();
    coverage.add(world, exploration.successors.cores.actors);
  }
  const rows = coverage.rows();
  return (state, event, nth = 1) => {
    const row = rows.find((one) => one.state === state && one.event === event && one.nth === nth);
    if (!row) throw new Error(`There is no transition ${nth} on ${event} in ${state}.`);
    return row;
  };
}

const onlyPress = lamp({ press: 2, dim: 0, smash: 0 });
const pressAndDim = lamp({ press: 1, dim: 3, smash: 0 });

test('a transition that was taken says how often, by different turns', () => {
  const at = covered(onlyPress);
  expect(at('off', 'press', 2)).toMatchObject({ chart: 'lamp', of: 2, targets: ['on'], turns: 1 });
  expect(at('on', 'press')).toMatchObject({ turns: 1 });
  expect(at('off', 'press', 2).why).toBeUndefined();
});

test('the message was never sent: what it would take is named', () => {
  const why = covered(onlyPress)('on', 'dim').why;
  expect(why).toEqual({ reason: 'neverSent', says: 'no dim reached the lamp: no budget for "dim" (lamp)' });
});

test('the message came, and never in that state', () => {
  const why = covered(pressAndDim)('off', 'dim').why;
  expect(why).toEqual({ reason: 'neverInThatState', says: 'dim reached the lamp only in on.bright, on.dark' });
});

test('a state within took it', () => {
  const why = covered(pressAndDim)('on', 'dim').why;
  expect(why).toEqual({ reason: 'takenWithin', says: 'a state within took it 2 times: on.bright, on.dark' });
});

test('an earlier alternative was always taken', () => {
  const why = covered(pressAndDim)('on.dark', 'dim', 2).why;
  expect(why).toEqual({ reason: 'earlierTaken', says: 'an earlier alternative was always taken (isDark), once' });
});

test('the guard was asked and never true', () => {
  const row = covered(pressAndDim)('off', 'press', 1);
  expect(row).toMatchObject({ guard: 'isBroken', turns: 0 });
  expect(row.why).toEqual({ reason: 'guardNeverTrue', says: '"isBroken" was never true, asked once' });
});

test('of several worlds together, what one of them took is taken', () => {
  expect(covered(onlyPress)('on.bright', 'dim').turns).toBe(0);
  expect(covered(onlyPress, pressAndDim)('on.bright', 'dim')).toMatchObject({ turns: 1 });
  expect(covered(onlyPress, pressAndDim)('on.bright', 'dim').why).toBeUndefined();
});
