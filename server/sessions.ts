/**
 * Who is logged on. A session begins at log-on and ends at log-off, or some grace after its last connection was lost, so
 * that a refresh abandons nobody and a dead browser helps nobody (R-PRESENCE). The cookie names it; this tells the actors.
 */
import { randomUUID } from 'node:crypto';
import type { Observable } from 'rxjs';
import { Subject } from 'rxjs';
import * as z from 'zod/mini';
import type { Application, OfficeApplication } from '../machines/commands.ts';
import { application, id, isSupervisorApplication, officeApplication } from '../machines/commands.ts';
import type { Address } from '../machines/names.ts';
import { agent, supervisor } from '../machines/names.ts';
import type { Host } from './actors/host.ts';
import type { Change } from './directory/change.ts';
import type { Directory } from './directory/directory.ts';
import { Leases } from './leases.ts';
import { Refused } from './problems.ts';
import { applicationsOf, hasRole } from './site.ts';

/** What the cookie says, sealed. */
export const sessionSchema = z.object({ session: id, person: id, application });
export type Session = z.infer<typeof sessionSchema>;

/** At a desk such as the administrator's: no chart is told of it, and it keeps nobody present. */
export const officeSessionSchema = z.object({ session: id, person: id, application: officeApplication });
export type OfficeSession = z.infer<typeof officeSessionSchema>;

/** The person's own topic and first actor. */
export const selfOf = ({ person, application: name }: Pick<Session, 'person' | 'application'>): Address =>
  isSupervisorApplication(name) ? supervisor(person) : agent(person);

export const sessionLimits = {
  presenceGraceMs: 20_000,
  /** Sessions remembered that may begin again, the oldest forgotten first: then somebody has to log on again. */
  lapsed: 10_000,
  /** Sessions of which no chart knows, the oldest forgotten first. None outlives the process, or this. */
  office: 1_000,
  officeMs: 12 * 3_600_000,
} as const;

export interface SessionsOptions {
  host: Pick<Host, 'send' | 'peek'>;
  directory: Pick<Directory, 'person' | 'people'>;
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
  readonly #lapsed = new Map<string, Session>();
  /** Each with when it began. */
  readonly #office = new Map<string, OfficeSession & { since: number }>();
  /** Agents' clients that a supervisor's actor was told of too. */
  readonly #knownToBoth = new Set<string>();
  /** Logged off, and the actors could not be told yet. */
  readonly #owed = new Set<string>();
  readonly #ended = new Subject<Session>();
  readonly #officeEnded = new Subject<OfficeSession>();
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

  /** The same of desks of which no chart knows: whatever they follow is closed. */
  get officeEnded(): Observable<OfficeSession> {
    return this.#officeEnded.asObservable();
  }

  /** Throws Refused: `notAuthenticated` for somebody unknown, `roleMissing` for an application that is not theirs. */
  async start(person: string, name: Application): Promise<Session> {
    const known = this.#options.directory.person(person);
    if (!known) throw new Refused('notAuthenticated');
    if (!applicationsOf(known).includes(name)) throw new Refused('roleMissing');
    const session = { session: randomUUID(), person, application: name };
    await this.#begin(session);
    return session;
  }

  /** Every request of a session: it lives on, and begins again if its grace was over. */
  async attend(session: Session): Promise<void> {
    const known = this.#options.directory.person(session.person);
    const mayCome = known && applicationsOf(known).includes(session.application) && !this.#owed.has(session.session);
    if (!mayCome) throw new Refused('notAuthenticated');
    if (this.#leases.has(session.session)) this.#lease(session);
    else if (this.#lapsed.delete(session.session)) await this.#beginAgain(session);
    else throw new Refused('notAuthenticated');
  }

  /** Throws Refused like `start`. */
  startOffice(person: string, name: OfficeApplication): OfficeSession {
    const known = this.#options.directory.person(person);
    if (!known) throw new Refused('notAuthenticated');
    if (!hasRole(known, name)) throw new Refused('roleMissing');
    const session = { session: randomUUID(), person, application: name };
    this.#office.set(session.session, { ...session, since: this.#options.now() });
    const [oldest] = this.#office.keys();
    if (this.#office.size > sessionLimits.office && oldest) this.#office.delete(oldest);
    return session;
  }

  isAtOffice({ session }: OfficeSession): boolean {
    const known = this.#office.get(session);
    return known !== undefined && this.#options.now() - known.since < sessionLimits.officeMs;
  }

  endOffice(over: OfficeSession): void {
    this.#office.delete(over.session);
    this.#officeEnded.next(over);
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

  /**
   * Ends what a change takes away: the sessions of whoever is gone, those of applications that are not theirs any more, and
   * with another password all but the one, `spared`, in which it was set.
   */
  async endTakenAway(change: Change, former: Change | undefined, spared: string | undefined): Promise<void> {
    if (change.kind !== 'person') return;
    const { id: person, value: now } = change;
    const isAll = now?.password !== (former?.kind === 'person' ? former.value?.password : undefined);
    const isOver = (session: { session: string; person: string }, isTheirs: boolean) =>
      session.person === person && (!isTheirs || (isAll && session.session !== spared));
    const mayRun = now ? applicationsOf(now) : [];
    for (const session of [...this.#office.values()]) {
      if (isOver(session, now !== null && hasRole(now, session.application))) this.endOffice(session);
    }
    for (const [id, session] of [...this.#lapsed]) {
      if (isOver(session, mayRun.includes(session.application))) this.#lapsed.delete(id);
    }
    const over = this.#leases.holders().filter((session) => isOver(session, mayRun.includes(session.application)));
    // Whoever could not be told of is tried again later, and is not let in meanwhile.
    for (const session of over) await this.end(session).catch(this.#options.onFailure);
  }

  /** After a restart every session that the actors know gets one fresh grace. `gone`: people of whom they may know although the site does not. */
  async adopt(gone: readonly string[] = []): Promise<void> {
    const people = this.#options.directory.people().map(([person]) => person);
    for (const person of new Set([...people, ...gone])) {
      const [asAgent, asSupervisor] = await Promise.all([
        this.#options.host.peek(agent(person)),
        this.#options.host.peek(supervisor(person)),
      ]);
      const clients = (asAgent?.context.sessions ?? []) as string[];
      const supervising = (asSupervisor?.context.sessions ?? {}) as Record<string, Application>;
      const found = { ...Object.fromEntries(clients.map((session) => [session, 'client' as const])), ...supervising };
      for (const [session, name] of Object.entries(found)) {
        if (supervising[session] === 'client') this.#knownToBoth.add(session);
        this.#lease({ session, person, application: name });
      }
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
      if (!wasLoggedOff) this.#lapse(session);
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
    this.#officeEnded.complete();
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
      this.#lapse(session);
      throw error;
    });
  }

  #lapse(session: Session): void {
    this.#lapsed.set(session.session, session);
    const [oldest] = this.#lapsed.keys();
    if (this.#lapsed.size > sessionLimits.lapsed && oldest !== undefined) this.#lapsed.delete(oldest);
  }

  #lease(session: Session): void {
    const now = this.#options.now();
    this.#leases.renew(session.session, session, now);
    this.#arm(now + sessionLimits.presenceGraceMs);
  }

  /** An agent's client of somebody who is a supervisor too is known to both actors, also when it ends after that. */
  async #tell(session: Session, type: 'session.start' | 'session.end'): Promise<void> {
    const { host, directory } = this.#options;
    const self = selfOf(session);
    const isHers = session.application === 'client' && directory.person(session.person)?.supervisor === true;
    if (type === 'session.start' && isHers) this.#knownToBoth.add(session.session);
    const body = { session: session.session, application: session.application };
    for (const to of this.#knownToBoth.has(session.session) ? [self, supervisor(session.person)] : [self]) {
      const answer = await host.send({ user: session.person, id: randomUUID(), self: to, type, body });
      if ('refused' in answer) throw new Refused(answer.refused);
    }
    if (type === 'session.end') this.#knownToBoth.delete(session.session);
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
