/**
 * Who sends a request: a person by a sealed cookie, or a service by its token. Each desk has a cookie of its own, so that
 * one browser may run an agent's client and a supervisor's application side by side.
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
}

/** Log on again at least once a working day. */
const cookieSeconds = 12 * 3_600;

const desks = ['agent', 'supervisor'] as const;
type Desk = (typeof desks)[number];
const cookieNames = { agent: 'handraise-agent', supervisor: 'handraise-supervisor' } as const;
const deskOf = (application: Application): Desk => (isSupervisorApplication(application) ? 'supervisor' : 'agent');

type Jar = Record<Desk, { get(key: string): unknown; set(key: string, value: unknown): void; delete(): void }>;
const jarOf = (request: FastifyRequest) => request as unknown as Jar;

export const session = fastifyPlugin(
  async (app, { sessions, services, cookieKey }: SessionOptions) => {
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

/** `Handraise-Desk: agent | supervisor` (for a socket `?desk=`) says whose desk asks; without it, who logged on last. */
function chosen(request: FastifyRequest): Session | null {
  const asked = request.headers['handraise-desk'] ?? (request.query as { desk?: unknown } | undefined)?.desk;
  const found = desks
    .filter((desk) => asked === undefined || asked === desk)
    .flatMap((desk) => {
      const parsed = sessionSchema.safeParse(jarOf(request)[desk].get('session'));
      const startedAt = Number(jarOf(request)[desk].get('startedAt'));
      return parsed.success && deskOf(parsed.data.application) === desk ? [{ session: parsed.data, startedAt }] : [];
    });
  return found.sort((a, b) => b.startedAt - a.startedAt)[0]?.session ?? null;
}

export function rememberSession(request: FastifyRequest, started: Session): void {
  const cookie = jarOf(request)[deskOf(started.application)];
  cookie.set('session', started);
  cookie.set('startedAt', Date.now());
  request.person = started;
}

export function forgetSession(request: FastifyRequest): void {
  if (request.person) jarOf(request)[deskOf(request.person.application)].delete();
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
