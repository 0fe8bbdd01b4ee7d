/** The list of the past: pages, what is newer, and what a slow or absent server does to it. */
import { expect, test } from 'vitest';
import { noFilter } from '../../ui/history/filter.ts';
import { PastList } from '../../ui/history/past-list.ts';
import { sorted } from '../../ui/history/sorting.ts';

const begin = Date.UTC(2026, 0, 5, 9);
const row = (n: number, part: object = {}) => ({
  request: `c${n}.1`,
  agent: 'alice',
  workgroup: 'bookings',
  media: 'call',
  reason: null,
  urgency: 'normal',
  state: 'done',
  escalated: false,
  responsible: null,
  outcome: 'withdrawn',
  openedAt: new Date(begin + n * 1_000).toISOString(),
  respondedAt: null,
  doneAt: new Date(begin + n * 1_000 + 500).toISOString(),
  ...part,
});

interface Answered {
  requests: object[];
  next?: string | null;
  isPartial?: boolean;
  lookedBackTo?: string | null;
}
const page = ({ requests, next = null, isPartial = false, lookedBackTo = null }: Answered) =>
  Response.json({ requests, next, isPartial, lookedBackTo });

/** A server that answers one question after the other, when it is told to. */
function aServer() {
  const asked: { query: URLSearchParams; answer: (response: Response | Error) => void }[] = [];
  const list = new PastList(
    (url) =>
      new Promise((resolve, reject) => {
        const answer = (response: Response | Error) =>
          response instanceof Error ? reject(response) : resolve(response);
        asked.push({ query: new URL(url, 'http://localhost').searchParams, answer });
      }),
    () => {},
  );
  return { asked, list };
}
const idsOf = ({ rows }: PastList) => rows.map(({ request }) => request);

test('page after page, each from where the one before ended', async () => {
  const { asked, list } = aServer();
  const first = list.look(noFilter);
  expect(list.isLoading).toBe(true);
  asked[0]!.answer(page({ requests: [row(3), row(2)], next: 'c2.1' }));
  await first;
  expect([idsOf(list), list.hasMore, list.isLoading]).toEqual([['c3.1', 'c2.1'], true, false]);
  const second = list.more();
  expect(asked[1]!.query.get('after')).toBe('c2.1');
  asked[1]!.answer(page({ requests: [row(1)] }));
  await second;
  expect([idsOf(list), list.hasMore]).toEqual([['c3.1', 'c2.1', 'c1.1'], false]);
});

test('the answer to an earlier search is no news', async () => {
  const { asked, list } = aServer();
  const [first, second] = [list.look(noFilter), list.look({ ...noFilter, agent: 'bob' })];
  asked[1]!.answer(page({ requests: [row(2)] }));
  asked[0]!.answer(page({ requests: [row(9)] }));
  await Promise.all([first, second]);
  expect(idsOf(list)).toEqual(['c2.1']);
});

test('what is newer is a number until somebody wants to see it; rows change in place', async () => {
  const { asked, list } = aServer();
  const looked = list.look(noFilter);
  asked[0]!.answer(page({ requests: [row(2, { state: 'waiting', outcome: null, doneAt: null }), row(1)] }));
  await looked;
  const followed = list.follow();
  asked[1]!.answer(page({ requests: [row(4), row(3), row(2), row(1)] }));
  await followed;
  expect([idsOf(list), list.newer]).toEqual([['c2.1', 'c1.1'], 2]);
  expect(list.rows[0]).toMatchObject({ state: 'done', outcome: 'withdrawn' });
  const again = list.again();
  asked[2]!.answer(page({ requests: [row(4), row(3), row(2), row(1)] }));
  await again;
  expect([idsOf(list), list.newer]).toEqual([['c4.1', 'c3.1', 'c2.1', 'c1.1'], 0]);
});

test('a search for words is not repeated by itself, and says how far it looked', async () => {
  const { asked, list } = aServer();
  const looked = list.look({ ...noFilter, text: 'fare' });
  const lookedBackTo = new Date(begin).toISOString();
  asked[0]!.answer(page({ requests: [], next: 'c1.1', isPartial: true, lookedBackTo }));
  await looked;
  expect([list.lookedBackTo, list.hasMore]).toEqual([begin, true]);
  await list.follow();
  expect(asked).toHaveLength(1);
});

test.each([
  ['is away', new Error('offline'), 'unavailable'],
  ['refuses', Response.json({ code: 'roleMissing' }, { status: 403 }), 'roleMissing'],
  ['says what is no answer', Response.json({ requests: 'none' }), 'unavailable'],
] as const)('a server that %s leaves the rows where they are', async (_, said, refused) => {
  const { asked, list } = aServer();
  const looked = list.look(noFilter);
  asked[0]!.answer(page({ requests: [row(1)], next: 'c1.1' }));
  await looked;
  const more = list.more();
  asked[1]!.answer(said);
  await more;
  expect([list.failure?.refused, idsOf(list)]).toEqual([refused, ['c1.1']]);
  const again = list.again();
  asked[2]!.answer(page({ requests: [row(1)] }));
  await again;
  expect(list.failure).toBeUndefined();
});

test('rows are sorted by a time, those without one last, whichever way', async () => {
  const { asked, list } = aServer();
  const looked = list.look(noFilter);
  const respondedAfter = (n: number, ms: number) => ({ respondedAt: new Date(begin + n * 1_000 + ms).toISOString() });
  asked[0]!.answer(page({ requests: [row(3, respondedAfter(3, 9_000)), row(2), row(1, respondedAfter(1, 4_000))] }));
  await looked;
  const by = (isUp: boolean) => sorted(list.rows, { by: 'response', isUp }).map(({ request }) => request);
  expect(by(true)).toEqual(['c1.1', 'c3.1', 'c2.1']);
  expect(by(false)).toEqual(['c3.1', 'c1.1', 'c2.1']);
});
