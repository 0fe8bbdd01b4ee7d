/** The feed on real sockets. */
import { expect, test } from 'vitest';
import { closeCodes } from '../../../machines/wire.ts';
import { liveLimits } from '../../../server/live/limits.ts';
import { problemType } from '../../../server/problems.ts';
import { SocketDesk, testServer } from '../../support/server-app.ts';

test('a desk sees its own, then every event once', async () => {
  const { listen, logOn, connected } = await testServer();
  const url = await listen();
  const [alice, sue] = [await logOn('alice'), await logOn('sue', 'supervisor')];
  await connected('c1', 'alice');
  const desk = await new SocketDesk(url, alice).ready();
  const toasts = await new SocketDesk(url, sue).ready();
  expect(desk.frames.map(({ type }) => type)).toEqual(['welcome', 'snapshot', 'snapshot', 'ready']);
  await alice.command('ask', { interaction: 'c1', text: '  Refund?  ' });
  await toasts.until(() => toasts.desk.views.has('request/c1.1'));
  expect(toasts.sees('request/c1.1')).toMatchObject({ lines: [{ person: 'alice', text: { body: 'Refund?' } }] });
  expect(toasts.sees('interaction/c1')).toMatchObject({ customer: { body: 'Ms Customer' } });
  await sue.command('reply', { toast: 'c1.1/sue/1', text: 'Yes' });
  await desk.until(() => JSON.stringify(desk.sees('request/c1.1') ?? '').includes('"Yes"'));
  await desk.until(() => JSON.stringify(desk.sees('agent/alice')).includes('"helped"'));
});

test('a desk that was away gets what it missed, and only that', async () => {
  const { listen, logOn, connected } = await testServer();
  const url = await listen();
  const alice = await logOn('alice');
  await connected('c1', 'alice');
  const before = await new SocketDesk(url, alice).ready();
  before.socket.close();
  await before.closed;
  await connected('c2', 'alice');
  const after = await new SocketDesk(url, alice, { desk: before.desk }).ready();
  expect(after.frames.map((frame) => (frame.type === 'events' ? frame.mode : frame.type))).toEqual([
    'welcome',
    'missed',
    'snapshot',
    'ready',
  ]);
  expect(after.sees('agent/alice')).toMatchObject({ interactions: ['c1', 'c2'] });
});

test('a desk of another database gets everything anew', async () => {
  const { listen, logOn } = await testServer();
  const url = await listen();
  const alice = await logOn('alice');
  const before = await new SocketDesk(url, alice).ready();
  const after = await new SocketDesk(url, alice, { desk: { ...before.desk, epoch: 'another' } }).ready();
  expect(after.frames.map(({ type }) => type)).toEqual(['welcome', 'snapshot', 'ready']);
});

test('a topic that is none of theirs is not sent, whatever the desk claims to have', async () => {
  const { listen, logOn, connected } = await testServer();
  const url = await listen();
  const [alice, bob] = [await logOn('alice'), await logOn('bob')];
  await logOn('sue', 'supervisor');
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'A secret' });
  const honest = await new SocketDesk(url, bob).ready();
  const foreign = ['request/c1.1', 'interaction/c1', 'agent/alice', 'supervisor/sue', 'workgroup/support', 'nonsense'];
  const seqs = new Map([...honest.desk.seqs, ...foreign.map((topic): [string, number] => [topic, 0])]);
  const curious = await new SocketDesk(url, bob, { desk: { ...honest.desk, seqs } }).ready();
  const named = curious.frames.flatMap((frame) => ('topic' in frame ? [[frame.type, frame.topic]] : []));
  expect(named).toEqual(foreign.map((topic) => ['gone', topic]));
});

test('whoever took part still gets the end of a request, then it is gone', async () => {
  const { listen, logOn, connected } = await testServer();
  const url = await listen();
  const [alice, sue] = [await logOn('alice'), await logOn('sue', 'supervisor')];
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  await sue.command('accept', { toast: 'c1.1/sue/1' });
  const before = await new SocketDesk(url, sue).ready();
  before.socket.close();
  await before.closed;
  await alice.command('say', { request: 'c1.1', text: 'Thanks' });
  await alice.command('done', { request: 'c1.1' });
  const after = await new SocketDesk(url, sue, { desk: before.desk }).ready();
  expect(after.sees('request/c1.1')).toMatchObject({ state: 'done', outcome: 'completed' });
  expect(after.desk.gone).toContain('request/c1.1');
});

test('a log-off closes the sockets of that session', async () => {
  const { listen, logOn } = await testServer();
  const url = await listen();
  const [alice, other] = [await logOn('alice'), await logOn('alice')];
  const desk = await new SocketDesk(url, alice).ready();
  const stays = await new SocketDesk(url, other).ready();
  await alice.request('DELETE', '/api/session');
  expect(await desk.closed).toBe(closeCodes.notAuthenticated);
  expect(stays.socket.readyState).toBe(stays.socket.OPEN);
});

test('a connected session outlives any grace; it ends only after the last connection is lost', async () => {
  const { listen, logOn, host, advance } = await testServer();
  const url = await listen();
  const sue = await logOn('sue', 'supervisor');
  const [one, two] = [await new SocketDesk(url, sue).ready(), await new SocketDesk(url, sue).ready()];
  const isThere = async () => Object.keys((await host.peek('supervisor/sue'))!.context.sessions as object).length > 0;
  one.socket.close();
  await one.closed;
  await advance(3_600_000);
  expect(await isThere()).toBe(true);
  const lost = host.peek('supervisor/sue');
  two.socket.terminate();
  await two.closed;
  await lost;
  // The server learns of it in its own time: each move gives it another turn.
  for (let n = 0; n < 100 && (await isThere()); n++) await advance(20_000);
  expect(await isThere()).toBe(false);
});

test.each([
  ['nobody', false, undefined, '401'],
  ['a foreign website', true, 'https://evil.example', '403'],
])('%s gets no socket', async (_, isLoggedOn, origin, status) => {
  const { listen, logOn, anybody } = await testServer();
  const url = await listen();
  const client = isLoggedOn ? await logOn('alice') : anybody();
  const desk = new SocketDesk(url, client, origin === undefined ? {} : { origin });
  await expect(desk.opened()).rejects.toThrow(status);
});

test.each([
  ['no JSON', 'hello'],
  ['no hello', '{"type":"ready"}'],
  ['have that is none', '{"type":"hello","have":{"agent/alice":-1}}'],
  ['bytes', Buffer.from('{"type":"hello","have":{}}')],
])('a desk that says %s is closed', async (_, said) => {
  const { listen, logOn } = await testServer();
  const desk = new SocketDesk(await listen(), await logOn('alice'));
  await desk.opened();
  desk.socket.send(said);
  expect(await desk.closed).toBe(closeCodes.invalidMessage);
});

test('a frame that is too large closes the socket', async () => {
  const { listen, logOn } = await testServer();
  const desk = new SocketDesk(await listen(), await logOn('alice'));
  await desk.opened();
  desk.socket.send('x'.repeat(70_000));
  expect(await desk.closed).toBe(1009);
});

test('a desk that never says hello is closed', async () => {
  const { listen, logOn } = await testServer({ liveLimits: { helloWithinMs: 10 } });
  const desk = new SocketDesk(await listen(), await logOn('alice'));
  expect(await desk.closed).toBe(closeCodes.invalidMessage);
});

test('a desk that answers no ping is gone', async () => {
  const { listen, logOn } = await testServer({ liveLimits: { heartbeatMs: 20 } });
  const url = await listen();
  const alice = await logOn('alice');
  const deaf = await new SocketDesk(url, alice).ready();
  deaf.socket.pause();
  const alive = await new SocketDesk(url, alice).ready();
  let pings = 0;
  await new Promise<void>((resolve) => alive.socket.on('ping', () => ++pings === 5 && resolve()));
  deaf.socket.resume();
  expect(await deaf.closed).toBe(1006);
  expect(alive.socket.readyState).toBe(alive.socket.OPEN);
});

test('a slow reader is closed, with a code under which it comes back', async () => {
  const { listen, logOn, connected } = await testServer();
  const url = await listen();
  const [alice, sue] = [await logOn('alice'), await logOn('sue', 'supervisor')];
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  await sue.command('accept', { toast: 'c1.1/sue/1' });
  const text = 'x'.repeat(2_000);
  await Promise.all(Array.from({ length: 120 }, () => sue.command('say', { request: 'c1.1', text })));
  const slow = await new SocketDesk(url, alice).ready();
  slow.socket.pause();
  // Each is answered with all of it, a quarter of a megabyte: more than the kernel takes off our hands.
  for (let n = 0; n < liveLimits.hellos - 1; n++) slow.socket.send('{"type":"hello","have":{}}');
  await sue.get('/api/session');
  slow.socket.resume();
  expect(await slow.closed).toBe(closeCodes.tooSlow);
  const again = await new SocketDesk(url, alice, { desk: slow.desk }).ready();
  expect(again.sees('request/c1.1')).toMatchObject({ lines: { length: 121 } });
});

test.each(['GET', 'HEAD'] as const)(
  'the address of the socket is no page: %s is a problem like any other',
  async (method) => {
    const { app, logOn } = await testServer();
    const { headersToSend: headers } = await logOn('alice');
    const said = await app.inject({ method, url: '/live', headers });
    expect([said.statusCode, said.headers['content-type']]).toEqual([404, problemType]);
    if (method === 'GET') expect(said.json().type).toBe('urn:handraise:problem:unknownRoute');
  },
);

test('a person has only so many sockets', async () => {
  const { listen, logOn } = await testServer({ liveLimits: { socketsPerPerson: 2 } });
  const url = await listen();
  const alice = await logOn('alice');
  await new SocketDesk(url, alice).ready();
  await new SocketDesk(url, alice).ready();
  await expect(new SocketDesk(url, alice).opened()).rejects.toThrow('429');
  await new SocketDesk(url, await logOn('bob')).ready();
});

test('a drain tells every desk to come back', async () => {
  const { app, listen, logOn } = await testServer();
  const desk = await new SocketDesk(await listen(), await logOn('alice')).ready();
  await app.close();
  expect(await desk.closed).toBe(closeCodes.restarting);
});
