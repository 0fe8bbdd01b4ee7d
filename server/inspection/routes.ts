/**
 * Watching actors run: the list of them, and `/inspect`, a WebSocket that tells their turns as frames of
 * machines/inspection.ts. Only where the server was started with `--inspect`.
 */
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { RawData, WebSocket } from 'ws';
import * as z from 'zod/mini';
import type { InspectFrame } from '../../machines/inspection.ts';
import { actorList, address, inspectTicket, watchFrame } from '../../machines/inspection.ts';
import { kinds } from '../../machines/names.ts';
import { closeCodes } from '../../machines/wire.ts';
import type { Host } from '../actors/host.ts';
import type { Directory } from '../directory/directory.ts';
import { Heartbeat } from '../live/heartbeat.ts';
import { Outbox } from '../live/outbox.ts';
import { Pace } from '../live/pace.ts';
import { SocketLine } from '../live/socket-line.ts';
import { forgetResponse, watchForErrors } from '../plugins/sockets.ts';
import { Refused } from '../problems.ts';
import type { Sessions } from '../sessions.ts';
import { listActors } from './actors.ts';
import type { Inspection } from './inspection.ts';
import type { Visitor } from './visitors.ts';
import { Visitors } from './visitors.ts';

export interface InspectionRoutesOptions {
  inspection: Inspection;
  host: Pick<Host, 'actorsAfter' | 'peek'>;
  directory: Directory;
  sessions: Sessions;
  now(): number;
}

const actorQuery = z.object({
  /** A part of an address or of a person's name. */
  search: z._default(z.string().check(z.maxLength(100)), ''),
  kind: z.optional(z.enum(kinds)),
  /** `next` of the page before. */
  after: z._default(address, ''),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(200)), 50),
});
const socketQuery = z.object({
  /** Whose session, where one browser has several. */
  desk: z.optional(z.literal('designer')),
  /** Of POST /api/inspect/tickets, for viewers that can send neither cookie nor header. */
  ticket: z.optional(z.string().check(z.maxLength(100))),
});

export const inspectionRoutes: FastifyPluginAsyncZod<InspectionRoutesOptions> = async (app, options) => {
  const { inspection, host, directory, sessions, now } = options;
  const { limits } = inspection;
  const visitors = new Visitors({ sessions, directory, limits, now });
  const admitted = new WeakMap<FastifyRequest, Visitor>();
  const heartbeat = new Heartbeat(limits.heartbeatMs);
  const lookAround = setInterval(() => visitors.endThoseWhoMayNot(), limits.heartbeatMs).unref();
  app.addHook('onClose', async () => {
    heartbeat.stop();
    clearInterval(lookAround);
  });
  const forVisitors = [async (request: FastifyRequest) => void visitors.visitorOf(request), app.limited.queries];

  app.get('/api/actors', {
    schema: {
      summary: 'The actors of this server as they are now, by address: all that were ever used.',
      tags: ['inspection'],
      querystring: actorQuery,
      response: { 200: actorList },
    },
    onRequest: forVisitors,
    handler: async ({ query: { search, kind, after, limit } }) =>
      listActors({ host, directory }, { search, after, count: limit, ...(kind && { kind }) }),
  });

  app.post('/api/inspect/tickets', {
    schema: {
      summary:
        'An address of /inspect for a viewer that can send neither cookie nor header: good once, for five minutes.',
      description: 'Whoever has it watches as you do, until you log off. Do not pass it on.',
      tags: ['inspection'],
      response: { 200: inspectTicket },
    },
    onRequest: forVisitors,
    handler: async (request) => {
      const { ticket, until } = visitors.giveTicket(visitors.visitorOf(request));
      return { address: `${socketOrigin(request)}/inspect?ticket=${ticket}`, expiresAt: new Date(until).toISOString() };
    },
  });

  app.route({
    method: 'GET',
    url: '/inspect',
    schema: {
      summary: 'The turns of actors as a WebSocket, in the shapes of @statelyai/inspect.',
      description:
        'Say `{"type":"watch","actors":["agent/alice"]}` to watch these alone; who says nothing is told of up to 200 ' +
        'actors. Frames hold references to texts, never words.',
      tags: ['inspection'],
      querystring: socketQuery,
    },
    onRequest: async (request) => {
      // Asked for as a page it uses no ticket up.
      if (!request.ws) throw new Refused('unknownRoute');
      const { ticket } = request.query as { ticket?: unknown };
      if (ticket === undefined) admitted.set(request, visitors.visitorOf(request));
      visitors.makeSureOfPlace();
      if (ticket !== undefined) admitted.set(request, visitors.takeTicket(ticket));
    },
    preHandler: forgetResponse,
    handler: async () => {
      throw new Refused('unknownRoute');
    },
    wsHandler: (socket: WebSocket, request: FastifyRequest) => {
      watchForErrors(app.log, socket);
      const line = new SocketLine(socket);
      const visitor = admitted.get(request);
      if (!visitor || !visitors.enter(visitor, line)) return;
      heartbeat.follow(socket);
      const outbox = new Outbox<InspectFrame>(line, limits, () => line.close(closeCodes.tooSlow));
      const reader = { send: (frame: InspectFrame) => outbox.send(frame), waitingBytes: () => line.waitingBytes() };
      const watching = inspection.follow(reader, () => line.close(closeCodes.restarting));
      const silence = setTimeout(() => watching.watch('all'), limits.silentMs).unref();
      const pace = new Pace(limits.framesPerSecond);
      socket.on('message', (data, isBinary) => {
        clearTimeout(silence);
        const said = isBinary || pace.isTooFast() ? undefined : watchFrameIn(data);
        if (said) watching.watch(said.actors);
        else line.close(closeCodes.invalidMessage);
      });
      socket.on('close', () => {
        clearTimeout(silence);
        watching.end();
        outbox.close();
        visitors.leave(line);
      });
    },
  });
};

function watchFrameIn(data: RawData) {
  try {
    return watchFrame.safeParse(JSON.parse(String(data))).data;
  } catch {
    return undefined;
  }
}

/** As whoever asks reaches us: only a browser knows of the TLS that a proxy ends before us, and says so. */
function socketOrigin({ headers: { origin, host = '' }, protocol }: FastifyRequest): string {
  const isSecure = origin === `https://${host}` || protocol === 'https';
  return `${isSecure ? 'wss' : 'ws'}://${host}`;
}
