/**
 * `/live/events`: the same feed as the socket, as server-sent events, for clients that can do no more. What the desk has
 * comes as `Last-Event-ID`, which browsers send by themselves, or as `?have=`.
 */
import fastifyPlugin from 'fastify-plugin';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { closeCodes } from '../../machines/wire.ts';
import type { Connections, Line } from '../live/connections.ts';
import { closing, eventWriter, helloFrom, keepAlive, retryLine } from '../live/event-stream.ts';
import { Refused } from '../problems.ts';
import { personOf } from './session.ts';

const comeBackMs = 1_000;
/** Characters of what a desk says that it has. */
const haveMax = 8_192;

const plugin: FastifyPluginAsyncZod<{ connections: Connections }> = async (app, { connections }) => {
  const { limits } = connections;
  const open = new Set<Line>();

  app.addHook('preClose', async () => {
    for (const line of open) line.close(closeCodes.restarting);
  });

  app.get('/live/events', {
    schema: {
      summary: 'The feed of a desk as server-sent events: the frames of the socket, each with an id to resume from.',
      tags: ['live'],
      headers: z.object({ 'last-event-id': z.optional(z.string().check(z.maxLength(haveMax))) }),
      querystring: z.object({
        /** Whose desk, where one browser has both. */
        desk: z.optional(z.enum(['agent', 'supervisor'])),
        /** JSON of `{epoch, have}`, as the id of an event says it. */
        have: z.optional(z.string().check(z.maxLength(haveMax))),
      }),
    },
    onRequest: async (request) => connections.admit(personOf(request)),
    handler: (request, reply) => {
      const hello = helloFrom(request.headers['last-event-id'] || request.query.have);
      if (!hello) throw new Refused('invalidMessage');
      const stream = reply.raw;
      const written = eventWriter(hello, limits.eventIdBytes);
      const line: Line = {
        transport: 'events',
        write: (frame) => void stream.write(written(frame)),
        waitingBytes: () => stream.writableLength,
        close: (code) => {
          stream.end(closing(code));
          // A reader that takes nothing would keep it for ever.
          setTimeout(() => stream.destroy(), limits.closeWithinMs).unref();
        },
      };
      const headers = { ...reply.getHeaders(), 'content-type': 'text/event-stream', 'cache-control': 'no-store' };
      reply.hijack();
      // Whoever left while being let in has been said to have closed already, and would stay connected for ever.
      if (stream.destroyed) return;
      stream.writeHead(200, headers as Record<string, string>);
      stream.write(retryLine(comeBackMs));
      const connection = connections.connect(personOf(request), line);
      if (!connection) return;
      open.add(line);
      const heartbeat = setInterval(() => stream.write(keepAlive), limits.heartbeatMs).unref();
      stream.on('error', () => {});
      stream.on('close', () => {
        clearInterval(heartbeat);
        open.delete(line);
        connection.letGo();
      });
      connection.feed.hello(hello).catch(() => {});
    },
  });
};

export const events = fastifyPlugin(plugin, { name: 'events', dependencies: ['session'] });
