/**
 * `/live`: a desk's feed on a WebSocket. The desk says hello, then listens, and tells typing marks. What travels is in
 * machines/wire.ts; this knows only sockets: who may open one, and how long it may be silent.
 */
import type { FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { WebSocket } from 'ws';
import { closeCodes } from '../../machines/wire.ts';
import type { Connections } from '../live/connections.ts';
import { Hearing } from '../live/hearing.ts';
import { Heartbeat } from '../live/heartbeat.ts';
import { SocketLine } from '../live/socket-line.ts';
import { Refused } from '../problems.ts';
import { personOf } from './session.ts';
import { forgetResponse, watchForErrors } from './sockets.ts';

export const live = fastifyPlugin(
  async (app, { connections }: { connections: Connections }) => {
    const { limits } = connections;
    const heartbeat = new Heartbeat(limits.heartbeatMs);
    app.addHook('onClose', async () => heartbeat.stop());

    app.route({
      method: 'GET',
      url: '/live',
      schema: {
        summary: 'The feed of a desk as a WebSocket: the desk says hello, the server answers with what it missed.',
        tags: ['live'],
      },
      onRequest: async (request) => connections.admit(personOf(request)),
      preHandler: forgetResponse,
      // Asked for as a page: there is none.
      handler: async () => {
        throw new Refused('unknownRoute');
      },
      wsHandler: (socket: WebSocket, request: FastifyRequest) => {
        watchForErrors(app.log, socket);
        const line = new SocketLine(socket);
        const connection = connections.connect(personOf(request), line);
        if (!connection) return;
        const hearing = new Hearing({ feed: connection.feed, limits, line });
        heartbeat.follow(socket);
        setTimeout(() => {
          if (!hearing.isGreeted) line.close(closeCodes.invalidMessage);
        }, limits.helloWithinMs).unref();
        socket.on('message', (data, isBinary) => hearing.hear(data, isBinary));
        socket.on('close', () => connection.letGo());
      },
    });
  },
  { name: 'live', dependencies: ['sockets', 'session'] },
);
