/**
 * The harness's own routes, which `handraise start` brings to the server: scenarios and runs for QA, tapes for designers.
 * Each area registers what is its own; a server that was started without the harness has none of it.
 */
import type { FastifyPluginAsync } from 'fastify';
import type { PluggedIn } from '../server/plugged-in.ts';
import { coverageRoutes } from './coverage/routes.ts';
import { fileRoutes } from './laboratory/files-routes.ts';
import { laboratoryRoutes } from './laboratory/routes.ts';
import { recorderRoutes } from './recorder/routes.ts';
import { TapeLibrary } from './tapes/library.ts';
import { tapeRoutes } from './tapes/routes.ts';

export const harness: FastifyPluginAsync<PluggedIn> = async (app, options) => {
  const { databasePath, directory, host, log } = options;
  const tapes = new TapeLibrary({
    databasePath,
    people: () => directory.people(),
    onFailure: (error) => log.error({ err: error }, 'A tape could not be read.'),
  });
  app.addHook('onClose', () => tapes.close());
  await app.register(tapeRoutes, { tapes, host, directory });
  await app.register(coverageRoutes, { tapes, now: options.now });
  await app.register(fileRoutes, options);
  await app.register(laboratoryRoutes, { ...options, tapes });
  await app.register(recorderRoutes, { ...options, tapes });
};
