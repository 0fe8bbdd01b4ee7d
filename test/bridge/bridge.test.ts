/** The receiver of `@xstate/inspect`, with the XState 4 that belongs to it, on the bridge of a real server. */
import { createRequire } from 'node:module';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { bridge } from '../../bridge/bridge.ts';
import type { Host } from '../../server/actors/host.ts';
import { StartError } from '../../server/start-error.ts';
import { inspectedServer } from '../support/inspecting.ts';
import { Waiting } from '../support/waiting.ts';

/** As far as a test looks at what a receiver says. */
interface ReceiverEvent {
  type: string;
  sessionId: string;
  machine?: { id: string; states: object; initialState: { value: unknown } };
  state?: { value: unknown; context: Record<string, unknown>; matches(path: string): boolean };
  event?: { name: string; origin?: string };
}
interface Receiver {
  subscribe(next: (event: ReceiverEvent) => void): void;
  send(event: object): void;
}

// Where the bridge finds them: no other folder has them.
const requireThere = createRequire(new URL('../../bridge/package.json', import.meta.url));
const { createWebSocketReceiver } = requireThere('@xstate/inspect') as {
  createWebSocketReceiver(options: { server: string }): Receiver;
};

async function bridged(allowedOrigins: readonly string[] = []) {
  const printed: string[] = [];
  const server = await inspectedServer({
    inspect: false,
    plugins: [bridge({ port: 0, allowedOrigins, print: (line) => printed.push(line) })],
  });
  const address = /ws:\/\/(127\.0\.0\.1:\d+)$/.exec(printed.join())![1]!;
  const sockets: WebSocket[] = [];
  onTestFinished(() => {
    for (const socket of sockets) socket.terminate();
  });
  return {
    ...server,
    address,
    /** The package's own, and what it said. */
    receive: (query = '') => {
      const seen: ReceiverEvent[] = [];
      const waiting = new Waiting();
      const receiver = createWebSocketReceiver({ server: `${address}${query}` });
      receiver.subscribe((event) => {
        seen.push(event);
        waiting.look();
      });
      return { receiver, seen, until: (isSo: () => boolean) => waiting.until(isSo) };
    },
    connect: (headers: Record<string, string> = {}) => {
      const socket = new WebSocket(`ws://${address}`, { headers });
      sockets.push(socket);
      return {
        socket,
        opened: new Promise<void>((resolve, reject) => {
          socket.on('open', resolve);
          socket.on('error', () => {});
          socket.on('unexpected-response', (_request, { statusCode }) => reject(new Error(String(statusCode))));
        }),
        closed: new Promise((resolve) => socket.on('close', resolve)),
      };
    },
  };
}
const isHeard = ({ turned }: Pick<Host, 'turned'>) => (turned as unknown as { observed: boolean }).observed;

test('its receiver sees a request from its first message to its last, in charts that XState 4 can read', async () => {
  const { receive, logOn, connected } = await bridged();
  const [alice, sue] = [await logOn('alice'), await logOn('sue', 'supervisor')];
  await connected('c1', 'alice');
  const { seen, until } = receive();
  const registered = () => seen.filter(({ type }) => type === 'service.register').map(({ sessionId }) => sessionId);
  await until(() => registered().includes('agent/alice') && registered().includes('supervisor/sue'));
  await alice.command('ask', { interaction: 'c1', text: 'The fare of Ms Lindqvist' });
  await sue.command('accept', { toast: 'c1.1/sue/1' });
  await alice.command('done', { request: 'c1.1' });
  const ofRequest = () => seen.filter(({ sessionId }) => sessionId === 'request/c1.1');
  await until(() => ofRequest().at(-1)?.state?.matches('done.told') === true);

  const [first] = ofRequest();
  expect(first).toMatchObject({ type: 'service.register', state: { value: 'absent' } });
  expect(first?.machine?.initialState.value).toBe('absent');
  expect(Object.keys(first?.machine?.states ?? {})).toEqual(['absent', 'open', 'done']);
  const events = ofRequest().flatMap(({ type, event }) =>
    type === 'service.event' ? [`${event?.origin ?? ''} ${event?.name}`] : [],
  );
  expect(events).toEqual(
    expect.arrayContaining([
      'interaction/c1 request.open',
      'supervisor/sue request.accept',
      'agent/alice request.done',
    ]),
  );
  expect(ofRequest().some(({ state }) => state?.matches('open.helping.attended'))).toBe(true);
  expect(ofRequest().at(-1)?.state?.context).toMatchObject({ id: 'c1.1', outcome: 'completed' });
  expect(JSON.stringify(seen.map(({ state, event }) => [state?.context, event])).includes('Lindqvist')).toBe(false);
});

test('whoever names actors gets these alone', async () => {
  const { receive, logOn, connected } = await bridged();
  const alice = await logOn('alice');
  await connected('c1', 'alice');
  const { seen, until } = receive('/?actor=agent/alice&actor=interaction/c1');
  await until(() => new Set(seen.map(({ sessionId }) => sessionId)).size === 2);
  await alice.command('alerts', { pop: false, sound: false });
  await until(() => seen.at(-1)?.state?.context.alerts !== undefined && seen.at(-1)?.event === undefined);
  expect(new Set(seen.map(({ sessionId }) => sessionId))).toEqual(new Set(['agent/alice', 'interaction/c1']));
});

test('nothing that a viewer says reaches an actor, and rubbish harms nobody', async () => {
  const { receive, connect, logOn, host } = await bridged();
  const { receiver, seen, until } = receive('/?actor=agent/alice');
  await until(() => seen.some(({ sessionId }) => sessionId === 'agent/alice'));
  const turns = host.lastTurn;
  const event = { name: 'session.start', data: { type: 'session.start' }, $$type: 'scxml', type: 'external' };
  receiver.send({ type: 'xstate.event', event: JSON.stringify({ ...event, origin: 'agent/alice' }) });
  receiver.send({ type: 'disconnect' });
  const { socket, opened } = connect();
  await opened;
  for (const rubbish of ['no JSON', 'null', '[]', '{"type":"service.stop"}', Buffer.from([1, 2])]) socket.send(rubbish);
  await logOn('alice');
  await until(() => seen.some(({ event: told }) => told?.name === 'session.start'));
  expect((await host.turnsAfter(turns, 10)).filter(({ envelope }) => envelope.to === 'agent/alice')).toHaveLength(1);
});

test('nobody listens to the host before a viewer has come and after the last has gone', async () => {
  const { connect, host } = await bridged();
  expect(isHeard(host)).toBe(false);
  const [one, other] = [connect(), connect()];
  await Promise.all([one.opened, other.opened]);
  await expect.poll(() => isHeard(host)).toBe(true);
  one.socket.close();
  await one.closed;
  expect(isHeard(host)).toBe(true);
  other.socket.close();
  await expect.poll(() => isHeard(host)).toBe(false);
});

test.each([
  ['http://localhost:3000', undefined],
  ['https://viewer.example', undefined],
  ['https://evil.example', '403'],
  ['http://localhost.evil.example', '403'],
  ['null', '403'],
])('a page on %s is let in only if it is of this machine or may act for people here', async (origin, status) => {
  const { connect } = await bridged(['https://viewer.example']);
  const { opened } = connect({ origin });
  if (status === undefined) await opened;
  else await expect(opened).rejects.toThrow(status);
});

test('a port that is in use keeps the server from starting, with a line that says so', async () => {
  const { address } = await bridged();
  const port = Number(address.split(':')[1]);
  const second = inspectedServer({ plugins: [bridge({ port, allowedOrigins: [], print: () => {} })] });
  await expect(second).rejects.toThrow(
    new StartError(`Port ${port} is in use: choose another one with --xstate-inspect.`),
  );
});

test('a drain closes viewers', async () => {
  const { connect, app } = await bridged();
  const { opened, closed } = connect();
  await opened;
  await app.close();
  await closed;
});
