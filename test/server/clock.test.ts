import { expect, test } from 'vitest';
import { testServer } from '../support/server-app.ts';

test('time passes as the clock is moved: a request escalates', async () => {
  const { anybody, logOn, connected, host, clock } = await testServer();
  const alice = await logOn('alice');
  await logOn('sue', 'supervisor');
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  const before = (await anybody().get('/api/clock')).body.now;
  // Requests keep the sessions: they have no socket here.
  const said = await anybody().post('/api/clock', { advanceMs: 60_000 });
  expect(said).toMatchObject({ status: 200, body: { now: before + 60_000 } });
  expect(clock.now()).toBe(before + 60_000);
  expect((await host.peek('request/c1.1'))?.context.escalated).toBe(true);
});

test('what falls due on the way happens at its own time', async () => {
  const { anybody, logOn, host } = await testServer();
  await logOn('sue', 'supervisor');
  const { now } = (await anybody().get('/api/clock')).body;
  await anybody().post('/api/clock', { advanceMs: 3_600_000 });
  const endedAt: number[] = [];
  for await (const { envelope } of host.record())
    if (envelope.message.type === 'session.end') endedAt.push(envelope.at);
  expect(endedAt).toEqual([now + 20_000]);
});

test.each([{ advanceMs: -1 }, { advanceMs: 1.5 }, { advanceMs: 1e12 }, { advanceMs: '1' }, {}])(
  'the clock is not moved by %j',
  async (body) => {
    const { anybody } = await testServer();
    expect(await anybody().post('/api/clock', body)).toMatchObject({ status: 400, body: { code: 'invalidMessage' } });
  },
);

test('two moves at once are one after the other', async () => {
  const { anybody } = await testServer();
  const { now } = (await anybody().get('/api/clock')).body;
  const moves = await Promise.all([1_000, 2_000].map((advanceMs) => anybody().post('/api/clock', { advanceMs })));
  expect(Math.max(...moves.map(({ body }) => body.now))).toBe(now + 3_000);
});

test('only this machine moves the clock', async () => {
  const { app } = await testServer();
  const said = await app.inject({ method: 'GET', url: '/api/clock', remoteAddress: '192.0.2.7' });
  expect(said.statusCode).toBe(403);
});
