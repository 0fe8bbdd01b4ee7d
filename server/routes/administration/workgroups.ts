/** Workgroups: who is asked, after how long, with which reasons, and where. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { changed, groupSettings, version } from '../../../machines/administration.ts';
import { id } from '../../../machines/commands.ts';
import { editOf } from '../../directory/change.ts';
import { placesOfWorkgroup } from '../../directory/places.ts';
import { Refused } from '../../problems.ts';
import type { AdministrationRoutesOptions } from './asked.ts';
import { administratorOnly, askedBy, cascade, keyed, seenVersion } from './asked.ts';

const params = z.object({ workgroup: id });

export const groupRoutes: FastifyPluginAsyncZod<AdministrationRoutesOptions> = async (
  app,
  { administration, directory },
) => {
  const onRequest = [administratorOnly, app.limited.commands];

  app.put('/api/administration/workgroups/:workgroup', {
    schema: {
      summary: 'Create a workgroup, or set its supervisors, timers, reasons and permitted states.',
      tags: ['administration'],
      headers: keyed,
      params,
      body: z.strictObject({ version, value: groupSettings }),
      response: { 200: changed },
    },
    onRequest,
    handler: async (request) => {
      const { workgroup } = request.params;
      const { version: seen, value } = request.body;
      await administration.change(askedBy(request, ['workgroup', workgroup, seen, value]), () => {
        administration.expect('workgroup', workgroup, seen);
        return [editOf('workgroup', workgroup, value)];
      });
      return { version: directory.version('workgroup', workgroup) };
    },
  });

  app.delete('/api/administration/workgroups/:workgroup', {
    schema: {
      summary:
        'Remove a workgroup: nobody can be asked there any more. With `cascade` also from the agents who work for it.',
      tags: ['administration'],
      headers: keyed,
      params,
      querystring: z.object({ version: seenVersion, cascade }),
      response: { 200: changed },
    },
    onRequest,
    handler: async (request) => {
      const { workgroup } = request.params;
      const { version: seen, cascade: isEverywhere } = request.query;
      await administration.change(askedBy(request, ['workgroup', workgroup, seen, null]), () => {
        if (!directory.workgroup(workgroup)) throw new Refused('unknownWorkgroup');
        administration.expect('workgroup', workgroup, seen);
        const places = placesOfWorkgroup(directory, workgroup);
        if (places.mistakes.length > 0 && !isEverywhere) throw new Refused('stillNamed', { mistakes: places.mistakes });
        return [...places.edits, editOf('workgroup', workgroup, null)];
      });
      return { version: 0 };
    },
  });
};
