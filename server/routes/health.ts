/** Whether this process lives, and whether it should be sent anybody. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { agent } from '../../machines/names.ts';
import type { Host } from '../actors/host.ts';
import { Refused } from '../problems.ts';

const fine = z.object({ ok: z.literal(true) });

export interface HealthRoutesOptions {
  host: Pick<Host, 'peek'>;
}

export const healthRoutes: FastifyPluginAsyncZod<HealthRoutesOptions> = async (app, { host }) => {
  app.get('/healthz', {
    schema: { summary: 'Answers while the process is up.', tags: ['operation'], response: { 200: fine } },
    handler: async () => ({ ok: true as const }),
  });

  app.get('/readyz', {
    schema: {
      summary: 'Answers 200 while the server takes commands, 503 before that and during its drain.',
      tags: ['operation'],
      response: { 200: fine },
    },
    handler: async () => {
      // A database that cannot be read answers nobody.
      await host.peek(agent('nobody')).catch(() => {
        throw new Refused('unavailable');
      });
      return { ok: true as const };
    },
  });
};
