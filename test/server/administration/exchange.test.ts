/** A site goes out as a file and comes in again; and nothing that somebody sends here makes the server fail. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Difference } from '../../../machines/administration.ts';
import { problem } from '../../../machines/wire.ts';
import { replacing } from '../../../server/directory/differences.ts';
import { Directory } from '../../../server/directory/directory.ts';
import { checkSite, parseSite, withoutSecrets } from '../../../server/site.ts';
import { smallSite, testServer } from '../../support/server-app.ts';
import { anySite } from './any-site.ts';

async function adasServer() {
  const server = await testServer();
  return { ...server, ada: await server.logOn('ada', 'administrator') };
}

test('what is exported with its secrets and imported is the same site, byte for byte as JSON', () => {
  fc.assert(
    fc.property(anySite, (site) => {
      expect(checkSite(site).mistakes).toEqual([]);
      expect(parseSite(stringify(site, { aliasDuplicateObjects: false }))).toEqual(site);
    }),
    { numRuns: 300 },
  );
});

test('what is exported without its secrets and imported changes nothing', () => {
  fc.assert(
    fc.property(anySite, (site) => {
      const directory = Directory.of(site);
      const file = stringify(withoutSecrets(directory.site()), { aliasDuplicateObjects: false });
      expect(file).not.toMatch(/scrypt:|sha256:/);
      expect(replacing(directory, parseSite(file))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('the export is a file without secrets, or with them if that is asked for', async () => {
  const { ada } = await adasServer();
  const plain = await ada.get('/api/administration/export');
  expect(plain.headers['content-type']).toBe('application/yaml; charset=utf-8');
  expect(plain.headers['content-disposition']).toBe('attachment; filename="site.yaml"');
  expect(plain.body).toContain('name: Small Centre');
  expect(parseSite(plain.body)).toEqual(withoutSecrets(smallSite));
  const whole = await ada.get('/api/administration/export?secrets=yes');
  expect(parseSite(whole.body)).toEqual(smallSite);
});

test('an import is looked at first, and then is one change of everything', async () => {
  const { ada, host, logOn } = await adasServer();
  const bob = await logOn('bob');
  const { bob: _, ...people } = smallSite.people;
  const next = {
    ...withoutSecrets(smallSite),
    name: 'Large Centre',
    people: { ...people, gus: { name: 'Gus', supervisor: true as const } },
    workgroups: { ...smallSite.workgroups, support: { ...smallSite.workgroups.support!, supervisors: ['gus'] } },
  };
  const last = host.changes.last;
  const text = stringify(next);
  const look = await ada.change('POST', 'import', { text, dryRun: true });
  expect(host.changes.last).toBe(last);
  expect(look.body.version).toBe(last);
  const things = look.body.differences.map(({ kind, id, before, after }: Difference) => [
    kind,
    id,
    before === null,
    after === null,
  ]);
  expect(things).toEqual([
    ['site', 'site', false, false],
    ['workgroup', 'support', false, false],
    ['person', 'gus', true, false],
    ['person', 'bob', false, true],
  ]);
  await ada.change('PUT', 'people/zoe', { version: 0, value: { name: 'Zoe' } });
  const outdated = await ada.change('POST', 'import', { text, version: look.body.version });
  expect(outdated.body.code).toBe('outdated');
  const done = await ada.change('POST', 'import', { text, version: host.changes.last }, 'import-1');
  expect(done.body.differences).toHaveLength(5);
  expect((await bob.get('/api/session')).status).toBe(401);
  expect((await host.peek('workgroup/support'))?.context.supervisors).toEqual(['gus']);
  const again = await ada.change('POST', 'import', { text, version: last + 1 }, 'import-1');
  expect(again.body).toEqual(done.body);
  const { changes } = (await ada.get('/api/administration/changes?limit=5')).body;
  expect(new Set(changes.map(({ first }: { first: number }) => first)).size).toBe(1);
});

test('every mistake of a file is told with its line and column', async () => {
  const { ada, host } = await adasServer();
  const last = host.changes.last;
  const text = 'name: Here\npeople:\n  sue: { name: 7 }\nworkgroups:\n  a: { supervisors: [sam], escalation: [] }\n';
  for (const dryRun of [true, false]) {
    const { status, body } = await ada.change('POST', 'import', { text, dryRun });
    expect([status, body.code]).toEqual([400, 'invalidMessage']);
    expect(body.mistakes).toContainEqual({
      path: ['people', 'sue', 'name'],
      says: "'name' must be a text",
      line: 3,
      column: 16,
    });
    expect(body.mistakes.map(({ line }: { line: number }) => line)).toEqual([3, 5, 5, 5]);
    expect(problem.safeParse(body).success).toBe(true);
  }
  const broken = await ada.change('POST', 'import', { text: 'a: [b' });
  expect(broken.body.mistakes[0]).toMatchObject({ line: 1, column: expect.any(Number), path: [] });
  expect(host.changes.last).toBe(last);
});

test.each([
  ['nested too deeply', '['.repeat(50_000)],
  ['of thousands of unknown settings', `{${Array.from({ length: 20_000 }, (_, n) => `k${n}: 1`).join(',')}}`],
  [
    'of thousands of people who are none',
    `people: {${Array.from({ length: 20_000 }, (_, n) => `k${n}: 1`).join(',')}}`,
  ],
  [
    'of more people than a site may have',
    `name: A\nworkgroups: {}\npeople: {${Array.from({ length: 5_001 }, (_, n) => `k${n}: {name: A}`).join(',')}}`,
  ],
])('a file %s is refused like any other', async (_, text) => {
  const { ada } = await adasServer();
  const { status, body } = await ada.change('POST', 'import', { text });
  expect([status, body.code]).toEqual([400, 'invalidMessage']);
  expect(body.mistakes.length).toBeLessThanOrEqual(400);
});

test('whatever is sent to change the site is done or refused with a code of the catalogue, and never fails', async () => {
  const { ada, host, logs } = await adasServer();
  const { body: site } = await ada.get('/api/administration/site');
  const versionOf = fc.oneof(fc.constantFrom(0, 1, ...Array.from({ length: 20 }, (_, n) => n)), fc.jsonValue());
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    ...[...Object.values(site.people), ...Object.values(site.workgroups), ...Object.values(site.services)].map(
      (thing) =>
        fc
          .tuple(
            fc.constant((thing as { value: object }).value),
            fc.dictionary(
              fc.constantFrom('name', 'roles', 'agent', 'supervisors', 'reasons', 'permitted', '__proto__', 'scopes'),
              fc.jsonValue({ maxDepth: 2 }),
              { maxKeys: 2 },
            ),
          )
          .map(([good, bad]) => ({ ...good, ...bad })),
    ),
  );
  const thing = fc.oneof(
    fc.constantFrom(
      'people/alice',
      'people/new',
      'workgroups/support',
      'workgroups/new',
      'services/acd',
      'services/new',
      'people/sue/password',
      'site',
      'import',
      'people/__proto__',
      'people/%2e%2e',
      'people/constructor',
    ),
    fc.webPath().map((path) => `people${path}`),
  );
  const query = fc.constantFrom('', '?cascade=yes', '?version=1', '?version=-1&cascade=no', '?version=1e99');
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('PUT' as const, 'POST' as const, 'DELETE' as const),
      thing,
      query,
      versionOf,
      value,
      fc.jsonValue(),
      async (method, where, how, version, settings, other) => {
        for (const body of [
          { version, value: settings },
          { version, password: other },
          { text: other, dryRun: true },
          other,
        ]) {
          const said = await ada.change(method, where + how, method === 'DELETE' ? undefined : (body as object));
          if (said.status !== 200) expect(problem.safeParse(said.body).error).toBeUndefined();
          expect(said.status, JSON.stringify([method, where, body, said.body])).toBeLessThan(500);
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(new Directory(host.changes).person('ada')?.roles).toContain('administrator');
  expect(checkSite(new Directory(host.changes).site()).mistakes).toEqual([]);
  expect(logs.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
}, 60_000);
