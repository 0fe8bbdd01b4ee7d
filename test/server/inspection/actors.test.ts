/** The list of actors: whom it finds, page by page, and where they are. */
import { expect, test } from 'vitest';
import type { ListedActor } from '../../../machines/inspection.ts';
import { inspectedServer } from '../../support/inspecting.ts';

async function aBusyServer() {
  const server = await inspectedServer();
  const dora = await server.logOn('dora', 'designer');
  const alice = await server.logOn('alice');
  await server.logOn('sue', 'supervisor');
  await server.connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  const list = async (query = '') => (await dora.get(`/api/actors${query}`)).body;
  const found = async (query = '') =>
    ((await list(query)).actors as ListedActor[]).map(({ address }) => address).join(' ');
  return { ...server, dora, list, found };
}

test('an actor is listed with its state, its person’s name and its last turn', async () => {
  const { list, host } = await aBusyServer();
  const { actors, next } = await list('?limit=200');
  expect(next).toBeNull();
  expect(actors).toContainEqual({
    address: 'interaction/c1',
    state: 'present.conversation.connected, present.assistance.active',
    lastTurn: expect.any(Number),
  });
  expect(actors).toContainEqual(
    expect.objectContaining({ address: 'agent/alice', state: 'known.loggedOn', name: 'Alice Adams' }),
  );
  expect(actors).toContainEqual(expect.objectContaining({ address: 'request/c1.1', state: 'open.waiting' }));
  for (const { address, lastTurn } of actors as ListedActor[]) {
    if (lastTurn > 0) expect((await host.turnsAfter(lastTurn - 1, 1))[0]?.envelope.to).toBe(address);
  }
});

test('they are found by a part of the address or of the name, and by kind', async () => {
  const { found } = await aBusyServer();
  expect(await found('?search=ADAMS')).toBe('agent/alice');
  expect(await found('?search=c1')).toBe('interaction/c1 request/c1.1');
  expect(await found('?search=c1&kind=request')).toBe('request/c1.1');
  expect(await found('?kind=workgroup')).toBe('workgroup/billing workgroup/empty workgroup/support');
  expect(await found('?search=nobody')).toBe('');
});

test('page by page there are all of them, each once', async () => {
  const { list, found } = await aBusyServer();
  const all: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: { actors: ListedActor[]; next: string | null } = await list(`?limit=3&after=${after}`);
    expect(page.actors.length).toBeLessThanOrEqual(3);
    all.push(...page.actors.map(({ address }) => address));
    after = page.next;
  }
  expect(all.join(' ')).toBe(await found('?limit=200'));
  expect(all).toEqual(all.toSorted());
});

test.each(['limit=0', 'limit=201', 'kind=nothing', `search=${'x'.repeat(101)}`, `after=${'x'.repeat(161)}`])(
  'a question with %s is none',
  async (query) => {
    const { dora } = await aBusyServer();
    expect((await dora.get(`/api/actors?${query}`)).body.code).toBe('invalidMessage');
  },
);
