/** The record of every turn, for administrators, and for tests on this machine. Texts are references in it, never words. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import type { Host } from '../actors/host.ts';
import { isFromThisMachine } from '../loopback.ts';
import { administratorOf } from '../plugins/session.ts';

export interface RecordRoutesOptions {
  host: Pick<Host, 'record'>;
  /** The clock is moved by hand: whoever tests on this machine may read along. */
  isManual: boolean;
}

const turnsMax = 500;

const query = z.object({
  after: z._default(z.coerce.number().check(z.int(), z.gte(0)), 0),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(turnsMax)), 100),
});
const turn = z.object({
  n: z.int(),
  envelope: z.object({
    id: z.int(),
    from: z.string(),
    to: z.string(),
    at: z.int(),
    cause: z.nullable(z.int()),
    message: z.looseObject({ type: z.string() }),
  }),
  effects: z.array(z.looseObject({ type: z.string() })),
});

export const recordRoutes: FastifyPluginAsyncZod<RecordRoutesOptions> = async (app, { host, isManual }) => {
  app.get('/api/record', {
    schema: {
      summary: 'The turns after one, in order. Ask again with `next` for those that follow.',
      tags: ['administration'],
      querystring: query,
      response: { 200: z.object({ turns: z.array(turn), next: z.int() }) },
    },
    onRequest: async (request) => {
      if (!(isManual && isFromThisMachine(request))) administratorOf(request);
    },
    handler: async (request) => {
      const { after, limit } = request.query;
      const turns: z.infer<typeof turn>[] = [];
      for await (const one of host.record(after)) {
        turns.push(one as unknown as (typeof turns)[number]);
        if (turns.length === limit) break;
      }
      return { turns, next: turns.at(-1)?.n ?? after };
    },
  });
};
