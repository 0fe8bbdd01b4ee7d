/** Whom an embedded desk may speak with: the websites that may show it. No secret: they are in its policy too. */
import type { FastifyPluginAsync } from 'fastify';

export const embeddingRoutes: FastifyPluginAsync<{ embedOrigins: readonly string[] }> = async (
  app,
  { embedOrigins },
) => {
  app.get('/embed/origins', { schema: { hide: true } }, async () => ({ origins: embedOrigins }));
};
