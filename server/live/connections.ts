/**
 * Everybody who is connected, over a socket or over server-sent events: who may connect, and what each connection is made
 * of: a feed, an outbox that bounds a slow reader, and a lease that keeps the session alive.
 */
import type { Frame } from '../../machines/wire.ts';
import { closeCodes } from '../../machines/wire.ts';
import type { Host } from '../actors/host.ts';
import type { Log } from '../actors/log.ts';
import { Refused } from '../problems.ts';
import type { Session, Sessions } from '../sessions.ts';
import { selfOf } from '../sessions.ts';
import type { DeskFeed } from './desk-feed.ts';
import { openDeskFeed } from './desk-feed.ts';
import type { LiveLimits } from './limits.ts';
import type { Marks } from './marks.ts';
import type { Carrier } from './outbox.ts';
import { Outbox } from './outbox.ts';

export type Transport = 'socket' | 'events';

export interface Line extends Carrier {
  transport: Transport;
  /** A frame as this transport writes it. */
  encode(frame: Frame): string;
  /** With a code of `closeCodes`. */
  close(code: number): void;
}

export interface ConnectionsOptions {
  host: Pick<Host, 'epoch' | 'feed' | 'published' | 'text'>;
  sessions: Sessions;
  marks: Marks;
  limits: LiveLimits;
  now(): number;
  log: Log;
  /** Told of every frame that was written. */
  onFrame(frame: Frame): void;
}

export class Connections {
  readonly limits: LiveLimits;
  readonly #options: ConnectionsOptions;
  readonly #open = new Map<Line, Session>();

  constructor(options: ConnectionsOptions) {
    this.#options = options;
    this.limits = options.limits;
  }

  get lines(): Iterable<Line> {
    return this.#open.keys();
  }

  /** Throws Refused: `tooFast` for one connection too many of this person, `overloaded` for one too many at all. */
  admit({ person }: Session): void {
    const { socketsPerPerson, sockets } = this.limits;
    if (this.#open.size >= sockets) throw new Refused('overloaded');
    const theirs = [...this.#open.values()].filter((session) => session.person === person);
    if (theirs.length >= socketsPerPerson) throw new Refused('tooFast');
  }

  /** Undefined if the session has ended meanwhile; the line is then closed. Call `letGo` when the line is lost. */
  connect(session: Session, line: Line): { feed: DeskFeed; letGo(): void } | undefined {
    const { host, sessions, marks, now, log, onFrame } = this.#options;
    if (!sessions.isAlive(session)) {
      line.close(closeCodes.notAuthenticated);
      return undefined;
    }
    const self = selfOf(session);
    const feed = openDeskFeed({ host, self, application: session.application, now, marks });
    const outbox = new Outbox(line, this.limits, () => {
      feed.close();
      line.close(closeCodes.tooSlow);
    });
    const frames = feed.frames.subscribe({
      next: (frame) => {
        outbox.send(line.encode(frame));
        onFrame(frame);
      },
      error: (error: unknown) => {
        log.error({ err: error, self }, 'A feed broke off.');
        line.close(closeCodes.restarting);
      },
    });
    const ended = sessions.ended.subscribe((id) => {
      if (id === session.session) line.close(closeCodes.notAuthenticated);
    });
    const disconnect = sessions.connect(session);
    this.#open.set(line, session);
    return {
      feed,
      letGo: () => {
        this.#open.delete(line);
        frames.unsubscribe();
        ended.unsubscribe();
        outbox.close();
        feed.close();
        disconnect();
      },
    };
  }
}
