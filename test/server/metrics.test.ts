/** Every measure is moved by what it is named for, labels are bounded, and only those who may read it do. */
import { NEVER } from 'rxjs';
import { expect, test, vi } from 'vitest';
import type { Answer } from '../../machines/messages.ts';
import { Metrics } from '../../server/metrics.ts';
import { hashToken } from '../../server/secrets.ts';
import { measured } from '../support/prometheus.ts';
import type { TestServer } from '../support/server-app.ts';
import { SocketDesk, testServer } from '../support/server-app.ts';

const services = { admin: { token: hashToken('admin-token'), scopes: ['administrator' as const] } };

const read = async ({ anybody }: Pick<TestServer, 'anybody'>) => {
  const { values } = measured((await anybody().get('/metrics')).body);
  return (measure: string) => values.get(`handraise_${measure}`);
};

/** The server learns of what happens on a network in its own time: each look gives it a turn of the event loop. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let looks = 0; !(await isSo()); looks++) {
    if (looks === 2_000) throw new Error('It did not come to that.');
    await new Promise(setImmediate);
  }
}

test('the text is that of Prometheus, and its histograms add up', async () => {
  const server = await testServer();
  await server.logOn('sue', 'supervisor');
  const { status, headers, body } = await server.anybody().get('/metrics');
  expect([status, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  const { types, values } = measured(body);
  expect([...types.keys()].every((name) => name.startsWith('handraise_'))).toBe(true);
  for (const [name, type] of types) if (type === 'counter') expect(name).toMatch(/_total$/);
  const buckets = [...values].filter(([name]) => name.startsWith('handraise_commit_events_bucket')).map(([, n]) => n);
  expect(buckets).toEqual(buckets.toSorted((a, b) => a - b));
  expect(buckets.at(-1)).toBe(values.get('handraise_commit_events_count'));
});

test('open requests are counted by workgroup and state, and are gone when they are done', async () => {
  const server = await testServer();
  const [alice, bob] = [await server.logOn('alice'), await server.logOn('bob')];
  const sue = await server.logOn('sue', 'supervisor');
  const counts = async () => {
    const of = await read(server);
    return ['waiting', 'helped', 'unattended'].map((state) =>
      of(`open_requests{workgroup="support",state="${state}"}`),
    );
  };
  await server.connected('c1', 'alice');
  await server.connected('c2', 'bob');
  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  await bob.command('ask', { interaction: 'c2', text: 'Refund?' });
  expect(await counts()).toEqual([2, undefined, undefined]);
  await sue.command('accept', { toast: 'c1.1/sue/1' });
  expect(await counts()).toEqual([1, 1, undefined]);
  await sue.request('DELETE', '/api/session');
  expect(await counts()).toEqual([1, undefined, 1]);
  await alice.command('done', { request: 'c1.1' });
  await bob.command('done', { request: 'c2.1' });
  expect(await counts()).toEqual([undefined, undefined, undefined]);
});

test('the first response is measured once, from the ask to the accept', async () => {
  const server = await testServer();
  const alice = await server.logOn('alice');
  const sue = await server.logOn('sue', 'supervisor');
  await server.connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  await server.advance(12_000);
  await sue.command('accept', { toast: 'c1.1/sue/1' });
  // A second round of the same request is no first response.
  await sue.request('DELETE', '/api/session');
  await server.advance(1_000);
  const again = await server.logOn('sue', 'supervisor');
  const { toasts } = (await server.host.peek('supervisor/sue'))!.context as { toasts: Record<string, unknown> };
  expect((await again.command('accept', { toast: Object.keys(toasts)[0]! })).status).toBe(200);
  const of = await read(server);
  expect(of('first_response_seconds_count{workgroup="support"}')).toBe(1);
  expect(of('first_response_seconds_sum{workgroup="support"}')).toBe(12);
  expect(of('first_response_seconds_bucket{le="10",workgroup="support"}')).toBe(0);
  expect(of('first_response_seconds_bucket{le="15",workgroup="support"}')).toBe(1);
});

test('commands by type and status, refusals by code, events and their commits', async () => {
  const server = await testServer();
  const alice = await server.logOn('alice');
  const before = await read(server);
  await alice.command('done', { request: 'c1.1' });
  await alice.command('done', { request: 'c1.1' });
  await alice.command('alerts', { pop: false, sound: false });
  await alice.command('interaction.connect', { interaction: 'c1' } as never);
  await alice.get('/api/nothing');
  const after = await read(server);
  expect(after('commands_total{type="done",status="404"}')).toBe(2);
  expect(after('commands_total{type="alerts",status="200"}')).toBe(1);
  expect(after('commands_total{type="interaction.connect",status="403"}')).toBe(1);
  expect(after('refusals_total{code="unknownRequest"}')).toBe(2);
  expect(after('refusals_total{code="roleMissing"}')).toBe(1);
  expect(after('refusals_total{code="unknownRoute"}')).toBe(1);
  const events = after('events_total')! - before('events_total')!;
  expect(events).toBeGreaterThan(0);
  expect(after('commit_events_sum')! - before('commit_events_sum')!).toBe(events);
  // One after the other, each a commit of its own; the edge lets no more than these through.
  const commits = (name: string) => after(name)! - before(name)!;
  expect([commits('commit_events_count'), commits('commit_commands_count'), commits('commit_commands_sum')]).toEqual([
    3, 3, 3,
  ]);
});

test('a command counts as pending from when it is taken until it is answered', async () => {
  const server = await testServer();
  const alice = await server.logOn('alice');
  const taken = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Answer>();
  vi.spyOn(server.host, 'send').mockImplementationOnce(() => {
    taken.resolve();
    return answer.promise;
  });
  const said = alice.command('done', { request: 'c1.1' });
  await taken.promise;
  expect((await read(server))('pending_commands')).toBe(1);
  answer.resolve({ done: true });
  expect((await said).status).toBe(200);
  expect((await read(server))('pending_commands')).toBe(0);
  vi.spyOn(server.host, 'send').mockRejectedValueOnce(new Error('No.'));
  expect((await alice.command('done', { request: 'c1.1' })).status).toBe(503);
  expect((await read(server))('pending_commands')).toBe(0);
});

test('connections by transport, what waits for a slow reader, and the lag of the feed', async () => {
  const server = await testServer({ liveLimits: { bufferedBytes: 1e9 } });
  const url = await server.listen();
  const [alice, sue] = [await server.logOn('alice'), await server.logOn('sue', 'supervisor')];
  expect((await read(server))('connections{transport="socket"}')).toBe(0);
  const desk = await new SocketDesk(url, alice).ready();
  const leaving = new AbortController();
  const stream = await fetch(`${url}/live/events`, { headers: { cookie: sue.cookie }, signal: leaving.signal });
  expect(stream.status).toBe(200);
  const of = await read(server);
  expect([of('connections{transport="socket"}'), of('connections{transport="events"}')]).toEqual([1, 1]);
  expect(of('connection_waiting_bytes{transport="socket"}')).toBe(0);

  const lagBefore = of('feed_lag_seconds_count')!;
  await server.connected('c1', 'alice');
  await desk.until(() => desk.desk.views.has('interaction/c1'));
  expect((await read(server))('feed_lag_seconds_count')).toBeGreaterThan(lagBefore);

  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  const text = 'x'.repeat(2_000);
  await Promise.all(Array.from({ length: 120 }, () => alice.command('say', { request: 'c1.1', text })));
  desk.socket.pause();
  for (let n = 0; n < 60; n++) desk.socket.send('{"type":"hello","have":{}}');
  const waiting = async () => (await read(server))('connection_waiting_bytes{transport="socket"}')!;
  await until(async () => (await waiting()) > 0);
  desk.socket.resume();
  await until(async () => (await waiting()) === 0);
  desk.socket.close();
  await desk.closed;
  leaving.abort();
  await until(async () => {
    const now = await read(server);
    return now('connections{transport="socket"}') === 0 && now('connections{transport="events"}') === 0;
  });
});

test('labels are bounded, however many workgroups there are and whatever is asked for', async () => {
  const unfinished = Array.from({ length: 300 }, (_, n) => ({
    workgroup: `w${n}`,
    state: 'waiting' as const,
    count: 1,
  }));
  const caughtUp = async () => ({ turn: 0, envelope: 0, at: 0, isCurrent: true });
  const history = { caughtUp, responded: NEVER, unfinished: () => unfinished };
  const metrics = new Metrics({ host: { committed: NEVER }, history, now: () => 0 });
  const { values } = measured(await metrics.read());
  const open = [...values].filter(([name]) => name.startsWith('handraise_open_requests'));
  expect(open).toHaveLength(101);
  expect(values.get('handraise_open_requests{workgroup="other",state="waiting"}')).toBe(200);
  metrics.close();

  const server = await testServer();
  const alice = await server.logOn('alice');
  for (let n = 0; n < 5; n++) await alice.post(`/api/commands/made-up-${n}`, {});
  const { body } = await server.anybody().get('/metrics');
  expect(body).not.toContain('made-up');
  expect(body).not.toContain('alice');
});

test.each([
  ['this machine', { remoteAddress: '127.0.0.1' }, 200],
  [
    'this machine, speaking for somebody else',
    { remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': '192.0.2.7' } },
    401,
  ],
  ['elsewhere', { remoteAddress: '192.0.2.7' }, 401],
  [
    'elsewhere, a service that administers',
    { remoteAddress: '192.0.2.7', headers: { authorization: 'Bearer admin-token' } },
    200,
  ],
  [
    'elsewhere, a service that only posts',
    { remoteAddress: '192.0.2.7', headers: { authorization: 'Bearer acd-token-for-tests-only' } },
    403,
  ],
  ['elsewhere, a wrong token', { remoteAddress: '192.0.2.7', headers: { authorization: 'Bearer other' } }, 401],
])('from %s measures are answered', async (_, from, status) => {
  const { app } = await testServer({ services });
  expect((await app.inject({ method: 'GET', url: '/metrics', ...from })).statusCode).toBe(status);
});
