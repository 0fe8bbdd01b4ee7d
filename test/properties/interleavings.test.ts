/** Any order of deliveries, any timing of people and timers: every property holds, and every `sometimes` is reached. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, mutantOf } from '../../harness/mutants/planting.ts';
import { charts } from '../../machines/index.ts';
import { properties } from '../../machines/properties.ts';
import type { MemoryOptions } from '../../server/actors/memory-host.ts';
import type { Happening } from '../support/happenings.ts';
import { happening } from '../support/happenings.ts';
import { smallCentre } from '../support/watched.ts';

const run = (happenings: readonly Happening[], options: MemoryOptions = {}, only?: readonly string[]) => {
  const centre = smallCentre({ automatic: false, ...options }, only);
  for (const one of happenings) one.run(centre);
  centre.settle();
  return centre;
};
const long = fc.array(happening, { minLength: 20, maxLength: 250, size: 'max' });

it('every property holds under every order of deliveries', () => {
  const missing = new Set(properties.filter((one) => one.expectation === 'sometimes').map((one) => one.name));
  const property = fc.property(long, (happenings) => {
    const unreached = run(happenings).unreached();
    for (const name of missing) if (!unreached.includes(name)) missing.delete(name);
  });
  fc.assert(property, { numRuns: 500 });
  for (let more = 0; more < 10 && missing.size > 0; more++) fc.assert(property, { numRuns: 200 });
  // What never happens proves nothing.
  expect([...missing]).toEqual([]);
}, 120_000);

it('the same seed gives the same record, turn by turn', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 20, maxLength: 80 }), fc.integer(), (happenings, seed) => {
      const record = () => JSON.stringify(run(happenings, { policy: 'seeded', seed }).host.turns);
      expect(record()).toBe(record());
    }),
    { numRuns: 30 },
  );
});

describe('a planted fault is found', () => {
  const attended = ['states', 'open', 'states', 'helping', 'states', 'attended', 'on'] as const;
  const waiting = ['states', 'open', 'states', 'waiting'] as const;
  it.each([
    [
      'P-ONE-WINNER',
      'request',
      (config) => {
        at(config, ...attended)['request.accept'] = { actions: ['take', 'keepTaken'] };
      },
    ],
    [
      'Q-TOASTS',
      'request',
      (config) => {
        at(config, ...waiting, 'on')['roster.changed'] = { actions: 'changeRoster' };
      },
    ],
    [
      'P-TIMERS',
      'request',
      (config) => {
        at(config, ...waiting).exit = [];
      },
    ],
    [
      'P-DONE-BY',
      'request',
      (config) => {
        at(config, ...waiting, 'on')['request.done'] = {
          target: '#request.done',
          actions: ['withdraw', 'noteEndedBy'],
        };
      },
    ],
    [
      'P-NO-STALE-ACTION',
      'request',
      (config) => {
        at(config, ...waiting, 'on')['request.accept'] = {
          target: '#request.open.helping',
          actions: ['take', 'keepTaken'],
        };
      },
    ],
    [
      'P-ALLOWED',
      'interaction',
      (config) => {
        const on = at(config, 'states', 'present', 'states', 'assistance', 'states', 'opening', 'on');
        on['route.answer'] = { target: 'active', actions: ['countRequest', 'openRequest', 'endAttempt', 'showActive'] };
      },
    ],
    [
      'P-FREE-BEFORE-DONE',
      'request',
      (config) => {
        const closing = at(config, 'states', 'done', 'states', 'closing');
        closing.entry = ['close', 'clearBooks', 'tellEnded', 'settleDebts'];
        at(closing, 'on')['request.freed'] = { target: 'told' };
      },
    ],
    [
      'Q-ROSTER',
      'workgroup',
      (config) => {
        at(config, 'states', 'configured', 'on')['roster.unsubscribe'] = {};
      },
    ],
    [
      'P-ELIGIBLE-TOAST',
      'supervisor',
      (config) => {
        at(config, 'states', 'known', 'on')['toast.show'] = { actions: ['addToast', 'showToast'] };
      },
    ],
  ] as [string, keyof typeof charts, (config: Record<string, unknown>) => void][])(
    '%s, planted in the %s chart',
    (name, kind, plant) => {
      const planted = { ...charts, [kind]: mutantOf(charts[kind], plant) };
      const found = fc.check(
        fc.property(long, (happenings) => void run(happenings, { charts: planted }, [name])),
        { numRuns: 2_000, endOnFailure: true, seed: 7 },
      );
      expect(found.failed).toBe(true);
      expect(String(found.errorInstance)).toContain(name);
    },
  );
});
