/** The directory is the fold of its changes, whoever keeps them, and a crash between keeping and telling is healed. */

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { pino } from 'pino';
import { describe, expect, it, test } from 'vitest';
import { manualClock } from '../../../server/actors/clock.ts';
import { silent } from '../../../server/actors/log.ts';
import { memoryHost } from '../../../server/actors/memory-host.ts';
import { openSqliteHost } from '../../../server/actors/sqlite-host.ts';
import { buildApp } from '../../../server/app.ts';
import { siteArrivals } from '../../../server/directory/arrivals.ts';
import type { Change, ChangeLog, Edit } from '../../../server/directory/change.ts';
import { editOf, editsOf, theSite } from '../../../server/directory/change.ts';
import { replacing } from '../../../server/directory/differences.ts';
import { Directory } from '../../../server/directory/directory.ts';
import { MemoryLog } from '../../../server/directory/memory-log.ts';
import { Telling } from '../../../server/directory/telling.ts';
import { replaceSite, seed } from '../../../server/seed.ts';
import type { Site } from '../../../server/site.ts';
import { smallSite, temporaryFolder, testServer } from '../../support/server-app.ts';
import { anySite } from './any-site.ts';

const at = 1_000;
const rename = (name: string): Edit => editOf('site', theSite, { name });
const openHost = (path: string) => openSqliteHost({ path, clock: manualClock(), log: silent });

function aTable(): ChangeLog {
  const host = openHost(join(temporaryFolder(), 'test.db'));
  return host.changes;
}

describe.each([
  ['in memory', () => new MemoryLog() as ChangeLog],
  ['in the database', aTable],
])('changes %s', (_, open) => {
  it('are kept in order, in sets, and found again', () => {
    const log = open();
    const sue = editOf('person', 'sue', { name: 'Sue' });
    const first = log.append({ at, by: 'service.site', edits: [rename('Here'), sue] });
    const second = log.append({
      at: 2_000,
      by: 'ada',
      edits: [editOf('person', 'sue', null)],
      key: 'ada/1',
      fingerprint: 'f',
    });
    expect(first.map(({ n, first: set }) => [n, set])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(log.last).toBe(3);
    expect(log.after(0)).toEqual([...first, ...second]);
    expect(log.after(2)).toEqual(second);
    expect(log.former(second[0]!)).toEqual(first[1]);
    expect(log.former(first[0]!)).toBeUndefined();
    expect(log.keyed('ada/1')).toEqual({ fingerprint: 'f', first: 3 });
    expect(log.keyed('ada/2')).toBeUndefined();
    const page = (query: object) => log.page({ before: 99, count: 10, ...query }).map(({ n }) => n);
    expect([
      page({}),
      page({ before: 3 }),
      page({ count: 1 }),
      page({ kind: 'person' }),
      page({ id: 'site' }),
      page({ by: 'ada' }),
    ]).toEqual([[3, 2, 1], [2, 1], [3], [3, 2], [1], [3]]);
  });

  it('are told up to a number, which is kept', () => {
    const log = open();
    expect(log.told).toBe(0);
    log.append({ at, by: 'ada', edits: [rename('Here')] });
    log.markTold(1);
    expect(log.told).toBe(1);
  });
});

test('the fold of the changes is the site, however it came about and whoever reads it later', () => {
  fc.assert(
    fc.property(fc.array(anySite, { minLength: 1, maxLength: 5 }), (sites) => {
      const log = new MemoryLog();
      log.append({ at, by: 'service.site', edits: editsOf(sites[0]!) });
      const directory = new Directory(log);
      for (const site of sites.slice(1)) replaceSite(directory, site, at);
      expect(new Directory(log).site()).toEqual(directory.site());
      const versions = directory.people().map(([id]) => directory.version('person', id));
      expect(new Set(versions).size).toBe(versions.length);
      const last = sites.at(-1)!;
      expect(Object.keys(directory.site().people).sort()).toEqual(Object.keys(last.people).sort());
      expect(directory.site().workgroups).toEqual(last.workgroups);
      expect(replacing(directory, directory.site())).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('a log that could not be kept changes nothing', () => {
  class FullLog extends MemoryLog {
    override append(): Change[] {
      throw new Error('full');
    }
  }
  const directory = new Directory(new FullLog());
  expect(() => directory.change({ at, by: 'ada', edits: [rename('There')] })).toThrow('full');
  expect(directory.name).toBe('');
});

test('the directory of a database is there again at the next start, and the site file is not asked', async () => {
  const path = join(temporaryFolder(), 'test.db');
  const host = openHost(path);
  expect(await seed(host, smallSite)).toBe('seeded');
  new Directory(host.changes).change({ at, by: 'ada', edits: [rename('There')] });
  await host.close();
  const again = openHost(path);
  expect(await seed(again, { ...smallSite, name: 'File' })).toBe('kept');
  expect(new Directory(again.changes).name).toBe('There');
  await again.close();
});

/** Wherever it crashes: after so many commands to the charts nothing more is taken. */
test.each([0, 1, 2, 3])(
  'a change that was told to %i actors only before a crash is told whole at the next start',
  async (taken) => {
    const host = memoryHost();
    await seed(host, smallSite);
    const directory = new Directory(host.changes);
    const edits = [
      editOf('workgroup', 'support', { ...smallSite.workgroups.support!, supervisors: ['sam', 'gus'] }),
      editOf('person', 'gus', {
        name: 'Gus',
        supervisor: true,
        agent: { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true },
        workgroups: ['support'],
      }),
      editOf('person', 'bob', null),
    ];
    directory.change({ at, by: 'ada', edits });
    let count = 0;
    const ended: string[] = [];
    const options = {
      directory,
      endSessions: async ({ id }: Change) => void ended.push(id),
      onFailure: () => {},
    };
    const crashing = new Telling({
      ...options,
      host: { send: async (arrival) => (count++ < taken ? host.send(arrival) : { refused: 'unavailable' }) },
    });
    expect(await crashing.catchUp()).toBe(false);
    crashing.close();
    expect([host.changes.told < host.changes.last, ended]).toEqual([true, []]);

    const after = new Telling({ ...options, host });
    expect(await after.catchUp()).toBe(true);
    expect(host.changes.told).toBe(host.changes.last);
    expect(ended).toEqual(['gus', 'bob']);
    const support = (await host.peek('workgroup/support'))?.context;
    expect(support).toMatchObject({ supervisors: ['gus', 'sam'] });
    expect(Object.keys(support?.agents as object)).toEqual(['alice', 'gus']);
    const told = host.turns
      .filter(({ envelope }) => envelope.from === 'ada')
      .map(({ envelope }) => envelope.message.type);
    expect(told).toEqual(['workgroup.configure', 'agent.configure', 'agent.configure', 'supervisor.configure']);
    const turns = host.turns.length;
    expect(await after.catchUp()).toBe(true);
    expect(host.turns).toHaveLength(turns);
  },
);

test('who was removed before a crash and is still present for the charts is logged off at the next start', async () => {
  const before = await testServer();
  await before.logOn('sue', 'supervisor');
  const edits = [
    editOf('workgroup', 'support', { ...smallSite.workgroups.support!, supervisors: ['sam'] }),
    editOf('person', 'sue', null),
  ];
  new Directory(before.host.changes).change({ at, by: 'ada', edits });
  const app = await buildApp({
    host: before.host,
    directory: new Directory(before.host.changes),
    clock: before.clock,
    manual: { clock: before.clock, settled: () => before.host.settled() },
    demo: true,
    cookieKey: Buffer.alloc(32),
    allowedOrigins: [],
    embedOrigins: [],
    isLoopback: true,
    uiDir: 'no/such/folder',
    commandsPerSecond: 100,
    log: pino({ level: 'silent' }),
  });
  expect((await before.host.peek('supervisor/sue'))?.value).toEqual({ known: 'loggedOff' });
  expect((await before.host.peek('workgroup/support'))?.context.supervisors).toEqual(['sam']);
  await app.close();
});

describe('a database of before there were changes', () => {
  /** As the former version left it: no table, and the site changed by commands since. */
  async function former(site: Site): Promise<string> {
    const path = join(temporaryFolder(), 'test.db');
    const host = openHost(path);
    for (const [n, arrival] of siteArrivals(site).entries()) await host.send({ ...arrival, id: `site-${n}` });
    const { support } = site.workgroups;
    const send = (type: 'workgroup.configure' | 'agent.configure', id: string, body: object) =>
      host.send({ user: 'service.admin', id, self: 'agent/admin', type, body: body as never });
    await send('workgroup.configure', 'a', {
      workgroup: 'support',
      ...support,
      supervisors: ['sam', 'ghost'],
      escalateAfterSeconds: 7,
    });
    const rights = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: false };
    await send('agent.configure', 'b', { agent: 'alice', rights });
    await host.close();
    const database = new DatabaseSync(path);
    database.exec(
      "DROP TABLE changes; DELETE FROM meta WHERE name = 'told'; UPDATE meta SET value = '3' WHERE name = 'schema'",
    );
    database.close();
    return path;
  }

  it('is taken over: names and secrets from the file, the rest as it was changed since', async () => {
    const host = openHost(await former(smallSite));
    expect(await seed(host, smallSite)).toBe('kept');
    const directory = new Directory(host.changes);
    expect(directory.site()).toEqual({
      ...smallSite,
      people: {
        ...smallSite.people,
        alice: {
          name: 'Alice Adams',
          agent: { showAssistanceButton: true, canRequestAssistanceFromSupervisor: false },
        },
      },
      workgroups: {
        ...smallSite.workgroups,
        // Nobody is called that.
        support: { ...smallSite.workgroups.support!, supervisors: ['sam'], escalateAfterSeconds: 7 },
      },
    });
    expect((await host.peek('workgroup/support'))?.context.supervisors).toEqual(['sam']);
    expect(await seed(host, smallSite)).toBe('kept');
    await host.close();
  });
});
