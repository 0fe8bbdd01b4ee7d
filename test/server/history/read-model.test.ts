/** The history follows from the record alone: thrown away, damaged or of another record it comes back the same, and nothing waits for it. */

import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Host } from '../../../server/actors/host.ts';
import { History, historyLimits } from '../../../server/history/history.ts';
import { aCentre } from '../../support/asking-centre.ts';
import { temporaryFolder } from '../../support/server-app.ts';

type Read = ConstructorParameters<typeof History>[0]['host'];

function historyOf(host: Read, path?: string): History {
  const history = new History({
    host,
    path,
    onFailure: (error) => {
      throw error;
    },
  });
  onTestFinished(() => history.close());
  return history;
}

/** Every row of every table. */
async function contentsOf(history: History, path: string): Promise<Record<string, unknown[]>> {
  expect((await history.caughtUp()).isCurrent).toBe(true);
  await history.close();
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = ['meta', 'requests', 'helpers', 'lines', 'turns'];
  const contents = tables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()] as const);
  database.close();
  return Object.fromEntries(contents);
}

async function aPast() {
  const centre = await aCentre();
  const { alice, bob, sue, connected, asked, advance } = centre;
  await asked('c1', 3);
  await connected('c2', 'bob');
  await bob.command('ask', { interaction: 'c2', text: 'Please', reason: 'refund' });
  await advance(5_000);
  await sue.command('accept', { toast: 'c2.1/sue/1' });
  await connected('c3', 'alice');
  await alice.command('ask', { interaction: 'c3', text: 'Waiting' });
  return { ...centre, path: join(temporaryFolder(), 'history.db') };
}

test('thrown away it comes back the same, and gone on with it is the same again', async () => {
  const { host, path, bob, asked } = await aPast();
  const first = await contentsOf(historyOf(host, path), path);
  expect(first.requests).toHaveLength(5);
  await asked('c4', 1);
  await bob.command('done', { request: 'c2.1' });
  const goneOn = await contentsOf(historyOf(host, path), path);
  expect(goneOn.requests).toHaveLength(6);
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  expect(await contentsOf(historyOf(host, path), path)).toEqual(goneOn);
});

test.each([
  [
    'no database at all',
    (path: string) => writeFileSync(path, 'Not a database, and long enough to be read as one.'.repeat(100)),
  ],
  ['empty', (path: string) => writeFileSync(path, '')],
  [
    'of another version',
    (path: string) => {
      const database = new DatabaseSync(path);
      database.exec("UPDATE meta SET value = '0' WHERE name = 'version'; DELETE FROM requests");
      database.close();
    },
  ],
  [
    'of another database',
    (path: string) => {
      const database = new DatabaseSync(path);
      database.exec("UPDATE meta SET value = 'another' WHERE name = 'epoch'; DELETE FROM requests");
      database.close();
    },
  ],
])('a file that is %s is made anew', async (_, spoil) => {
  const { host, path } = await aPast();
  const before = await contentsOf(historyOf(host, path), path);
  spoil(path);
  expect(await contentsOf(historyOf(host, path), path)).toEqual(before);
});

test('a record that was put back to an earlier time is read anew, even once it is as long again', async () => {
  const { host, path } = await aPast();
  await contentsOf(historyOf(host, path), path);
  // As after a backup: the same database, and from some turn on another past.
  const backup: Read = {
    ...readOf(host),
    turnsAfter: async (after, count, kind) => {
      const turns = await host.turnsAfter(after, count, kind);
      return turns.map((turn) => ({ ...turn, envelope: { ...turn.envelope, at: turn.envelope.at + 1 } }));
    },
  };
  const [anew, empty] = [`${path}-anew`, `${path}-empty`];
  copyFileSync(path, anew);
  expect(await contentsOf(historyOf(backup, anew), anew)).toEqual(await contentsOf(historyOf(backup, empty), empty));
});

const readOf = (host: Host): Read => ({
  epoch: host.epoch,
  committed: host.committed,
  get lastTurn() {
    return host.lastTurn;
  },
  turnsAfter: (...asked) => host.turnsAfter(...asked),
  peek: (address) => host.peek(address),
});

test('it follows by itself, without anybody asking', async () => {
  const { host, asked } = await aPast();
  const history = historyOf(host);
  history.begin();
  await vi.waitUntil(() => history.table.position.turn === host.lastTurn);
  await asked('c9', 1);
  await vi.waitUntil(() => history.table.find('c9.1')?.outcome === 'withdrawn');
});

test('a long record is read in parts, with others having their turn in between', async () => {
  const { host, asked } = await aPast();
  while (host.lastTurn < 3 * historyLimits.turnsAtOnce) await asked(`many${host.lastTurn}`, 10);
  const reads: number[] = [];
  const history = historyOf({
    ...readOf(host),
    lastTurn: host.lastTurn,
    turnsAfter: (after, count, kind) => {
      if (kind) reads.push(count);
      return host.turnsAfter(after, count, kind);
    },
  });
  let isReading = true;
  let turnsOfTheLoop = 0;
  const others = (async () => {
    for (; isReading; turnsOfTheLoop++) await new Promise(setImmediate);
  })();
  expect((await history.caughtUp()).isCurrent).toBe(true);
  isReading = false;
  await others;
  expect(Math.max(...reads)).toBe(historyLimits.turnsAtOnce);
  expect(turnsOfTheLoop).toBeGreaterThanOrEqual(reads.length - 1);
});

test('a failure is told once a try, and made good by the next question', async () => {
  const { host, path } = await aPast();
  let isBroken = true;
  const failures: unknown[] = [];
  const history = new History({
    host: {
      ...readOf(host),
      turnsAfter: async (...asked) => {
        if (isBroken) throw new Error('The disk is gone.');
        return host.turnsAfter(...asked);
      },
    },
    path,
    onFailure: (error) => failures.push(error),
  });
  onTestFinished(() => history.close());
  await expect(history.caughtUp()).rejects.toThrow('The disk is gone.');
  history.begin();
  await vi.waitUntil(() => failures.length === 1);
  isBroken = false;
  expect((await history.caughtUp()).isCurrent).toBe(true);
  expect(history.table.count).toBe(5);
});

test('closed, it reads nothing any more', async () => {
  const { host, path } = await aPast();
  const history = historyOf(host, path);
  await history.close();
  expect(history.unfinished()).toEqual([]);
  expect((await history.caughtUp()).isCurrent).toBe(false);
});
