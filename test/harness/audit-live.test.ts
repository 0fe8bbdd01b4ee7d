/** A server that watches its own record: what it finds is logged, counted and kept, and nothing that it finds stops it. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished, test } from 'vitest';
import { Follower } from '../../harness/audit/follower.ts';
import type { WatchOptions } from '../../harness/audit/watch-record.ts';
import { watchRecord } from '../../harness/audit/watch-record.ts';
import { rewordedOf } from '../../harness/mutants/planting.ts';
import { failureOf } from '../../harness/traces/performance.ts';
import { charts } from '../../machines/index.ts';
import { supervisor } from '../../machines/names.ts';
import type { RecordWatch } from '../../server/record-watch.ts';
import { aBusyHost, faults } from '../support/audited.ts';
import { arrival } from '../support/host-centre.ts';
import { aSqliteHost } from '../support/host-stage.ts';
import { acdToken, deliver, logOn, startKillable, writeSite } from '../support/killable-server.ts';
import { measured } from '../support/prometheus.ts';
import type { TestServer } from '../support/server-app.ts';
import { testServer } from '../support/server-app.ts';

const faulty = new URL('../support/charts-with-two-winners.ts', import.meta.url).href;
const fault = faults['P-ONE-WINNER']!;

const foundIn = (path: string) => join(dirname(path), 'found');
const watching =
  (options: Partial<WatchOptions> = {}) =>
  (path: string, log: WatchOptions['log']): RecordWatch =>
    watchRecord({ path, log, folder: foundIn(path), ...options });

/** The thread looks in its own time; nothing tells when it has. */
async function until<Value>(look: () => Promise<Value>, isSo: (value: Value) => boolean): Promise<Value> {
  for (let looks = 0; ; looks++) {
    const value = await look();
    if (isSo(value)) return value;
    if (looks === 600) throw new Error(`It did not come to that: ${JSON.stringify(value)}`);
    await pause(50);
  }
}

const metricsOf = async ({ anybody }: TestServer) => measured((await anybody().get('/metrics')).body).values;

async function bothAccept(server: TestServer): Promise<void> {
  const alice = await server.logOn('alice');
  const [sam, sue] = [await server.logOn('sam', 'supervisor'), await server.logOn('sue', 'supervisor')];
  await server.connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  await sam.command('accept', { toast: 'c1.1/sam/1' });
  await sue.command('accept', { toast: 'c1.1/sue/2' });
}

it('counts a violation, logs it without a text, and keeps a script that fails with the fault alone', async () => {
  const server = await testServer({ charts: fault, watch: watching({ charts: faulty }) });
  await bothAccept(server);
  const values = await until(
    () => metricsOf(server),
    (of) => of.get('handraise_property_violations_total{property="P-ONE-WINNER"}') === 1,
  );
  expect(values.get('handraise_watching')).toBe(1);
  expect(values.get('handraise_watched_turns_total')).toBeGreaterThan(40);
  const folder = foundIn(server.path);
  const isScript = (file: string) => file.startsWith('p-one-winner-') && file.endsWith('.feature');
  const files = await until(
    async () => (existsSync(folder) ? readdirSync(folder) : []),
    (all) => all.some(isScript),
  );
  const script = readFileSync(join(folder, files.find(isScript)!), 'utf8');
  expect((await failureOf(script, fault))?.step).toBe('Then P-ONE-WINNER holds');
  expect(await failureOf(script)).toBeUndefined();
  await until(
    async () => server.logs.join(''),
    (logs) => logs.includes('A violation is kept as a run.'),
  );
  const logged = server.logs.join('');
  expect(logged).toContain('"property":"P-ONE-WINNER","kind":"violation"');
  expect(logged).not.toContain('Refund?');
  // The server serves on.
  expect((await server.anybody().get('/readyz')).status).toBe(200);
});

it('finds charts that say something else than those of the product', async () => {
  // The same charts by their shape, so that the database is taken; one of their words means something else.
  const request = rewordedOf(charts.request, { says: { refuseTaken: (said) => said.slice(0, 0) } });
  const server = await testServer({ charts: { ...charts, request }, watch: watching() });
  await bothAccept(server);
  await until(
    () => metricsOf(server),
    (of) => of.get('handraise_property_violations_total{property="conformance"}') === 1,
  );
});

it('a watcher that fails says so, and the server goes on without it', async () => {
  const server = await testServer({ charts: fault, watch: watching() });
  const values = await until(
    () => metricsOf(server),
    (of) => of.get('handraise_watching') === 0,
  );
  expect(values.has('handraise_watched_turns_behind')).toBe(true);
  expect(server.logs.join('')).toContain('The record is watched no longer');
  await bothAccept(server);
  expect((await server.anybody().get('/readyz')).status).toBe(200);
});

it('judges what is there before it ends', async () => {
  let watch: RecordWatch | undefined;
  const server = await testServer({ watch: (path, log) => (watch = watching()(path, log)) });
  await bothAccept(server);
  await watch!.close();
  let turns = 0;
  for await (const _ of server.host.record()) turns++;
  expect(watch).toMatchObject({ turns, turnsBehind: 0, isWatching: false });
  expect([...watch!.violations]).toEqual([]);
});

const endsAlicesRequest = [
  arrival('sue', 'later-1', 'accept', { toast: 'c1.1/sue/2' }, supervisor('sue')),
  arrival('sam', 'later-2', 'accept', { toast: 'c1.1/sam/1' }, supervisor('sam')),
  arrival('alice', 'later-3', 'done', { request: 'c1.1' }),
];

test.each([
  ['that is being written', false],
  ['of a server that was stopped and starts again', true],
])('begins in the middle of a long record %s, and takes nothing there for wrong', async (_, isStopped) => {
  const { host, centre, path, clock } = await aBusyHost();
  await centre.ask('alice', 'c1');
  if (isStopped) await host.close();
  const found: string[] = [];
  const follower = new Follower({ path, charts, shortTurns: 10, onFinding: ({ says }) => found.push(says) });
  onTestFinished(() => follower.close());
  const { startedAfter } = follower;
  expect(startedAfter).toBeGreaterThan(60);
  const writer = isStopped ? aSqliteHost({ path, clock }).host : host;
  for (const command of endsAlicesRequest) await writer.send(command);
  while (follower.next());
  follower.check();
  expect(found).toEqual([]);
  expect(follower.auditor.turns).toBeGreaterThan(15);
});

it('a server under load finds nothing wrong with itself, and is not far behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'handraise-watched-'));
  const agents = 8;
  const server = await startKillable(folder, writeSite(folder, agents), true);
  onTestFinished(async () => {
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  const { url } = server;
  let ids = 0;
  const acd = { authorization: `Bearer ${acdToken}` };
  const send = (credentials: Record<string, string>, who: string, type: string, body: object) =>
    deliver(url, credentials, { who, id: `k${++ids}`, type, body });
  const cookies = new Map<string, string>();
  for (const who of ['s0', 's1']) cookies.set(who, await logOn(url, who, 'supervisor'));
  const as = (who: string) => ({
    cookie: cookies.get(who)!,
    'handraise-desk': who.startsWith('s') ? 'supervisor' : 'agent',
  });
  await Promise.all(
    Array.from({ length: agents }, async (_, n) => {
      const [agent, interaction] = [`a${n}`, `c${n}`];
      cookies.set(agent, await logOn(url, agent, 'client'));
      await send(acd, 'acd', 'interaction.offer', { interaction, workgroup: 'support', media: 'call', acd: true });
      await send(acd, 'acd', 'interaction.alert', { interaction, agent });
      await send(acd, 'acd', 'interaction.connect', { interaction });
      for (let round = 1; round <= 3; round++) {
        const request = `${interaction}.${round}`;
        await send(as(agent), agent, 'ask', { interaction, text: 'Help, please' });
        await Promise.all([
          send(as('s0'), 's0', 'accept', { toast: `${request}/s0/1` }),
          send(as('s1'), 's1', 'accept', { toast: `${request}/s1/2` }),
          send(as(agent), agent, 'say', { request, text: `Line ${ids}` }),
        ]);
        await send(as(agent), agent, 'done', { request });
      }
    }),
  );
  const values = await until(
    async () => measured(await (await fetch(`${url}/metrics`)).text()).values,
    (of) => of.get('handraise_watched_turns_behind') === 0 && (of.get('handraise_watched_turns_total') ?? 0) > 400,
  );
  expect([...values.keys()].filter((name) => name.includes('property_violations'))).toEqual([]);
  expect(await server.stop()).toBe(0);
  expect(readdirSync(join(folder, 'data')).sort()).toEqual([
    'cookie.key',
    'handraise.db',
    'handraise.db-lock',
    'history.db',
  ]);
}, 60_000);
