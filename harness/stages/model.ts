/**
 * The stage without a server: charts on the memory host in virtual time, desks fed as a server feeds them. A seed chooses
 * another order of deliveries than first in, first out; nothing here takes real time.
 */
import type { AnyStateMachine } from 'xstate';
import { partsOf } from '../../machines/names.ts';
import type { TurnSeen } from '../../server/actors/host.ts';
import type { Log } from '../../server/actors/log.ts';
import type { MemoryHost } from '../../server/actors/memory-host.ts';
import { memoryHost } from '../../server/actors/memory-host.ts';
import type { Administration, AdministrationOptions } from '../../server/directory/administration.ts';
import { siteArrivals } from '../../server/directory/arrivals.ts';
import { Directory } from '../../server/directory/directory.ts';
import { openMarks } from '../../server/live/marks.ts';
import { Switchboard } from '../../server/live/switchboard.ts';
import type { SessionsOptions } from '../../server/sessions.ts';
import { Sessions } from '../../server/sessions.ts';
import type { Site } from '../../server/site.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Centre, OpenOptions, Stage } from '../runner/stage.ts';
import type { DeskParts } from './desk-parts.ts';
import { deskParts } from './desk-parts.ts';
import type { Line } from './desk-seat.ts';
import { DeskSeat } from './desk-seat.ts';
import { Held } from './held.ts';
import { memoryLine, turnedAway } from './memory-line.ts';
import { ModelAdministrators } from './model-administrator.ts';

export interface ModelOptions {
  /** Other charts, parts of desks, lines, sessions or administration than those of the product, to show that a scenario finds a fault in them. */
  charts?: Record<string, AnyStateMachine>;
  parts?: Partial<DeskParts>;
  line?: (line: Line) => Line;
  sessions?: (options: SessionsOptions) => Sessions;
  administration?: (options: AdministrationOptions) => Administration;
  /** Where the host says that a turn failed. */
  log?: Log;
  /** Told every turn of the host. */
  onTurn?: (turn: TurnSeen, host: MemoryHost) => void;
}

export const modelStage = (options: ModelOptions = {}): Stage => ({
  name: 'model',
  open: (site, open) => openCentre(site, open, options),
  close: async () => {},
});

async function openCentre(site: Site, { seed, notice }: OpenOptions, options: ModelOptions): Promise<Centre> {
  const {
    charts,
    line: through = (line) => line,
    sessions: sessionsOf = (own) => new Sessions(own),
    log,
    onTurn,
  } = options;
  const parts = { ...deskParts, ...options.parts };
  const order = seed === undefined ? {} : ({ policy: 'seeded', seed } as const);
  const host: MemoryHost = memoryHost({
    automatic: false,
    ...order,
    ...(charts && { charts }),
    ...(log && { log }),
    ...(onTurn && { onTurn: (turn) => onTurn(turn, host) }),
  });
  const startAt = host.now;
  const now = () => host.now;
  const held = new Held(host);
  // Virtual time may stand still between two marks, and there is no line to protect.
  const switchboard = new Switchboard({ host, marks: openMarks({ everyMs: 0 }) });
  /** Sent and delivered, with all that follows from it. */
  const send: MemoryHost['send'] = (arrival) => {
    const answer = host.send(arrival);
    held.drain();
    return answer;
  };
  /** A session begins when a person is let in; while messages wait, the actors learn of it later. */
  const sendOfSession: MemoryHost['send'] = async (arrival) =>
    held.isEverything ? ((await held.answerOf(send(arrival))) ?? { done: true }) : send(arrival);
  for (const arrival of siteArrivals(site)) await send(arrival);
  const directory = Directory.of(site);
  const sessions = sessionsOf({
    host: { send: sendOfSession, peek: (address) => host.peek(address) },
    directory,
    now,
    timers: 'manual',
    onFailure: (error) => {
      throw error;
    },
  });
  const administrators = new ModelAdministrators({
    directory,
    host: { send },
    sessions,
    now,
    administration: options.administration,
  });
  const seats: DeskSeat[] = [];
  const book = new Map<string, string>();
  let services = 0;

  const settle = async () => {
    held.drain();
    for (const seat of seats) await seat.catchUp();
    // While a script decides what arrives when, desks send nothing by themselves.
    const told = held.isEverything ? [] : seats.flatMap((seat) => seat.paint());
    if (told.length === 0) return;
    held.drain();
    if (held.isEmpty) await Promise.all(told);
    await settle();
  };
  const settled =
    <Args extends unknown[]>(act: (...args: Args) => Promise<void>) =>
    async (...args: Args) => {
      await act(...args);
      await settle();
    };
  const leave = async (person: string) => {
    const gone = seats.filter((seat) => seat.person === person);
    for (const seat of gone) seats.splice(seats.indexOf(seat), 1);
    await Promise.all(gone.map((seat) => seat.close()));
  };
  return {
    elapsedMs: () => host.now - startAt,
    patienceMs: 0,
    record: () => host.record(),
    async logOn(person, application) {
      const session = await sessions.start(person, application).catch(turnedAway);
      const line = through(memoryLine({ host, sessions, session, switchboard, drain: () => held.drain() }));
      const tell = (what: string) => notice({ person, what });
      const seat = await DeskSeat.open({ person, line, book, tell, now, parts });
      seats.push(seat);
      await settle();
      return {
        person,
        look: () => seat.look(),
        aim: (verb) => seat.aim(verb),
        goTo: () => seat.goTo(),
        past: (interaction) => seat.past(interaction),
        draftOn: (interaction) => seat.draftOn(interaction),
        lastCommandId: () => seat.lastCommandId(),
        refresh: settled(() => seat.refresh()),
        disconnect: settled(() => seat.disconnect()),
        reconnect: settled(() => seat.reconnect()),
        closeBrowser: settled(() => seat.closeBrowser()),
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
      if (!directory.person(person)?.roles?.includes('administrator')) {
        throw new Impossible(`${person} is no administrator.`);
      }
      return {
        aim: (change) => ({
          send: async () => {
            const answer = await administrators.change(person, change);
            if (change.change === 'remove' && 'done' in answer) await leave(change.person);
            return answer;
          },
        }),
      };
    },
    async service(type, body) {
      const sent = send({ user: 'service.acd', id: `service-${++services}`, self: 'agent/acd', type, body });
      const answer = held.isEverything ? await held.answerOf(sent) : await sent;
      await settle();
      return answer;
    },
    async services(type, bodies) {
      if (held.isEverything) throw new Impossible('While messages wait, each command is sent by itself.');
      const answers = await Promise.all(
        bodies.map((body) => send({ user: 'service.acd', id: `service-${++services}`, self: 'agent/acd', type, body })),
      );
      await settle();
      return answers;
    },
    hold: (actor, to) => held.hold(actor, to),
    release: settled(async () => held.release()),
    deliveries: {
      begin: () => held.holdEverything(),
      one: settled(async (wanted) => held.deliver(wanted)),
      all: settled(async () => held.deliverAll()),
      post: async (self, type, body) => {
        void send({ user: partsOf(self).id, id: `unseated-${++services}`, self, type, body });
        await settle();
      },
      inFlight: () => host.inFlight(),
    },
    ...(charts && { charts }),
    settle,
    async send(aimed, arrival, late) {
      const answers = aimed.map((each) => {
        const answer = each.send();
        if (arrival === 'given') held.drain();
        return answer;
      });
      held.drain();
      // What is held back has no answer yet.
      const all = await Promise.all(held.isEmpty ? answers : answers.map(held.answerOf));
      for (const [n, answer] of answers.entries()) {
        if (all[n] === undefined) void answer.then((said) => said && late(n, said));
      }
      await settle();
      return all;
    },
    advance: settled(async (ms) => {
      if (held.isEverything) throw new Impossible('While messages wait no time passes: let a timer ring instead.');
      // Each session ends at its own time, before what is due after it.
      const until = host.now + ms;
      for (let due = sessions.nextDueAt(); due !== undefined && due <= until; due = sessions.nextDueAt()) {
        host.advance(Math.max(0, due - host.now));
        await sessions.endDue();
      }
      host.advance(until - host.now);
    }),
    async close() {
      held.release();
      for (const seat of seats) await seat.close();
      administrators.close();
      sessions.close();
      await host.close();
    },
  };
}
