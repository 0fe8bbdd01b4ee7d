/** A trace runs again: what it tells of comes about on the planted fault, and not on the charts that serve people. */
import { expect, test } from 'vitest';
import { replayTrace } from '../../harness/traces/replay.ts';
import { charts } from '../../machines/index.ts';
import { race } from '../support/planted.ts';

const { trace: raceForOne, charts: twoWinners } = race;

test('a trace of a planted fault violates its property in its last step', () => {
  const { violation, atStep, violatedBy, turns } = replayTrace(raceForOne, { charts: twoWinners });
  expect(violation).toMatchObject({ property: 'P-ONE-WINNER', why: expect.stringContaining('one accept') });
  expect(atStep).toBe(raceForOne.steps.length - 1);
  expect(violatedBy?.envelope).toMatchObject({ from: 'supervisor/sue', to: 'request/c1.1' });
  expect(turns.at(-1)).toEqual(violatedBy);
});

test('the same trace is all right on the charts that serve people', () => {
  const replay = replayTrace(raceForOne);
  expect(replay.violation).toBeUndefined();
  expect(replay.impossible).toBeUndefined();
  expect(replay.turns.length).toBeGreaterThan(20);
  expect(JSON.stringify(replayTrace(raceForOne, { charts }))).toBe(JSON.stringify(replay));
});

test('a delivery of what is not there, or of another type, ends the replay with a sentence', () => {
  const [first] = raceForOne.steps;
  const other = { type: 'deliver', from: 'acd', to: 'interaction/c1', message: 'interaction.hold' } as const;
  const none = { type: 'deliver', from: 'request/c1.1', to: 'agent/alice', message: 'request.opened' } as const;
  const timer = { type: 'fire', actor: 'request/c1.1', timer: 'escalation' } as const;
  const of = (...steps: (typeof raceForOne.steps)[number][]) => replayTrace({ site: 'small', steps }).impossible;
  const offer = raceForOne.steps.find((step) => step.type === 'act' && step.command === 'interaction.offer')!;
  expect(of(offer, other)).toEqual({
    step: 1,
    says: 'The next message from acd to interaction/c1 is interaction.offer, not interaction.hold.',
  });
  expect(of(first!, none)).toEqual({ step: 1, says: 'Nothing is under way from request/c1.1 to agent/alice.' });
  expect(of(timer)).toEqual({ step: 0, says: 'No escalation timer of request/c1.1 is armed.' });
});
