/** `handraise audit`: what it prints, what it writes, and its exit codes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { auditRecord } from '../../harness/commands/audit.ts';
import { handraise } from '../../harness/commands/handraise.ts';
import { charts } from '../../machines/index.ts';
import { seed } from '../../server/seed.ts';
import { readSite } from '../../server/site.ts';
import { aBusyHost, aRaceOverAlice, changeLine, faults, tamper } from '../support/audited.ts';
import { aCentre } from '../support/host-centre.ts';
import { aFolder, aSqliteHost } from '../support/host-stage.ts';
import { capturedConsole } from '../support/printed.ts';

const { printed, complained } = capturedConsole();

async function aRecord(
  own = charts as (typeof faults)[string],
  path = join(aFolder(), 'handraise.db'),
): Promise<string> {
  const stage = await aBusyHost(own, path);
  await aRaceOverAlice(stage);
  await stage.host.close();
  return path;
}

it('0: nothing is wrong, and it says what was looked at; a data folder will do', async () => {
  const path = await aRecord();
  expect(await handraise(['audit', join(path, '..')])).toBe(0);
  const said = printed.join('\n');
  expect(said).toContain('108 turns, 32 commands, 15 actors, 2026-01-05T09:00:00.000Z to 2026-01-05T09:01:05.000Z.');
  expect(said).toContain('Judged 108 times: P-ONE-ACTIVE');
  expect(said).toContain('Stored actors: 15 compared');
  expect(said).toContain('Happened: S-RACE, S-ESCALATED.');
  expect(said).toContain('Nothing is wrong.');
});

it('1: a divergence, with its turn and what was recorded and what would be said now', async () => {
  const path = await aRecord();
  const turn = changeLine(path, /"request.accept".*alreadyTaken/, (line) =>
    line.replace('{"refused":"alreadyTaken","by":"sue"}', '{"refused":"alreadyTaken","by":"sam"}'),
  );
  expect(await handraise(['audit', path, '--property', 'P-TIMERS'])).toBe(1);
  const said = printed.join('\n');
  expect(said).toContain(`conformance turn ${turn}: The chart says something else now`);
  expect(said).toMatch(/recorded .*"by":"sam".*\n {2}now {6}.*"by":"sue"/);
});

it('1: a violation, with a script, pictures and the run as data in a folder', async () => {
  const path = await aRecord(faults['P-ONE-WINNER']);
  const out = join(aFolder(), 'found');
  expect(
    await auditRecord({ place: path, out, json: true, property: 'P-ONE-WINNER', charts: faults['P-ONE-WINNER']! }),
  ).toBe(1);
  const report = JSON.parse(printed.join(''));
  expect(report.findings).toMatchObject([{ name: 'P-ONE-WINNER', kind: 'violation', count: 1 }]);
  const [{ files, finding }] = report.kept;
  expect(finding).toBe('P-ONE-WINNER');
  expect(files.every((file: string) => existsSync(file))).toBe(true);
  expect(
    readdirSync(out)
      .map((file) => file.split('.').at(-1))
      .sort(),
  ).toEqual(['feature', 'html', 'json', 'mmd', 'svg']);
});

it('tells of people who are on no site of the scripts by other names', async () => {
  const { host, path } = aSqliteHost({ charts: faults['P-ONE-WINNER']! });
  const centre = await aCentre(host).withWorkgroup('bookings', ['zoe', 'yan', 'xia', 'will'], ['vera']);
  for (const person of ['zoe', 'yan', 'xia', 'will', 'vera']) await centre.withSupervisor(person);
  await centre.withAgent('otto');
  await centre.withCall('x-4711', 'otto', 'bookings');
  await centre.ask('otto', 'x-4711');
  await centre.asSupervisor('yan', 'accept', { toast: 'x-4711.1/yan/3' });
  await centre.asSupervisor('zoe', 'accept', { toast: 'x-4711.1/zoe/4' });
  await host.close();
  const out = aFolder();
  expect(await auditRecord({ place: path, out, property: 'P-ONE-WINNER', charts: faults['P-ONE-WINNER']! })).toBe(1);
  const file = readdirSync(out).find((name) => name.endsWith('.feature'));
  expect(printed.join('\n')).not.toContain('no script');
  const text = readFileSync(join(out, file!), 'utf8');
  expect(text).not.toMatch(/otto|zoe|yan|x-4711|bookings/i);
  expect(text).toContain('Then P-ONE-WINNER holds');
});

it('2: one line for a database that cannot be audited', async () => {
  const path = await aRecord();
  tamper(path, (database) => database.exec("UPDATE meta SET value = '1' WHERE name = 'schema'"));
  expect(await handraise(['audit', path])).toBe(2);
  expect(complained).toEqual([`The database is of a version that no migration here starts from. (${path})`]);
});

it('follows a running server until it is told to end', async () => {
  const { host, path } = aSqliteHost();
  await seed(host, readSite('scenarios/sites/small.yaml'));
  const ending = new AbortController();
  const following = auditRecord({ place: path, follow: true, signal: ending.signal });
  ending.abort();
  expect(await following).toBe(0);
});
