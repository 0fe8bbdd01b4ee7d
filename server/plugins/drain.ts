/**
 * What is told to whoever still comes, on a connection that is open already, once the server has begun to drain: a
 * problem like any other. What was taken before is answered, and then its connection ends: a client that keeps one open,
 * or has opened one to say nothing yet, would otherwise hold the drain up for as long as it likes.
 */
import type { Socket } from 'node:net';
import fastifyPlugin from 'fastify-plugin';
import { Refused } from '../problems.ts';

const drainLimits = {
  /** Connections that fell silent during the drain are looked for this often. */
  sweepMs: 50,
  /** A connection may be silent for so long: what it says may be on its way. */
  silentMs: 1_000,
  /** Whoever has not been answered by then will not be. */
  withinMs: 10_000,
} as const;

export const drain = fastifyPlugin(
  async (app) => {
    let isOpen = true;
    let sweep: NodeJS.Timeout | undefined;
    /** When each was made. */
    const connections = new Map<Socket, number>();
    app.server.on('connection', (socket) => {
      connections.set(socket, performance.now());
      socket.once('close', () => connections.delete(socket));
    });
    app.addHook('preClose', async () => {
      isOpen = false;
      const startedAt = performance.now();
      sweep = setInterval(() => {
        const now = performance.now();
        // Browsers open some in advance, and to Node those are not idle.
        for (const [socket, madeAt] of connections) {
          if (socket.bytesRead === 0 && now - madeAt > drainLimits.silentMs) socket.destroy();
        }
        app.server.closeIdleConnections();
        if (now - startedAt > drainLimits.withinMs) app.server.closeAllConnections();
      }, drainLimits.sweepMs).unref();
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
