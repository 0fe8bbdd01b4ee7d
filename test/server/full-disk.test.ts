/** A disk that is full in the middle of running: whoever asks then is told so, nothing false is said, and it goes on later. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import type { CommandBody } from '../../machines/commands.ts';
import { manualClock } from '../../server/actors/clock.ts';
import { openSqliteHost } from '../../server/actors/sqlite-host.ts';
import type { TestServer } from '../support/server-app.ts';
import { SocketDesk, temporaryFolder, testServer } from '../support/server-app.ts';

/** A server, and a hand on how far its file may grow. */
async function serverOnADisk() {
  const executed = vi.spyOn(DatabaseSync.prototype, 'exec');
  const server = await testServer();
  const database = executed.mock.contexts[0] as unknown as DatabaseSync;
  executed.mockRestore();
  const pages = (database.prepare('PRAGMA page_count').get() as { page_count: number }).page_count;
  return {
    server,
    fill: () => database.exec(`PRAGMA max_page_count = ${pages}`),
    makeRoom: () => database.exec('PRAGMA max_page_count = 1000000'),
  };
}

const longText = 'x'.repeat(2_000);
const line = (n: number): CommandBody<'say'> => ({ request: 'c1.1', text: `${n} ${longText}`.slice(0, 2_000) });
const bodies = async ({ host }: Pick<TestServer, 'host'>) => {
  const feed = await host.feed('request/c1.1', Number.MAX_SAFE_INTEGER);
  if (!('view' in feed) || feed.view.kind !== 'request') throw new Error('There is no such request.');
  return Promise.all(feed.view.lines.map(async ({ text }) => (await host.text(text.id))?.split(' ')[0]));
};

test('a full disk refuses, says nothing false, and with room again the same commands are done once', async () => {
  const { server, fill, makeRoom } = await serverOnADisk();
  const { logOn, connected, listen, logs, path, host } = server;
  const url = await listen();
  const [alice, sue] = [await logOn('alice'), await logOn('sue', 'supervisor')];
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  await sue.command('accept', { toast: 'c1.1/sue/1' });
  const desk = await new SocketDesk(url, sue).ready();
  fill();
  const acknowledged = ['Refund?'];
  let n = 0;
  let said = await alice.command('say', line(n), `line-${n}`);
  for (; said.status === 200; said = await alice.command('say', line(n), `line-${n}`)) acknowledged.push(String(n++));
  expect(said).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(logs.join('')).toContain('The disk is full');

  // Still readable, and nothing but what was answered is to be seen.
  expect(await bodies(server)).toEqual(acknowledged);
  expect((await server.anybody().get('/readyz')).status).toBe(200);

  // A crash now, and the folder on another disk: all that was answered is there.
  const left = join(temporaryFolder(), 'left.db');
  for (const end of ['', '-wal']) copyFileSync(path + end, left + end);
  const other = openSqliteHost({ path: left, clock: manualClock(), log: { error: () => {} } });
  expect(await bodies({ host: other as never })).toEqual(acknowledged);
  await other.close();

  makeRoom();
  const again = await alice.command('say', line(n), `line-${n}`);
  expect(again.status).toBe(200);
  expect((await alice.command('say', line(n), `line-${n}`)).body).toEqual(again.body);
  acknowledged.push(String(n));
  expect(await bodies(server)).toEqual(acknowledged);
  await desk.until(() => JSON.stringify(desk.sees('request/c1.1')).includes(`"${n} `));
  const shown = desk.sees('request/c1.1') as { lines: unknown[] };
  expect(shown.lines).toHaveLength(acknowledged.length);
  expect(await host.peek('request/c1.1')).toBeDefined();
});

test('timers that fall due on a full disk fire once there is room', async () => {
  const { server, fill, makeRoom } = await serverOnADisk();
  const { logOn, connected, host, clock } = server;
  const alice = await logOn('alice');
  await logOn('sue', 'supervisor');
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  fill();
  for (let n = 0; (await alice.command('say', line(n))).status === 200; ) n++;
  const isEscalated = async () => (await host.peek('request/c1.1'))?.context.escalated;
  clock.moveTo(clock.now() + 60_000);
  await host.settled();
  const turnsOfEscalation = async () => {
    let count = 0;
    for await (const { envelope } of host.record()) if (envelope.message.type === 'escalation.due') count++;
    return count;
  };
  const before = await isEscalated();
  makeRoom();
  clock.moveTo(clock.now() + 5_000);
  await host.settled();
  expect([before, await isEscalated()]).toEqual([false, true]);
  expect(await turnsOfEscalation()).toBe(1);
});
