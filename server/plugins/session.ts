/**
 * Who sends a request: a person by a sealed cookie, or a service by its token. Each desk has a cookie of its own, so that
 * one browser may run an agent's client, a supervisor's application and the other desks side by side, and an agent's client
 * inside another website.
 */
import secureSession from '@fastify/secure-session';
import type { FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import * as z from 'zod/mini';
import type { DeskApplication, OfficeApplication } from '../../machines/commands.ts';
import { isOffice, isSupervisorApplication, officeApplications } from '../../machines/commands.ts';
import type { Directory } from '../directory/directory.ts';
import { Refused } from '../problems.ts';
import { tokenMatches } from '../secrets.ts';
import type { OfficeSession, Session, Sessions } from '../sessions.ts';
import { officeSessionSchema, sessionSchema } from '../sessions.ts';
import type { SiteService } from '../site.ts';

export type Scope = SiteService['scopes'][number];
type Services = readonly [name: string, service: SiteService][];
export interface Service {
  name: string;
  scopes: readonly Scope[];
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The person's session, if the request carries a good cookie. */
    person: Session | null;
    /** The same at a desk of which no chart knows. */
    office: OfficeSession | null;
    /** The service whose token it carries. */
    service: Service | null;
  }
}

export interface SessionOptions {
  sessions: Sessions;
  directory: Pick<Directory, 'services'>;
  /** Services beside the site's own, such as the demo's simulated ACD. */
  services?: Record<string, SiteService>;
  /** 32 bytes that seal the cookies. */
  cookieKey: Buffer;
  /** Other websites may show the embedded desk. */
  isEmbedded: boolean;
}

/** Log on again at least once a working day. */
const cookieSeconds = 12 * 3_600;

const desks = ['agent', 'supervisor', ...officeApplications, 'embed'] as const;
type Desk = (typeof desks)[number];

/** The desk that a request names. */
const namedBy = (request: FastifyRequest): unknown =>
  request.headers['handraise-desk'] ?? (request.query as { desk?: unknown } | undefined)?.desk;

/** The desk whose cookie holds such a session, as far as the request may say. */
function deskOf(application: DeskApplication, named: unknown): Desk {
  if (isOffice(application)) return application;
  if (isSupervisorApplication(application)) return 'supervisor';
  return named === 'embed' ? 'embed' : 'agent';
}

const isOfficeSession = (session: Session | OfficeSession): session is OfficeSession => isOffice(session.application);
const anySession = z.union([sessionSchema, officeSessionSchema]);
interface Cookie {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  options(more: object): void;
  delete(): void;
}
type Jar = Record<Desk, Cookie>;
const jarOf = (request: FastifyRequest) => request as unknown as Jar;

export const session = fastifyPlugin(
  async (app, { sessions, directory, services = {}, cookieKey, isEmbedded }: SessionOptions) => {
    await app.register(
      secureSession,
      desks.map((desk) => ({
        sessionName: desk,
        cookieName: `handraise-${desk}`,
        key: cookieKey,
        expiry: cookieSeconds,
        cookie: {
          path: '/',
          httpOnly: true,
          sameSite: 'strict' as const,
          secure: 'auto' as const,
          maxAge: cookieSeconds,
        },
      })),
    );
    app.decorateRequest('person', null);
    app.decorateRequest('office', null);
    app.decorateRequest('service', null);

    app.addHook('onRequest', async (request) => {
      const { authorization } = request.headers;
      if (isEmbedded && knowsSecure(request)) jarOf(request).embed.options(foreignFrame);
      if (authorization !== undefined) {
        request.service = serviceOf(authorization, [...directory.services(), ...Object.entries(services)]);
        return;
      }
      const session = chosen(request);
      if (session && isOfficeSession(session)) {
        if (sessions.isAtOffice(session)) request.office = session;
        else jarOf(request)[session.application].delete();
      } else if (session) {
        request.person = session;
        await sessions.attend(session).catch((error: unknown) => {
          if (!(error instanceof Refused && error.code === 'notAuthenticated')) throw error;
          forgetSession(request);
        });
      }
    });
  },
  { name: 'session' },
);

/**
 * In a frame of another website a strict cookie does not travel. This one does, once for each website around it
 * (`Partitioned`). Instead it counts only where a request names it, and was made by a page of ours.
 */
const foreignFrame = { sameSite: 'none', secure: true, partitioned: true } as const;

/** Who made the request, as browsers say and no script can: only to where they also keep a secure cookie (https, this machine). */
const madeBy = (request: FastifyRequest) => request.headers['sec-fetch-site'];
const knowsSecure = (request: FastifyRequest): boolean => madeBy(request) !== undefined;
const isOurPage = (request: FastifyRequest): boolean => (madeBy(request) ?? 'same-origin') === 'same-origin';

/**
 * `Handraise-Desk: agent | supervisor | administrator | designer | qa | embed` (for a socket `?desk=`) says whose desk asks; without it, who
 * logged on last at a desk of our own.
 */
function chosen(request: FastifyRequest): Session | OfficeSession | null {
  const named = namedBy(request);
  const found = desks
    .filter((desk) => (named === undefined ? desk !== 'embed' : named === desk))
    .filter((desk) => desk !== 'embed' || isOurPage(request))
    .flatMap((desk) => {
      const parsed = anySession.safeParse(jarOf(request)[desk].get('session'));
      const startedAt = Number(jarOf(request)[desk].get('startedAt'));
      return parsed.success && deskOf(parsed.data.application, desk) === desk
        ? [{ session: parsed.data, startedAt }]
        : [];
    });
  return found.sort((a, b) => b.startedAt - a.startedAt)[0]?.session ?? null;
}

export function rememberSession(request: FastifyRequest, started: Session | OfficeSession): void {
  const cookie = jarOf(request)[deskOf(started.application, namedBy(request))];
  cookie.set('session', started);
  cookie.set('startedAt', Date.now());
  if (isOfficeSession(started)) request.office = started;
  else request.person = started;
}

export function forgetSession(request: FastifyRequest): void {
  const session = request.person ?? request.office;
  if (session) jarOf(request)[deskOf(session.application, namedBy(request))].delete();
  request.person = null;
  request.office = null;
}

/** All tokens are compared, so that the time taken does not tell how many there are before the right one. */
function serviceOf(authorization: string, services: Services): Service {
  const token = /^Bearer ([\x21-\x7e]{1,512})$/.exec(authorization)?.[1];
  if (token === undefined) throw new Refused('notAuthenticated');
  const matching = services.filter(([, service]) => service.token !== undefined && tokenMatches(token, service.token));
  const [name, service] = matching[0] ?? [];
  if (name === undefined || !service) throw new Refused('notAuthenticated');
  return { name, scopes: service.scopes };
}

/** Whether anybody is known to have sent it. */
const isKnown = ({ person, office, service }: FastifyRequest): boolean => (person ?? office ?? service) !== null;

/** What somebody is refused whose role is another one, or who is nobody. */
export const turnedAway = (request: FastifyRequest): Refused =>
  new Refused(isKnown(request) ? 'roleMissing' : 'notAuthenticated');

export function personOf(request: FastifyRequest): Session {
  if (request.person) return request.person;
  throw turnedAway(request);
}

/** Who administers: a person at that desk, or a service with that scope. As changes and the record name them. */
export function administratorOf(request: FastifyRequest): { user: string; session?: string } {
  const { office, service } = request;
  if (office?.application === 'administrator') return { user: office.person, session: office.session };
  if (service?.scopes.includes('administrator')) return { user: `service.${service.name}` };
  throw turnedAway(request);
}

/** Who works at one of these desks now. Throws Refused. */
export function officeOf(request: FastifyRequest, ...names: readonly OfficeApplication[]): OfficeSession {
  const { office } = request;
  if (office && names.includes(office.application)) return office;
  throw turnedAway(request);
}

/** Whether a request may be told what people wrote to each other (the role, or scope, `transcripts`). */
export const readsTexts = (
  { office, service }: Pick<FastifyRequest, 'office' | 'service'>,
  directory: Pick<Directory, 'person'>,
): boolean =>
  service?.scopes.includes('transcripts') ??
  (office && directory.person(office.person)?.roles?.includes('transcripts')) ??
  false;
