/** What the log-on page shows before anybody is logged on, and names for the ids that desks show afterwards. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { deskApplication } from '../../machines/commands.ts';
import type { Directory } from '../directory/directory.ts';
import { turnedAway } from '../plugins/session.ts';
import { desksOf } from '../site.ts';

export interface SiteRoutesOptions {
  directory: Pick<Directory, 'name' | 'people'>;
  demo: boolean;
}

const persona = z.object({ person: z.string(), name: z.string(), applications: z.array(deskApplication) });
const siteInfo = z.object({ name: z.string(), demo: z.boolean(), people: z.optional(z.array(persona)) });

export const siteRoutes: FastifyPluginAsyncZod<SiteRoutesOptions> = async (app, { directory, demo }) => {
  app.get('/api/site', {
    schema: {
      summary: 'The site, and in a demo who may log on without a password.',
      tags: ['session'],
      response: { 200: siteInfo },
    },
    handler: async () => ({
      name: directory.name,
      demo,
      // Nobody outside a demo learns from here who works in this centre.
      ...(demo && {
        people: directory
          .people()
          .map(([person, about]) => ({ person, name: about.name, applications: desksOf(about) })),
      }),
    }),
  });

  app.get('/api/people', {
    schema: { summary: 'Names by id.', tags: ['session'], response: { 200: z.record(z.string(), z.string()) } },
    handler: async (request) => {
      if (!request.person && !request.office && !request.service) throw turnedAway(request);
      return Object.fromEntries(directory.people().map(([person, { name }]) => [person, name]));
    },
  });
};
