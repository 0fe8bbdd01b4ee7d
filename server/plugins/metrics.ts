/** `/metrics`, for this machine or whoever administers; counts what requests were answered. */
import fastifyPlugin from 'fastify-plugin';
import { isFromThisMachine } from '../loopback.ts';
import type { Metrics } from '../metrics.ts';
import { refusedBecauseOf } from '../problems.ts';
import { administratorOf } from './session.ts';

const commandsPath = '/api/commands/';

export const metricsRoute = fastifyPlugin(
  async (app, { metrics }: { metrics: Metrics }) => {
    app.addHook('onError', async (_request, _reply, error) => {
      metrics.refused(refusedBecauseOf(error)?.code ?? 'unavailable');
    });
    app.addHook('onResponse', async (request, reply) => {
      const path = request.routeOptions.url;
      if (path?.startsWith(commandsPath)) metrics.commandAnswered(path.slice(commandsPath.length), reply.statusCode);
    });
    app.addHook('onClose', async () => metrics.close());

    app.get('/metrics', {
      schema: { summary: 'Measures in the text format of Prometheus.', tags: ['operation'] },
      onRequest: async (request) => {
        if (!isFromThisMachine(request)) administratorOf(request);
      },
      handler: async (_request, reply) => reply.type(metrics.registry.contentType).send(await metrics.read()),
    });
  },
  { name: 'metrics' },
);
