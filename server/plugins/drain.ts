/**
 * What is told to whoever still comes, on a connection that is open already, once the server has begun to drain: a
 * problem like any other. What was taken before is answered, and then its connection ends: a client that keeps one open
 * would otherwise hold the drain up for as long as it likes.
 */
import fastifyPlugin from 'fastify-plugin';
import { Refused } from '../problems.ts';

/** Connections that fell silent during the drain are looked for this often. */
const sweepMs = 50;

export const drain = fastifyPlugin(
  async (app) => {
    let isOpen = true;
    let sweep: NodeJS.Timeout | undefined;
    app.addHook('preClose', async () => {
      isOpen = false;
      sweep = setInterval(() => app.server.closeIdleConnections(), sweepMs).unref();
    });
    app.addHook('onClose', async () => clearInterval(sweep));
    app.addHook('onRequest', async ({ url }) => {
      if (!isOpen && url !== '/healthz') throw new Refused('unavailable');
    });
    app.addHook('onSend', async (_request, reply) => {
      if (!isOpen) reply.header('connection', 'close');
    });
  },
  { name: 'drain' },
);
