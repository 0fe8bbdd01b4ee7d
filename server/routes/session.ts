/** Log on, who am I, log off. */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { deskApplication, id, isOffice } from '../../machines/commands.ts';
import { Attempts } from '../attempts.ts';
import type { Directory } from '../directory/directory.ts';
import { forgetSession, rememberSession, turnedAway } from '../plugins/session.ts';
import { Refused } from '../problems.ts';
import { passwordMatches } from '../secrets.ts';
import type { OfficeSession, Session, Sessions } from '../sessions.ts';
import { selfOf } from '../sessions.ts';

export interface SessionRoutesOptions {
  sessions: Sessions;
  directory: Pick<Directory, 'person'>;
  /** Personas log on without a password. */
  demo: boolean;
}

/** Wrong passwords in a minute. A whole centre may sit behind one address. */
const failuresMax = { person: 10, address: 100 } as const;

const logOn = z.object({
  person: id,
  password: z.optional(z.string().check(z.maxLength(256))),
  application: deskApplication,
});
const whoAmI = z.object({
  person: z.string(),
  name: z.string(),
  application: deskApplication,
  /** The person's own topic; at a desk of which no chart knows there is none. */
  self: z.optional(z.string()),
});

/** To the charts. */
const isOfSomebodyKnown = (session: Session | OfficeSession): session is Session => !isOffice(session.application);

export const sessionRoutes: FastifyPluginAsyncZod<SessionRoutesOptions> = async (
  app,
  { sessions, directory, demo },
) => {
  const attempts = new Attempts();
  const shown = (session: Session | OfficeSession) => ({
    person: session.person,
    name: directory.person(session.person)?.name ?? session.person,
    application: session.application,
    ...(isOfSomebodyKnown(session) && { self: selfOf(session) }),
  });
  const sessionOf = (request: FastifyRequest) => {
    const session = request.person ?? request.office;
    if (!session) throw turnedAway(request);
    return session;
  };

  app.get('/api/session', {
    schema: { summary: 'Who is logged on here.', tags: ['session'], response: { 200: whoAmI } },
    handler: async (request) => shown(sessionOf(request)),
  });

  app.post('/api/session', {
    schema: { summary: 'Log on with one application.', tags: ['session'], body: logOn, response: { 200: whoAmI } },
    onRequest: app.limited.logOns,
    handler: async (request) => {
      const { person, password, application: name } = request.body;
      await authenticate(request, person, password);
      const started = isOffice(name) ? sessions.startOffice(person, name) : await sessions.start(person, name);
      rememberSession(request, started);
      return shown(started);
    },
  });

  app.delete('/api/session', {
    schema: { summary: 'Log off.', tags: ['session'], response: { 200: z.object({ done: z.literal(true) }) } },
    handler: async (request) => {
      const session = sessionOf(request);
      forgetSession(request);
      if (isOfSomebodyKnown(session)) await sessions.end(session);
      else sessions.endOffice(session);
      return { done: true as const };
    },
  });

  /** Somebody unknown and a wrong password look the same and take the same time. */
  async function authenticate(request: FastifyRequest, person: string, password: string | undefined): Promise<void> {
    const known = directory.person(person);
    if (demo && known && known.password === undefined) return;
    const tried = [
      { name: `person ${person}`, max: failuresMax.person },
      { name: `address ${request.ip}`, max: failuresMax.address },
    ];
    // By a clock that nobody sets: one that steps back an hour would lock people out for an hour.
    if (!attempts.begin(tried, performance.now())) throw new Refused('tooFast');
    const matches = await passwordMatches(password ?? '', known?.password);
    // It may have been changed while this one was tried.
    const isStillTheirs = directory.person(person)?.password === known?.password;
    if (!matches || !isStillTheirs) throw new Refused('notAuthenticated');
    attempts.succeeded(tried);
  }
};
