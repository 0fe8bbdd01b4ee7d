/** The feed as server-sent events: the same as on a socket, resumed by what the last event's id says. */
import { promisify } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { closeCodes } from '../../../machines/wire.ts';
import type { TestClient, TestServer } from '../../support/server-app.ts';
import { SocketDesk, testServer } from '../../support/server-app.ts';
import { StreamDesk } from '../../support/stream-desk.ts';

type Options = Parameters<typeof StreamDesk.open>[2];

async function aCentre(options: Parameters<typeof testServer>[0] = {}) {
  const server = await testServer(options);
  const url = await server.listen();
  const [alice, sue] = [await server.logOn('alice'), await server.logOn('sue', 'supervisor')];
  const stream = async (client: TestClient, how: Options = {}): Promise<StreamDesk> => {
    const desk = await StreamDesk.open(url, client, how);
    onTestFinished(() => desk.leave());
    return desk;
  };
  return { ...server, url, alice, sue, stream };
}
const kinds = ({ frames }: StreamDesk) => frames.map((frame) => (frame.type === 'events' ? frame.mode : frame.type));

const asked = async (
  { connected, alice }: Pick<TestServer, 'connected'> & { alice: TestClient },
  interaction: string,
) => {
  await connected(interaction, 'alice');
  await alice.command('ask', { interaction, text: 'Refund?' });
};

/** So many hundred lines, as long as they may be. */
async function saysMuch(alice: TestClient, hundreds: number): Promise<void> {
  const text = 'x'.repeat(2_000);
  for (let n = 0; n < hundreds; n++) {
    await Promise.all(Array.from({ length: 100 }, () => alice.command('say', { request: 'c1.1', text })));
  }
}

test('it begins with a welcome, snapshots and ready, and goes on with every event; never from a cache', async () => {
  const { stream, alice, connected } = await aCentre();
  const desk = await (await stream(alice)).ready();
  expect(kinds(desk)).toEqual(['welcome', 'snapshot', 'ready']);
  expect(desk.retryMs).toBe(1_000);
  expect(desk.headers.get('content-type')).toBe('text/event-stream');
  expect(desk.headers.get('cache-control')).toBe('no-store');
  expect(desk.headers.get('x-content-type-options')).toBe('nosniff');
  await connected('c1', 'alice');
  await desk.until(() => desk.desk.views.has('interaction/c1'));
  expect(kinds(desk)).toContain('live');
});

test('a desk folds from it what one on a socket does', async () => {
  const centre = await aCentre();
  const { stream, url, alice, sue } = centre;
  const [streamed, socket] = [await stream(sue), new SocketDesk(url, sue)];
  await Promise.all([streamed.ready(), socket.ready()]);
  await asked(centre, 'c1');
  await sue.command('reply', { toast: 'c1.1/sue/1', text: 'Yes, "up to" the fare\n– all of it' });
  await asked(centre, 'c2');
  await alice.command('done', { request: 'c1.1' });
  for (const desk of [streamed, socket]) {
    await desk.until(() => desk.desk.gone.includes('request/c1.1') && desk.desk.views.has('request/c2.1'));
  }
  const topics = [...socket.desk.seqs.keys()].toSorted();
  const caughtUp = ({ desk }: { desk: StreamDesk['desk'] }) =>
    topics.every((topic) => desk.seqs.get(topic) === socket.desk.seqs.get(topic));
  await streamed.until(() => caughtUp(streamed));
  expect(new Map(streamed.desk.views)).toEqual(new Map(socket.desk.views));
  expect([...streamed.desk.seqs.keys()].toSorted()).toEqual(topics);
});

test.each(['lastEventId', 'have'] as const)('what was missed follows on %s, and only that', async (how) => {
  const { stream, alice, connected } = await aCentre();
  await connected('c1', 'alice');
  const before = await (await stream(alice)).ready();
  before.leave();
  await before.closed;
  await connected('c2', 'alice');
  const after = await (await stream(alice, { desk: before.desk, [how]: before.lastId })).ready();
  // The new call is not known yet: of it there is a snapshot, of the rest what was missed.
  expect(kinds(after)).toEqual(['welcome', 'missed', 'snapshot', 'ready']);
  expect(after.desk.views.get('agent/alice')).toMatchObject({ interactions: ['c1', 'c2'] });
});

test('every id can be resumed from: events come once, wherever the line was cut', async () => {
  const centre = await aCentre();
  const { stream, alice, sue } = centre;
  const desk = await (await stream(alice)).ready();
  const ids: [string, StreamDesk['desk']][] = [];
  await asked(centre, 'c1');
  await desk.until(() => ids.push([desk.lastId, desk.desk]) > 0 && desk.desk.views.has('request/c1.1'));
  await sue.command('reply', { toast: 'c1.1/sue/1', text: 'Yes' });
  await desk.until(
    () =>
      ids.push([desk.lastId, desk.desk]) > 0 && JSON.stringify(desk.desk.views.get('request/c1.1')).includes('"Yes"'),
  );
  expect(new Set(ids.map(([id]) => id)).size).toBeGreaterThan(2);
  for (const [lastEventId, then] of ids) {
    const again = await (await stream(alice, { desk: then, lastEventId })).ready();
    expect(again.desk.views.get('request/c1.1')).toEqual(desk.desk.views.get('request/c1.1'));
    again.leave();
    await again.closed;
  }
});

test('an id that would be too long is left empty, and costs snapshots but nothing else', async () => {
  const { stream, alice, connected } = await aCentre({ liveLimits: { eventIdBytes: 10 } });
  await connected('c1', 'alice');
  const before = await (await stream(alice)).ready();
  expect(before.lastId).toBe('');
  const after = await (await stream(alice, { desk: before.desk, lastEventId: before.lastId })).ready();
  expect(kinds(after)).toEqual(['welcome', 'snapshot', 'snapshot', 'ready']);
  expect(after.desk.views.get('interaction/c1')).toEqual(before.desk.views.get('interaction/c1'));
});

test('another database is said, and everything comes anew', async () => {
  const { stream, alice } = await aCentre();
  const desk = await (await stream(alice, { lastEventId: '{"epoch":"another","have":{"agent/alice":1}}' })).ready();
  expect(kinds(desk)).toEqual(['welcome', 'snapshot', 'ready']);
});

test('what is no longer theirs is gone, also when it ended while they were away', async () => {
  const centre = await aCentre();
  const { stream, alice, sue } = centre;
  await asked(centre, 'c1');
  const sam = await centre.logOn('sam', 'supervisor');
  const before = await (await stream(sam)).ready();
  expect(before.desk.views.has('request/c1.1')).toBe(true);
  before.leave();
  await before.closed;
  await sue.command('accept', { toast: 'c1.1/sue/1' });
  await alice.command('done', { request: 'c1.1' });
  const after = await stream(sam, { desk: before.desk, lastEventId: before.lastId });
  await after.until(() => after.desk.gone.includes('request/c1.1'));
  expect(after.desk.seqs.has('request/c1.1')).toBe(false);
});

test('what is no id of ours is refused', async () => {
  const { stream, alice } = await aCentre();
  for (const id of ['no JSON', '[]', '{"have":{"agent/alice":-1}}', '{"have":[]}', '{}']) {
    await expect(stream(alice, { lastEventId: id }), id).rejects.toThrow('400 invalidMessage');
    await expect(stream(alice, { have: id }), id).rejects.toThrow('400 invalidMessage');
  }
});

test('a log-off ends the stream with the code that says so; a drain with the code under which one comes back', async () => {
  const { stream, alice, sue, app } = await aCentre();
  const [leaving, staying] = [await (await stream(alice)).ready(), await (await stream(sue)).ready()];
  await alice.request('DELETE', '/api/session');
  expect(await leaving.closed).toBe(closeCodes.notAuthenticated);
  await app.close();
  expect(await staying.closed).toBe(closeCodes.restarting);
});

test('a person has only so many connections, streams and sockets together; others are not affected', async () => {
  const { stream, url, alice, sue } = await aCentre({ liveLimits: { socketsPerPerson: 2 } });
  const first = await (await stream(alice)).ready();
  await new SocketDesk(url, alice).ready();
  await expect(stream(alice)).rejects.toThrow('429 tooFast');
  await expect(new SocketDesk(url, alice).opened()).rejects.toThrow('429');
  await (await stream(sue)).ready();
  first.leave();
  await first.closed;
});

test('beyond what the server bears at all it is overloaded', async () => {
  const { stream, url, alice, sue } = await aCentre({ liveLimits: { sockets: 1 } });
  await (await stream(alice)).ready();
  await expect(stream(sue)).rejects.toThrow('503 overloaded');
  await expect(new SocketDesk(url, sue).opened()).rejects.toThrow('503');
});

test('a line that is silent is kept alive', async () => {
  const { stream, alice } = await aCentre({ liveLimits: { heartbeatMs: 5 } });
  const desk = await stream(alice);
  await desk.until(() => desk.heartbeats >= 3);
  expect(desk.desk.ready).toBe(true);
});

test('a connected stream keeps its session alive, and its loss begins the grace', async () => {
  const { stream, sue, host, advance } = await aCentre();
  const desk = await (await stream(sue)).ready();
  const isThere = async () => Object.keys((await host.peek('supervisor/sue'))!.context.sessions as object).length > 0;
  await advance(3_600_000);
  expect(await isThere()).toBe(true);
  desk.leave();
  await desk.closed;
  for (let n = 0; n < 200 && (await isThere()); n++) {
    await new Promise(setImmediate);
    await advance(20_000);
  }
  expect(await isThere()).toBe(false);
});

test('a client that left before it was let in leaves nothing behind', async () => {
  const { url, sue, host, app, advance } = await aCentre();
  // Her grace is over: whatever she asks for next begins the session again, which takes its time.
  await advance(20_000);
  const asked = Promise.withResolvers<void>();
  const letIn = Promise.withResolvers<void>();
  const send = host.send.bind(host);
  vi.spyOn(host, 'send').mockImplementationOnce(async (arrival) => {
    asked.resolve();
    await letIn.promise;
    return send(arrival);
  });
  const leaving = new AbortController();
  const left = fetch(`${url}/live/events`, { headers: { cookie: sue.cookie }, signal: leaving.signal });
  await asked.promise;
  leaving.abort();
  await expect(left).rejects.toThrow();
  const connections = promisify(app.server.getConnections.bind(app.server));
  while ((await connections()) > 0) await new Promise(setImmediate);
  letIn.resolve();
  const sessions = async () => Object.keys((await host.peek('supervisor/sue'))!.context.sessions as object);
  while ((await sessions()).length === 0) await new Promise(setImmediate);
  await app.inject({ method: 'GET', url: '/healthz' });
  await advance(20_000);
  expect(await sessions()).toHaveLength(0);
});

test('a slow reader is closed with a code under which it comes back, and what it had read was whole', async () => {
  const centre = await aCentre({ liveLimits: { bufferedBytes: 4_000, closeWithinMs: 60_000 } });
  const { stream, alice, sue } = centre;
  await asked(centre, 'c1');
  const reading = Promise.withResolvers<void>();
  const slow = await stream(sue, { readsAfter: reading.promise });
  await saysMuch(alice, 5);
  reading.resolve();
  expect(await slow.closed).toBe(closeCodes.tooSlow);
  const shown = slow.desk.views.get('request/c1.1') as { lines: unknown[] };
  expect(shown.lines.length).toBeLessThan(501);
  expect(JSON.parse(slow.lastId).have['request/c1.1']).toBe(slow.desk.seqs.get('request/c1.1'));
});
