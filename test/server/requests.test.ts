/** What became of requests: who is told of which, filters, pages that stay true while new requests come, and the story of one. */
import { expect, test } from 'vitest';
import { aCentre } from '../support/asking-centre.ts';
import type { Said } from '../support/server-app.ts';

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const idsOf = ({ body }: Said): string[] => body.requests.map(({ request }: { request: string }) => request);

test('the newest first, with times in ISO 8601 UTC and without a word of what was written', async () => {
  const { alice, sue, connected, advance } = await aCentre();
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Refund?', reason: 'refund', urgency: 'urgent' });
  await sue.get('/api/session');
  await advance(5_000);
  await sue.command('accept', { toast: 'c1.1/sue/1' });
  await alice.command('done', { request: 'c1.1' });
  await alice.command('ask', { interaction: 'c1', text: 'And now?' });
  const { status, body } = await sue.get('/api/requests');
  expect([status, body.next]).toEqual([200, null]);
  expect(body.requests).toMatchObject([
    { request: 'c1.2', state: 'waiting', outcome: null, respondedAt: null, doneAt: null, urgency: 'normal' },
    { request: 'c1.1', state: 'done', outcome: 'completed', responsible: 'sue', reason: 'refund', urgency: 'urgent' },
  ]);
  const [, first] = body.requests;
  for (const at of [first.openedAt, first.respondedAt, first.doneAt]) expect(at).toMatch(iso);
  expect(Date.parse(first.respondedAt) - Date.parse(first.openedAt)).toBe(5_000);
  expect(JSON.stringify(body)).not.toContain('Refund?');
});

test('filters narrow it, each and together', async () => {
  const { alice, bob, bea, sue, reports, connected, asked } = await aCentre();
  await asked('c1', 1);
  await connected('c2', 'bob', 'billing');
  await bob.command('ask', { interaction: 'c2', text: 'Please' });
  await connected('c3', 'alice');
  await alice.command('ask', { interaction: 'c3', text: 'Please' });
  const found = async (query: string) => idsOf(await reports.get(`/api/requests?${query}`));
  expect(await found('')).toEqual(['c3.1', 'c2.1', 'c1.1']);
  expect(await found('workgroup=support')).toEqual(['c3.1', 'c1.1']);
  expect(await found('agent=bob')).toEqual(['c2.1']);
  expect(await found('outcome=open')).toEqual(['c3.1', 'c2.1']);
  expect(await found('outcome=withdrawn')).toEqual(['c1.1']);
  expect(await found('outcome=completed')).toEqual([]);
  expect(await found('workgroup=support&outcome=open&agent=alice')).toEqual(['c3.1']);
  expect(await found('workgroup=nowhere')).toEqual([]);
  // A supervisor's are those of her workgroups.
  expect(idsOf(await sue.get('/api/requests'))).toEqual(['c3.1', 'c1.1']);
  expect(idsOf(await bea.get('/api/requests'))).toEqual(['c2.1']);
  expect((await bea.get('/api/requests?workgroup=support')).body.code).toBe('roleMissing');
  expect(idsOf(await alice.get('/api/requests'))).toEqual(['c3.1', 'c1.1']);
  expect(idsOf(await bob.get('/api/requests?agent=alice'))).toEqual([]);
});

test('pages by cursor show each request once, whatever is asked meanwhile, and the last one says so', async () => {
  const { reports, asked } = await aCentre();
  await asked('c1', 7);
  const seen: string[] = [];
  const sizes: number[] = [];
  let next: string | null = null;
  do {
    const page: Said = await reports.get(`/api/requests?limit=3${next === null ? '' : `&after=${next}`}`);
    seen.push(...idsOf(page));
    sizes.push(page.body.requests.length);
    next = page.body.next;
    await asked(`new${sizes.length}`, 1);
  } while (next !== null);
  expect(sizes).toEqual([3, 3, 1]);
  expect(seen).toEqual(['c1.7', 'c1.6', 'c1.5', 'c1.4', 'c1.3', 'c1.2', 'c1.1']);
  // As many as there are is the last page too.
  expect((await reports.get('/api/requests?limit=10')).body.next).toBeNull();
});

test('a query that is none is refused', async () => {
  const { reports } = await aCentre();
  const cursors = ['after=0', 'after=-1', 'after=abc', 'after=', 'after=c9.1'];
  const others = ['limit=0', 'limit=201', 'limit=some', 'outcome=lost', 'workgroup=a/b', 'agent='];
  for (const query of [...cursors, ...others]) {
    const said = await reports.get(`/api/requests?${query}`);
    expect([query, said.status, said.body.code]).toEqual([query, 400, 'invalidMessage']);
  }
});

test('the story of one: its lines, its events in order and numbered, with times in ISO 8601 UTC', async () => {
  const { alice, sue, reports, connected } = await aCentre();
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  await sue.command('reply', { toast: 'c1.1/sue/1', text: 'Yes' });
  await alice.command('done', { request: 'c1.1' });
  const { body } = await reports.get('/api/requests/c1.1');
  expect(body.view).toMatchObject({ request: 'c1.1', state: 'done', outcome: 'completed' });
  expect(body.view.lines.map(({ text }: { text: { body?: string } }) => text.body)).toEqual(['Refund?', 'Yes']);
  const types = body.story.map(({ event }: { event: { type: string } }) => event.type);
  expect(types[0]).toBe('request.opened');
  expect(types.at(-1)).toBe('request.done');
  expect(body.story.map(({ seq }: { seq: number }) => seq)).toEqual(types.map((_: string, n: number) => n + 1));
  for (const { at } of body.story) expect(at).toMatch(iso);
  const { view, story } = (await alice.get('/api/requests/c1.1')).body;
  expect({ view, story }).toEqual({ view: body.view, story: body.story });
});

test('without the right to read texts they have a length only', async () => {
  const { alice, admin, connected } = await aCentre();
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  const { body } = await admin.get('/api/requests/c1.1');
  expect(body.view.lines).toMatchObject([{ text: { length: 7 } }]);
  expect(JSON.stringify(body)).not.toContain('Refund?');
});

test('somebody else’s request cannot be told from one that never was', async () => {
  const { bob, bea, acd, anybody, asked } = await aCentre();
  await asked('c1', 1);
  for (const stranger of [bob, bea]) {
    const [theirs, none] = [await stranger.get('/api/requests/c1.1'), await stranger.get('/api/requests/c9.1')];
    expect(theirs).toMatchObject({ status: 404, body: { code: 'unknownRequest' } });
    expect(theirs.body).toEqual(none.body);
  }
  for (const path of ['/api/requests', '/api/requests/c1.1']) {
    expect((await acd().get(path)).body.code).toBe('roleMissing');
    expect((await anybody().get(path)).body.code).toBe('notAuthenticated');
  }
});

test('the record comes in pages, each turn once, and the last page says where to go on', async () => {
  const { admin, alice, asked } = await aCentre();
  await asked('c1', 3);
  const turns: number[] = [];
  let after = 0;
  for (;;) {
    const { status, body } = await admin.get(`/api/record?after=${after}&limit=7`);
    expect(status).toBe(200);
    turns.push(...body.turns.map(({ n }: { n: number }) => n));
    expect(body.next).toBe(turns.at(-1));
    after = body.next;
    if (body.turns.length < 7) break;
  }
  expect(turns).toEqual(turns.map((_, n) => n + 1));
  expect((await admin.get(`/api/record?after=${after}`)).body).toEqual({ turns: [], next: after });
  await alice.command('alerts', { pop: false, sound: false });
  const more = (await admin.get(`/api/record?after=${after}`)).body.turns;
  expect(more.map(({ envelope }: { envelope: { message: { type: string } } }) => envelope.message.type)).toContain(
    'alerts',
  );
  expect(JSON.stringify(await admin.get('/api/record?limit=500'))).not.toContain('Question 1');
});

test('a place in the record that is none is refused', async () => {
  const { admin } = await aCentre();
  for (const query of ['after=-1', 'after=x', 'limit=0', 'limit=501']) {
    const said = await admin.get(`/api/record?${query}`);
    expect([query, said.status, said.body.code]).toEqual([query, 400, 'invalidMessage']);
  }
});
