/** Measures say what the list says: sums agree with it, quantiles with a plain sort, and buckets with the clocks of the place. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomes } from '../../../machines/messages.ts';
import type { Fact } from '../../../server/history/measures.ts';
import { groupings, groupsMax, measuresOf, nearestRank } from '../../../server/history/measures.ts';
import { bucketSizes, bucketStarts } from '../../../server/history/time-zone.ts';
import { aCentre } from '../../support/asking-centre.ts';
import type { Said } from '../../support/server-app.ts';

const begin = Date.UTC(2026, 2, 27);
const end = Date.UTC(2026, 3, 1);
const name = fc.constantFrom('a', 'b', 'c', 'd');
const fact: fc.Arbitrary<Fact> = fc
  .record({
    workgroup: name,
    reason: fc.option(name),
    outcome: fc.option(fc.constantFrom(...outcomes)),
    firstBy: name,
    escalated: fc.boolean(),
    ignoredByAll: fc.boolean(),
    unattended: fc.nat(2),
    openedAt: fc.integer({ min: begin, max: end - 1 }),
    responseMs: fc.option(fc.nat(100_000)),
    restMs: fc.nat(100_000),
  })
  .map(({ responseMs, restMs, outcome, firstBy, openedAt, ...rest }) => {
    // Withdrawn is what ended before an accept, completed what ended after one.
    const response = outcome === 'withdrawn' ? null : outcome === 'completed' ? (responseMs ?? 0) : responseMs;
    const respondedAt = response === null ? null : openedAt + response;
    const doneAt = outcome === null ? null : openedAt + (response ?? 0) + restMs;
    return { ...rest, outcome, firstBy: respondedAt === null ? null : firstBy, openedAt, respondedAt, doneAt };
  });
const facts = fc.array(fact, { maxLength: 60 });
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe');
const size = fc.constantFrom(...bucketSizes);

/** The slow and plain way. */
function naive(all: readonly number[], share: number): number | null {
  const sorted = [...all].sort((a, b) => a - b);
  const found = sorted.find((value) => sorted.filter((other) => other <= value).length >= share * sorted.length);
  return found === undefined ? null : found / 1_000;
}
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('counts are those of the list, in all and by every group and bucket', () => {
  fc.assert(
    fc.property(facts, zone, size, fc.constantFrom(...groupings), (all, place, bucket, grouping) => {
      const starts = bucketStarts(begin, end, bucket, place, 1_000)!;
      const { total, buckets, groups, rest } = measuresOf(all, starts, grouping);
      const counted = (holds: (fact: Fact) => boolean) => all.filter(holds).length;
      expect(rest).toBeNull();
      expect(total.opened).toBe(all.length);
      expect(total.escalated).toBe(counted(({ escalated }) => escalated));
      expect(total.ignoredByAll).toBe(counted(({ ignoredByAll }) => ignoredByAll));
      expect(total.unattended).toBe(counted(({ unattended }) => unattended > 0));
      expect(total.endedUnanswered).toBe(counted((one) => one.outcome !== null && one.respondedAt === null));
      for (const outcome of outcomes) expect(total.outcomes[outcome]).toBe(counted((one) => one.outcome === outcome));
      expect(sum(Object.values(total.outcomes))).toBe(all.length);
      // Whoever was never answered has no time to first response; every other has one.
      const unanswered = total.endedUnanswered + counted((one) => one.outcome === null && one.respondedAt === null);
      expect(total.firstResponse.count + unanswered).toBe(all.length);
      expect(total.done.count).toBe(all.length - total.outcomes.open);
      for (const parts of [buckets, groups]) {
        expect(sum(parts.map(({ opened }) => opened))).toBe(all.length);
        expect(sum(parts.map(({ firstResponse }) => firstResponse.count))).toBe(total.firstResponse.count);
        expect(sum(parts.map(({ outcomes: { withdrawn } }) => withdrawn))).toBe(total.outcomes.withdrawn);
      }
      for (const [n, { opened }] of buckets.entries()) {
        expect(sum(groups.map(({ openedPerBucket }) => openedPerBucket[n]!))).toBe(opened);
      }
    }),
  );
});

test('median and 90th percentile are those of a plain sort', () => {
  fc.assert(
    fc.property(facts, (all) => {
      const { total } = measuresOf(all, [begin]);
      const responses = all.flatMap((one) => (one.respondedAt === null ? [] : [one.respondedAt - one.openedAt]));
      const lasted = all.flatMap((one) => (one.doneAt === null ? [] : [one.doneAt - one.openedAt]));
      for (const [spread, times] of [[total.firstResponse, responses] as const, [total.done, lasted] as const]) {
        expect(spread).toEqual({
          count: times.length,
          medianSeconds: naive(times, 0.5),
          p90Seconds: naive(times, 0.9),
          maxSeconds: naive(times, 1),
        });
      }
    }),
  );
});

test.each([
  [[], 0.5, undefined],
  [[7], 0.9, 7],
  [[1, 2], 0.5, 1],
  [[1, 2, 3], 0.5, 2],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9, 10],
])('of %j the share %d is not above %s', (sorted, share, value) => expect(nearestRank(sorted, share)).toBe(value));

test('further groups than the limit are one', () => {
  const one = { reason: null, outcome: null, firstBy: null, escalated: false, ignoredByAll: false, unattended: 0 };
  const all = Array.from({ length: groupsMax + 3 }, (_, n) =>
    Array.from({ length: n + 1 }, () => ({
      ...one,
      workgroup: `w${n}`,
      openedAt: begin,
      respondedAt: begin + n,
      doneAt: null,
    })),
  ).flat();
  const { groups, rest, total } = measuresOf(all, [begin], 'workgroup');
  expect(groups).toHaveLength(groupsMax);
  expect(groups[0]).toMatchObject({ key: `w${groupsMax + 2}`, opened: groupsMax + 3 });
  expect(rest).toMatchObject({
    groups: 3,
    opened: 6,
    openedPerBucket: [6],
    firstResponse: { count: 6, maxSeconds: 0.002 },
  });
  expect(sum(groups.map(({ opened }) => opened)) + rest!.opened).toBe(total.opened);
});

test.each([
  // Clocks go forward in the night to the 29th: that day has 23 hours.
  ['day', 'Europe/Berlin', '2026-03-28T00:00', 72, ['03-27T23:00', '03-28T23:00', '03-29T22:00', '03-30T22:00']],
  // And back in the night to 25 October: 25 hours, two of them called two o’clock.
  ['day', 'Europe/Berlin', '2026-10-24T00:00', 72, ['10-23T22:00', '10-24T22:00', '10-25T23:00', '10-26T23:00']],
  ['hour', 'Europe/Berlin', '2026-10-24T23:30', 2.5, ['10-24T23:00', '10-25T00:00', '10-25T01:00']],
  ['hour', 'Europe/Berlin', '2026-03-29T00:00', 2, ['03-29T00:00', '03-29T01:00']],
  // Half an hour: one o’clock lasts 90 minutes.
  ['hour', 'Australia/Lord_Howe', '2026-04-04T13:59', 2, ['04-04T13:00', '04-04T14:00', '04-04T15:30']],
  // A zone whose hours begin at a quarter past.
  ['hour', 'Asia/Kathmandu', '2026-03-01T00:10', 1.5, ['02-28T23:15', '03-01T00:15', '03-01T01:15']],
  // Midnight does not exist on the 24th: the day begins at one.
  ['day', 'Africa/Cairo', '2026-04-23T00:00', 48, ['04-22T22:00', '04-23T22:00', '04-24T21:00']],
  ['week', 'America/New_York', '2026-03-05T00:00', 12 * 24, ['03-02T05:00', '03-09T04:00', '03-16T04:00']],
] as const)('each %s in %s from %s on, for %d hours', (bucket, place, from, hours, expected) => {
  const at = Date.parse(`${from}Z`);
  const starts = bucketStarts(at, at + hours * 3_600_000, bucket, place, 100);
  expect(starts?.map((start) => new Date(start).toISOString().slice(5, 16))).toEqual(expected);
});

test('buckets follow each other without a gap, each with a clock that says so', () => {
  fc.assert(
    fc.property(zone, size, fc.integer({ min: begin, max: begin + 300 * 86_400_000 }), (place, bucket, from) => {
      const starts = bucketStarts(from, from + 60 * 3_600_000, bucket, place, 100)!;
      expect(starts[0]).toBeLessThanOrEqual(from);
      for (const [n, start] of starts.entries()) {
        if (n > 0) expect(start).toBeGreaterThan(starts[n - 1]!);
        const [, clock] = new Date(start).toLocaleString('sv', { timeZone: place }).split(' ');
        expect(clock).toMatch(bucket === 'hour' ? /:00:00$/ : /^00:00:00$/);
      }
    }),
  );
});

test('requests on both sides of a change of clocks count for the day that people there call it', async () => {
  const { reports, sue, asked, clock, host } = await aCentre();
  const at = async (time: string) => {
    clock.moveTo(Date.parse(time));
    await host.settled();
    await sue.get('/api/session');
  };
  // 22:30 UTC is half an hour before midnight in Berlin in winter, and half an hour after it in summer.
  await at('2026-03-27T22:30:00Z');
  await asked('winter', 1);
  await at('2026-03-29T22:30:00Z');
  await asked('summer', 2);
  const { status, body } = await reports.get(
    '/api/measures?bucket=day&zone=Europe/Berlin&from=2026-03-26T23:00:00Z&to=2026-03-31T22:00:00Z&group=outcome',
  );
  expect(status).toBe(200);
  expect(body.buckets.map(({ from, opened }: { from: string; opened: number }) => [from, opened])).toEqual([
    ['2026-03-26T23:00:00.000Z', 1],
    ['2026-03-27T23:00:00.000Z', 0],
    ['2026-03-28T23:00:00.000Z', 0],
    ['2026-03-29T22:00:00.000Z', 2],
    ['2026-03-30T22:00:00.000Z', 0],
  ]);
  expect(body.groups).toMatchObject([{ key: 'withdrawn', opened: 3, openedPerBucket: [1, 0, 0, 2, 0] }]);
  expect(body.asOf.isCurrent).toBe(true);
});

test('times to first response and to done, by supervisor, of those that may be seen', async () => {
  const { alice, bob, sue, bea, reports, admin, connected, advance } = await aCentre();
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Refund?', reason: 'refund' });
  await advance(12_000);
  await sue.command('accept', { toast: 'c1.1/sue/1' });
  await advance(3_000);
  await alice.command('done', { request: 'c1.1' });
  await connected('c2', 'bob', 'billing');
  await bob.command('ask', { interaction: 'c2', text: 'Please' });
  const of = async (client: typeof bob, query = '') => (await client.get(`/api/measures${query}`)).body;
  const all = await of(reports, '?group=supervisor');
  expect(all.total).toMatchObject({ opened: 2, endedUnanswered: 0 });
  expect(all.total.firstResponse).toEqual({ count: 1, medianSeconds: 12, p90Seconds: 12, maxSeconds: 12 });
  expect(all.total.done).toEqual({ count: 1, medianSeconds: 15, p90Seconds: 15, maxSeconds: 15 });
  expect(all.groups).toMatchObject([
    { key: null, opened: 1 },
    { key: 'sue', opened: 1, firstResponse: { medianSeconds: 12 } },
  ]);
  expect((await of(admin)).total.opened).toBe(2);
  expect((await of(sue)).total.opened).toBe(1);
  expect((await of(bea)).total.outcomes.open).toBe(1);
  expect((await of(alice)).total.outcomes.completed).toBe(1);
  expect((await of(bob, '?workgroup=support')).total.opened).toBe(0);
  expect((await of(bea, '?workgroup=support')).code).toBe('roleMissing');
});

test('without a time it is the last seven days; a question that is none is refused', async () => {
  const { reports, acd, anybody, asked } = await aCentre({ queryLimits: { measuredRequests: 2 } });
  await asked('c1', 2);
  const { body } = await reports.get('/api/measures');
  expect([body.bucket, body.zone, body.total.opened, body.groups, body.rest]).toEqual(['day', 'UTC', 2, [], null]);
  expect(Date.parse(body.to) - Date.parse(body.from)).toBe(7 * 86_400_000);
  const refused = async (query: string): Promise<Said> => reports.get(`/api/measures?${query}`);
  const none = [
    'zone=Mars/Olympus',
    'zone=',
    'zone=%2B01:00',
    'bucket=year',
    'group=person',
    'from=2026-01-04T00:00:00Z&to=2026-01-04T00:00:00Z',
  ];
  const tooMuch = ['from=2020-01-01T00:00:00Z', 'from=2025-11-01T00:00:00Z&bucket=hour'];
  for (const query of [...none, ...tooMuch]) {
    const { status, body: problem } = await refused(query);
    expect([query, status, problem.code]).toEqual([query, 400, 'invalidMessage']);
  }
  expect((await reports.get('/api/measures?from=2027-01-01T00:00:00Z')).body.total.opened).toBe(0);
  await asked('c2', 1);
  expect((await refused('')).body.detail).toContain('More than 2 requests');
  expect((await acd().get('/api/measures')).body.code).toBe('roleMissing');
  expect((await anybody().get('/api/measures')).body.code).toBe('notAuthenticated');
});
