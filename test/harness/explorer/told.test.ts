/** What an exploration found, run again on a host: the same violation, by the same steps. */
import { expect, test } from 'vitest';
import { explore } from '../../../harness/explorer/explore.ts';
import { chartsOf, describe, traceOf } from '../../../harness/explorer/told.ts';
import { assistance } from '../../../harness/explorer/worlds/assistance.ts';
import { pingPong } from '../../../harness/explorer/worlds/ping-pong.ts';
import type { Setting } from '../../../harness/explorer/worlds/setting.ts';
import { mutantOf, stateAt } from '../../../harness/mutants/planting.ts';
import { replayTrace } from '../../../harness/traces/replay.ts';
import { charts } from '../../../machines/index.ts';
import secondAsk from '../../support/second-ask.ts';

const setting: Setting = {
  name: 'told',
  about: '',
  agents: ['alice'],
  supervisors: ['sue'],
  interactions: { c1: { owner: 'alice' } },
  budgets: { agent: { ask: 2, cancel: 1 }, supervisor: { accept: 1 } },
};

const withTimersThatGoOn = assistance(setting, {
  charts: {
    ...charts,
    request: mutantOf(charts.request, (config) => {
      delete stateAt(config, 'open.waiting').exit;
    }),
  },
});

test.each([
  ['P-ATTEMPT', secondAsk],
  ['P-TIMERS', withTimersThatGoOn],
])('a run that violates %s does so again on a host', (property, world) => {
  const { counterexample } = explore(world);
  expect(counterexample?.property).toBe(property);
  const trace = traceOf(world, counterexample!)!;
  const played = replayTrace(trace, { charts: chartsOf(world)! });
  expect(played.impossible).toBeUndefined();
  expect(played.violation).toEqual(trace.violation);
  expect(played.atStep).toBe(trace.steps.length - 1);
  // The charts that people are served with let it happen no further.
  expect(replayTrace(trace).violation).toBeUndefined();
});

test('steps in words', () => {
  expect(explore(secondAsk).counterexample!.steps.slice(0, 2).map(describe)).toEqual([
    'alice asks on c1',
    'assistance.ask from agent/alice reaches interaction/c1',
  ]);
});

test('of a world without a site there is no run to tell', () => {
  const together = { name: 'NEVER', why: '', expectation: 'always', over: 'turn', check: () => 'it moved' } as const;
  const world = { ...pingPong(), properties: [together] };
  const { counterexample } = explore(world);
  expect(counterexample).toMatchObject({ property: 'NEVER', wrong: 'it moved' });
  expect(traceOf(world, counterexample!)).toBeUndefined();
  expect(chartsOf({ ...world, behaviour: () => pingPong().behaviour('ping') })).toBeUndefined();
});
