/**
 * The harness's own routes, which `handraise start` brings to the server: scenarios and runs for QA, tapes for designers.
 * Each area registers what is its own; a server that was started without the harness has none of it.
 */
import type { FastifyPluginAsync } from 'fastify';
import type { PluggedIn } from '../server/plugged-in.ts';
import { fileRoutes } from './laboratory/files-routes.ts';
import { laboratoryRoutes } from './laboratory/routes.ts';

export const harness: FastifyPluginAsync<PluggedIn> = async (app, options) => {
  await app.register(fileRoutes, options);
  await app.register(laboratoryRoutes, options);
};
