/** What the log-on page shows before anybody is logged on, and names for the ids that desks show afterwards. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { application } from '../../machines/commands.ts';
import { Refused } from '../problems.ts';
import type { Site } from '../site.ts';
import { applicationsOf } from '../site.ts';

export interface SiteRoutesOptions {
  site: Site;
  demo: boolean;
}

const persona = z.object({ person: z.string(), name: z.string(), applications: z.array(application) });
const siteInfo = z.object({ name: z.string(), demo: z.boolean(), people: z.optional(z.array(persona)) });

export const siteRoutes: FastifyPluginAsyncZod<SiteRoutesOptions> = async (app, { site, demo }) => {
  const people = Object.entries(site.people);

  app.get('/api/site', {
    schema: {
      summary: 'The site, and in a demo who may log on without a password.',
      tags: ['session'],
      response: { 200: siteInfo },
    },
    handler: async () => ({
      name: site.name,
      demo,
      // Nobody outside a demo learns from here who works in this centre.
      ...(demo && {
        people: people.map(([person, about]) => ({ person, name: about.name, applications: applicationsOf(about) })),
      }),
    }),
  });

  app.get('/api/people', {
    schema: { summary: 'Names by id.', tags: ['session'], response: { 200: z.record(z.string(), z.string()) } },
    handler: async (request) => {
      if (!request.person && !request.service) throw new Refused('notAuthenticated');
      return Object.fromEntries(people.map(([person, { name }]) => [person, name]));
    },
  });
};
