/** Traces made short: the same violation, with as little as it takes. */
import { expect, test } from 'vitest';
import { minimiseByReplay } from '../../harness/traces/minimise.ts';
import { replayTrace } from '../../harness/traces/replay.ts';
import { settled, shorten, violating } from '../../harness/traces/shorten.ts';
import type { Trace } from '../../harness/traces/trace.ts';
import { found, only, planted, race } from '../support/planted.ts';
import { arrives, does, settle } from '../support/traces.ts';

test.each(planted.map((one) => [`${one.property}, ${one.fault}`, one] as const))(
  '%s: what is shortened still violates the property, in its last step, with no more deliveries',
  (_, one) => {
    const { trace, charts, property } = one;
    const short = shorten(found(one), { charts });
    const { violation, atStep, impossible } = replayTrace(short, { charts, properties: only(property) });
    expect({ property: violation?.property, impossible }).toEqual({ property, impossible: undefined });
    expect(short.steps.slice((atStep ?? 0) + 1).every(({ type }) => type === 'settle')).toBe(true);
    const deliveries = ({ steps }: Trace) => steps.filter(({ type }) => type === 'deliver').length;
    expect(deliveries(short)).toBeLessThanOrEqual(deliveries(trace));
    expect(short.steps.filter(({ type }) => type === 'act')).toHaveLength(
      trace.steps.filter(({ type }) => type === 'act').length,
    );
  },
);

test('what came after the violation is left out', () => {
  const { trace, charts } = race;
  const later = { ...trace, steps: [...trace.steps, settle, does('agent/alice', 'done', { request: 'c1.1' }), settle] };
  const short = shorten(found({ ...race, trace: later }), { charts });
  expect(short.steps.some((step) => step.type === 'act' && step.command === 'done')).toBe(false);
});

test('a trace that violates nothing is left alone', () => {
  expect(shorten(race.trace)).toBe(race.trace);
  expect(minimiseByReplay(race.trace)).toBe(race.trace);
});

test('of a long run nothing is left that could be left out', () => {
  const { trace, charts } = race;
  const noise = [
    does('agent/bob', 'session.start', { session: 'b1', application: 'client' }),
    does('supervisor/sue', 'alerts', { pop: false, sound: true }),
    does('supervisor/eve', 'session.start', { session: 'e1', application: 'supervisor' }),
    settle,
    does('agent/alice', 'alerts', { pop: true, sound: false }),
    does('agent/acd', 'interaction.offer', { interaction: 'h1', workgroup: 'billing', media: 'chat', acd: true }),
    arrives('interaction.offer', 'acd', 'interaction/h1'),
    settle,
  ];
  const long: Trace = { site: 'small', steps: [...noise, ...trace.steps, ...noise] };
  const small = minimiseByReplay(found({ ...race, trace: long }), { charts });
  const acts = small.steps.filter(({ type }) => type === 'act');
  expect(acts).toHaveLength(9);
  for (const [n] of acts.entries()) {
    expect(violating(small, settled(acts.toSpliced(n, 1)), { charts })).toBeUndefined();
  }
});
