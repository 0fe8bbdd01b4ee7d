import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Frame, Numbered } from '../../machines/wire.ts';
import type { Connection } from '../../ui/data/socket.ts';
import { LiveSocket } from '../../ui/data/socket.ts';
import { DeskStore } from '../../ui/data/store.ts';

/** The other end of a desk's live connection. */
class FakeSocket {
  readonly heard: unknown[] = [];
  closed = false;
  onopen: () => void = () => undefined;
  onmessage: (event: { data: string }) => void = () => undefined;
  onclose: (event: { code: number }) => void = () => undefined;
  send(data: string): void {
    this.heard.push(JSON.parse(data));
  }
  close(): void {
    this.closed = true;
  }
  says(...frames: Frame[]): void {
    for (const frame of frames) this.onmessage({ data: JSON.stringify(frame) });
  }
}

const welcome: Frame = { type: 'welcome', epoch: 'e1', self: 'agent/alice', application: 'client', now: 1_000 };
const ready: Frame = { type: 'ready' };
const assigned = (seq: number): Numbered => ({
  ...{ seq, at: 1_000 },
  event: { type: 'interaction.assigned', interaction: `c${seq}` },
});
const events = (mode: 'missed' | 'live', ...seqs: number[]): Frame => ({
  ...{ type: 'events', topic: 'agent/alice', mode },
  events: seqs.map(assigned),
});

function aDesk() {
  const sockets: FakeSocket[] = [];
  const connections: Connection[] = [];
  const store = new DeskStore(() => 0);
  const live = new LiveSocket({
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    hello: () => store.hello,
    onFrame: (frame) => store.take(frame),
    onConnection: (connection) => connections.push(connection),
    onLoggedOff: () => connections.push('disconnected'),
  });
  live.connect();
  sockets[0]!.onopen();
  return { sockets, connections, store, live };
}

describe('the live connection', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('says what it has when it sees a gap, and takes nothing of what came too early', () => {
    const { sockets, store, live } = aDesk();
    const [socket] = sockets as [FakeSocket];
    socket.says(welcome, events('missed', 1, 2), ready, events('live', 4));
    expect(socket.heard).toEqual([
      { type: 'hello', have: {} },
      { type: 'hello', epoch: 'e1', have: { 'agent/alice': 2 } },
    ]);
    socket.says(events('live', 5), welcome, events('missed', 3, 4, 5), ready);
    expect(store.agent?.interactions).toEqual(['c1', 'c2', 'c3', 'c4', 'c5']);
    expect(socket.heard).toHaveLength(2);
    live.close();
  });

  test('comes back by itself with what it has', () => {
    const { sockets, connections, live } = aDesk();
    sockets[0]!.says(welcome, events('missed', 1), ready);
    sockets[0]!.onclose({ code: 1006 });
    vi.advanceTimersByTime(300);
    sockets[1]!.onopen();
    expect(sockets[1]!.heard).toEqual([{ type: 'hello', epoch: 'e1', have: { 'agent/alice': 1 } }]);
    sockets[1]!.says(welcome, ready);
    expect(connections).toEqual(['connected', 'reconnecting', 'connected']);
    live.close();
  });

  test('notices a dead line: after a silence it asks, and without a reply it starts anew', () => {
    const { sockets, live } = aDesk();
    sockets[0]!.says(welcome, ready);
    vi.advanceTimersByTime(20_000);
    expect(sockets[0]!.heard).toHaveLength(2);
    vi.advanceTimersByTime(5_000);
    expect(sockets[0]!.closed).toBe(true);
    live.close();
  });

  test('says that it is disconnected after a while, and waits at most five seconds between attempts', () => {
    const { sockets, connections, live } = aDesk();
    sockets[0]!.says(welcome, ready);
    sockets[0]!.onclose({ code: 1006 });
    for (let second = 0; second < 60; second++) {
      vi.advanceTimersByTime(1_000);
      const last = sockets.at(-1)!;
      if (!last.closed) last.onclose({ code: 1006 });
    }
    expect(connections).toEqual(['connected', 'reconnecting', 'disconnected']);
    expect(sockets.length).toBeGreaterThan(12);
    live.close();
  });
});

test('a desk that catches up is drawn once for all that it missed', () => {
  const store = new DeskStore(() => 0);
  let drawn = 0;
  store.onChange(() => drawn++);
  for (const frame of [welcome, events('missed', 1), events('missed', 2), ready]) store.take(frame);
  expect(drawn).toBe(1);
  store.take(events('live', 3));
  expect(drawn).toBe(2);
});

test('server time follows the welcome and live events, whatever the clock of this machine says', () => {
  const store = new DeskStore(() => 500);
  store.take(welcome);
  expect(store.serverNow).toBe(1_000);
  store.take({
    ...(events('live', 1) as Extract<Frame, { type: 'events' }>),
    events: [{ ...assigned(1), at: 61_000 }],
  });
  expect(store.serverNow).toBe(61_000);
});
