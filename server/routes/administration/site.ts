/** The whole site as administrators see it, its name, and what has been changed by whom. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import * as wire from '../../../machines/administration.ts';
import { id } from '../../../machines/commands.ts';
import { editOf, theSite } from '../../directory/change.ts';
import { shownChange, shownSite } from '../../directory/shown.ts';
import type { AdministrationRoutesOptions } from './asked.ts';
import { administratorOnly, askedBy, keyed } from './asked.ts';

const pageMax = 200;

const query = z.object({
  kind: z.optional(wire.thingKind),
  id: z.optional(id),
  /** A person, or `service.<name>`. */
  by: z.optional(z.string().check(z.maxLength(80))),
  /** `next` of the page before. */
  before: z._default(z.coerce.number().check(z.int(), z.gte(1)), Number.MAX_SAFE_INTEGER),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(pageMax)), 50),
});

export const wholeSiteRoutes: FastifyPluginAsyncZod<AdministrationRoutesOptions> = async (
  app,
  { administration, directory },
) => {
  app.get('/api/administration/site', {
    schema: {
      summary: 'People, workgroups and services as they are now, each with its version. No secrets.',
      tags: ['administration'],
      response: { 200: wire.shownSite },
    },
    onRequest: [administratorOnly, app.limited.queries],
    handler: async () => shownSite(directory),
  });

  app.put('/api/administration/site', {
    schema: {
      summary: 'Rename the site.',
      tags: ['administration'],
      headers: keyed,
      body: z.strictObject({ version: wire.version, value: wire.siteSettings }),
      response: { 200: wire.changed },
    },
    onRequest: [administratorOnly, app.limited.commands],
    handler: async (request) => {
      const { version: seen, value } = request.body;
      await administration.change(askedBy(request, ['site', seen, value]), () => {
        administration.expect('site', theSite, seen);
        return [editOf('site', theSite, value)];
      });
      return { version: directory.version('site', theSite) };
    },
  });

  app.get('/api/administration/changes', {
    schema: {
      summary: 'What was changed, by whom and when, the newest first. Of secrets only that they were changed.',
      tags: ['administration'],
      querystring: query,
      response: { 200: wire.changesPage },
    },
    onRequest: [administratorOnly, app.limited.queries],
    handler: async (request) => {
      const { limit, kind, id: thing, by, before } = request.query;
      const sought = { ...(kind && { kind }), ...(thing && { id: thing }), ...(by && { by }) };
      const found = directory.log.page({ ...sought, before, count: limit + 1 });
      const shown = found.slice(0, limit);
      return {
        changes: shown.map((change) => shownChange(change, directory.log.former(change))),
        next: found.length > limit ? (shown.at(-1)?.n ?? null) : null,
      };
    },
  });
};
