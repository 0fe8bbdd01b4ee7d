/**
 * The stage without a server: charts on the memory host in virtual time, desks fed as a server feeds them. A seed chooses
 * another order of deliveries than first in, first out; nothing here takes real time.
 */
import type { Application } from '../../machines/commands.ts';
import { commands, isSupervisorApplication } from '../../machines/commands.ts';
import type { Answer } from '../../machines/messages.ts';
import type { MemoryHost } from '../../server/actors/memory-host.ts';
import { memoryHost } from '../../server/actors/memory-host.ts';
import type { DeskFeed } from '../../server/live/desk-feed.ts';
import { openDeskFeed } from '../../server/live/desk-feed.ts';
import { Refused } from '../../server/problems.ts';
import type { Session } from '../../server/sessions.ts';
import { Sessions, selfOf } from '../../server/sessions.ts';
import type { Site } from '../../server/site.ts';
import { siteArrivals } from '../../server/site.ts';
import type { Centre, OpenOptions, Stage } from '../runner/stage.ts';
import type { Line } from './desk-seat.ts';
import { DeskSeat } from './desk-seat.ts';

export const modelStage = (): Stage => ({ name: 'model', open: openCentre, close: async () => {} });

async function openCentre(site: Site, { seed, notice }: OpenOptions): Promise<Centre> {
  const host = memoryHost({ automatic: false, ...(seed === undefined ? {} : { policy: 'seeded', seed }) });
  const startAt = host.now;
  const now = () => host.now;
  /** Sent and delivered, with all that follows from it. */
  const send: MemoryHost['send'] = (arrival) => {
    const answer = host.send(arrival);
    host.drain();
    return answer;
  };
  for (const arrival of siteArrivals(site)) await send(arrival);
  const sessions = new Sessions({
    host: { send, peek: (address) => host.peek(address) },
    site,
    now,
    timers: 'manual',
    onFailure: (error) => {
      throw error;
    },
  });
  const seats: DeskSeat[] = [];
  const book = new Map<string, string>();
  let services = 0;

  const settle = async () => {
    host.drain();
    for (const seat of seats) await seat.catchUp();
  };
  return {
    elapsedMs: () => host.now - startAt,
    patienceMs: 0,
    record: () => host.record(),
    async logOn(person, application) {
      const session = await sessions.start(person, application).catch(tellRefusal);
      const line = lineOf(host, sessions, session, application);
      const seat = await DeskSeat.open({ person, line, book, tell: (what) => notice({ person, what }) });
      seats.push(seat);
      await settle();
      return {
        person,
        look: () => seat.look(),
        aim: (verb) => seat.aim(verb),
        draftOn: (interaction) => seat.draftOn(interaction),
        refresh: () => seat.refresh(),
        async logOff() {
          seats.splice(seats.indexOf(seat), 1);
          await seat.logOff();
          await settle();
        },
      };
    },
    async acd(type, body) {
      const answer = await send({ user: 'service.acd', id: `acd-${++services}`, self: 'agent/acd', type, body });
      await settle();
      return answer;
    },
    settle,
    async send(aimed, order) {
      const answers = aimed.map((each) => {
        const answer = each.send();
        if (order === 'given') host.drain();
        return answer;
      });
      host.drain();
      const all = await Promise.all(answers);
      await settle();
      return all;
    },
    async advance(ms) {
      host.advance(ms);
      await sessions.endDue();
      await settle();
    },
    async close() {
      for (const seat of seats) seat.close();
      sessions.close();
      await host.close();
    },
  };
}

/** A person's desk on the host itself; checks what the edge of a server checks. */
function lineOf(host: MemoryHost, sessions: Sessions, session: Session, application: Application): Line {
  const self = selfOf(session);
  const role = isSupervisorApplication(application) ? 'supervisor' : 'agent';
  let feed: DeskFeed | undefined;
  let disconnect = () => {};
  const close = () => {
    feed?.close();
    disconnect();
  };
  return {
    async post({ id, type, body }): Promise<Answer> {
      const roles: readonly string[] = [commands[type].role].flat();
      if (!roles.includes(role)) return { refused: 'roleMissing' };
      return host.send({ user: session.person, id, self, type, body });
    },
    async open(receive) {
      close();
      disconnect = sessions.connect(session);
      feed = openDeskFeed({ host, self, application, now: () => host.now });
      feed.frames.subscribe(receive);
    },
    hello: (hello) => void feed?.hello(hello),
    async endSession() {
      await sessions.end(session);
      host.drain();
    },
    close,
  };
}

function tellRefusal(error: unknown): never {
  if (error instanceof Refused) throw new Error(`The log-on was refused: ${error.message}`);
  throw error;
}
