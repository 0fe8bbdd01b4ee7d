/**
 * Hostile frames on real sockets: text, bytes, fragments, pings, rubbish beneath the protocol. Each may cost its sender the
 * connection, with a code that says why, and nobody else anything.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { closeCodes } from '../../machines/wire.ts';
import { manyDoors } from '../support/doors.ts';
import { budget, fuzzed } from '../support/fuzz/judge.ts';
import { deskText } from '../support/fuzz/near-frames.ts';
import { SocketDesk } from '../support/server-app.ts';

const framesASocket = 5;
const socketsAtOnce = 10;
const people = ['owner', 'otherAgent', 'plainClient', 'responsible', 'configured', 'otherWorkgroup'] as const;

interface Hostile {
  name: string;
  send(socket: WebSocket): void;
}
const does = (name: string, send: (socket: WebSocket) => void): Hostile => ({ name, send });
const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));

/** Beneath the protocol: what no library sends. */
const onTheWire = (socket: WebSocket, data: Buffer) => {
  const { _socket: raw } = socket as unknown as { _socket: NodeJS.WritableStream };
  raw.write(data);
};

const hostile: fc.Arbitrary<Hostile> = fc.oneof(
  { weight: 30, arbitrary: deskText.map((text) => does(`text ${text.slice(0, 80)}`, (socket) => socket.send(text))) },
  { weight: 2, arbitrary: bytes.map((data) => does('binary', (socket) => socket.send(data))) },
  // Not valid UTF-8.
  {
    weight: 2,
    arbitrary: bytes.map((data) => does('text of bytes', (socket) => socket.send(data, { binary: false }))),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(deskText, fc.nat({ max: 20 })).map(([text, at]) =>
      does('fragments', (socket) => {
        socket.send(text.slice(0, at), { fin: false });
        socket.send(text.slice(at), { fin: true });
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: bytes.map((data) =>
      does('ping and pong', (socket) => {
        socket.ping(data.subarray(0, 125));
        socket.pong(data.subarray(0, 125));
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(65_535, 65_537, 200_000)
      .map((size) => does(`${size} bytes`, (socket) => socket.send('x'.repeat(size)))),
  },
  { weight: 1, arbitrary: bytes.map((data) => does('rubbish', (socket) => onTheWire(socket, data))) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        [0x81, 0x05],
        [0x83, 0x80, 0, 0, 0, 0],
        [0xf1, 0x80, 0, 0, 0, 0],
        [0x89, 0xfe, 0xff, 0xff],
        [0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
      )
      .map((data) => does(`frame ${data}`, (socket) => onTheWire(socket, Buffer.from(data)))),
  },
);

/** Ours, those of the protocol for what it was sent, and none for a connection that simply broke. */
const expectedCodes: readonly number[] = [closeCodes.invalidMessage, 1000, 1002, 1003, 1005, 1006, 1007, 1009];

test('frames of every kind on real sockets', async () => {
  const { listen, senders, helped, logs, anybody } = await manyDoors();
  const url = await listen();
  await helped('c1', 'A secret');
  const witness = await new SocketDesk(url, senders.joined).ready();
  const sent = { frames: 0, sockets: 0, closed: new Map<number, number>() };

  async function harass(n: number, frames: readonly Hostile[]): Promise<void> {
    const desk = await new SocketDesk(url, senders[people[n % people.length]!]).ready();
    sent.sockets++;
    for (const frame of frames) {
      sent.frames++;
      frame.send(desk.socket);
    }
    // A broken one is closed by the server, a good one by us; a half-sent one by neither.
    desk.socket.close();
    const gaveUp = new Promise<void>((resolve) => desk.socket.once('close', () => resolve()));
    if (frames.some(({ name }) => name.startsWith('frame') || name === 'rubbish')) desk.socket.terminate();
    await gaveUp;
    const code = await desk.closed;
    sent.closed.set(code, (sent.closed.get(code) ?? 0) + 1);
    if (!expectedCodes.includes(code))
      throw new Error(`closed with ${code} after ${frames.map(({ name }) => name).join('; ')}`);
  }

  const group = fc
    .array(fc.array(hostile, { minLength: framesASocket, maxLength: framesASocket }), {
      minLength: socketsAtOnce,
      maxLength: socketsAtOnce,
    })
    .map((all) => ({ all, toString: () => JSON.stringify(all.map((frames) => frames.map(({ name }) => name))) }));
  const property = fc.asyncProperty(group, async ({ all }) => {
    await Promise.all(all.map((frames, n) => harass(n, frames)));
  });
  await fc.assert(property, { ...fuzzed, numRuns: budget.sockets / framesASocket / socketsAtOnce });

  expect(sent.frames).toBe(budget.sockets);
  expect(sent.closed.get(closeCodes.invalidMessage)).toBeGreaterThan(sent.sockets / 10);
  // Everybody else is as well as before.
  await senders.responsible.command('say', { request: 'c1.1', text: 'Still here' });
  await witness.until(() => JSON.stringify(witness.sees('request/c1.1')).includes('Still here'));
  expect((await anybody().get('/readyz')).status).toBe(200);
  // None of them can fill the log of the server.
  expect(logs.filter((line) => JSON.parse(line).level >= 40)).toEqual([]);
}, 120_000);
