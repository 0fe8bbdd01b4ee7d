/** Log on, who am I, log off. */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { application, id } from '../../machines/commands.ts';
import { Attempts } from '../attempts.ts';
import { forgetSession, personOf, rememberSession } from '../plugins/session.ts';
import { Refused } from '../problems.ts';
import { passwordMatches } from '../secrets.ts';
import type { Session, Sessions } from '../sessions.ts';
import { selfOf } from '../sessions.ts';
import type { Site } from '../site.ts';

export interface SessionRoutesOptions {
  sessions: Sessions;
  site: Site;
  /** Personas log on without a password. */
  demo: boolean;
}

/** Wrong passwords in a minute. A whole centre may sit behind one address. */
const failuresMax = { person: 10, address: 100 } as const;

const logOn = z.object({ person: id, password: z.optional(z.string().check(z.maxLength(256))), application });
const whoAmI = z.object({ person: z.string(), name: z.string(), application, self: z.string() });

export const sessionRoutes: FastifyPluginAsyncZod<SessionRoutesOptions> = async (app, { sessions, site, demo }) => {
  const attempts = new Attempts();
  const shown = (session: Session) => ({
    person: session.person,
    name: site.people[session.person]?.name ?? session.person,
    application: session.application,
    self: selfOf(session),
  });

  app.get('/api/session', {
    schema: { summary: 'Who is logged on here.', tags: ['session'], response: { 200: whoAmI } },
    handler: async (request) => shown(personOf(request)),
  });

  app.post('/api/session', {
    schema: { summary: 'Log on with one application.', tags: ['session'], body: logOn, response: { 200: whoAmI } },
    onRequest: app.limited.logOns,
    handler: async (request) => {
      const { person, password, application: name } = request.body;
      await authenticate(request, person, password);
      const started = await sessions.start(person, name);
      rememberSession(request, started);
      return shown(started);
    },
  });

  app.delete('/api/session', {
    schema: { summary: 'Log off.', tags: ['session'], response: { 200: z.object({ done: z.literal(true) }) } },
    handler: async (request) => {
      const session = personOf(request);
      forgetSession(request);
      await sessions.end(session);
      return { done: true as const };
    },
  });

  /** Somebody unknown and a wrong password look the same and take the same time. */
  async function authenticate(request: FastifyRequest, person: string, password: string | undefined): Promise<void> {
    const known = Object.hasOwn(site.people, person) ? site.people[person] : undefined;
    if (demo && known && known.password === undefined) return;
    const tried = [
      { name: `person ${person}`, max: failuresMax.person },
      { name: `address ${request.ip}`, max: failuresMax.address },
    ];
    // By a clock that nobody sets: one that steps back an hour would lock people out for an hour.
    if (!attempts.begin(tried, performance.now())) throw new Refused('tooFast');
    if (!(await passwordMatches(password ?? '', known?.password))) throw new Refused('notAuthenticated');
    attempts.succeeded(tried);
  }
};
