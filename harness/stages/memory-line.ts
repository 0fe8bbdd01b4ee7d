/** A person's desk on the memory host itself; checks what the edge of a server checks. */
import { commands, isSupervisorApplication } from '../../machines/commands.ts';
import type { Answer } from '../../machines/messages.ts';
import type { MemoryHost } from '../../server/actors/memory-host.ts';
import { DeskFeed } from '../../server/live/desk-feed.ts';
import type { Switchboard } from '../../server/live/switchboard.ts';
import { Refused } from '../../server/problems.ts';
import type { Session, Sessions } from '../../server/sessions.ts';
import { selfOf } from '../../server/sessions.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Line } from './desk-seat.ts';
import { memoryPast } from './memory-past.ts';

export interface MemoryLineOptions {
  host: MemoryHost;
  sessions: Sessions;
  session: Session;
  /** One for the whole centre. */
  switchboard: Switchboard;
  /** Delivers what is under way. */
  drain(): void;
}

export function memoryLine({ host, sessions, session, switchboard, drain }: MemoryLineOptions): Line {
  const { application, person } = session;
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
      return host.send({ user: person, id, self, type, body });
    },
    async open(receive) {
      close();
      // As every request of a session does: one whose grace is over begins again.
      await sessions.attend(session).catch(turnedAway);
      disconnect = sessions.connect(session);
      feed = new DeskFeed({ switchboard, self, application, now: () => host.now });
      feed.frames.subscribe(receive);
    },
    hello: (hello) => void feed?.hello(hello),
    mark: (mark) => feed?.mark(mark),
    async endSession() {
      await sessions.end(session);
      drain();
    },
    past: (interaction) => memoryPast(host, session, interaction),
    close: async () => close(),
  };
}

/** Nobody can sit down at a desk whose session is not let in. */
export function turnedAway(error: unknown): never {
  if (error instanceof Refused) throw new Impossible(`The log-on was refused: ${error.code}.`);
  throw error;
}
