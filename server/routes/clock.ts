/**
 * Time for tests: moves the manual clock through every timer that falls due on the way, of the charts and of sessions
 * without a connection, each at its own time. Only there with `--clock=manual`, and only for this machine.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import type { ManualClock } from '../actors/clock.ts';
import { isFromThisMachine } from '../loopback.ts';
import { Refused } from '../problems.ts';
import type { Sessions } from '../sessions.ts';

export interface ClockRoutesOptions {
  clock: ManualClock;
  sessions: Sessions;
  /** Resolves once nothing is under way in the host. */
  settled(): Promise<void>;
}

/** A week; a wait that is longer is a mistake. */
const advanceMsMax = 7 * 86_400_000;
const reading = z.object({ now: z.int() });

export const clockRoutes: FastifyPluginAsyncZod<ClockRoutesOptions> = async (app, { clock, sessions, settled }) => {
  let turn: Promise<unknown> = Promise.resolve();

  app.addHook('onRequest', async (request) => {
    if (!isFromThisMachine(request)) throw new Refused('roleMissing');
  });

  app.get('/api/clock', {
    schema: { summary: 'The time on the manual clock.', tags: ['tests'], response: { 200: reading } },
    handler: async () => ({ now: clock.now() }),
  });

  app.post('/api/clock', {
    schema: {
      summary: 'Let time pass.',
      tags: ['tests'],
      body: z.object({ advanceMs: z.int().check(z.gte(0), z.lte(advanceMsMax)) }),
      response: { 200: reading },
    },
    handler: async (request) => {
      // One after the other: two advances at once would each end at the later time.
      const moved = turn.then(() => advance(clock.now() + request.body.advanceMs));
      turn = moved.catch(() => {});
      await moved;
      return { now: clock.now() };
    },
  });

  async function advance(until: number): Promise<void> {
    await settled();
    for (let dueAt = sessions.nextDueAt(); dueAt !== undefined && dueAt <= until; dueAt = sessions.nextDueAt()) {
      clock.moveTo(dueAt);
      await settled();
      await sessions.endDue();
    }
    clock.moveTo(until);
    await settled();
  }
};
