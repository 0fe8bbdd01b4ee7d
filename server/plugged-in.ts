/** What whoever brings routes of their own, such as the harness, is given of the server. */
import type { FastifyBaseLogger, FastifyPluginAsync } from 'fastify';
import type { Host } from './actors/host.ts';
import type { Directory } from './directory/directory.ts';
import type { Inspection } from './inspection/inspection.ts';
import type { Sessions } from './sessions.ts';

export interface PluggedIn {
  host: Host;
  directory: Directory;
  sessions: Sessions;
  /** ms UTC on the host's clock. */
  now(): number;
  log: FastifyBaseLogger;
  /** Where the database is; missing where the host keeps none. Others may read it meanwhile. */
  databasePath?: string;
  /** Designers may watch. */
  inspect: boolean;
  /** How actors are watched as they run, from inside of this process; costs nothing while nobody does. */
  inspection: Inspection;
  /** The folder of scenarios that may be changed. */
  scenarios?: string;
}

export type Plugin = FastifyPluginAsync<PluggedIn>;
