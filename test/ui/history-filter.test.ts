/** What is looked for survives the address, and days are the reader's own. */
import { describe, expect, test } from 'vitest';
import { askedOf, filterOf, isFiltered, noFilter, queryOf } from '../../ui/history/filter.ts';
import { addressOf, choiceOf, isNarrowed, measuredOf } from '../../ui/history/measures-choice.ts';

const everything = {
  fromDay: '2026-03-28',
  toDay: '2026-03-29',
  workgroups: ['bookings', 'refunds'],
  agent: 'alice',
  supervisor: 'sue',
  reason: 'fare',
  outcomes: ['open', 'completed'] as const,
  urgency: 'urgent' as const,
  escalated: 'false' as const,
  media: 'chat' as const,
  text: 'whole fare',
};

test('a filter comes back from its address as it was', () => {
  expect(filterOf(queryOf(everything))).toEqual(everything);
  expect(filterOf(queryOf(noFilter))).toEqual(noFilter);
  expect([isFiltered(everything), isFiltered(noFilter)]).toEqual([true, false]);
  expect(filterOf(new URLSearchParams('request=c1.1'))).toEqual(noFilter);
});

test.each([
  'outcome=lost&urgency=high&media=fax&escalated=1',
  'from=2026-02-30&to=yesterday',
  'from=1999-12-31',
  'agent=a/b&supervisor=%00&reason=a%20b&workgroup=a/b',
  'text=%20%20',
])('of an address that says %s nothing is looked for', (query) => {
  expect(filterOf(new URLSearchParams(query))).toEqual(noFilter);
});

test('more than the server takes is left out', () => {
  const many = new URLSearchParams(Array.from({ length: 60 }, (_, n) => ['workgroup', `w${n}`]));
  expect(filterOf(many).workgroups).toHaveLength(50);
  expect(filterOf(new URLSearchParams({ text: 'x'.repeat(300) })).text).toHaveLength(200);
});

test('days begin and end at the reader’s own midnight, also where clocks change', () => {
  const asked = askedOf(everything);
  expect(asked.get('from')).toBe(new Date(2026, 2, 28).toISOString());
  expect(asked.get('to')).toBe(new Date(2026, 2, 30).toISOString());
  expect(asked.getAll('outcome')).toEqual(['open', 'completed']);
});

describe('what is measured', () => {
  const now = new Date(2026, 10, 26, 12).getTime();
  const of = (query: string) => choiceOf(new URLSearchParams(query), now);

  test('is the last thirty days by workgroup if nobody chose', () => {
    const choice = of('');
    expect(choice).toMatchObject({ group: 'workgroup', bucket: 'day', isBucketChosen: false });
    expect(choice.filter.fromDay).toBe('2026-10-28');
  });

  test.each([
    ['from=2026-11-26', 'hour'],
    ['from=2026-11-25', 'hour'],
    ['from=2026-11-20', 'day'],
    ['from=2026-01-01', 'week'],
    ['from=2026-01-01&to=2026-01-02', 'hour'],
    ['from=2026-01-01&bucket=day', 'day'],
  ])('of %s in steps of a %s', (query, bucket) => expect(of(query).bucket).toBe(bucket));

  test('comes back from its address, with steps only if somebody chose them', () => {
    const chosen = of('from=2026-11-01&group=reason&bucket=week&workgroup=bookings');
    expect(choiceOf(addressOf(chosen), now)).toEqual(chosen);
    expect(addressOf(of('group=outcome')).has('bucket')).toBe(false);
  });

  test('is asked with the reader’s time zone, and never by words', () => {
    const query = measuredOf(of('text=fare&group=supervisor'), 'Europe/Berlin');
    expect(Object.fromEntries(query)).toMatchObject({ group: 'supervisor', bucket: 'day', zone: 'Europe/Berlin' });
    expect(query.has('text')).toBe(false);
  });

  test('says whether filters of the history narrow it', () => {
    expect(isNarrowed(of('from=2026-11-01&workgroup=bookings'))).toBe(false);
    expect(isNarrowed(of('outcome=completed'))).toBe(true);
  });
});
