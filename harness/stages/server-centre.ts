/** A centre on a live server, with whatever kind of seat: the ACD over HTTP, the clock moved over HTTP. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import type { Application, CommandBody, CommandType } from '../../machines/commands.ts';
import type { Answer } from '../../machines/messages.ts';
import type { Turn } from '../../server/actors/host.ts';
import type { SiteChange } from '../runner/site-change.ts';
import type { Centre, OpenOptions, Seat } from '../runner/stage.ts';
import { answerOf, call } from './http-line.ts';
import type { ServerProcess } from './server-process.ts';

/** A seat that knows when all that was said before has reached it. */
export interface LiveSeat extends Seat {
  /** Live connections that it has with the server while it is there. */
  readonly connections: number;
  catchUp(): Promise<void>;
  /** What a desk tells by itself once it has caught up. */
  paint(): Promise<unknown>[];
  /** The server was started again: whoever was connected is connected again. */
  comeBack(): Promise<void>;
  close(): Promise<void> | void;
}

/** An administrator on the server. */
export interface LiveAdministrator {
  change(change: SiteChange): Promise<Answer>;
  close(): Promise<void>;
}

export interface SeatRequest {
  person: string;
  application: Application;
  isEmbedded: boolean;
  server: ServerProcess;
  book: Map<string, string>;
  tell(what: string): void;
  /** The server's time. */
  now(): number;
}

export interface ServerCentreOptions {
  server: ServerProcess;
  seatOf(request: SeatRequest): Promise<LiveSeat>;
  administratorOf(person: string): Promise<LiveAdministrator>;
  patienceMs: number;
  notice: OpenOptions['notice'];
  close(): Promise<void>;
}

/** How long a server may take to notice that somebody has hung up, and how often it is asked. */
const noticesWithinMs = 10_000;
const askEveryMs = 10;

const reading = z.object({ now: z.number() });
const pageOfRecord = z.object({ turns: z.array(z.looseObject({ n: z.int() })), next: z.int() });

export async function serverCentre(options: ServerCentreOptions): Promise<Centre> {
  const { server, seatOf, patienceMs, notice } = options;
  const { url, serviceToken } = server;
  const clock = async (init: RequestInit) => reading.parse(await (await call(url, '/api/clock', init)).json()).now;
  const startAt = await clock({ method: 'GET' });
  let now = startAt;
  const seats: LiveSeat[] = [];
  const administrators: LiveAdministrator[] = [];
  const book = new Map<string, string>();
  const settle = async () => {
    await Promise.all(seats.map((seat) => seat.catchUp()));
    const told = seats.flatMap((seat) => seat.paint());
    if (told.length === 0) return;
    await Promise.all(told);
    await settle();
  };
  const settled = (act: () => Promise<void>) => async () => {
    await act();
    await settle();
  };

  /** What is done so that the server has noticed before time goes on: a session's grace begins when it does (R-PRESENCE). */
  const hangingUp = (seat: LiveSeat, act: () => Promise<void>) => async () => {
    const left = (await connectionsAt(url)) - seat.connections;
    await act();
    const until = performance.now() + noticesWithinMs;
    while ((await connectionsAt(url)) > left) {
      if (performance.now() > until) throw new Error('The server does not notice that a desk has hung up.');
      await pause(askEveryMs);
    }
    await settle();
  };

  const serve = async (type: CommandType, body: CommandBody): Promise<Answer> => {
    const headers = { authorization: `Bearer ${serviceToken}`, 'idempotency-key': randomUUID() };
    return answerOf(await call(url, `/api/commands/${type}`, { method: 'POST', headers, body: JSON.stringify(body) }));
  };

  /** Somebody was logged off by others: no desk of theirs hears anything any more. */
  const leave = async (person: string) => {
    const gone = seats.filter((seat) => seat.person === person);
    for (const seat of gone) seats.splice(seats.indexOf(seat), 1);
    await Promise.all(gone.map((seat) => seat.close()));
  };

  return {
    elapsedMs: () => now - startAt,
    patienceMs,
    async logOn(person, application, isEmbedded = false) {
      const tell = (what: string) => notice({ person, what });
      const seat = await seatOf({ person, application, isEmbedded, server, book, tell, now: () => now });
      seats.push(seat);
      await settle();
      return {
        person,
        look: () => seat.look(),
        ...(seat.picture && { picture: () => seat.picture!() }),
        aim: (verb) => seat.aim(verb),
        goTo: (place) => seat.goTo(place),
        past: (interaction) => seat.past(interaction),
        draftOn: (interaction) => seat.draftOn(interaction),
        lastCommandId: () => seat.lastCommandId(),
        refresh: settled(() => seat.refresh()),
        disconnect: hangingUp(seat, () => seat.disconnect()),
        reconnect: settled(() => seat.reconnect()),
        closeBrowser: hangingUp(seat, () => seat.closeBrowser()),
        openBrowser: settled(() => seat.openBrowser()),
        quiet: () => seat.quiet(),
        openWindow: settled(() => seat.openWindow()),
        closeWindow: settled(() => seat.closeWindow()),
        logOff: settled(async () => {
          seats.splice(seats.indexOf(seat), 1);
          await seat.logOff();
        }),
      };
    },
    async administrator(person) {
      const administrator = await options.administratorOf(person);
      administrators.push(administrator);
      return {
        aim: (change) => ({
          send: async () => {
            const answer = await administrator.change(change);
            if (change.change === 'remove' && 'done' in answer) await leave(change.person);
            return answer;
          },
        }),
      };
    },
    async service(type, body) {
      const answer = await serve(type, body);
      await settle();
      return answer;
    },
    async services(type, bodies) {
      const answers = await Promise.all(bodies.map((body) => serve(type, body)));
      await settle();
      return answers;
    },
    settle,
    async *record() {
      for (let after = 0, isMore = true; isMore; ) {
        const page = pageOfRecord.parse(await (await call(url, `/api/record?limit=500&after=${after}`, {})).json());
        yield* page.turns as unknown as Turn[];
        isMore = page.next > after;
        after = page.next;
      }
    },
    async send(aimed, order) {
      await Promise.all(aimed.map((each) => each.ready?.()));
      const answers = [];
      if (order === 'any') answers.push(...(await Promise.all(aimed.map((each) => each.send()))));
      else for (const each of aimed) answers.push(await each.send());
      await settle();
      return answers;
    },
    async advance(ms) {
      now = await clock({ method: 'POST', body: JSON.stringify({ advanceMs: ms }) });
      await settle();
    },
    async restart() {
      await server.restart();
      const passed = now - (await clock({ method: 'GET' }));
      await Promise.all(seats.map((seat) => seat.comeBack()));
      // Its clock begins anew: as late as it was, so that timers ring when they should.
      if (passed > 0) now = await clock({ method: 'POST', body: JSON.stringify({ advanceMs: passed }) });
      await settle();
    },
    async close() {
      await Promise.allSettled([...seats, ...administrators].map((seat) => seat.close()));
      await options.close();
    },
  };
}

async function connectionsAt(url: string): Promise<number> {
  const measures = await (await call(url, '/metrics', {})).text();
  const counts = measures.matchAll(/^handraise_connections\{.*\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}
