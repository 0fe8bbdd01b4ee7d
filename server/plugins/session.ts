/**
 * Who sends a request: a person by a sealed cookie, or a service by its token. Each desk has a cookie of its own, so that
 * one browser may run an agent's client and a supervisor's application side by side, and an agent's inside another website.
 */
import secureSession from '@fastify/secure-session';
import type { FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { Application } from '../../machines/commands.ts';
import { isSupervisorApplication } from '../../machines/commands.ts';
import { Refused } from '../problems.ts';
import { tokenMatches } from '../secrets.ts';
import type { Session, Sessions } from '../sessions.ts';
import { sessionSchema } from '../sessions.ts';
import type { Site } from '../site.ts';

export type Scope = NonNullable<Site['services']>[string]['scopes'][number];
export interface Service {
  name: string;
  scopes: readonly Scope[];
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The person's session, if the request carries a good cookie. */
    person: Session | null;
    /** The service whose token it carries. */
    service: Service | null;
  }
}

export interface SessionOptions {
  sessions: Sessions;
  services: NonNullable<Site['services']>;
  /** 32 bytes that seal the cookies. */
  cookieKey: Buffer;
  /** Other websites may show the embedded desk. */
  isEmbedded: boolean;
}

/** Log on again at least once a working day. */
const cookieSeconds = 12 * 3_600;

const desks = ['agent', 'supervisor', 'embed'] as const;
type Desk = (typeof desks)[number];
const cookieNames = { agent: 'handraise-agent', supervisor: 'handraise-supervisor', embed: 'handraise-embed' } as const;

/** The desk that a request names. */
const namedBy = (request: FastifyRequest): unknown =>
  request.headers['handraise-desk'] ?? (request.query as { desk?: unknown } | undefined)?.desk;

/** The desk whose cookie holds such a session, as far as the request may say. */
function deskOf(application: Application, named: unknown): Desk {
  if (isSupervisorApplication(application)) return 'supervisor';
  return named === 'embed' ? 'embed' : 'agent';
}

interface Cookie {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  options(more: object): void;
  delete(): void;
}
type Jar = Record<Desk, Cookie>;
const jarOf = (request: FastifyRequest) => request as unknown as Jar;

export const session = fastifyPlugin(
  async (app, { sessions, services, cookieKey, isEmbedded }: SessionOptions) => {
    await app.register(
      secureSession,
      desks.map((desk) => ({
        sessionName: desk,
        cookieName: cookieNames[desk],
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
    app.decorateRequest('service', null);

    app.addHook('onRequest', async (request) => {
      const { authorization } = request.headers;
      if (isEmbedded && knowsSecure(request)) jarOf(request).embed.options(foreignFrame);
      if (authorization === undefined) request.person = chosen(request);
      else request.service = serviceOf(authorization, services);
      if (request.person) {
        await sessions.attend(request.person).catch((error: unknown) => {
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
 * (`Partitioned`). It counts only where a request names it, which no foreign page can, and changes nothing from elsewhere.
 */
const foreignFrame = { sameSite: 'none', secure: true, partitioned: true } as const;

/** Browsers send this header, which no script can set, only to where they also keep a secure cookie: https, this machine. */
const knowsSecure = (request: FastifyRequest): boolean => request.headers['sec-fetch-site'] !== undefined;

/**
 * `Handraise-Desk: agent | supervisor | embed` (for a socket `?desk=`) says whose desk asks; without it, who logged on last
 * at a desk of our own.
 */
function chosen(request: FastifyRequest): Session | null {
  const named = namedBy(request);
  const found = desks
    .filter((desk) => (named === undefined ? desk !== 'embed' : named === desk))
    .flatMap((desk) => {
      const parsed = sessionSchema.safeParse(jarOf(request)[desk].get('session'));
      const startedAt = Number(jarOf(request)[desk].get('startedAt'));
      return parsed.success && deskOf(parsed.data.application, desk) === desk
        ? [{ session: parsed.data, startedAt }]
        : [];
    });
  return found.sort((a, b) => b.startedAt - a.startedAt)[0]?.session ?? null;
}

export function rememberSession(request: FastifyRequest, started: Session): void {
  const cookie = jarOf(request)[deskOf(started.application, namedBy(request))];
  cookie.set('session', started);
  cookie.set('startedAt', Date.now());
  request.person = started;
}

export function forgetSession(request: FastifyRequest): void {
  if (request.person) jarOf(request)[deskOf(request.person.application, namedBy(request))].delete();
  request.person = null;
}

/** All tokens are compared, so that the time taken does not tell how many there are before the right one. */
function serviceOf(authorization: string, services: SessionOptions['services']): Service {
  const token = /^Bearer ([\x21-\x7e]{1,512})$/.exec(authorization)?.[1];
  if (token === undefined) throw new Refused('notAuthenticated');
  const matching = Object.entries(services).filter(([, service]) => tokenMatches(token, service.token));
  const [name, service] = matching[0] ?? [];
  if (name === undefined || !service) throw new Refused('notAuthenticated');
  return { name, scopes: service.scopes };
}

export function personOf(request: FastifyRequest): Session {
  if (request.person) return request.person;
  throw new Refused(request.service ? 'roleMissing' : 'notAuthenticated');
}
