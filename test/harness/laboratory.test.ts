/** What the server tells QA: the scenarios that there are, what came of them, and runs that are followed and stopped. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { harness } from '../../harness/plugin.ts';
import type { ListedScenario, ScenarioList } from '../../machines/laboratory.ts';
import { scenarioList } from '../../machines/laboratory.ts';
import type { BatchEvent, RunEvent, RunTold } from '../../machines/runs.ts';
import { batchEvent, runEvent, runList } from '../../machines/runs.ts';
import { readSite } from '../../server/site.ts';
import { answeredScript as passing } from '../support/answered-script.ts';
import type { TestClient, TestServer } from '../support/server-app.ts';
import { temporaryFolder, testServer } from '../support/server-app.ts';

// Each starts a process of its own, some also servers, on machines that are busy.
vi.setConfig({ testTimeout: 60_000 });

const site = readSite('scenarios/sites/demo.yaml');

const failing = passing.replace('Then Alice sees that Sue helps', 'Then Alice sees that Sam helps');

interface Laboratory extends TestServer {
  quinn: TestClient;
  url: string;
  folder: string;
  data: string;
  list(): Promise<ScenarioList>;
  scenario(id: string): Promise<ListedScenario | undefined>;
}

async function laboratory(files: Record<string, string> = {}, data = temporaryFolder()): Promise<Laboratory> {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const databasePath = join(data, 'test.db');
  const server = await testServer({ site, plugins: [harness], scenarios: folder, databasePath });
  const url = await server.listen();
  const quinn = await server.logOn('quinn', 'qa');
  const list = async () => scenarioList.parse((await quinn.get('/api/scenarios')).body);
  const scenario = async (id: string) =>
    (await list()).files.flatMap(({ scenarios }) => scenarios).find((each) => each.scenario === id);
  return { ...server, quinn, url, folder, data, list, scenario };
}

/** Everything that a stream says until it ends by itself. */
async function followed<Event>(url: string, { cookie }: TestClient, path: string, parse: (data: unknown) => Event) {
  const response = await fetch(`${url}${path}?desk=qa`, { headers: { cookie } });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const events = (await response.text()).matchAll(/^data: (.*)$/gm);
  return [...events].map(([, data]) => parse(JSON.parse(data!)));
}
const run = ({ url, quinn }: Laboratory, { run: id }: RunTold) =>
  followed<RunEvent>(url, quinn, `/api/runs/${id}/events`, (data) => runEvent.parse(data));
const batch = ({ url, quinn }: Laboratory, id: string) =>
  followed<BatchEvent>(url, quinn, `/api/batches/${id}/events`, (data) => batchEvent.parse(data));

test('every shipped scenario is listed by file, and those of the folder that may be changed', async () => {
  const { list } = await laboratory({ 'ours.feature': passing });
  const { files, stages, isWritable } = await list();
  expect(isWritable).toBe(true);
  expect(stages).toContain('model');
  const ours = files.find(({ file }) => file === 'ours.feature');
  expect(ours).toMatchObject({ feature: 'Ours', about: 'What we look at.', isWritable: true, complaints: [] });
  expect(ours?.scenarios).toEqual([
    { scenario: 'ours.feature:5', name: 'A request is answered', line: 5, tags: ['@R-TEXT'], site: 'small', last: {} },
  ]);
  const shipped = files.filter((each) => !each.isWritable);
  expect(shipped.flatMap(({ complaints }) => complaints)).toEqual([]);
  expect(shipped.find(({ file }) => file === 'asking.feature')?.scenarios.length).toBeGreaterThan(5);
});

test('a file that is changed, added or spoilt is told as it is now', async () => {
  const { list, folder } = await laboratory({ 'ours.feature': passing });
  await list();
  writeFileSync(join(folder, 'ours.feature'), passing.replace('Sue accepts the', 'Sue acepts the'));
  writeFileSync(join(folder, 'more.feature'), passing);
  const own = (await list()).files.filter((each) => each.isWritable);
  expect(own.map(({ file, complaints }) => [file, complaints])).toEqual([
    ['more.feature', []],
    ['ours.feature', [expect.objectContaining({ line: 11, nearest: expect.stringContaining('accepts') })]],
  ]);
});

test('a site of the folder can be played on', async () => {
  const lab = await laboratory({
    'ours.feature': passing.replace('    Given', '    Given the site "ours"\n    Given'),
  });
  mkdirSync(join(lab.folder, 'sites'));
  writeFileSync(join(lab.folder, 'sites/ours.yaml'), readFileSync('scenarios/sites/small.yaml'));
  expect(await lab.scenario('ours.feature:5')).toMatchObject({ site: 'ours' });
  const { body } = await lab.quinn.post('/api/runs', { scenario: 'ours.feature:5', stage: 'model' });
  expect((await run(lab, body)).at(-1)).toMatchObject({ type: 'ended', run: { state: 'passed', site: 'ours' } });
});

test('a run on the model is followed step by step, with what each desk shows', async () => {
  const lab = await laboratory({ 'ours.feature': passing });
  const { status, body } = await lab.quinn.post('/api/runs', { scenario: 'ours.feature:5', stage: 'model' });
  expect(status).toBe(200);
  const events = await run(lab, body);
  const steps = events.flatMap((event) => (event.type === 'step' ? [event] : []));
  expect(steps.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(steps[4]?.desks).toEqual([
    expect.objectContaining({
      name: 'Alice',
      desk: 'agent',
      lines: expect.arrayContaining([expect.stringContaining('waiting')]),
    }),
    expect.objectContaining({
      name: 'Sue',
      desk: 'supervisor',
      lines: expect.arrayContaining(['Toast: c1.1 asks for help']),
    }),
  ]);
  expect(steps[3]?.lanes).toContainEqual(expect.objectContaining({ who: 'alice', kind: 'does' }));
  expect(events.at(-1)).toMatchObject({ type: 'ended', run: { state: 'passed', done: 7, tape: expect.any(String) } });
  expect((await lab.scenario('ours.feature:5'))?.last).toEqual({
    model: expect.objectContaining({ status: 'passed', run: body.run }),
  });
  // Whoever comes late is told all of it.
  expect(await run(lab, body)).toEqual([expect.objectContaining({ type: 'run' }), ...steps, events.at(-1)]);
});

test('a failure tells its place, what was expected and seen, the lanes, the seed, and the command that repeats it', async () => {
  const lab = await laboratory({ 'ours.feature': failing });
  const { body } = await lab.quinn.post('/api/runs', { scenario: 'ours.feature:5', stage: 'model', seed: 7 });
  const ended = (await run(lab, body)).at(-1);
  expect(ended).toMatchObject({
    type: 'ended',
    run: {
      ...{ state: 'failed', seed: 7, done: 6 },
      repeat: `npm run scenario -- ${lab.folder}/ours.feature:5 --on model --seed 7`,
      failure: {
        ...{ line: 12, step: 'Then Alice sees that Sam helps with call c1' },
        ...{ expected: expect.stringContaining('Sam'), seen: expect.stringContaining('Sue') },
      },
    },
  });
  const { lanes } = (ended as { run: RunTold }).run.failure!;
  expect(new Set(lanes.map(({ who }) => who))).toEqual(new Set(['acd', 'alice', 'sue']));
});

test('a text that is being written is run without being saved; a mistake in it is said instead', async () => {
  const lab = await laboratory();
  const text = { file: 'new.feature', text: passing, line: 9 };
  const { body } = await lab.quinn.post('/api/runs', { text, stage: 'model' });
  expect((await run(lab, body)).at(-1)).toMatchObject({ type: 'ended', run: { state: 'passed' } });
  expect((await lab.list()).files.map(({ file }) => file)).not.toContain('new.feature');
  const again = await lab.quinn.post('/api/runs', { again: body.run, stage: 'model' });
  expect((await run(lab, again.body)).at(-1)).toMatchObject({ type: 'ended', run: { state: 'passed' } });
  const mistaken = { ...text, text: passing.replace('accepts', 'acepts') };
  const refused = await lab.quinn.post('/api/runs', { text: mistaken, stage: 'model' });
  expect(refused.body).toMatchObject({ code: 'scriptMistaken', detail: expect.stringContaining('Line 11') });
});

test('a run on the server stage has a server of its own', async () => {
  const lab = await laboratory({ 'ours.feature': passing });
  const { body } = await lab.quinn.post('/api/runs', { scenario: 'ours.feature:5', stage: 'server' });
  const events = await run(lab, body);
  expect(events.at(-1)).toMatchObject({ type: 'ended', run: { state: 'passed' } });
  expect(events.filter(({ type }) => type === 'step')).toHaveLength(7);
  const turns = [];
  for await (const turn of lab.host.record()) turns.push(turn);
  expect(turns.some(({ envelope }) => envelope.to.startsWith('request/'))).toBe(false);
});

test('a run that is stopped ends as stopped, and the next one begins', async () => {
  const patient = passing.replace(
    'Then Alice sees that Sue helps with call c1',
    'Then Alice sees that Sam helps with call c1 within 60s',
  );
  const lab = await laboratory({ 'ours.feature': patient, 'others.feature': passing });
  const first = await lab.quinn.post('/api/runs', { scenario: 'ours.feature:5', stage: 'server' });
  const second = await lab.quinn.post('/api/runs', { scenario: 'others.feature:5', stage: 'model' });
  expect(second.body.state).toBe('waiting');
  await lab.quinn.request('DELETE', `/api/runs/${first.body.run}`);
  expect((await run(lab, first.body)).at(-1)).toMatchObject({ type: 'ended', run: { state: 'stopped' } });
  expect((await run(lab, second.body)).at(-1)).toMatchObject({ type: 'ended', run: { state: 'passed' } });
  expect((await lab.scenario('ours.feature:5'))?.last).toEqual({});
});

test('a run that waits can be stopped before it begins', async () => {
  const lab = await laboratory({ 'ours.feature': passing });
  const wanted = { scenario: 'ours.feature:5', stage: 'server' };
  const [, second] = [await lab.quinn.post('/api/runs', wanted), await lab.quinn.post('/api/runs', wanted)];
  const stopped = await lab.quinn.request('DELETE', `/api/runs/${second.body.run}`);
  expect(stopped.body).toMatchObject({ state: 'stopped', done: 0, startedAt: null });
});

test('many are run one after the other, with verdicts as they come and a sum', async () => {
  const lab = await laboratory({ 'ours.feature': passing, 'wrong.feature': failing });
  const scenarios = ['ours.feature:5', 'wrong.feature:5', 'first.feature:7'];
  const there = (await lab.list()).files.find(({ file }) => file === 'first.feature')!.scenarios[0]!.scenario;
  scenarios[2] = there;
  const { body } = await lab.quinn.post('/api/batches', { stage: 'model', scenarios });
  const events = await batch(lab, body.batch);
  expect(events.at(-1)).toMatchObject({ type: 'ended', batch: { state: 'ended', total: 3, passed: 2, failed: 1 } });
  const { last } = (await lab.scenario('wrong.feature:5'))!;
  expect(last.model?.status).toBe('failed');
  // Its failure can be looked at, though nobody watched it.
  expect((await lab.quinn.get(`/api/runs/${last.model!.run}`)).body).toMatchObject({ done: 6, failure: { line: 12 } });
  const all = runList.parse((await lab.quinn.get('/api/runs')).body);
  expect(all).toMatchObject({ runs: [], batch: { batch: body.batch, state: 'ended' } });
});

test('a batch that is stopped runs nothing more', async () => {
  const lab = await laboratory();
  const scenarios = (await lab.list()).files.flatMap((file) => file.scenarios.map(({ scenario }) => scenario));
  const { body } = await lab.quinn.post('/api/batches', { stage: 'server', scenarios });
  await lab.quinn.request('DELETE', `/api/batches/${body.batch}`);
  const ended = (await batch(lab, body.batch)).at(-1);
  expect(ended).toMatchObject({ type: 'ended', batch: { state: 'stopped', total: scenarios.length, passed: 0 } });
});

test('verdicts outlive the server, as long as the scenario says what it said', async () => {
  const data = temporaryFolder();
  const before = await laboratory({ 'ours.feature': passing }, data);
  const { body } = await before.quinn.post('/api/runs', { scenario: 'ours.feature:5', stage: 'model' });
  await run(before, body);
  await before.app.close();
  const after = await laboratory({ 'ours.feature': `# moved\n${passing}`, 'changed.feature': failing }, data);
  expect((await after.scenario('ours.feature:6'))?.last).toEqual({
    model: expect.objectContaining({ status: 'passed' }),
  });
  expect((await after.scenario('changed.feature:5'))?.last).toEqual({});
});

test('a full queue is refused', async () => {
  const lab = await laboratory({ 'ours.feature': passing });
  const scenarios = Array.from({ length: 1_000 }, () => 'ours.feature:5');
  const { body } = await lab.quinn.post('/api/batches', { stage: 'server', scenarios });
  const more = await lab.quinn.post('/api/batches', { stage: 'server', scenarios });
  expect([more.status, more.body.code]).toEqual([409, 'tooManyRuns']);
  await lab.quinn.request('DELETE', `/api/batches/${body.batch}`);
});

test.each([
  ['GET', '/api/scenarios'],
  ['GET', '/api/runs'],
  ['POST', '/api/runs'],
  ['GET', '/api/runs/r1'],
  ['DELETE', '/api/runs/r1'],
  ['GET', '/api/runs/r1/events'],
  ['POST', '/api/batches'],
  ['GET', '/api/batches/b1'],
  ['DELETE', '/api/batches/b1'],
  ['GET', '/api/batches/b1/events'],
] as const)('%s %s is for QA alone, and unknown things are refused', async (method, path) => {
  const { anybody, logOn } = await testServer({ site, plugins: [harness] });
  expect((await anybody().request(method, path)).body.code).toBe('notAuthenticated');
  const dora = await logOn('dora', 'designer');
  expect((await dora.request(method, path)).body.code).toBe('roleMissing');
  const quinn = await logOn('quinn', 'qa');
  if (path.includes('1')) expect((await quinn.request(method, path)).body.code).toBe('unknownRun');
  if (method === 'POST') {
    const wanted = { stage: 'model', scenario: 'no.feature:1', scenarios: ['no.feature:1'] };
    expect((await quinn.request(method, path, wanted)).body.code).toBe('unknownScenario');
  }
});

test('whoever logs off follows no longer', async () => {
  const lab = await laboratory({ 'ours.feature': passing });
  const { body } = await lab.quinn.post('/api/batches', {
    stage: 'server',
    scenarios: Array(50).fill('ours.feature:5'),
  });
  const stream = await fetch(`${lab.url}/api/batches/${body.batch}/events?desk=qa`, {
    headers: { cookie: lab.quinn.cookie },
  });
  await lab.quinn.request('DELETE', '/api/session');
  await stream.text();
  const again = await lab.logOn('quinn', 'qa');
  onTestFinished(() => void again.request('DELETE', `/api/batches/${body.batch}`));
  expect((await again.get(`/api/batches/${body.batch}`)).body.state).toBe('running');
});
