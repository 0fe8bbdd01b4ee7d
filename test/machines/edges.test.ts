/** The transitions of a chart by name, and which of them a turn takes. */
import { describe, expect, test } from 'vitest';
import { and, createMachine, not, or } from 'xstate';
import { edgesOf, guardName, takenBy, wordsOfGuard } from '../../machines/edges.ts';
import { charts } from '../../machines/index.ts';
import { initialSnapshot } from '../../server/actors/step.ts';

describe('an edge', () => {
  const named = (id: string) => edgesOf(charts.request).find((edge) => edge.id === id);

  test('says guard, effects and where it leads', () => {
    expect(named('open.waiting request.done[1]')).toEqual({
      id: 'open.waiting request.done[1]',
      state: 'open.waiting',
      event: 'request.done',
      nth: 1,
      of: 1,
      guard: 'isAsker',
      targets: ['done'],
      actions: ['withdraw', 'noteEndedBy'],
      reenters: false,
    });
  });

  test('that stays leads nowhere', () => {
    expect(named('open.waiting request.accept[1]')).toMatchObject({ nth: 1, of: 3, guard: 'not isOpenShowing' });
    expect(named('open.waiting request.accept[1]')).not.toHaveProperty('targets');
  });

  test.each(Object.entries(charts))('has an id of its own: %s', (_, chart) => {
    const ids = edgesOf(chart).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('that time takes says how long', () => {
    const chart = createMachine({ initial: 'a', states: { a: { after: { 500: 'b' } }, b: {} } });
    expect(edgesOf(chart)).toMatchObject([{ delay: '500 ms', targets: ['b'] }]);
  });
});

test('combined guards are said as one would say them', () => {
  expect(guardName(not('isFull'))).toBe('not isFull');
  expect(guardName(and(['isHers', not('isFull')]))).toBe('isHers and not isFull');
  expect(guardName(or(['isHers', 'isFull']))).toBe('isHers or isFull');
  expect(wordsOfGuard('isHers and not isFull')).toEqual(['isHers', 'isFull']);
  expect(guardName(undefined)).toBeUndefined();
});

describe('what a turn takes', () => {
  const { context } = initialSnapshot(charts.interaction);

  test('is told by the state it is in', () => {
    const absent = { value: 'absent', context };
    expect(takenBy(charts.interaction, absent, { type: 'interaction.hold' })).toEqual(['absent interaction.hold[1]']);
    expect(takenBy(charts.interaction, absent, { type: 'request.over' })).toEqual([]);
  });

  test('may be an edge in each region', () => {
    const value = { present: { conversation: 'connected', assistance: 'free' } };
    const message = { type: 'interaction.disconnect', command: 'c' };
    expect(takenBy(charts.interaction, { value, context }, message)).toEqual([
      'present.conversation interaction.disconnect[2]',
      'present.assistance.free interaction.disconnect[1]',
    ]);
  });
});
