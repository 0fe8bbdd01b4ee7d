/**
 * Who may watch actors run: designers at their desk, and services with the scope. A viewer that can send neither cookie nor
 * header brings a ticket that one of them asked for: good once, for a short time, and no longer than they may watch themselves.
 */
import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { closeCodes } from '../../machines/wire.ts';
import type { Directory } from '../directory/directory.ts';
import { officeOf } from '../plugins/session.ts';
import { Refused } from '../problems.ts';
import type { OfficeSession, Sessions } from '../sessions.ts';
import { hasRole } from '../site.ts';
import type { InspectionLimits } from './limits.ts';

/** A designer's session, or a service by its name and token. */
export type Visitor = { office: OfficeSession } | { service: string; token: string | undefined };

/** A connection that can be ended. */
interface Line {
  close(code: number): void;
}

export interface VisitorsOptions {
  sessions: Pick<Sessions, 'isAtOffice' | 'officeEnded'>;
  directory: Pick<Directory, 'person' | 'thing' | 'changed'>;
  limits: Pick<InspectionLimits, 'watchers' | 'tickets' | 'ticketMs' | 'ticketsPerVisitor'>;
  /** ms UTC on the host's clock. */
  now(): number;
}

interface Ticket {
  visitor: Visitor;
  until: number;
}

export class Visitors {
  readonly #options: VisitorsOptions;
  readonly #lines = new Map<Line, Visitor>();
  readonly #tickets = new Map<string, Ticket>();

  constructor(options: VisitorsOptions) {
    this.#options = options;
    options.sessions.officeEnded.subscribe(() => this.endThoseWhoMayNot());
    options.directory.changed.subscribe(() => this.endThoseWhoMayNot());
  }

  /** Throws Refused. */
  visitorOf(request: FastifyRequest): Visitor {
    const { service } = request;
    if (service?.scopes.includes('designer')) {
      return { service: service.name, token: this.#options.directory.thing('service', service.name)?.token };
    }
    return { office: officeOf(request, 'designer') };
  }

  /** Throws Refused: `overloaded` if there are too many. */
  makeSureOfPlace(): void {
    if (this.#lines.size >= this.#options.limits.watchers) throw new Refused('overloaded');
  }

  giveTicket(visitor: Visitor): { ticket: string; until: number } {
    const { limits, now } = this.#options;
    const all = [...this.#tickets.keys()];
    const theirs = all.filter((ticket) => idOf(this.#tickets.get(ticket)!.visitor) === idOf(visitor));
    // The oldest makes place.
    if (theirs.length >= limits.ticketsPerVisitor) this.#tickets.delete(theirs[0]!);
    else if (all.length >= limits.tickets) this.#tickets.delete(all[0]!);
    const [ticket, until] = [randomBytes(32).toString('base64url'), now() + limits.ticketMs];
    this.#tickets.set(ticket, { visitor, until });
    return { ticket, until };
  }

  /** It is good no second time. Throws Refused. */
  takeTicket(ticket: unknown): Visitor {
    const known = typeof ticket === 'string' ? this.#tickets.get(ticket) : undefined;
    if (known) this.#tickets.delete(ticket as string);
    if (!known || this.#options.now() >= known.until || !this.#mayStill(known.visitor)) {
      throw new Refused('notAuthenticated');
    }
    return known.visitor;
  }

  /** False if it may not, or not any more; the line is then closed. Call `leave` when it is lost. */
  enter(visitor: Visitor, line: Line): boolean {
    const isFull = this.#lines.size >= this.#options.limits.watchers;
    if (isFull || !this.#mayStill(visitor)) {
      line.close(isFull ? closeCodes.restarting : closeCodes.notAuthenticated);
      return false;
    }
    this.#lines.set(line, visitor);
    return true;
  }

  leave(line: Line): void {
    this.#lines.delete(line);
  }

  /** Also to be called now and then: a session also ends because it is old. */
  endThoseWhoMayNot(): void {
    for (const [line, visitor] of [...this.#lines]) {
      if (!this.#mayStill(visitor)) line.close(closeCodes.notAuthenticated);
    }
  }

  #mayStill(visitor: Visitor): boolean {
    const { sessions, directory } = this.#options;
    if ('office' in visitor) {
      const { office } = visitor;
      const person = directory.person(office.person);
      return sessions.isAtOffice(office) && person !== undefined && hasRole(person, office.application);
    }
    const { scopes = [], token } = directory.thing('service', visitor.service) ?? {};
    return scopes.includes('designer') && token === visitor.token;
  }
}

const idOf = (visitor: Visitor): string =>
  'office' in visitor ? visitor.office.session : `service ${visitor.service}`;
