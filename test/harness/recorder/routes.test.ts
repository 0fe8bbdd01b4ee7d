/** Recordings over HTTP: who may have one, what it says of itself, what becomes of it. */
import type { FastifyInstance } from 'fastify';
import { describe, expect, test } from 'vitest';
import { recorderRoutes } from '../../../harness/recorder/routes.ts';
import { written, writtenInThread } from '../../../harness/recorder/writing.ts';
import type { PluggedIn } from '../../../server/plugged-in.ts';
import type { Site } from '../../../server/site.ts';
import { readSite } from '../../../server/site.ts';
import type { TestServer } from '../../support/server-app.ts';
import { testServer } from '../../support/server-app.ts';

const demo = readSite('scenarios/sites/demo.yaml');
const services = { acd: readSite('scenarios/sites/small.yaml').services!.acd! };

/** `write`: left out, without a thread of its own, which takes longer to start than to write. */
async function aServer(site: Site = demo, write: typeof writtenInThread = written) {
  const plugin = async (app: FastifyInstance, options: PluggedIn) => {
    await app.register(recorderRoutes, { ...options, write });
  };
  const server = await testServer({ site: { ...site, services }, plugins: [plugin] });
  await server.connected('c1', 'alice', 'bookings');
  const [alice, sue, quinn] = await Promise.all([
    server.logOn('alice'),
    server.logOn('sue', 'supervisor'),
    server.logOn('quinn', 'qa'),
  ]);
  return { ...server, alice, sue, quinn };
}

const begun = async ({ quinn }: { quinn: Awaited<ReturnType<TestServer['logOn']>> }, body = {}) =>
  (await quinn.post('/api/recordings', body)).body.recording as string;

test('only QA records', async () => {
  const { alice, anybody, quinn } = await aServer();
  expect(await anybody().post('/api/recordings', {})).toMatchObject({ status: 401 });
  expect(await alice.post('/api/recordings', {})).toMatchObject({ status: 403, body: { code: 'roleMissing' } });
  expect(await quinn.post('/api/recordings', {})).toMatchObject({ status: 201, body: { deeds: 0, newest: '' } });
});

test('a person has one recording, and finds it again', async () => {
  const { quinn } = await aServer();
  expect((await quinn.get('/api/recordings')).body).toEqual({ recording: null });
  const recording = await begun({ quinn });
  expect(await quinn.post('/api/recordings', {})).toMatchObject({ status: 409, body: { code: 'alreadyRecording' } });
  expect((await quinn.get('/api/recordings')).body.recording).toMatchObject({ recording });
});

test('it says who did what so far, and nothing of what was written', async () => {
  const { quinn, alice, sue } = await aServer();
  const recording = await begun({ quinn });
  await alice.command('ask', { interaction: 'c1', text: 'May I "refund" 900?' });
  const { body: asked } = await quinn.get(`/api/recordings/${recording}`);
  expect(asked).toMatchObject({ deeds: 1, newest: 'Alice asks for assistance on call c1' });
  await sue.command('accept', { toast: 'c1.1/sue/1' });
  expect((await quinn.get(`/api/recordings/${recording}`)).body).toMatchObject({
    deeds: 2,
    people: [
      { id: 'alice', name: 'Alice', deeds: 1 },
      { id: 'sue', name: 'Sue', deeds: 1 },
    ],
    newest: 'Sue accepts the request on call c1',
  });
});

test('its end is a scenario that is called as one wants, written in a thread of its own', async () => {
  const { quinn, alice, sue } = await aServer(demo, writtenInThread);
  const recording = await begun({ quinn });
  await alice.command('ask', { interaction: 'c1', text: 'May I?' });
  await sue.command('accept', { toast: 'c1.1/sue/1' });
  const { status, body } = await quinn.post(`/api/recordings/${recording}/stop`, { name: 'Première aide: 1' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ file: 'premiere-aide-1.feature', warnings: [] });
  expect(body.text.split('\n')).toEqual([
    'Feature: Première aide: 1',
    '  Recorded on Northwind Travel, 2026-01-05 09:00.',
    '',
    '  Scenario: Alice asks and Sue accepts',
    '    Given the site "demo"',
    '    And Alice is logged on to the agent client',
    '    And Sue is logged on to Interaction Supervisor',
    '    And Alice is on call c1 of bookings',
    '    When Alice asks for assistance on call c1: "May I?"',
    '    Then Sue sees the toast for call c1',
    '    When Sue accepts the request on call c1',
    '    Then Alice sees that Sue helps with call c1',
    '',
  ]);
  expect(await quinn.get(`/api/recordings/${recording}`)).toMatchObject({
    status: 404,
    body: { code: 'unknownRecording' },
  });
}, 60_000);

test('nothing was done: it is told so, and goes on', async () => {
  const { quinn, alice } = await aServer();
  const recording = await begun({ quinn });
  expect(await quinn.post(`/api/recordings/${recording}/stop`, {})).toMatchObject({
    status: 409,
    body: { code: 'nothingRecorded' },
  });
  await alice.command('ask', { interaction: 'c1', text: 'May I?' });
  expect(await quinn.post(`/api/recordings/${recording}/stop`, {})).toMatchObject({ status: 200 });
});

test('one that is dropped is gone', async () => {
  const { quinn } = await aServer();
  const recording = await begun({ quinn });
  expect(await quinn.request('DELETE', `/api/recordings/${recording}`)).toMatchObject({ status: 204 });
  expect((await quinn.get('/api/recordings')).body).toEqual({ recording: null });
  expect(await quinn.request('DELETE', `/api/recordings/${recording}`)).toMatchObject({ status: 404 });
});

test('it is forgotten after twelve hours', async () => {
  const { quinn, clock } = await aServer();
  await begun({ quinn });
  clock.moveTo(clock.now() + 11.9 * 3_600_000);
  expect((await quinn.get('/api/recordings')).body.recording).not.toBeNull();
  clock.moveTo(clock.now() + 0.1 * 3_600_000 + 1);
  // So is her session, by then: somebody else would be told the same.
  expect((await quinn.get('/api/recordings')).status).toBe(401);
});

describe('somebody who may not read what people write', () => {
  test('gets other texts of the same length, and is told so', async () => {
    const { quinn: _, ...people } = demo.people;
    const site = { ...demo, people: { ...people, quinn: { name: 'Quinn Quade', roles: ['qa' as const] } } };
    const { quinn, alice } = await aServer(site);
    const recording = await begun({ quinn });
    await alice.command('ask', { interaction: 'c1', text: 'My secret' });
    const { body } = await quinn.post(`/api/recordings/${recording}/stop`, {});
    const says = 'What people wrote is not told: others of the same length stand for them.';
    expect(body.warnings).toEqual([says]);
    expect(body.text).toContain(`  # ${says}\n  Scenario:`);
    expect(body.text).toContain('Alice asks for assistance on call c1: "Please ha"');
    expect(body.text).not.toContain('secret');
  });
});

test('somebody else does not learn that there is one', async () => {
  const site: Site = { ...demo, people: { ...demo.people, quentin: { name: 'Quentin', roles: ['qa'] } } };
  const { quinn, logOn } = await aServer(site);
  const recording = await begun({ quinn });
  const quentin = await logOn('quentin', 'qa');
  for (const said of [
    await quentin.get(`/api/recordings/${recording}`),
    await quentin.post(`/api/recordings/${recording}/stop`, {}),
    await quentin.request('DELETE', `/api/recordings/${recording}`),
  ]) {
    expect(said).toMatchObject({ status: 404, body: { code: 'unknownRecording' } });
  }
});
