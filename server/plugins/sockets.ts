/**
 * WebSockets at all: what every one of them may send at once, what becomes of those that fail, and that all are told to come
 * back when the server drains. Who may open which one is said by its route.
 */
import websocket from '@fastify/websocket';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { WebSocket } from 'ws';
import { closeCodes } from '../../machines/wire.ts';
import { liveLimits } from '../live/limits.ts';

/** The other side or the network is gone. */
const brokenOff = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

function giveUp(log: FastifyBaseLogger, socket: WebSocket, error: Error): void {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  // Whoever breaks the protocol loses the connection; a line of the log for each would be theirs to fill.
  if (code.startsWith('WS_ERR_') || brokenOff.has(code)) log.debug({ code }, 'A desk broke off.');
  else log.error({ err: error }, 'A socket failed.');
  socket.terminate();
}

/** For the route of a socket: with its listener, what would keep the whole request in memory for as long as it lives. */
export async function forgetResponse(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.ws) reply.raw.detachSocket(request.raw.socket);
}

export function watchForErrors(log: FastifyBaseLogger, socket: WebSocket): void {
  socket.removeAllListeners('error');
  socket.on('error', (error) => giveUp(log, socket, error));
}

/** Registered before any hook that may refuse: only then is a refused socket let go of. */
export const sockets = fastifyPlugin(
  async (app) => {
    await app.register(websocket, {
      options: { maxPayload: liveLimits.frameBytes },
      errorHandler: (error, socket) => giveUp(app.log, socket, error),
      preClose: (done) => {
        for (const socket of app.websocketServer.clients) {
          socket.close(closeCodes.restarting);
          setTimeout(() => socket.terminate(), liveLimits.closeWithinMs).unref();
        }
        done();
      },
    });
  },
  { name: 'sockets' },
);
