/** An audit of records that a real host has written: clean ones, ones of charts with a fault, ones that somebody changed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, test } from 'vitest';
import { auditDatabase } from '../../harness/audit/audit-database.ts';
import { keepStory } from '../../harness/audit/keep.ts';
import { storyOf } from '../../harness/audit/story.ts';
import { failureOf } from '../../harness/traces/performance.ts';
import { properties } from '../../machines/properties.ts';
import { openForReading } from '../../server/store/open.ts';
import { shapeOf } from '../../server/store/schema.ts';
import { aliceIsHelped } from '../server/actors/conformance.ts';
import type { Charts } from '../support/audited.ts';
import { aBusyHost, aRaceOverAlice, changeLine, faults, tamper } from '../support/audited.ts';
import { aFolder, aSqliteHost } from '../support/host-stage.ts';

/** A whole day, and the server stopped. */
async function aRecord(charts?: Charts): Promise<string> {
  const stage = await aBusyHost(charts);
  await aRaceOverAlice(stage);
  await stage.host.close();
  return stage.path;
}

it('finds nothing in what the product writes, and says how much it has looked at', async () => {
  const path = await aRecord();
  const report = await auditDatabase(path);
  expect(report.findings).toEqual([]);
  expect(report).toMatchObject({ turns: 108, commands: 32, actors: 15, rows: { compared: 15, left: 0 } });
  expect(report.reached).toEqual(['S-RACE', 'S-ESCALATED']);
  for (const { name, expectation } of properties) {
    const isQuiet = expectation === 'quiet' || expectation === 'leadsTo';
    expect([name, report.times[name]]).toEqual([name, isQuiet ? report.quietMoments : report.turns]);
  }
});

it('goes on over a restart, a crash and timers that were due meanwhile', async () => {
  const first = aSqliteHost();
  await aliceIsHelped(first.host, first.pass);
  await first.host.close();
  const again = aSqliteHost({ path: first.path, clock: first.clock });
  await again.host.send({ user: 'x', id: '1', self: 'agent/alice', type: 'session.end', body: { session: 'alice-1' } });
  // As it stands: rows of actors are behind the record, and the server goes on.
  expect((await auditDatabase(first.path)).findings).toEqual([]);
});

test.each(Object.entries(faults))(
  '%s is found, and its script fails with the fault and passes without',
  async (name, charts) => {
    const path = await aRecord(charts);
    const { findings } = await auditDatabase(path, { charts });
    const finding = findings.find((one) => one.name === name)!;
    expect(finding).toMatchObject({ kind: 'violation', why: properties.find((one) => one.name === name)!.why });
    const database = openForReading(path, shapeOf(charts));
    const story = storyOf(database, finding, charts);
    database.close();
    expect(story.isReplayed).toBe(true);
    expect(story.trace.site).toBe('small');
    const { files } = await keepStory(aFolder(), story, charts);
    const text = readFileSync(files.find((file) => file.endsWith('.feature'))!, 'utf8');
    // 1-minimal, and nothing of Bob's day is in a script about Alice.
    expect(text.includes('Alice') && text.includes('Bob')).toBe(false);
    expect((await failureOf(text, charts))?.step).toBe(`Then ${name} holds`);
    expect(await failureOf(text)).toBeUndefined();
  },
);

it('keeps the slice as it is, and says so, if it does not show the violation on its own', async () => {
  const path = await aRecord();
  // A record that says that Sam took it too, which the charts would never say.
  changeLine(path, /"request.accept".*alreadyTaken/, (line) =>
    line.replace('{"refused":"alreadyTaken","by":"sue"}', '{"done":true}'),
  );
  const { findings } = await auditDatabase(path);
  expect(findings.map(({ name }) => name)).toEqual(expect.arrayContaining(['P-ONE-WINNER', 'conformance']));
  const database = new DatabaseSync(path, { readOnly: true });
  const story = storyOf(database, findings.find(({ name }) => name === 'P-ONE-WINNER')!);
  database.close();
  expect(story.isReplayed).toBe(false);
  const { files, says } = await keepStory(aFolder(), story);
  expect(says).toContain('do not show it');
  expect(JSON.parse(readFileSync(files[0]!, 'utf8')).steps.length).toBeGreaterThan(10);
});

const finds = async (path: string) =>
  (await auditDatabase(path)).findings.map(({ kind, name, turn }) => ({ kind, name, turn }));

it('names the turn that was left out', async () => {
  const path = await aRecord();
  const turn = changeLine(path, /"request.say"/, () => undefined);
  expect((await finds(path))[0]).toEqual({ kind: 'record', name: 'missing turn', turn });
});

it('names the turn that cannot be read', async () => {
  const path = await aRecord();
  const turn = changeLine(path, /"request.say"/, (line) => line.replace('[', '{'));
  expect((await finds(path))[0]).toEqual({ kind: 'record', name: 'unreadable turn', turn });
});

it('names the turn of which a byte was changed', async () => {
  const path = await aRecord();
  const turn = changeLine(path, /"request.say".*"length":9/, (line) => line.replace('"length":9', '"length":8'));
  expect(await finds(path)).toEqual(expect.arrayContaining([expect.objectContaining({ turn })]));
});

it('names the turn to which an effect was added, and says what it should have been', async () => {
  const path = await aRecord();
  const turn = changeLine(path, /"request.say"/, (line) =>
    line.replace(/,\[\{/, ',[{"type":"cancel","name":"reminder"},{'),
  );
  const [finding] = (await auditDatabase(path)).findings;
  expect(finding).toMatchObject({ kind: 'divergence', name: 'conformance', turn });
  const { recorded, now } = finding!.effects!;
  expect(recorded).toEqual([{ type: 'cancel', name: 'reminder' }, ...now]);
});

it('names the turn in which a command is answered twice', async () => {
  const path = await aRecord();
  const turn = changeLine(path, /"request.accept".*"done":true/, (line) =>
    line.replace(/\{"type":"answer","command":"[^"]*","answer":\{[^}]*\}\}/, '$&,$&'),
  );
  expect(await finds(path)).toEqual(
    expect.arrayContaining([
      { kind: 'violation', name: 'P-ONE-OUTCOME', turn },
      { kind: 'record', name: 'order of the record', turn },
    ]),
  );
});

it('names the turn whose message was told by nobody', async () => {
  const path = await aRecord();
  const turn = changeLine(path, /"toast.show"/, (line) =>
    line.replace(/^\[(\d+)/, (_, id) => `[${Number(id) + 5_000}`),
  );
  expect((await finds(path))[0]).toEqual({ kind: 'record', name: 'order of the record', turn });
});

it('finds a row of an actor that is not what its turns make of it, and timers that nobody armed', async () => {
  const path = await aRecord();
  tamper(path, (database) => {
    database.exec(
      `UPDATE actors SET state = replace(state, '"pop":true', '"pop":false') WHERE address = 'agent/alice'`,
    );
    database.exec(`INSERT INTO timers VALUES ('request/c1.1', 'reminder', 1, '{"type":"reminder.due"}', 3, 1)`);
    database.exec(`DELETE FROM actors WHERE address = 'supervisor/sam'`);
  });
  const { findings } = await auditDatabase(path);
  expect(findings.map(({ kind, says, count }) => [kind, says, count])).toEqual([
    ['store', 'The row of agent/alice is not what its turns make of it.', 1],
    ['store', 'The reminder timer of request/c1.1 is stored and not armed at that time by any turn.', 2],
  ]);
});

it('follows a server that is running', async () => {
  const stage = await aBusyHost();
  const ending = new AbortController();
  const seen: number[] = [];
  let raced = Promise.resolve();
  const report = await auditDatabase(stage.path, {
    follow: true,
    signal: ending.signal,
    onProgress: (turns) => {
      if (seen.length === 0) raced = aRaceOverAlice(stage);
      seen.push(turns);
      if (turns === 108) ending.abort();
    },
  });
  await raced;
  expect(report).toMatchObject({ turns: 108, findings: [] });
  expect(seen[0]).toBeLessThan(108);
});

it('judges one property alone if it is told to', async () => {
  const chosen = properties.filter(({ name }) => name === 'P-TIMERS');
  const { times } = await auditDatabase(await aRecord(), { properties: chosen });
  expect(Object.keys(times)).toEqual(['P-TIMERS']);
});

test.each<[string, (path: string) => void, string]>([
  [
    'newer',
    (path) => tamper(path, (database) => database.exec("UPDATE meta SET value = 99 WHERE name = 'schema'")),
    'storeNewer',
  ],
  [
    'of other charts',
    (path) => tamper(path, (database) => database.exec("UPDATE meta SET value = 'x' WHERE name = 'charts'")),
    'storeCharts',
  ],
  ['foreign', (path) => tamper(path, (database) => database.exec('PRAGMA application_id = 7')), 'storeForeign'],
])('a database that is %s is refused', async (_, damage, code) => {
  const { host, path } = aSqliteHost();
  await host.close();
  damage(path);
  await expect(auditDatabase(path)).rejects.toMatchObject({ name: 'StoreError', code });
});

it('a database that another program keeps locked is refused', async () => {
  const { host, path } = aSqliteHost();
  await host.close();
  const other = new DatabaseSync(path);
  other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  await expect(auditDatabase(path)).rejects.toMatchObject({ code: 'storeLocked' });
  other.close();
});

it('a database that is not there is refused, and not made', async () => {
  await expect(auditDatabase(join(aFolder(), 'none.db'))).rejects.toMatchObject({ code: 'storeMissing' });
});
