/**
 * `/live`: a desk's feed on a WebSocket. The desk says hello, then listens, and tells typing marks. What travels is in
 * machines/wire.ts; this knows only sockets: who may open one, and how long it may be silent.
 */
import websocket from '@fastify/websocket';
import type { FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { WebSocket } from 'ws';
import { closeCodes } from '../../machines/wire.ts';
import type { Connections, Line } from '../live/connections.ts';
import { encoded } from '../live/encoded.ts';
import { hearing } from '../live/hearing.ts';
import { liveLimits } from '../live/limits.ts';
import { personOf } from './session.ts';

/** WebSockets at all. Registered before any hook that may refuse: only then is a refused socket let go of. */
export const sockets = fastifyPlugin(
  async (app) => {
    await app.register(websocket, {
      options: { maxPayload: liveLimits.frameBytes },
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
      websocket: true,
      schema: {
        summary: 'The feed of a desk as a WebSocket: the desk says hello, the server answers with what it missed.',
        tags: ['live'],
      },
      onRequest: async (request) => connections.admit(personOf(request)),
      handler: (socket: WebSocket, request: FastifyRequest) => {
        const connection = connections.connect(personOf(request), lineOf(socket));
        if (!connection) return;
        const { feed, letGo } = connection;
        answered.set(socket, true);
        const silence = setTimeout(() => socket.close(closeCodes.invalidMessage), limits.helloWithinMs).unref();
        const hear = hearing({
          feed,
          limits,
          greeted: () => clearTimeout(silence),
          broken: () => socket.close(closeCodes.invalidMessage),
        });

        socket.on('pong', () => answered.set(socket, true));
        socket.on('message', hear);
        socket.on('close', () => {
          clearTimeout(silence);
          answered.delete(socket);
          letGo();
        });
      },
    });
  },
  { name: 'live', dependencies: ['sockets', 'session'] },
);

const lineOf = (socket: WebSocket): Line => ({
  transport: 'socket',
  write: (frame) => socket.send(encoded(frame), { binary: false }),
  waitingBytes: () => socket.bufferedAmount,
  close: (code) => socket.close(code),
});
