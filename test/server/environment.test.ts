/** What a start finds wrong around it: one clear line, and what was there is left as it was. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { serve } from '../../server/main.ts';
import { StartError, startError } from '../../server/start-error.ts';
import { startKillable, writeSite } from '../support/killable-server.ts';
import { temporaryFolder } from '../support/server-app.ts';

const small = 'scenarios/sites/small.yaml';

async function serving(data: string, flags: Record<string, string> = {}) {
  const options = readConfig({ port: '0', data, site: small, clock: 'manual', logLevel: 'silent', ...flags });
  const server = await serve({ ...options, print: () => {} });
  onTestFinished(() => server.close());
  return server;
}

/** What whoever starts it is told, or that it started. */
const why = (data: string, flags: Record<string, string> = {}): Promise<string> =>
  serving(data, flags).then(
    () => 'it started',
    (error: unknown) => (error instanceof StartError ? error.message : `a fault of ours: ${error}`),
  );

/** A data folder with a turn or two, that nobody has open. */
async function dataFolder(): Promise<string> {
  const data = join(temporaryFolder(), 'data');
  await (await serving(data)).close();
  return data;
}

/** An empty file beside a database, which a look into it may leave, holds nothing. */
const contents = (folder: string) =>
  readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).size > 0)
    .sort()
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]);

const overwrite = (data: string, from: number, to: number) => {
  const path = join(data, 'handraise.db');
  writeFileSync(path, readFileSync(path).fill(0x5a, from, to));
};
const change = (data: string, sql: string) => {
  const database = new DatabaseSync(join(data, 'handraise.db'));
  database.exec(sql);
  database.close();
};
const pageOf = (data: string, table: string): number => {
  const database = new DatabaseSync(join(data, 'handraise.db'));
  const row = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table) as { rootpage: number };
  database.close();
  return row.rootpage;
};

test.each<[string, (data: string) => void, RegExp]>([
  ['its header damaged', (data) => overwrite(data, 0, 16), /^The file is damaged or is no database/],
  [
    'a page in its middle damaged',
    (data) => overwrite(data, (pageOf(data, 'record') - 1) * 4_096, pageOf(data, 'record') * 4_096),
    /^The file is damaged or is no database/,
  ],
  [
    'a line of its record damaged',
    (data) => change(data, "UPDATE record SET lines = replace(lines, '[', '{')"),
    /^The file is damaged or is no database/,
  ],
  [
    'its end cut off',
    (data) => truncateSync(join(data, 'handraise.db'), 5_000),
    /^The file is damaged or is no database/,
  ],
  [
    'been written by a newer version',
    (data) => change(data, "UPDATE meta SET value = '99' WHERE name = 'schema'"),
    /^The database was written by a newer version/,
  ],
  [
    'actors of other charts',
    (data) => change(data, "UPDATE meta SET value = 'other' WHERE name = 'charts'"),
    /^The database holds actors of other charts/,
  ],
  [
    'been written by another program',
    (data) => change(data, 'PRAGMA application_id = 7'),
    /^The file is a database of another program/,
  ],
])('a database that has %s is refused and left as it was', async (_, damage, says) => {
  const data = await dataFolder();
  damage(data);
  const before = contents(data);
  const line = await why(data);
  expect(line).toMatch(says);
  expect(line).not.toContain('\n');
  expect(contents(data)).toEqual(before);
});

test.each<[string, (folder: string) => string, string]>([
  ['below a file', (folder) => writeFileSync(join(folder, 'file'), '') ?? join(folder, 'file/data'), 'is no folder.'],
  ['where nobody can make one', () => '/proc/nothere/data', 'cannot be made.'],
  ['with too long a name', (folder) => join(folder, 'x'.repeat(300)), 'is too long a name.'],
  [
    'that is a link in a circle',
    (folder) => symlinkSync(join(folder, 'circle'), join(folder, 'circle')) ?? join(folder, 'circle'),
    'is a link that leads nowhere.',
  ],
  [
    'whose database is a folder',
    (folder) => mkdirSync(join(folder, 'handraise.db')) ?? folder,
    'The database cannot be opened; check that its folder exists. ',
  ],
  [
    'whose key of the cookies cannot be read',
    (folder) => mkdirSync(join(folder, 'cookie.key')) ?? folder,
    'cookie.key is a folder and should be a file.',
  ],
])('a data folder %s is one line', async (_, prepare, says) => {
  const line = await why(prepare(temporaryFolder()));
  expect(line).toContain(says);
  expect(line).not.toContain('\n');
});

test('a data folder is made with all that leads to it', async () => {
  expect(await why(join(temporaryFolder(), 'not/yet/there'))).toBe('it started');
});

test('a database that another process has open is refused, and that process goes on', async () => {
  const folder = temporaryFolder();
  const running = await startKillable(folder, writeSite(folder, 1));
  onTestFinished(() => running.kill());
  expect(await why(join(folder, 'data'))).toMatch(/^Another process has the database open; stop it first\./);
  expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
});

test('a damaged key of the cookies is made anew, said in the log, and costs people their log-on only', async () => {
  const data = await dataFolder();
  writeFileSync(join(data, 'cookie.key'), 'short');
  expect(await why(data)).toBe('it started');
  expect(statSync(join(data, 'cookie.key')).size).toBe(32);
});

/** Codes that a person who is root, as in most containers, meets only on a disk of its own. */
test.each<[NodeJS.ErrnoException, string]>([
  [Object.assign(new Error(), { code: 'EACCES', path: '/data' }), '/data cannot be written.'],
  [Object.assign(new Error(), { code: 'EROFS', path: '/data' }), '/data cannot be written.'],
  [Object.assign(new Error(), { code: 'ENOENT', path: '/data/sub' }), '/data/sub cannot be made.'],
  [Object.assign(new Error(), { code: 'ENOSPC', path: '/data' }), '/data cannot be written: the disk is full.'],
  [
    Object.assign(new Error(), { errcode: 13 }),
    'The disk is full; nothing that was not answered has been stored. (/db)',
  ],
  [
    Object.assign(new Error(), { errcode: 778 }),
    'The disk failed to read or to write the database; look at the disk and its limits. (/db)',
  ],
  [
    Object.assign(new Error(), { errcode: 1032 }),
    'The database cannot be written; check the rights of the file and its folder. (/db)',
  ],
  [
    Object.assign(new Error(), { code: 'EACCES', syscall: 'listen' }),
    'Port 80 is not allowed here: choose one above 1023 with --port.',
  ],
])('%j is told as what a person can mend', (error, says) => {
  expect(startError(error, { host: 'here', port: 80, database: '/db' })?.message).toBe(says);
});

test('what nobody can mend but us stays an error of ours', () => {
  expect(startError(new TypeError('x is not a function'), { host: 'here', port: 80, database: '/db' })).toBeUndefined();
});

/** `handraise start`, as people start it, in a shell that may be short of something. */
async function started(args: string[], shell = ''): Promise<{ code: unknown; lines: string[]; log: string }> {
  const words = [process.execPath, 'harness/cli.ts', 'start', '--ui-dir', 'no/such/folder', '--port', '0', ...args];
  const command = `${shell}exec ${words.map((word) => `'${word}'`).join(' ')}`;
  const child = spawn('/bin/sh', ['-c', command], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (chunk: Buffer) => {
      said[stream] += chunk.toString();
    });
  }
  const [code] = await once(child, 'close');
  return { code, lines: said.stderr.trimEnd().split('\n'), log: said.stdout };
}

test('a site file with mistakes is refused with a place for each of them, before there is any database', async () => {
  const folder = temporaryFolder();
  const site = join(folder, 'site.yaml');
  const text = readFileSync(small, 'utf8')
    .replace('[sue, sam]', '[seu, sam]')
    .replace('escalation: [eve]', 'escalatoin: [eve]');
  writeFileSync(site, text);
  const { code, lines } = await started(['--site', site, '--data', join(folder, 'data')]);
  expect(code).toBe(2);
  expect(lines.map((line) => line.replace(folder, ''))).toEqual([
    expect.stringMatching(/^\/site\.yaml:24:3: 'escalation' must be a list$/),
    expect.stringMatching(/^\/site\.yaml:25:19: nobody here is called 'seu' \(nearest match 'sue'\?\)$/),
    expect.stringMatching(/^\/site\.yaml:26:5: 'escalatoin' is no setting here \(nearest match 'escalation'\?\)$/),
  ]);
  expect(readdirSync(folder)).toEqual(['site.yaml']);
});

test('a disk that takes no more at the start is one line; with room again the same folder starts', async () => {
  const data = join(temporaryFolder(), 'data');
  // Blocks of 512 bytes: less than the tables and the site take.
  const { code, lines } = await started(['--data', data], 'ulimit -f 50; ');
  expect([code, lines.length]).toEqual([2, 1]);
  expect(lines[0]).toMatch(/disk/);
  expect(await why(data)).toBe('it started');
});

test.each([
  [['--prot', '1'], "error: unknown option '--prot'"],
  [['--port', '70000'], "--port must be 0 to 65535, not '70000'."],
  [['--port', ''], "--port must be a number, not ''."],
  [
    ['--clock', 'manual', '--host', '0.0.0.0'],
    '--clock manual is for tests on this machine: it cannot go with --host 0.0.0.0.',
  ],
])('handraise start %j is told what is wrong', async (args, says) => {
  const { code, lines } = await started(args);
  expect(code).toBe(2);
  expect(lines[0]).toBe(says);
});

test('after a crash that cut a write short everything before it is there', async () => {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  const running = await startKillable(folder, writeSite(folder, 3));
  await running.kill();
  const wal = join(data, 'handraise.db-wal');
  // As a torn page would leave it: the last commit is not whole, so it never was.
  truncateSync(wal, statSync(wal).size - 1_000);
  const server = await serving(data, { site: join(folder, 'site.yaml') });
  let turns = 0;
  for await (const { n } of server.host.record()) expect(n).toBe(++turns);
  expect(turns).toBeGreaterThan(0);
  expect(await server.host.peek('workgroup/support')).toBeDefined();
});
