/** Coverage of the charts by source: measured, written down, told to designers together with the record, and known to be stale. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyPluginAsync } from 'fastify';
import { afterAll, expect, it } from 'vitest';
import { handraise } from '../../../harness/commands/handraise.ts';
import type { Measured } from '../../../harness/coverage/measured.ts';
import { chartsNow, readMeasured } from '../../../harness/coverage/measured.ts';
import { coverageRoutes } from '../../../harness/coverage/routes.ts';
import { catalogue } from '../../../harness/explorer/worlds/index.ts';
import { root } from '../../../harness/language/library.ts';
import { TapeLibrary } from '../../../harness/tapes/library.ts';
import { edgesOf } from '../../../machines/edges.ts';
import { charts } from '../../../machines/index.ts';
import { coverage } from '../../../machines/inspection.ts';
import type { Kind } from '../../../machines/names.ts';
import type { PluggedIn } from '../../../server/plugged-in.ts';
import { capturedConsole } from '../../support/printed.ts';
import { smallSite, testServer } from '../../support/server-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'handraise-coverage-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { printed, complained } = capturedConsole();
const first = join(root, 'scenarios/first.feature');

it('measures every transition of every chart once: taken, and by what; or never, and why', async () => {
  const asked = ['coverage', first, '--runs', '1', '--out', folder, '--world'];
  expect(await handraise([...asked, 'no-such-world'])).toBe(2);
  expect(complained.at(-1)).toContain('Nearest:');
  const world = catalogue.find(({ size, name }) => size === 'small' && name !== 'ping-pong')!.name;
  expect(await handraise([...asked, world])).toBe(0);
  const measured = readMeasured(join(folder, 'coverage.json'))!;
  expect(measured.charts).toBe(chartsNow());
  for (const kind of Object.keys(charts) as Kind[]) {
    const ids = edgesOf(charts[kind]).map(({ id }) => id);
    const never = measured.never.filter(({ chart }) => chart === kind);
    const taken = Object.keys(measured.marks[kind] ?? {});
    expect([...taken, ...never.map(({ edge }) => edge)].sort()).toEqual([...ids].sort());
    for (const { why } of never) expect(why).not.toBe('');
  }
  const marks = Object.values(measured.marks).flatMap((edges) => Object.values(edges));
  for (const source of ['scenarios', 'properties', 'exploration'] as const) {
    expect(marks.some((mark) => (mark[source] ?? 0) > 0)).toBe(true);
  }
  const page = readFileSync(join(folder, 'coverage.md'), 'utf8');
  for (const { why } of measured.never) expect(page).toContain(why.replaceAll('|', '\\|'));
  expect(printed.at(-1)).toContain('transitions taken: scenarios');
}, 120_000);

it('what was measured of the shipped charts is of the charts that run', () => {
  expect(readMeasured()).toMatchObject({ charts: chartsNow() });
});

it('nothing was measured where there is no file, or none that can be read', () => {
  expect(readMeasured(join(folder, 'none.json'))).toBeUndefined();
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, '{"charts": 1');
  expect(readMeasured(broken)).toBeUndefined();
});

const people = { ...smallSite.people, dora: { name: 'Dora', roles: ['designer' as const] } };
const known: Measured = {
  charts: 'other charts',
  measured: { scenarios: 5 },
  ran: {},
  marks: { agent: { 'known.loggedOn made.up[1]': { scenarios: 3 } } },
  never: [],
};

it('designers are told what was measured, with what the record took, and that the charts have changed', async () => {
  const plugin: FastifyPluginAsync<PluggedIn> = async (app, { databasePath, directory, now, log }) => {
    const tapes = new TapeLibrary({
      databasePath,
      people: () => directory.people(),
      onFailure: (error) => log.error(error),
    });
    app.addHook('onClose', () => tapes.close());
    await app.register(coverageRoutes, { tapes, now, measured: () => known });
  };
  const { logOn, connected, clock } = await testServer({ site: { ...smallSite, people }, plugins: [plugin] });
  const dora = await logOn('dora', 'designer');
  const alice = await logOn('alice');
  await connected('c1', 'alice');
  const told = async () => coverage.parse((await dora.get('/api/coverage')).body);
  expect(await told()).toMatchObject({
    charts: 'other charts',
    isStale: true,
    measured: { scenarios: 5, record: clock.now() },
  });
  // The thread reads in the background.
  await expect
    .poll(async () => (await told()).marks.interaction?.['absent interaction.offer[1]'])
    .toEqual({ record: 1 });
  expect((await told()).marks.agent?.['known.loggedOn made.up[1]']).toEqual({ scenarios: 3 });
  expect((await alice.get('/api/coverage')).status).toBe(403);
});
