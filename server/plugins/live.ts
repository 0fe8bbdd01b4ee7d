/**
 * `/live`: a desk's feed on a WebSocket. The desk says hello, then listens, and tells typing marks. What travels is in
 * machines/wire.ts; this knows only sockets: who may open one, and how long it may be silent.
 */
import websocket from '@fastify/websocket';
import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { WebSocket } from 'ws';
import { closeCodes } from '../../machines/wire.ts';
import type { Connections } from '../live/connections.ts';
import { Hearing } from '../live/hearing.ts';
import { liveLimits } from '../live/limits.ts';
import { SocketLine } from '../live/socket-line.ts';
import { Refused } from '../problems.ts';
import { personOf } from './session.ts';

/** The other side or the network is gone. */
const brokenOff = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

function giveUp(log: FastifyBaseLogger, socket: WebSocket, error: Error): void {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  // Whoever breaks the protocol loses the connection; a line of the log for each would be theirs to fill.
  if (code.startsWith('WS_ERR_') || brokenOff.has(code)) log.debug({ code }, 'A desk broke off.');
  else log.error({ err: error }, 'A socket failed.');
  socket.terminate();
}

/** WebSockets at all. Registered before any hook that may refuse: only then is a refused socket let go of. */
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

export const live = fastifyPlugin(
  async (app, { connections }: { connections: Connections }) => {
    const { limits } = connections;
    /** Whether a socket has answered the last ping. */
    const answered = new Map<WebSocket, boolean>();
    const heartbeat = setInterval(() => {
      for (const [socket, isAlive] of answered) {
        if (!isAlive) socket.terminate();
        else {
          answered.set(socket, false);
          socket.ping();
        }
      }
    }, limits.heartbeatMs).unref();
    app.addHook('onClose', async () => clearInterval(heartbeat));

    app.route({
      method: 'GET',
      url: '/live',
      schema: {
        summary: 'The feed of a desk as a WebSocket: the desk says hello, the server answers with what it missed.',
        tags: ['live'],
      },
      onRequest: async (request) => connections.admit(personOf(request)),
      preHandler: async (request, reply) => {
        if (request.ws) reply.raw.detachSocket(request.raw.socket);
      },
      // Asked for as a page: there is none.
      handler: async () => {
        throw new Refused('unknownRoute');
      },
      wsHandler: (socket: WebSocket, request: FastifyRequest) => {
        // With the response above: what would keep the whole request in memory for as long as the socket lives.
        socket.removeAllListeners('error');
        socket.on('error', (error) => giveUp(app.log, socket, error));
        const line = new SocketLine(socket);
        const connection = connections.connect(personOf(request), line);
        if (!connection) return;
        const hearing = new Hearing({ feed: connection.feed, limits, line });
        answered.set(socket, true);
        setTimeout(() => {
          if (!hearing.isGreeted) line.close(closeCodes.invalidMessage);
        }, limits.helloWithinMs).unref();
        socket.on('pong', () => answered.set(socket, true));
        socket.on('message', (data, isBinary) => hearing.hear(data, isBinary));
        socket.on('close', () => {
          answered.delete(socket);
          connection.letGo();
        });
      },
    });
  },
  { name: 'live', dependencies: ['sockets', 'session'] },
);
