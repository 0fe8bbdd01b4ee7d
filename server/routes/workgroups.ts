/** What a desk needs to know of a workgroup before anybody asks: its canned reasons. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { id, reason } from '../../machines/commands.ts';
import { workgroup } from '../../machines/names.ts';
import { project } from '../../machines/projection.ts';
import type { Host } from '../actors/host.ts';
import { personOf } from '../plugins/session.ts';
import { Refused } from '../problems.ts';

export const workgroupRoutes: FastifyPluginAsyncZod<{ host: Pick<Host, 'peek'> }> = async (app, { host }) => {
  app.get('/api/workgroups/:workgroup/reasons', {
    schema: {
      summary: 'The canned reasons that an ask in this workgroup may name.',
      tags: ['workgroups'],
      params: z.object({ workgroup: id }),
      response: { 200: z.object({ reasons: z.array(reason) }) },
    },
    onRequest: async (request) => void personOf(request),
    handler: async (request) => {
      const state = await host.peek(workgroup(request.params.workgroup));
      if (!state) throw new Refused('unknownWorkgroup');
      return { reasons: project('workgroup', state).reasons };
    },
  });
};
