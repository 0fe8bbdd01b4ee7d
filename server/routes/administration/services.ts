/** Services: programs that call with a token. A token is told once, when it is made, and is kept as a hash only. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { changed, changedService, serviceSettings, version } from '../../../machines/administration.ts';
import { id } from '../../../machines/commands.ts';
import { editOf } from '../../directory/change.ts';
import { Refused } from '../../problems.ts';
import { hashToken, newToken } from '../../secrets.ts';
import type { AdministrationRoutesOptions } from './asked.ts';
import { administratorOnly, askedBy, keyed, seenVersion } from './asked.ts';

const params = z.object({ service: id });

export const serviceRoutes: FastifyPluginAsyncZod<AdministrationRoutesOptions> = async (
  app,
  { administration, directory },
) => {
  const onRequest = [administratorOnly, app.limited.commands];

  app.put('/api/administration/services/:service', {
    schema: {
      summary:
        'Create a service, or set its scopes. A new one, and one for which it is asked, gets a new token; the former stops at once.',
      tags: ['administration'],
      headers: keyed,
      params,
      body: z.strictObject({ version, value: serviceSettings, newToken: z._default(z.boolean(), false) }),
      response: { 200: changedService },
    },
    onRequest,
    handler: async (request) => {
      const { service } = request.params;
      const { version: seen, value, newToken: isAsked } = request.body;
      let token: string | null = null;
      await administration.change(askedBy(request, ['service', service, seen, value, isAsked]), () => {
        administration.expect('service', service, seen);
        const known = directory.thing('service', service);
        if (!known || isAsked) token = newToken();
        const kept = token === null ? known?.token : hashToken(token);
        return [editOf('service', service, { ...value, ...(kept !== undefined && { token: kept }) })];
      });
      return { version: directory.version('service', service), token };
    },
  });

  app.delete('/api/administration/services/:service', {
    schema: {
      summary: 'Remove a service. Its token stops at once.',
      tags: ['administration'],
      headers: keyed,
      params,
      querystring: z.object({ version: seenVersion }),
      response: { 200: changed },
    },
    onRequest,
    handler: async (request) => {
      const { service } = request.params;
      const { version: seen } = request.query;
      await administration.change(askedBy(request, ['service', service, seen, null]), () => {
        if (!directory.thing('service', service)) throw new Refused('unknownService');
        administration.expect('service', service, seen);
        return [editOf('service', service, null)];
      });
      return { version: 0 };
    },
  });
};
