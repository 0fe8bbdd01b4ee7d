/** `handraise record`: a scenario of a record that exists, printed or kept. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { handraise } from '../../../harness/commands/handraise.ts';
import type { Site } from '../../../server/site.ts';
import { capturedConsole } from '../../support/printed.ts';
import { smallSite, temporaryFolder, testServer } from '../../support/server-app.ts';

const console = capturedConsole();

/** What a command says, and its exit code. */
async function said(...args: string[]) {
  console.printed.length = 0;
  console.complained.length = 0;
  const code = await handraise(args);
  return { code, out: console.printed.join('\n'), err: console.complained.join('\n') };
}

/** Alice asks twice; the second time Sue helps. The database, and the turn before the second ask. */
async function aRecord(site: Site = smallSite) {
  const { logOn, connected, host, path } = await testServer({ site });
  const [alice, sue] = await Promise.all([logOn('alice'), logOn('sue', 'supervisor')]);
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'First' });
  await alice.command('done', { request: 'c1.1' });
  const before = host.lastTurn;
  await alice.command('ask', { interaction: 'c1', text: 'Second' });
  await sue.command('accept', { toast: 'c1.2/sue/1' });
  return { path, before };
}

test('all of it, or from a turn on, also of a server that runs', async () => {
  const { path, before } = await aRecord();
  const all = await said('record', path);
  expect(all).toMatchObject({ code: 0, err: '' });
  expect(all.out).toContain('Alice asks for assistance on call c1: "First"');
  const later = await said('record', path, '--from-turn', `${before + 1}`, '--name', 'Later');
  expect(later.code).toBe(0);
  expect(later.out).toContain('Feature: Later');
  expect(later.out).not.toContain('First');
  expect(later.out).toContain('When Sue accepts the request on call c1');
  const earlier = await said('record', path, '--to-turn', `${before}`, '--no-texts');
  expect(earlier.code).toBe(1);
  expect(earlier.err).toContain('What people wrote is not told');
  expect(earlier.out).toContain('Alice asks for assistance on call c1: "Pleas"');
  expect(earlier.out).not.toContain('Sue accepts');
});

test('a site of its own is kept where a scenario beside it finds it, and the scenario runs there', async () => {
  const site: Site = { ...smallSite, name: 'Far East', workgroups: { ...smallSite.workgroups } };
  site.workgroups.support = { ...smallSite.workgroups.support!, escalateAfterSeconds: 45 };
  const { path } = await aRecord(site);
  const folder = temporaryFolder();
  const out = join(folder, 'made', 'far.feature');
  expect(await said('record', path, '--out', out)).toMatchObject({ code: 0 });
  expect(readFileSync(out, 'utf8')).toContain('Given the site "far-east"');
  expect(existsSync(join(folder, 'made/sites/far-east.yaml'))).toBe(true);
  expect(await said('run', out)).toMatchObject({ code: 0 });
});

test('where there is nothing to tell, or no database, it says so', async () => {
  const { path, before } = await aRecord();
  const nobody = await said('record', path, '--from-turn', `${before + 1}`, '--people', 'bob');
  expect(nobody).toMatchObject({ code: 2, out: '' });
  expect(nobody.err).toContain('Nobody did anything');
  expect(await said('record', join(temporaryFolder(), 'none.db'))).toMatchObject({ code: 2 });
});
