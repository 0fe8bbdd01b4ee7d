/** Tapes over HTTP: this server's record while it grows, desks as they were, stretches and runs; who may look, and at what words. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { harness } from '../../../harness/plugin.ts';
import { TapeLibrary, tapeLimits } from '../../../harness/tapes/library.ts';
import { tapeRoutes } from '../../../harness/tapes/routes.ts';
import type { Desk } from '../../../machines/desk-state.ts';
import { emptyDesk, receive } from '../../../machines/desk-state.ts';
import { charts } from '../../../machines/index.ts';
import { tape, turnDetail } from '../../../machines/inspection.ts';
import type { Address } from '../../../machines/names.ts';
import type { Frame } from '../../../machines/wire.ts';
import type { PluggedIn } from '../../../server/plugged-in.ts';
import { runsOf } from '../../support/determinism/recorded.ts';
import type { TestClient } from '../../support/server-app.ts';
import { SocketDesk, smallSite, testServer } from '../../support/server-app.ts';

const site = {
  ...smallSite,
  people: {
    ...smallSite.people,
    dora: { name: 'Dora', roles: ['designer' as const, 'transcripts' as const] },
    drew: { name: 'Drew', roles: ['designer' as const] },
    quinn: { name: 'Quinn', roles: ['qa' as const] },
  },
};

async function lookedAt() {
  const server = await testServer({ site, plugins: [harness] });
  const dora = await server.logOn('dora', 'designer');
  const look = async (path: string, by: TestClient = dora) => (await by.get(`/api/tapes${path}`)).body;
  return { ...server, dora, look };
}

/** What a desk shows of the topics that it follows. */
const followed = ({ views, seqs }: Desk) =>
  Object.fromEntries([...seqs.keys()].sort().map((topic) => [topic, { seq: seqs.get(topic), view: views.get(topic) }]));
const foldedFrom = (frames: readonly Frame[]) => frames.reduce((desk, frame) => receive(desk, frame).desk, emptyDesk);

it('desks then are the desks that people had then, words and all', async () => {
  const { host, look, connected, listen, logOn, advance } = await lookedAt();
  const url = await listen();
  const [alice, sue] = [await logOn('alice'), await logOn('sue', 'supervisor')];
  const desks = {
    alice: await new SocketDesk(url, alice, { path: '/live?desk=agent' }).ready(),
    sue: await new SocketDesk(url, sue, { path: '/live?desk=supervisor' }).ready(),
  };
  onTestFinished(() => {
    for (const { socket } of Object.values(desks)) socket.terminate();
  });
  const then: { turn: number; alice: unknown; sue: unknown }[] = [];
  const note = async () => {
    for (const [person, kind] of [
      ['alice', 'agent'],
      ['sue', 'supervisor'],
    ] as const) {
      const { seq } = await host.feed(`${kind}/${person}`, Number.MAX_SAFE_INTEGER);
      await desks[person].until(() => desks[person].desk.seqs.get(`${kind}/${person}`) === seq);
      for (const topic of desks[person].desk.seqs.keys()) {
        const last = (await host.feed(topic as Address, Number.MAX_SAFE_INTEGER)).seq;
        await desks[person].until(() => (desks[person].desk.seqs.get(topic) ?? last) === last);
      }
    }
    then.push({ turn: host.lastTurn, alice: followed(desks.alice.desk), sue: followed(desks.sue.desk) });
  };
  await note();
  await connected('c1', 'alice');
  await note();
  await alice.command('ask', { interaction: 'c1', text: 'May I refund 900?' });
  await note();
  await advance(61_000);
  await note();
  const [toast] = Object.keys((desks.sue.sees('supervisor/sue') as { toasts: object }).toasts);
  await sue.command('accept', { toast: toast! });
  await note();
  await sue.command('say', { request: 'c1.1', text: 'Yes, all of it.' });
  await note();
  await alice.command('done', { request: 'c1.1' });
  await note();
  expect(new Set(then.map(({ turn }) => turn)).size).toBe(then.length);
  for (const { turn, alice: agent, sue: supervisor } of then) {
    for (const [person, kind, expected] of [
      ['alice', 'agent', agent],
      ['sue', 'supervisor', supervisor],
    ] as const) {
      const { frames } = await look(`/record/desks?turn=${turn}&person=${person}&kind=${kind}`);
      expect(followed(foldedFrom(frames)), `${person} after turn ${turn}`).toEqual(expected);
    }
  }
  expect(JSON.stringify(then.at(-1)?.sue)).not.toContain('refund 900');
  expect(JSON.stringify(then.at(-2))).toContain('Yes, all of it.');
});

it('follows the record while it grows, and tells of a turn what it said and caused', async () => {
  const { host, look, connected, logOn } = await lookedAt();
  const before = tape.parse(await look('/record'));
  expect(before).toMatchObject({ tape: 'record', kind: 'record', clock: 'wall', first: 1, turns: host.lastTurn });
  const alice = await logOn('alice');
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Please help' });
  const { turns } = await look(`/record/turns?after=${before.turns}&limit=500`);
  expect(turns.at(-1).n).toBe(host.lastTurn);
  const ask = turns.find(({ type }: { type: string }) => type === 'ask');
  // Nobody is there who could help.
  expect(turns.find(({ refused }: { refused?: string }) => refused)).toMatchObject({ refused: 'noSupervisorLoggedOn' });
  expect(ask).toMatchObject({ from: 'alice', to: 'agent/alice', cause: null });
  expect(ask.took).toHaveLength(1);
  const detail = turnDetail.parse(await look(`/record/turns/${ask.n}`));
  expect(detail.message).toMatchObject({ type: 'ask', text: { length: 11 } });
  expect(JSON.stringify(detail)).not.toContain('Please help');
  expect(Object.keys(detail.after.context.asks as object)).toHaveLength(1);
  expect(detail.before.context.asks).toEqual({});
  expect(detail.caused.length).toBeGreaterThan(0);
  const { states } = await look(`/record/states?turn=${ask.n}&actor=agent/alice&actor=agent/nobody`);
  expect(states).toEqual({ 'agent/alice': detail.after });
  expect(await look(`/record/seek?from=${before.turns}&to=forward&what=refusal`)).toEqual({
    turn: turns.find(({ refused }: { refused?: string }) => refused).n,
  });
  const only = (await look('/record/turns?limit=500&actor=agent/alice')).turns;
  expect(only.every(({ from, to }: Record<string, string>) => [from, to].includes('agent/alice'))).toBe(true);
  const { actors } = await look(`/record/actors?turn=${host.lastTurn}&search=ALI&kind=agent`);
  expect(actors).toEqual([
    {
      address: 'agent/alice',
      name: smallSite.people.alice!.name,
      state: 'known.loggedOn',
      lastTurn: expect.any(Number),
    },
  ]);
  expect((await look('/record/actors?turn=0')).actors).toEqual([]);
});

it('is for designers and QA only, and says what is not there', async () => {
  const { acd, anybody, logOn, host, dora } = await lookedAt();
  const paths = [
    '',
    '/record',
    '/record/turns',
    '/record/turns/1',
    '/record/seek?from=0&to=forward&what=refusal',
    '/record/actors?turn=1',
    '/record/states?turn=1',
    '/record/desks?turn=12&person=alice&kind=agent',
    '/record/coverage',
  ];
  const [quinn, alice] = [await logOn('quinn', 'qa'), await logOn('alice')];
  for (const path of paths) {
    const asked = async (by: TestClient) => (await by.get(`/api/tapes${path}`)).status;
    expect([path, await asked(dora), await asked(quinn)]).toEqual([path, 200, 200]);
    expect([path, await asked(alice), await asked(acd()), await asked(anybody())]).toEqual([path, 403, 403, 401]);
  }
  const code = async (path: string) => (await dora.get(`/api/tapes${path}`)).body.code;
  expect(await code('/no-such')).toBe('unknownTape');
  expect(await code(`/record/turns/${host.lastTurn + 1}`)).toBe('unknownTurn');
  expect(await code('/record/turns/0')).toBe('unknownTurn');
  expect(await code(`/record/states?turn=${host.lastTurn + 1}`)).toBe('unknownTurn');
  expect(await code('/record/desks?turn=0&person=alice&kind=agent')).toBe('unknownPerson');
  expect(await code('/record/turns?limit=501')).toBe('invalidMessage');
  expect(await code(`/record/states?turn=1${'&actor=agent/a'.repeat(51)}`)).toBe('invalidMessage');
});

it('joins words for readers of transcripts only', async () => {
  const { look, connected, logOn, host } = await lookedAt();
  const [alice] = [await logOn('alice'), await logOn('sue', 'supervisor')];
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'May I refund 900?' });
  const drew = await logOn('drew', 'designer');
  const at = `/record/desks?turn=${host.lastTurn}&person=alice&kind=agent`;
  const [read, unread] = [JSON.stringify(await look(at)), JSON.stringify(await look(at, drew))];
  expect(read).toContain('"body":"May I refund 900?"');
  expect(unread).not.toContain('refund');
  expect(unread).toContain('"length":17');
});

it('shows runs with a clock of their own, stretches of the record, and no more than it may keep', async () => {
  const run = runsOf(charts)(7).all;
  let tapes: TapeLibrary | undefined;
  const plugin = async (app: Parameters<typeof harness>[0], { host, directory, databasePath }: PluggedIn) => {
    tapes = new TapeLibrary({
      databasePath,
      people: () => directory.people(),
      onFailure: (error) => {
        throw error;
      },
    });
    app.addHook('onClose', () => tapes?.close());
    await app.register(tapeRoutes, { tapes, host, directory });
  };
  const { logOn, host } = await testServer({ site, plugins: [plugin] });
  const dora = await logOn('dora', 'designer');
  const look = async (path: string) => (await dora.get(`/api/tapes${path}`)).body;
  const own = tapes!.add({ kind: 'run', title: 'A run', site: smallSite, turns: run, text: () => 'Said in it' });
  const part = tapes!.addStretch({ title: 'A stretch', after: 3, until: 6 });
  expect(
    (await look('')).tapes.map(({ tape: name, kind, clock, first, turns }: Record<string, unknown>) => [
      name,
      kind,
      clock,
      first,
      turns,
    ]),
  ).toEqual([
    ['record', 'record', 'wall', 1, host.lastTurn],
    [part, 'recording', 'wall', 4, 6],
    [own, 'run', 'virtual', 1, run.length],
  ]);
  expect((await look(`/${own}`)).from).toBe(0);
  expect((await look(`/${part}/turns`)).turns.map(({ n }: { n: number }) => n)).toEqual([4, 5, 6]);
  expect((await look(`/${part}/states?turn=3&actor=workgroup/support`)).states).toEqual(
    (await look('/record/states?turn=3&actor=workgroup/support')).states,
  );
  expect((await look(`/${part}/turns/3`)).code).toBe('unknownTurn');
  expect(await look(`/${part}/seek?from=4&to=forward&what=actor`)).toEqual({ turn: 5 });
  tapes!.remove(part);
  expect((await look(`/${part}`)).code).toBe('unknownTape');
  for (let n = 0; n < tapeLimits.tapes; n++) tapes!.add({ kind: 'run', title: `${n}`, site: smallSite, turns: run });
  expect((await look(`/${own}`)).code).toBe('unknownTape');
  expect((await look('')).tapes).toHaveLength(1 + tapeLimits.tapes);
});

it('what a watching server has found can be stepped through, as far as it plays on its own', async () => {
  const { look, path, logOn } = await lookedAt();
  const run = runsOf(charts)(11);
  const violation = { property: 'P-MADE-UP', why: 'for this test', wrong: 'it is made up' };
  const folder = join(dirname(path), 'found');
  mkdirSync(folder);
  writeFileSync(join(folder, 'p-made-up-1234.json'), JSON.stringify({ ...run.trace, violation }));
  writeFileSync(
    join(folder, 'p-elsewhere-1234.json'),
    JSON.stringify({ ...run.trace, site: 'no-such-site', violation }),
  );
  writeFileSync(join(folder, 'p-half-1234.json'), '{"site":');
  const { tapes } = await look('');
  expect(tapes.map(({ tape: name, kind, title }: Record<string, unknown>) => [name, kind, title])).toEqual([
    ['record', 'record', ''],
    ['p-made-up-1234', 'finding', 'P-MADE-UP: it is made up'],
  ]);
  expect(tapes[1]).toMatchObject({ turns: run.all.length, from: 0, clock: 'virtual' });
  const last = await look(`/p-made-up-1234/turns/${run.all.length}`, await logOn('quinn', 'qa'));
  expect(last).toMatchObject({ to: run.all.at(-1)!.envelope.to, type: run.all.at(-1)!.envelope.message.type });
  rmSync(folder, { recursive: true });
  expect((await look('')).tapes).toHaveLength(1);
});

it('lets somebody step on as fast as keys repeat, and not without end', async () => {
  const { logOn } = await testServer({ site, plugins: [harness], commandsPerSecond: 1 });
  const dora = await logOn('dora', 'designer');
  const asked = await Promise.all(Array.from({ length: 31 }, () => dora.get('/api/tapes/record/turns/1')));
  expect(asked.filter(({ status }) => status === 200)).toHaveLength(30);
  expect(asked.find(({ status }) => status !== 200)?.body.code).toBe('tooFast');
});
