/** What became of requests is found by what is known of it and by what was written, and by nobody whom it is none of the business of. */
import { expect, test } from 'vitest';
import { supervisor } from '../../../machines/names.ts';
import { page, pageWithWords, searchLimits, wordsOf } from '../../../server/history/search.ts';
import { HistoryTable } from '../../../server/history/table.ts';
import { aCentre } from '../../support/asking-centre.ts';
import { aRecord } from '../../support/past-requests.ts';
import type { Said, TestClient } from '../../support/server-app.ts';

const idsOf = ({ body }: Said): string[] => body.requests.map(({ request }: { request: string }) => request);
const finding = (client: TestClient) => async (query: string) => idsOf(await client.get(`/api/requests?${query}`));

const did = async (said: Promise<Said>) => expect((await said).body).toMatchObject({ done: true });

/** Four requests, a minute apart from each other, each of its own kind. */
async function aBusyMorning() {
  const centre = await aCentre();
  const { alice, bob, sue, bea, host, advance, connected, acd, logOn } = centre;
  const sam = await logOn('sam', 'supervisor');
  const minute = async () => {
    await advance(60_000);
    for (const person of [alice, bob, sue, bea, sam]) await person.get('/api/session');
  };
  const toast = async (person: string, request: string) => {
    const { toasts } = (await host.peek(supervisor(person)))!.context as { toasts: object };
    return Object.keys(toasts).find((one) => one.startsWith(`${request}/`))!;
  };
  await connected('c1', 'alice');
  await did(alice.command('ask', { interaction: 'c1', text: 'May I refund the whole fare?', reason: 'refund' }));
  await did(sue.command('reply', { toast: await toast('sue', 'c1.1'), text: 'Yes, go ahead.' }));
  await did(alice.command('done', { request: 'c1.1' }));
  await minute();
  await acd().command('interaction.offer', { interaction: 'c2', workgroup: 'support', media: 'chat', acd: true });
  await acd().command('interaction.alert', { interaction: 'c2', agent: 'bob' });
  await acd().command('interaction.connect', { interaction: 'c2' });
  await did(bob.command('ask', { interaction: 'c2', text: 'Une réclamation', reason: 'complaint', urgency: 'urgent' }));
  await minute();
  await connected('c3', 'alice', 'billing');
  await did(alice.command('ask', { interaction: 'c3', text: 'Please help with a FARE' }));
  await did(bea.command('accept', { toast: await toast('bea', 'c3.1') }));
  await minute();
  await did(sam.command('accept', { toast: await toast('sam', 'c2.1') }));
  await did(sue.command('join', { request: 'c2.1' }));
  await acd().command('interaction.disconnect', { interaction: 'c2' });
  await minute();
  await connected('c4', 'alice');
  await did(alice.command('ask', { interaction: 'c4', text: 'Never mind' }));
  await did(alice.command('done', { request: 'c4.1' }));
  return { ...centre, sam };
}

test('each filter narrows it, several values of one widen it, and all of them together', async () => {
  const { reports } = await aBusyMorning();
  const found = finding(reports);
  const [c1, c2, c3, c4] = ['c1.1', 'c2.1', 'c3.1', 'c4.1'];
  expect(await found('')).toEqual([c4, c3, c2, c1]);
  for (const [query, expected] of [
    ['workgroup=support', [c4, c2, c1]],
    ['workgroup=support&workgroup=billing', [c4, c3, c2, c1]],
    ['agent=bob', [c2]],
    ['supervisor=sue', [c2, c1]],
    ['supervisor=sam', [c2]],
    ['supervisor=bea', [c3]],
    ['reason=refund', [c1]],
    ['outcome=withdrawn', [c4]],
    ['outcome=withdrawn&outcome=open', [c4, c3]],
    ['outcome=interactionEnded', [c2]],
    ['urgency=urgent', [c2]],
    // Bea's session had ended, and nobody was left to ask.
    ['escalated=true', [c3, c2]],
    ['escalated=false', [c4, c1]],
    ['media=chat', [c2]],
    ['media=email', []],
    ['from=2026-01-05T09:01:00Z', [c4, c3, c2]],
    ['from=2026-01-05T09:01:00.001Z', [c4, c3]],
    ['to=2026-01-05T09:01:00Z', [c1]],
    ['from=2026-01-05T10:01:00%2B01:00&to=2026-01-05T10:02:00%2B01:00', [c2]],
    ['from=2027-01-01T00:00:00Z', []],
    ['workgroup=support&supervisor=sue&outcome=completed&media=call&urgency=normal', [c1]],
  ] as const) {
    expect([query, await found(query)]).toEqual([query, expected]);
  }
});

test('words are found in any line, in any order, without case and accents', async () => {
  const { reports, sue, bea, alice, bob } = await aBusyMorning();
  const found = finding(reports);
  expect(await found('text=fare')).toEqual(['c3.1', 'c1.1']);
  expect(await found('text=FARE%20refund')).toEqual(['c1.1']);
  // One said by the agent, one by the supervisor.
  expect(await found('text=ahead%20fare')).toEqual(['c1.1']);
  expect(await found('text=reclamation')).toEqual(['c2.1']);
  expect(await found('text=fare&workgroup=billing')).toEqual(['c3.1']);
  expect(await found('text=nowhere')).toEqual([]);
  // Everybody searches what they may see, and nothing else.
  expect(await finding(sue)('text=fare')).toEqual(['c1.1']);
  expect(await finding(bea)('text=fare')).toEqual(['c3.1']);
  expect(await finding(alice)('text=fare')).toEqual(['c3.1', 'c1.1']);
  expect(await finding(bob)('text=fare')).toEqual([]);
});

test('who may not read texts may not search them either', async () => {
  const { admin, acd, anybody } = await aBusyMorning();
  expect((await admin.get('/api/requests?text=fare')).body.code).toBe('roleMissing');
  expect(await finding(admin)('')).toHaveLength(4);
  expect((await acd().get('/api/requests?text=fare')).body.code).toBe('roleMissing');
  expect((await anybody().get('/api/requests?text=fare')).body.code).toBe('notAuthenticated');
});

test('a filter that is none is refused', async () => {
  const { reports, sue } = await aCentre();
  const times = ['from=yesterday', 'from=2026-01-05', 'to=1767603600000', 'from='];
  const many = `text=${Array.from({ length: 9 }, (_, n) => `w${n}`).join('%20')}`;
  const others = ['media=fax', 'urgency=high', 'escalated=1', 'reason=a/b', 'supervisor=', 'text=', 'text=%20', many];
  const lists = [`text=${'x'.repeat(201)}`, Array.from({ length: 51 }, (_, n) => `workgroup=w${n}`).join('&')];
  for (const query of [...times, ...others, ...lists]) {
    const said = await reports.get(`/api/requests?${query}`);
    expect([query, said.status, said.body.code]).toEqual([query, 400, 'invalidMessage']);
  }
  // One of another supervisor's workgroups among her own.
  expect((await sue.get('/api/requests?workgroup=support&workgroup=billing')).body.code).toBe('roleMissing');
});

test('an answer says how far the record was read', async () => {
  const { reports, host, asked } = await aCentre();
  await asked('c1', 1);
  const { body } = await reports.get('/api/requests');
  expect(body.asOf).toEqual({ turn: host.lastTurn, at: '2026-01-05T09:00:00.000Z', isCurrent: true });
  expect([body.isPartial, body.lookedBackTo]).toEqual([false, null]);
});

const everybody = { told: { isEverything: true, workgroups: [], agent: undefined } };
const never = Number.MAX_SAFE_INTEGER;

test('a search for words that looked at enough says where it stopped, and goes on from there', async () => {
  const table = aRecord(searchLimits.texts + 300, { workgroup: 'support' });
  const lookup = async (id: string) => (id.endsWith('-7') ? 'the one' : 'something else');
  const query = { sought: everybody, before: never, count: 10 };
  const first = await pageWithWords(table, query, ['one'], lookup);
  expect(first).toMatchObject({ found: [], isPartial: true });
  expect(first.next!.n).toBeLessThan(table.count);
  let rest = first;
  for (let pages = 0; rest.isPartial && pages < 1_000; pages++) {
    rest = await pageWithWords(table, { ...query, before: rest.next!.n }, ['one'], lookup);
  }
  expect(rest).toMatchObject({ found: [{ n: 7 }], next: undefined, isPartial: false });
  table.close();
});

test('what was erased is not found', async () => {
  const table = aRecord(3, { workgroup: 'support' });
  const query = { sought: everybody, before: never, count: 10 };
  const lookup = (id: string) => (id.endsWith('-2') ? undefined : 'a word');
  expect((await pageWithWords(table, query, ['word'], lookup)).found.map(({ n }) => n)).toEqual([3, 1]);
  table.close();
});

test('pages of every size show the same, however far the next one found is', async () => {
  const table = aRecord(10_000, ({ n }) => ({ workgroup: n % 5_000 === 1 ? 'rare' : 'common' }));
  const sought = { ...everybody, workgroups: ['rare'] };
  for (const count of [1, 2, 3]) {
    const seen: number[] = [];
    let before = never;
    for (;;) {
      const { found, next } = await page(table, { sought, before, count });
      seen.push(...found.map(({ n }) => n));
      if (!next) break;
      before = next.n;
    }
    expect(seen).toEqual([5_001, 1]);
  }
  table.close();
});

test('times narrow it to the very millisecond', async () => {
  const table = aRecord(100, { workgroup: 'support' });
  const all = (await page(table, { sought: everybody, before: never, count: 200 })).found;
  const { openedAt } = all[50]!;
  const of = async (range: object) =>
    (await page(table, { sought: { ...everybody, ...range }, before: never, count: 200 })).found;
  expect(await of({ from: openedAt })).toEqual(all.slice(0, 51));
  expect(await of({ to: openedAt })).toEqual(all.slice(51));
  expect(await of({ from: openedAt, to: openedAt + 1 })).toEqual([all[50]]);
  expect(await of({ from: openedAt + 1, to: openedAt })).toEqual([]);
  expect(new HistoryTable('none').firstAt(5)).toBe(1);
  table.close();
});

test('words are folded as people write them', () => {
  expect(wordsOf(' Größe  GRÖSSE größe ')).toEqual(['große', 'grosse']);
  expect(wordsOf('  ')).toBeUndefined();
  expect(wordsOf('a b c d e f g h i')).toBeUndefined();
});
