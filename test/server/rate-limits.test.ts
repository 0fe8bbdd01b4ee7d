/** How much one sender may ask: counted for each by itself, said in headers, refused as a problem, over when it is over. */
import { afterEach, expect, test, vi } from 'vitest';
import { closeCodes, problem } from '../../machines/wire.ts';
import type { Said, TestClient } from '../support/server-app.ts';
import { SocketDesk, testServer } from '../support/server-app.ts';

afterEach(() => void vi.restoreAllMocks());

/** One command a second, three at once: so few that a test reaches the end. */
const few = { commandsPerSecond: 1 };
const command = (client: TestClient) => client.command('done', { request: 'c1.1' });
const codes = (said: readonly Said[]) => said.map(({ body }) => body.code);

async function times(count: number, ask: () => Promise<Said>): Promise<Said[]> {
  const said: Said[] = [];
  for (let n = 0; n < count; n++) said.push(await ask());
  return said;
}

/** Time for rate limits, which go by no clock that could be set. */
function stopwatch() {
  // Whole, so that sums are exact.
  const real = Math.ceil(performance.now());
  let passed = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => real + passed);
  return (ms: number) => {
    passed += ms;
  };
}

test('a person has a budget of commands; others have theirs; a window later it is new', async () => {
  const pass = stopwatch();
  const { logOn, acd } = await testServer(few);
  const [alice, bob] = [await logOn('alice'), await logOn('bob')];
  const said = await times(5, () => command(alice));
  expect(codes(said)).toEqual(['unknownRequest', 'unknownRequest', 'unknownRequest', 'tooFast', 'tooFast']);
  expect(said.map(({ headers }) => [headers['ratelimit-limit'], headers['ratelimit-remaining']].map(Number))).toEqual([
    [3, 2],
    [3, 1],
    [3, 0],
    [3, 0],
    [3, 0],
  ]);
  const refused = said[3]!;
  expect(refused.status).toBe(429);
  expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(problem.safeParse(refused.body).success).toBe(true);
  expect([refused.headers['retry-after'], refused.headers['ratelimit-reset']].map(Number)).toEqual([3, 3]);
  expect(said[0]!.headers['retry-after']).toBeUndefined();
  // On another device she is the same person.
  expect((await command(await logOn('alice'))).body.code).toBe('tooFast');
  expect((await command(bob)).body.code).toBe('unknownRequest');
  expect((await acd().command('interaction.connect', { interaction: 'c1' })).body.code).toBe('unknownInteraction');
  pass(2_999);
  expect((await command(alice)).body.code).toBe('tooFast');
  pass(1);
  expect((await command(alice)).body.code).toBe('unknownRequest');
});

test('what was refused tooFast has not happened, and is done when it is sent again', async () => {
  const pass = stopwatch();
  const { logOn, connected, host } = await testServer(few);
  const alice = await logOn('alice');
  await logOn('sue', 'supervisor');
  await connected('c1', 'alice');
  await times(3, () => command(alice));
  const ask = () => alice.command('ask', { interaction: 'c1', text: 'Refund?' }, 'ask-1');
  expect((await ask()).body.code).toBe('tooFast');
  expect(await host.peek('request/c1.1')).toBeUndefined();
  pass(3_000);
  expect((await ask()).body).toEqual({ done: true, request: 'c1.1' });
});

test('a service speaks for a whole centre, and still has an end', async () => {
  stopwatch();
  const { acd, logOn } = await testServer(few);
  const connect = () => acd().command('interaction.connect', { interaction: 'c1' });
  const said = codes(await Promise.all(Array.from({ length: 302 }, connect)));
  expect(said.filter((code) => code === 'unknownInteraction')).toHaveLength(300);
  expect(said.filter((code) => code === 'tooFast')).toHaveLength(2);
  expect((await command(await logOn('alice'))).body.code).toBe('unknownRequest');
});

test('queries have a budget of their own', async () => {
  stopwatch();
  const { logOn } = await testServer(few);
  const alice = await logOn('alice');
  const said = await times(4, () => alice.get('/api/requests'));
  expect(said.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect((await command(alice)).body.code).toBe('unknownRequest');
});

test('log-ons are counted by address, and the minute after begins anew', async () => {
  const pass = stopwatch();
  const { anybody, app } = await testServer(few);
  const logOn = () => anybody().post('/api/session', { person: 'alice', application: 'client' });
  const said = await times(31, logOn);
  expect(said.filter(({ status }) => status === 200)).toHaveLength(30);
  expect(said[30]).toMatchObject({
    status: 429,
    body: { code: 'tooFast' },
    headers: { 'retry-after': expect.anything() },
  });
  const elsewhere = { method: 'POST' as const, url: '/api/session', payload: { person: 'bob', application: 'client' } };
  expect((await app.inject({ ...elsewhere, remoteAddress: '192.0.2.7' })).statusCode).toBe(200);
  pass(60_000);
  expect((await logOn()).status).toBe(200);
});

test('a desk that sends too many frames, or says hello too often, is closed; one that stays below is not', async () => {
  stopwatch();
  const { listen, logOn } = await testServer({ liveLimits: { framesPerSecond: 10, hellos: 5 } });
  const url = await listen();
  const hello = JSON.stringify({ type: 'hello', have: {} });
  const mark = JSON.stringify({ type: 'mark', request: 'c1.1', typing: true, read: 0 });
  const says = async (frames: string[]) => {
    const desk = new SocketDesk(url, await logOn('alice'));
    await desk.opened();
    for (const frame of frames) desk.socket.send(frame);
    return desk;
  };
  const calm = await says([hello, ...Array(9).fill(mark)]);
  await calm.until(() => calm.desk.ready);
  expect(await (await says([hello, ...Array(10).fill(mark)])).closed).toBe(closeCodes.invalidMessage);
  expect(await (await says(Array(6).fill(hello))).closed).toBe(closeCodes.invalidMessage);
  expect(calm.socket.readyState).toBe(calm.socket.OPEN);
});
