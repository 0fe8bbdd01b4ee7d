/** The server as it is started: what it prints, what keeps it from starting, and how it ends. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { closeCodes } from '../../machines/wire.ts';
import { readConfig } from '../../server/config.ts';
import type { Serving } from '../../server/main.ts';
import { serve } from '../../server/main.ts';
import { StartError } from '../../server/start-error.ts';
import { SocketDesk, temporaryFolder } from '../support/server-app.ts';

const started = async (flags: Record<string, string | boolean> = {}, print = (_: string) => {}): Promise<Serving> => {
  const data = join(temporaryFolder(), 'data');
  const serving = await serve({ ...readConfig({ port: '0', data, logLevel: 'silent', ...flags }), print });
  onTestFinished(() => serving.close());
  return serving;
};

const logOn = async (url: string, person: string, application: string): Promise<{ cookie: string }> => {
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person, application }),
  });
  expect(response.status).toBe(200);
  return { cookie: response.headers.getSetCookie()[0]!.split(';')[0]! };
};

test('the first page is alive: whoever logs on to the demo soon has a connected ACD call', async () => {
  const lines: string[] = [];
  const { url } = await started({}, (line) => lines.push(line));
  expect(lines.join('\n')).toContain(`${url}/agent`);
  for (const person of ['alice', 'emma']) {
    const desk = await new SocketDesk(url, (await logOn(url, person, 'client')) as never).ready();
    const calls = () => [...desk.desk.views.values()].filter((view) => view.kind === 'interaction');
    await desk.until(() => calls().some(({ acd, conversation }) => acd && conversation === 'connected'));
    expect(calls()[0]).toMatchObject({ media: 'call', owner: person, customer: { body: expect.any(String) } });
  }
});

test('what was stored is there after a restart, and sessions go on', async () => {
  const data = join(temporaryFolder(), 'data');
  const first = await started({ data });
  const alice = await logOn(first.url, 'alice', 'client');
  await first.close();
  const second = await started({ data });
  const who = await fetch(`${second.url}/api/session`, { headers: { cookie: alice.cookie } });
  expect(await who.json()).toMatchObject({ person: 'alice' });
  expect((await second.host.peek('agent/alice'))?.context.sessions).toHaveLength(1);
  expect(second.host.epoch).toBe(first.host.epoch);
});

test('another site file replaces the site where that is asked for, on record, and the former one is asked no more', async () => {
  const data = join(temporaryFolder(), 'data');
  const first = await started({ data });
  const alice = await logOn(first.url, 'alice', 'client');
  await first.close();
  const importSite = join(data, 'next.yaml');
  const person = '{ name: Zoe, supervisor: true }';
  const group = '{ supervisors: [zoe], escalation: [], escalateAfterSeconds: 9, remindEverySeconds: 9 }';
  writeFileSync(importSite, `name: Next\npeople: { zoe: ${person} }\nworkgroups: { bookings: ${group} }\n`);
  const lines: string[] = [];
  const second = await started({ data, importSite }, (line) => lines.push(line));
  expect(lines[0]).toContain('Next is open');
  const who = await fetch(`${second.url}/api/session`, { headers: { cookie: alice.cookie } });
  expect(who.status).toBe(401);
  expect((await second.host.peek('agent/alice'))?.context.sessions).toEqual([]);
  expect((await second.host.peek('workgroup/bookings'))?.context.supervisors).toEqual(['zoe']);
  expect(second.host.changes.page({ before: 9_999, count: 1 })).toMatchObject([{ by: 'service.site', value: null }]);
  const last = second.host.changes.last;
  await second.close();
  const third = await started({ data, site: 'no/such.yaml' });
  expect(third.host.changes.last).toBe(last);
  await expect(started({ importSite: 'no/such.yaml' })).rejects.toThrow('no/such.yaml:1:1: cannot be read: ENOENT');
});

test('the key of the cookies is nobody else’s to read', async () => {
  const data = join(temporaryFolder(), 'data');
  await started({ data });
  expect(statSync(join(data, 'cookie.key')).mode & 0o777).toBe(0o600);
  expect(statSync(data).mode & 0o777).toBe(0o700);
});

test('whatever keeps it from starting is one clear line', async () => {
  const data = join(temporaryFolder(), 'data');
  const running = await started({ data });
  const { port } = new URL(running.url);
  const why = (flags: Record<string, string>) =>
    started(flags).then(
      () => 'it started',
      (error: unknown) => (error instanceof StartError ? error.message : `foreign: ${error}`),
    );
  expect(await why({ port })).toBe(`Port ${port} is in use: stop what is there, or choose another one with --port.`);
  expect(await why({ data })).toMatch(/^Another process has the database open; stop it first\. /);
  expect(await why({ site: 'no/such.yaml' })).toMatch(/no\/such\.yaml:1:1: cannot be read: ENOENT$/);
  expect(await why({ host: '192.0.2.1' })).toBe(
    '192.0.2.1 is no address of this machine: choose another one with --host.',
  );
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(await why({ data: file })).toBe(`${file} is no folder.`);
  const damaged = temporaryFolder();
  writeFileSync(
    join(damaged, 'handraise.db'),
    'This is no database at all, though it is long enough to be one.'.repeat(99),
  );
  expect(await why({ data: damaged })).toMatch(/^The file is damaged or is no database/);
});

test('the built desks are served, assets for ever, the page never from a cache', async () => {
  const uiDir = temporaryFolder();
  mkdirSync(join(uiDir, 'assets'));
  writeFileSync(join(uiDir, 'index.html'), '<!doctype html><title>Desks</title>');
  writeFileSync(join(uiDir, 'assets', 'main-abc.js'), 'export {};');
  const { url } = await started({ uiDir });
  for (const path of ['/', '/agent', '/supervisor']) {
    const page = await fetch(url + path);
    expect([page.status, page.headers.get('cache-control'), await page.text()]).toEqual([
      200,
      'no-cache',
      '<!doctype html><title>Desks</title>',
    ]);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  }
  const asset = await fetch(`${url}/assets/main-abc.js`);
  expect(asset.headers.get('cache-control')).toContain('immutable');
  expect((await fetch(`${url}/assets/none.js`)).status).toBe(404);
  expect((await fetch(`${url}/..%2f..%2fetc/passwd`)).status).toBe(404);
});

const run = (...args: string[]): ChildProcess => {
  const child = spawn(process.execPath, ['server/main.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
};
const linesOf = async (stream: NodeJS.ReadableStream): Promise<string[]> => {
  let said = '';
  for await (const chunk of stream) said += String(chunk);
  return said.trimEnd().split('\n');
};

test.each([
  [['--port', 'eighty'], "--port must be a number, not 'eighty'."],
  [['--site', 'no/such.yaml'], 'such.yaml:1:1: cannot be read: ENOENT'],
  [['--prot', '1'], "Unknown option '--prot'"],
])('%j ends with code 2 and one line', async (args, says) => {
  const child = run(...args);
  const [[code], lines] = await Promise.all([once(child, 'exit'), linesOf(child.stderr!)]);
  expect([code, lines.length]).toEqual([2, 1]);
  expect(lines[0]).toContain(says);
});

test('told to stop it drains: desks are told to come back, and it ends well', async () => {
  const child = run('--port', '0', '--data', join(temporaryFolder(), 'data'));
  const ended = once(child, 'exit');
  let said = '';
  for await (const chunk of child.stdout!) {
    said += String(chunk);
    if (said.includes('Ctrl+C')) break;
  }
  const url = /http:\S+(?=\/agent)/.exec(said)![0];
  const desk = await new SocketDesk(url, (await logOn(url, 'sue', 'supervisor')) as never).ready();
  child.kill('SIGTERM');
  expect(await desk.closed).toBe(closeCodes.restarting);
  expect(await ended).toEqual([0, null]);
});
