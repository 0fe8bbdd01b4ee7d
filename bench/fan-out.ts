/**
 * Row `fan-out`, part (a): each event to all of 2,000 sockets. Beside it bare `ws` and Socket.IO with a payload of the same
 * size. This process is the one load generator of all: its own share of the time is in every figure, and bare `ws` is the
 * nearest thing to its ceiling. Part (b), each person's own topics, is in own-topics.ts.
 */
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import type { Centre } from './centre.ts';
import { connectCall, openCentre, post } from './centre.ts';
import type { Child } from './child.ts';
import { startChild } from './child.ts';
import { listen } from './listeners.ts';
import type { Row } from './measure.ts';
import { figureOf, inTurns, p99, ratioOf } from './measure.ts';
import { ownTopics } from './own-topics.ts';

const sockets = 2_000;
const people = 200;
const calls = 20;
const runs = 5;
/** Events to all in one saturated run. */
const burst = 25;
/** Deliveries a second of the paced run. */
const pace = 20_000;

/** Counts events, and resolves when so many have come. One frame may carry several. */
class Counter {
  count = 0;
  bytes = 0;
  #until = Number.POSITIVE_INFINITY;
  #reached = () => {};
  arrivals: number[] | undefined;

  heard = (data: { length: number }, events = 1): void => {
    this.count += events;
    this.bytes = data.length;
    for (let event = 0; event < events; event++) this.arrivals?.push(performance.now());
    if (this.count >= this.#until) this.#reached();
  };

  next(events: number): Promise<void> {
    this.count = 0;
    this.#until = events;
    return new Promise((resolve) => {
      this.#reached = resolve;
    });
  }
}

export async function fanOutRow(): Promise<Row> {
  const supervisors = Array.from({ length: people }, (_, n) => `s${n}`);
  const centre = await openCentre(calls, [supervisors]);
  const bare = await startChild('bench/bare-ws.ts', []);
  const socketIo = await startChild('bench/bare-ws.ts', ['--socketio']);
  const [ours, plain, theirs] = [new Counter(), new Counter(), new Counter()];
  let ioSockets: Socket[] = [];
  const end = async () => {
    for (const socket of ioSockets) socket.disconnect();
    await Promise.all([centre.stop(), bare.stop(), socketIo.stop()]);
  };
  try {
    const sessions = await Promise.all(supervisors.map((id) => centre.logOn(id, 'supervisor')));
    const headers = Array.from({ length: sockets }, (_, n) => sessions[n % people]!);
    for (let n = 0; n < calls; n++) await connectCall(centre, n, 1);
    const base = [await centre.memory(), await bare.memory()];
    const ourUrl = `${centre.url.replace('http', 'ws')}/live?desk=supervisor`;
    const hello = () => JSON.stringify({ type: 'hello', have: {} });
    const heard = (data: Buffer) => {
      if (data.includes('"live"')) ours.heard(data, data.toString('latin1').split('"seq":').length - 1);
    };
    await listen(ourUrl, headers, heard, hello);
    const silent = headers.map(() => ({}));
    await listen(bare.url.replace('http', 'ws'), silent, (data) => plain.heard(data));
    const now = [await centre.memory(), await bare.memory()];
    const grown = now.map((bytes, n) => (bytes - base[n]!) / sockets);
    ioSockets = await Promise.all(silent.map(() => ioConnect(socketIo, theirs)));

    const toAll = toEverybody(centre);
    const first = ours.next(sockets);
    await toAll();
    await first;
    const payload = 'x'.repeat(ours.bytes);
    const saturate = async (counter: Counter, send: () => Promise<unknown>) => {
      const done = counter.next(burst * sockets);
      const start = performance.now();
      void send();
      await done;
      return (burst * sockets * 1_000) / (performance.now() - start);
    };
    // One after the other, so that each is a commit and a frame of its own, as with the others.
    const all = async () => {
      for (let event = 0; event < burst; event++) await toAll();
    };
    const body = { count: burst, payload };
    const rates = await inTurns(
      {
        ours: () => saturate(ours, all),
        ws: () => saturate(plain, () => post(bare.url, {}, body)),
        socketIo: () => saturate(theirs, () => post(socketIo.url, {}, body)),
      },
      runs,
    );
    const paced = await latencies(ours, toAll, sockets);
    // Before the next part, so that it has the machine to itself.
    await end();
    const own = await ownTopics(pace);
    return {
      name: 'fan-out',
      work: `${sockets} sockets of ${people} people, frames of ${payload.length} bytes, saturated: ${burst} events to all; own topics: ${own.work}`,
      figures: {
        'deliveries a second, saturated': figureOf(rates.ours),
        'deliveries a second, bare ws': figureOf(rates.ws),
        'deliveries a second, Socket.IO 4': figureOf(rates.socketIo),
        'saturated to Socket.IO': ratioOf(rates.ours, rates.socketIo),
        'ms, command to delivery, to all': figureOf(paced.ms),
        'ms, command to delivery, own topics': figureOf(own.ms),
        'deliveries a second, own topics': figureOf([own.perSecond]),
        'bytes a connection': figureOf([grown[0]!]),
        'bytes a connection, bare ws': figureOf([grown[1]!]),
      },
      ratios: [{ name: 'saturated to bare ws', ratio: ratioOf(rates.ours, rates.ws), bar: 0.9 }],
      ceilings: [
        { name: `p99 ms to all at ${Math.round(paced.perSecond)}/s`, value: p99(paced.ms), bar: 50 },
        { name: `p99 ms own topics at ${Math.round(own.perSecond)}/s`, value: p99(own.ms), bar: 50 },
        { name: 'memory a connection to bare ws', value: grown[0]! / grown[1]!, bar: 1.5 },
      ],
    };
  } finally {
    await end();
  }
}

/** One event on the workgroup's topic: a call is held, and in the next round connected again; so no two race. */
function toEverybody(centre: Centre): () => Promise<void> {
  let n = 0;
  return () => {
    const isHeld = Math.floor(n / calls) % 2 === 0;
    return centre.send(centre.acd, isHeld ? 'interaction.hold' : 'interaction.connect', {
      interaction: `c${n++ % calls}`,
    });
  };
}

/** Commands at the pace, `each` deliveries apiece, for two seconds; from the sending of the command to every delivery. */
async function latencies(counter: Counter, send: () => Promise<void>, each: number) {
  const everyMs = (each * 1_000) / pace;
  const count = Math.round(2_000 / everyMs);
  const sent: number[] = [];
  counter.arrivals = [];
  const done = counter.next(count * each);
  const start = performance.now();
  while (sent.length < count) {
    while (sent.length < count && performance.now() >= start + sent.length * everyMs) {
      sent.push(performance.now());
      void send();
    }
    await new Promise(setImmediate);
  }
  await done;
  const { arrivals } = counter;
  counter.arrivals = undefined;
  const seconds = (arrivals.at(-1)! - start) / 1_000;
  // Deliveries are in the order of commands; that of one command among its sockets does not matter.
  const ms = arrivals.map((at, index) => at - sent[Math.floor(index / each)]!);
  return { ms, perSecond: arrivals.length / seconds };
}

function ioConnect(server: Child, counter: Counter): Promise<Socket> {
  const socket = io(server.url, { transports: ['websocket'], forceNew: true });
  socket.on('event', (data: string) => counter.heard(data));
  return new Promise((resolve) => socket.once('connect', () => resolve(socket)));
}
