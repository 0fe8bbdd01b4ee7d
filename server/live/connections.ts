/**
 * Everybody who is connected, over a socket or over server-sent events: who may connect, and what each connection is made
 * of: a feed, an outbox that bounds a slow reader, and a lease that keeps the session alive.
 */
import { closeCodes } from '../../machines/wire.ts';
import type { Log } from '../actors/log.ts';
import { Refused } from '../problems.ts';
import type { Session, Sessions } from '../sessions.ts';
import { selfOf } from '../sessions.ts';
import { DeskFeed } from './desk-feed.ts';
import type { LiveLimits } from './limits.ts';
import type { Carrier } from './outbox.ts';
import { Outbox } from './outbox.ts';
import type { Switchboard } from './switchboard.ts';

export type Transport = 'socket' | 'events';

export interface Line extends Carrier {
  transport: Transport;
  /** With a code of `closeCodes`. */
  close(code: number): void;
}

export interface ConnectionsOptions {
  switchboard: Switchboard;
  sessions: Sessions;
  limits: LiveLimits;
  now(): number;
  log: Log;
}

/** One line with all that belongs to it. There are many of these, so each is small. */
export class Connection {
  readonly feed: DeskFeed;
  readonly #outbox: Outbox;
  readonly #letGo: () => void;

  constructor(
    line: Line,
    feed: DeskFeed,
    { limits, log }: Pick<ConnectionsOptions, 'limits' | 'log'>,
    letGo: () => void,
  ) {
    this.feed = feed;
    this.#letGo = letGo;
    this.#outbox = new Outbox(line, limits, () => {
      feed.close();
      line.close(closeCodes.tooSlow);
    });
    feed.frames.subscribe({
      next: (frame) => this.#outbox.send(frame),
      error: (error: unknown) => {
        log.error({ err: error }, 'A feed broke off.');
        line.close(closeCodes.restarting);
      },
    });
  }

  /** Call it when the line is lost. */
  letGo(): void {
    this.#outbox.close();
    this.feed.close();
    this.#letGo();
  }
}

export class Connections {
  readonly limits: LiveLimits;
  readonly #options: ConnectionsOptions;
  readonly #ofPerson = new Map<string, Map<Line, Session>>();
  #count = 0;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
    this.limits = options.limits;
    options.sessions.ended.subscribe(({ session, person }) => {
      for (const [line, theirs] of [...(this.#ofPerson.get(person) ?? [])]) {
        if (theirs.session === session) line.close(closeCodes.notAuthenticated);
      }
    });
  }

  get lines(): Iterable<Line> {
    return [...this.#ofPerson.values()].flatMap((lines) => [...lines.keys()]);
  }

  /** Throws Refused: `tooFast` for one connection too many of this person, `overloaded` for one too many at all. */
  admit({ person }: Session): void {
    const { socketsPerPerson, sockets } = this.limits;
    if (this.#count >= sockets) throw new Refused('overloaded');
    if ((this.#ofPerson.get(person)?.size ?? 0) >= socketsPerPerson) throw new Refused('tooFast');
  }

  /** Undefined if the session has ended meanwhile; the line is then closed. */
  connect(session: Session, line: Line): Connection | undefined {
    const { switchboard, sessions, now } = this.#options;
    if (!sessions.isAlive(session)) {
      line.close(closeCodes.notAuthenticated);
      return undefined;
    }
    const feed = new DeskFeed({ switchboard, self: selfOf(session), application: session.application, now });
    const disconnect = sessions.connect(session);
    this.#remember(session, line);
    return new Connection(line, feed, this.#options, () => {
      this.#forget(session, line);
      disconnect();
    });
  }

  #remember(session: Session, line: Line): void {
    const theirs = this.#ofPerson.get(session.person) ?? new Map<Line, Session>();
    this.#ofPerson.set(session.person, theirs.set(line, session));
    this.#count++;
  }

  #forget({ person }: Session, line: Line): void {
    const theirs = this.#ofPerson.get(person);
    if (!theirs?.delete(line)) return;
    if (theirs.size === 0) this.#ofPerson.delete(person);
    this.#count--;
  }
}
