/** The site as a file: out, and in again after a look at what it would change. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { stringify } from 'yaml';
import * as z from 'zod/mini';
import { imported, version } from '../../../machines/administration.ts';
import { editOf } from '../../directory/change.ts';
import { replacing } from '../../directory/differences.ts';
import { differenceOf } from '../../directory/shown.ts';
import { Refused } from '../../problems.ts';
import type { Site } from '../../site.ts';
import { parseSite, SiteError, withoutSecrets } from '../../site.ts';
import type { AdministrationRoutesOptions } from './asked.ts';
import { administratorOnly, askedBy, keyed } from './asked.ts';

/** Bytes of a body with a site file in it: thousands of people. */
const fileBytesMax = 1_024 * 1_024;

export const exchangeRoutes: FastifyPluginAsyncZod<AdministrationRoutesOptions> = async (
  app,
  { administration, directory },
) => {
  app.get('/api/administration/export', {
    schema: {
      summary:
        'The site as a site file. Without `secrets` it has no passwords and tokens, and an import leaves those as they are.',
      tags: ['administration'],
      produces: ['application/yaml'],
      querystring: z.object({ secrets: z.optional(z.literal('yes')) }),
      response: { 200: z.string() },
    },
    onRequest: [administratorOnly, app.limited.queries],
    handler: async (request, reply) => {
      const site = directory.site();
      const file = stringify(request.query.secrets ? site : withoutSecrets(site), { aliasDuplicateObjects: false });
      return reply
        .type('application/yaml; charset=utf-8')
        .header('content-disposition', 'attachment; filename="site.yaml"')
        .serializer((text: string) => text)
        .send(file);
    },
  });

  app.post('/api/administration/import', {
    schema: {
      summary:
        'Replace the site by a site file; with `dryRun` only say what that would change. Secrets that it leaves out stay.',
      tags: ['administration'],
      headers: keyed,
      body: z.strictObject({
        text: z.string(),
        dryRun: z._default(z.boolean(), false),
        /** Of the whole site, as the dry run has said it. */
        version: z.optional(version),
      }),
      response: { 200: imported },
    },
    bodyLimit: fileBytesMax,
    onRequest: [administratorOnly, app.limited.commands],
    handler: async (request) => {
      const { text, dryRun, version: seen } = request.body;
      const site = siteIn(text);
      if (dryRun) {
        const edits = replacing(directory, site);
        administration.judge(edits);
        const differences = edits.map((edit) => {
          const value = directory.thing(edit.kind, edit.id);
          return differenceOf(edit, value && editOf(edit.kind, edit.id, value));
        });
        return { version: directory.log.last, differences };
      }
      const changes = await administration.change(askedBy(request, ['import', seen, text]), () => {
        if (seen !== undefined && seen !== directory.log.last) throw new Refused('outdated');
        return replacing(directory, site);
      });
      const differences = changes.map((change) => differenceOf(change, directory.log.former(change)));
      return { version: directory.log.last, differences };
    },
  });
};

function siteIn(text: string): Site {
  try {
    return parseSite(text);
  } catch (error) {
    if (!(error instanceof SiteError)) throw error;
    throw new Refused('invalidMessage', { detail: 'The text is no good site file.', mistakes: error.found });
  }
}
