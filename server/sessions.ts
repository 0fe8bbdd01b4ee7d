/**
 * Who is logged on. A session begins at log-on and ends at log-off, or some grace after its last connection was lost, so
 * that a refresh abandons nobody and a dead browser helps nobody (R-PRESENCE). The cookie names it; this tells the actors.
 */
import { randomUUID } from 'node:crypto';
import type { Observable } from 'rxjs';
import { Subject } from 'rxjs';
import * as z from 'zod/mini';
import type { Application } from '../machines/commands.ts';
import { application, id, isSupervisorApplication } from '../machines/commands.ts';
import type { Address } from '../machines/names.ts';
import { agent, supervisor } from '../machines/names.ts';
import type { Host } from './actors/host.ts';
import { Leases } from './leases.ts';
import { Refused } from './problems.ts';
import type { Site } from './site.ts';
import { applicationsOf } from './site.ts';

/** What the cookie says, sealed. */
export const sessionSchema = z.object({ session: id, person: id, application });
export type Session = z.infer<typeof sessionSchema>;

/** The person's own topic and first actor. */
export const selfOf = ({ person, application: name }: Pick<Session, 'person' | 'application'>): Address =>
  isSupervisorApplication(name) ? supervisor(person) : agent(person);

export const sessionLimits = {
  presenceGraceMs: 20_000,
  /** Sessions remembered that may begin again, the oldest forgotten first: then somebody has to log on again. */
  lapsed: 10_000,
} as const;

export interface SessionsOptions {
  host: Pick<Host, 'send' | 'peek'>;
  site: Site;
  /** ms UTC on the host's clock. */
  now(): number;
  /** `manual`: whoever moves the clock calls `endDue` too. */
  timers: 'wall' | 'manual';
  onFailure(error: unknown): void;
}

export class Sessions {
  readonly #options: SessionsOptions;
  readonly #leases = new Leases<Session>(sessionLimits.presenceGraceMs);
  /** Their grace was over. Any other session that is not alive was logged off, here or before a restart. */
  readonly #lapsed = new Set<string>();
  /** Logged off, and the actors could not be told yet. */
  readonly #owed = new Set<string>();
  readonly #ended = new Subject<Session>();
  #timeout: NodeJS.Timeout | undefined;
  /** When the timeout rings; it may be earlier than anything is due. */
  #ringsAt = Number.POSITIVE_INFINITY;

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  /** Sessions that end now, by log-off: their sockets are closed. */
  get ended(): Observable<Session> {
    return this.#ended.asObservable();
  }

  /** Throws Refused: `notAuthenticated` for somebody unknown, `roleMissing` for an application that is not theirs. */
  async start(person: string, name: Application): Promise<Session> {
    const known = Object.hasOwn(this.#options.site.people, person) ? this.#options.site.people[person] : undefined;
    if (!known) throw new Refused('notAuthenticated');
    if (!applicationsOf(known).includes(name)) throw new Refused('roleMissing');
    const session = { session: randomUUID(), person, application: name };
    await this.#begin(session);
    return session;
  }

  /** Every request of a session: it lives on, and begins again if its grace was over. */
  async attend(session: Session): Promise<void> {
    const known = this.#options.site.people[session.person];
    const mayCome = known && applicationsOf(known).includes(session.application) && !this.#owed.has(session.session);
    if (!mayCome) throw new Refused('notAuthenticated');
    if (this.#leases.has(session.session)) this.#lease(session);
    else if (this.#lapsed.delete(session.session)) await this.#beginAgain(session);
    else throw new Refused('notAuthenticated');
  }

  isAlive({ session }: Session): boolean {
    return this.#leases.has(session);
  }

  /** A live connection; call what it returns when that is lost. */
  connect({ session }: Session): () => void {
    this.#leases.connect(session);
    let isConnected = true;
    return () => {
      if (isConnected) this.#leases.disconnect(session, this.#options.now());
      isConnected = false;
      this.#arm(this.#options.now() + sessionLimits.presenceGraceMs);
    };
  }

  async end(session: Session): Promise<void> {
    this.#leases.drop(session.session);
    this.#lapsed.delete(session.session);
    this.#ended.next(session);
    await this.#tell(session, 'session.end').catch((error: unknown) => {
      this.#owed.add(session.session);
      this.#lease(session);
      throw error;
    });
  }

  /** After a restart every session that the actors know gets one fresh grace. */
  async adopt(): Promise<void> {
    for (const person of Object.keys(this.#options.site.people)) {
      const [asAgent, asSupervisor] = await Promise.all([
        this.#options.host.peek(agent(person)),
        this.#options.host.peek(supervisor(person)),
      ]);
      const clients = (asAgent?.context.sessions ?? []) as string[];
      const supervising = (asSupervisor?.context.sessions ?? {}) as Record<string, Application>;
      const found = { ...Object.fromEntries(clients.map((session) => [session, 'client' as const])), ...supervising };
      for (const [session, name] of Object.entries(found)) this.#lease({ session, person, application: name });
    }
  }

  nextDueAt(): number | undefined {
    return this.#leases.nextDueAt();
  }

  /** Ends the sessions whose grace is over. Who could not be told of is tried again a grace later: nobody stays as a ghost. */
  async endDue(): Promise<void> {
    const over = this.#leases.takeDue(this.#options.now());
    const ended = over.map(async (session) => {
      const wasLoggedOff = this.#owed.delete(session.session);
      if (!wasLoggedOff) this.#lapse(session.session);
      await this.#tell(session, 'session.end').catch((error: unknown) => {
        this.#options.onFailure(error);
        this.#lapsed.delete(session.session);
        if (wasLoggedOff) this.#owed.add(session.session);
        this.#lease(session);
      });
    });
    await Promise.all(ended);
    this.#arm(this.#leases.nextDueAt());
  }

  close(): void {
    clearTimeout(this.#timeout);
    this.#ended.complete();
  }

  async #begin(session: Session): Promise<void> {
    this.#lease(session);
    await this.#tell(session, 'session.start').catch((error: unknown) => {
      this.#leases.drop(session.session);
      throw error;
    });
  }

  async #beginAgain(session: Session): Promise<void> {
    await this.#begin(session).catch((error: unknown) => {
      this.#lapse(session.session);
      throw error;
    });
  }

  #lapse(session: string): void {
    this.#lapsed.add(session);
    const [oldest] = this.#lapsed;
    if (this.#lapsed.size > sessionLimits.lapsed && oldest !== undefined) this.#lapsed.delete(oldest);
  }

  #lease(session: Session): void {
    const now = this.#options.now();
    this.#leases.renew(session.session, session, now);
    this.#arm(now + sessionLimits.presenceGraceMs);
  }

  /** An agent's client of somebody who is a supervisor too is known to both actors. */
  async #tell(session: Session, type: 'session.start' | 'session.end'): Promise<void> {
    const self = selfOf(session);
    const isBoth = session.application === 'client' && this.#options.site.people[session.person]?.supervisor;
    const body = { session: session.session, application: session.application };
    for (const to of isBoth ? [self, supervisor(session.person)] : [self]) {
      const answer = await this.#options.host.send({ user: session.person, id: randomUUID(), self: to, type, body });
      if ('refused' in answer) throw new Refused(answer.refused);
    }
  }

  /** One timeout for all: each request puts off what is due, so it is only ever made earlier, and looks anew when it rings. */
  #arm(dueAt: number | undefined): void {
    if (this.#options.timers === 'manual' || dueAt === undefined || dueAt >= this.#ringsAt) return;
    clearTimeout(this.#timeout);
    this.#ringsAt = dueAt;
    const ring = () => {
      this.#ringsAt = Number.POSITIVE_INFINITY;
      void this.endDue().catch(this.#options.onFailure);
    };
    this.#timeout = setTimeout(ring, Math.max(0, dueAt - this.#options.now())).unref();
  }
}
