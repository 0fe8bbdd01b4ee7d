/** Scenario files as QA reads and saves them: nothing outside of the folder is touched, and nothing is half written. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { harness } from '../../../harness/plugin.ts';
import { readSite } from '../../../server/site.ts';
import { StartError } from '../../../server/start-error.ts';
import { temporaryFolder, testServer } from '../../support/server-app.ts';

const site = readSite('scenarios/sites/demo.yaml');
const text = 'Feature: Mine\n';

async function quinns({ scenarios = temporaryFolder() }: { scenarios?: string } = {}) {
  const server = await testServer({ site, plugins: [harness], scenarios });
  const quinn = await server.logOn('quinn', 'qa');
  const at = (file: string) => `/api/scenarios/files/${file}`;
  return {
    ...server,
    scenarios,
    read: (file: string) => quinn.get(at(file)),
    save: (file: string, said = text, version: string | null = null) =>
      quinn.request('PUT', at(file), { text: said, version }),
  };
}
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => (status === 200 ? 'done' : body.code);

test('files that ship are read, and not written', async () => {
  const server = await testServer({ site, plugins: [harness] });
  const quinn = await server.logOn('quinn', 'qa');
  const { body } = await quinn.get('/api/scenarios/files/asking.feature');
  expect(body).toEqual({
    file: 'asking.feature',
    text: readFileSync('scenarios/asking.feature', 'utf8'),
    version: expect.stringMatching(/^[\w-]{22}$/),
    isWritable: false,
    folder: 'none',
  });
  expect((await quinn.get('/api/scenarios/files/found/no-such.feature')).body.code).toBe('unknownFile');
  const said = await quinn.request('PUT', '/api/scenarios/files/asking.feature', { text, version: body.version });
  expect(said).toMatchObject({ status: 409, body: { code: 'notWritable' } });
});

test('a file of the folder is made, read, changed, and takes the place of a shipped one', async () => {
  const { save, read, scenarios } = await quinns();
  const { body: made } = await save('asking.feature');
  expect(made).toMatchObject({ text, isWritable: true, folder: 'writable' });
  expect((await read('asking.feature')).body).toEqual(made);
  const { body: changed } = await save('asking.feature', 'Feature: Changed\n', made.version);
  expect(readFileSync(join(scenarios, 'asking.feature'), 'utf8')).toBe('Feature: Changed\n');
  expect(changed.version).not.toBe(made.version);
  expect(codeOf(await save('group/one.feature'))).toBe('done');
  expect(readFileSync(join(scenarios, 'group/one.feature'), 'utf8')).toBe(text);
  expect(readdirSync(scenarios).toSorted()).toEqual(['asking.feature', 'group']);
});

test('whoever has not seen what somebody else saved meanwhile is refused, and the same twice is the same', async () => {
  const { save, scenarios } = await quinns();
  const { body: first } = await save('mine.feature');
  expect(codeOf(await save('mine.feature', 'Feature: Other\n'))).toBe('outdated');
  const all = await Promise.all(
    ['A', 'B', 'C'].map((name) => save('mine.feature', `Feature: ${name}\n`, first.version)),
  );
  expect(all.map(codeOf).toSorted()).toEqual(['done', 'outdated', 'outdated']);
  const kept = readFileSync(join(scenarios, 'mine.feature'), 'utf8');
  expect(codeOf(await save('mine.feature', kept, first.version))).toBe('done');
  writeFileSync(join(scenarios, 'mine.feature'), 'Feature: By hand\n');
  expect(codeOf(await save('mine.feature', text, all.find(({ status }) => status === 200)?.body.version))).toBe(
    'outdated',
  );
  rmSync(join(scenarios, 'mine.feature'));
  expect(codeOf(await save('mine.feature', text, first.version))).toBe('outdated');
});

describe('nothing outside of the folder is read or written', () => {
  test.each([
    '../mine.feature',
    '..%2fmine.feature',
    'a/..%2f..%2fmine.feature',
    'a/../../mine.feature',
    '%2e%2e/mine.feature',
    '%2fetc%2fmine.feature',
    'a%00.feature',
    'a/b/mine.feature',
    'a//mine.feature',
    '.hidden.feature',
    'a/.feature',
    'mine.yaml',
    'mine.feature%0a',
    `${'x'.repeat(100)}.feature`,
  ])('by the name %s', async (file) => {
    const { read, save, scenarios } = await quinns({ scenarios: join(temporaryFolder(), 'inside') }).catch(() =>
      quinns(),
    );
    const outside = readdirSync(join(scenarios, '..')).toSorted();
    for (const said of [await read(file), await save(file)]) expect([400, 404]).toContain(said.status);
    expect(readdirSync(scenarios)).toEqual([]);
    expect(readdirSync(join(scenarios, '..')).filter((name) => name.endsWith('.feature'))).toEqual(
      outside.filter((name) => name.endsWith('.feature')),
    );
  });

  test('by a link, to a file or to a folder', async () => {
    const { read, save, scenarios } = await quinns();
    const elsewhere = temporaryFolder();
    writeFileSync(join(elsewhere, 'secret.feature'), 'Feature: Secret\n');
    symlinkSync(join(elsewhere, 'secret.feature'), join(scenarios, 'link.feature'));
    symlinkSync(elsewhere, join(scenarios, 'linked'));
    expect(codeOf(await read('link.feature'))).toBe('unknownFile');
    expect(codeOf(await read('linked/secret.feature'))).toBe('unknownFile');
    expect(codeOf(await save('link.feature'))).toBe('outdated');
    expect(codeOf(await save('linked/new.feature'))).toBe('notWritable');
    expect(readdirSync(elsewhere)).toEqual(['secret.feature']);
    expect(readFileSync(join(elsewhere, 'secret.feature'), 'utf8')).toBe('Feature: Secret\n');
  });

  test('though the folder itself may be a link', async () => {
    const [real, link] = [temporaryFolder(), join(temporaryFolder(), 'link')];
    symlinkSync(real, link);
    const { save, read } = await quinns({ scenarios: link });
    expect(codeOf(await save('mine.feature'))).toBe('done');
    expect(codeOf(await read('mine.feature'))).toBe('done');
    expect(readFileSync(join(real, 'mine.feature'), 'utf8')).toBe(text);
  });
});

describe('what the disk does not let us do is said', () => {
  test('a folder that is gone', async () => {
    const { save, read, scenarios } = await quinns();
    renameSync(scenarios, `${scenarios}-gone`);
    expect(codeOf(await save('mine.feature'))).toBe('notWritable');
    expect(codeOf(await save('group/mine.feature'))).toBe('notWritable');
    expect(codeOf(await read('mine.feature'))).toBe('unknownFile');
    expect(codeOf(await read('asking.feature'))).toBe('done');
    renameSync(`${scenarios}-gone`, scenarios);
    expect(codeOf(await save('mine.feature'))).toBe('done');
  });

  test('a text that is too long', async () => {
    const { save, read, scenarios } = await quinns();
    expect((await save('mine.feature', 'x'.repeat(60_001))).status).toBe(400);
    expect((await save('mine.feature', 'ü'.repeat(60_000))).status).toBe(200);
    expect(codeOf(await save('other.feature', 'x'.repeat(400_000)))).toBe('tooLarge');
    writeFileSync(join(scenarios, 'long.feature'), 'x'.repeat(60_001));
    expect(codeOf(await read('long.feature'))).toBe('tooLarge');
  });

  test('one file too many', async () => {
    const { save, scenarios } = await quinns();
    mkdirSync(join(scenarios, 'many'));
    for (let n = 0; n < 500; n++) writeFileSync(join(scenarios, `many/${n}.feature`), text);
    expect(codeOf(await save('mine.feature'))).toBe('tooManyFiles');
    rmSync(join(scenarios, 'many/7.feature'));
    expect(codeOf(await save('mine.feature'))).toBe('done');
  });
});

test('a folder that is not there keeps the server from starting, in one clear line', async () => {
  const start = testServer({ site, plugins: [harness], scenarios: '/no/such/folder' });
  await expect(start).rejects.toThrow(new StartError('--scenarios: there is no folder /no/such/folder.'));
});

test('only QA may ask', async () => {
  const { anybody, logOn, acd } = await quinns();
  const [dora, alice] = [await logOn('dora', 'designer'), await logOn('alice')];
  const body = { file: 'x.feature', text };
  for (const [client, code] of [
    [anybody(), 'notAuthenticated'],
    [dora, 'roleMissing'],
    [alice, 'roleMissing'],
  ] as const) {
    expect(codeOf(await client.get('/api/scenarios/files/asking.feature'))).toBe(code);
    expect(codeOf(await client.request('PUT', '/api/scenarios/files/x.feature', { text, version: null }))).toBe(code);
    expect(codeOf(await client.post('/api/scenarios/check', body))).toBe(code);
    expect(codeOf(await client.get('/api/steps'))).toBe(code);
  }
  expect((await acd().get('/api/steps')).status).toBeGreaterThan(400);
});
