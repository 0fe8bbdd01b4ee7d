/** `/metrics`, for this machine or a service that administers; counts what requests were answered. */
import fastifyPlugin from 'fastify-plugin';
import { isFromThisMachine } from '../loopback.ts';
import type { Metrics } from '../metrics.ts';
import { Refused, refusedBecauseOf } from '../problems.ts';

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
        if (isFromThisMachine(request) || request.service?.scopes.includes('administrator')) return;
        throw new Refused(request.person || request.service ? 'roleMissing' : 'notAuthenticated');
      },
      handler: async (_request, reply) =>
        reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
    });
  },
  { name: 'metrics' },
);
