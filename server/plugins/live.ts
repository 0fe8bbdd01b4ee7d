/**
 * `/live`: a desk's feed on a WebSocket. The desk says hello, then listens. What travels is in machines/wire.ts; this
 * knows only sockets: who may open one, how long it may be silent, and how far behind it may fall.
 */
import websocket from '@fastify/websocket';
import type { FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { RawData, WebSocket } from 'ws';
import { closeCodes, hello } from '../../machines/wire.ts';
import type { Host } from '../actors/host.ts';
import { openDeskFeed } from '../live/desk-feed.ts';
import { Refused } from '../problems.ts';
import type { Session, Sessions } from '../sessions.ts';
import { selfOf } from '../sessions.ts';
import { personOf } from './session.ts';

export const liveLimits = {
  /** Bytes of one frame from a desk. */
  frameBytes: 64 * 1_024,
  /** Bytes that wait for a slow reader; more and it is closed. */
  bufferedBytes: 1_024 * 1_024,
  socketsPerPerson: 20,
  /** Hellos on one socket; a desk that needs more is broken. */
  hellos: 100,
  helloWithinMs: 5_000,
  /** A ping that often; a desk that did not answer the one before is gone. */
  heartbeatMs: 15_000,
  /** How long a socket may take to close at a drain. */
  closeWithinMs: 1_000,
} as const;

export interface LiveOptions {
  host: Host;
  sessions: Sessions;
  now(): number;
  limits?: Partial<{ [Name in keyof typeof liveLimits]: number }>;
}

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
  async (app, { host, sessions, now, limits: chosen }: LiveOptions) => {
    const limits = { ...liveLimits, ...chosen };
    const open = new Map<WebSocket, Session>();

    const openedBy = (person: string) => [...open.values()].filter((session) => session.person === person).length;

    app.route({
      method: 'GET',
      url: '/live',
      websocket: true,
      onRequest: async (request) => {
        if (openedBy(personOf(request).person) >= limits.socketsPerPerson) throw new Refused('tooFast');
      },
      handler: (socket: WebSocket, request: FastifyRequest) => {
        const session = personOf(request);
        // It may have ended while the socket opened.
        if (!sessions.isAlive(session)) return socket.close(closeCodes.notAuthenticated);
        const disconnect = sessions.connect(session);
        open.set(socket, session);
        const letGo = attach(socket, session);
        socket.on('close', () => {
          open.delete(socket);
          letGo();
          disconnect();
        });
      },
    });

    function attach(socket: WebSocket, session: Session): () => void {
      const { application } = session;
      const feed = openDeskFeed({ host, self: selfOf(session), application, now });
      let hellos = 0;
      let isAlive = true;

      const frames = feed.frames.subscribe({
        next: (frame) => {
          socket.send(JSON.stringify(frame));
          if (socket.bufferedAmount <= limits.bufferedBytes) return;
          feed.close();
          socket.close(closeCodes.tooSlow);
        },
        error: (error: unknown) => {
          app.log.error({ err: error, self: selfOf(session) }, 'A feed broke off.');
          socket.close(closeCodes.restarting);
        },
      });
      const ended = sessions.ended.subscribe((id) => {
        if (id === session.session) socket.close(closeCodes.notAuthenticated);
      });
      const silence = setTimeout(() => socket.close(closeCodes.invalidMessage), limits.helloWithinMs).unref();
      const heartbeat = setInterval(() => {
        if (!isAlive) return socket.terminate();
        isAlive = false;
        socket.ping();
      }, limits.heartbeatMs).unref();

      socket.on('pong', () => {
        isAlive = true;
      });
      socket.on('message', (data, isBinary) => {
        const said = isBinary ? undefined : helloIn(data);
        if (!said || ++hellos > limits.hellos) return socket.close(closeCodes.invalidMessage);
        clearTimeout(silence);
        feed.hello(said).catch(() => {});
      });

      return () => {
        clearTimeout(silence);
        clearInterval(heartbeat);
        frames.unsubscribe();
        ended.unsubscribe();
        feed.close();
      };
    }
  },
  { name: 'live', dependencies: ['sockets', 'session'] },
);

function helloIn(data: RawData): ReturnType<typeof hello.parse> | undefined {
  try {
    return hello.safeParse(JSON.parse(String(data))).data;
  } catch {
    return undefined;
  }
}
