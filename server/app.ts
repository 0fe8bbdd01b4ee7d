/**
 * The server as one Fastify instance: plugins for what every request shares, a file of routes a resource. Opens no
 * database, reads no file and listens nowhere: main.ts and tests bring what it runs on.
 */

import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import fastify, { LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Clock, ManualClock } from './actors/clock.ts';
import type { Host } from './actors/host.ts';
import { Administration } from './directory/administration.ts';
import type { Directory } from './directory/directory.ts';
import { Telling } from './directory/telling.ts';
import { History } from './history/history.ts';
import type { QueryLimits } from './history/limits.ts';
import { queryLimits } from './history/limits.ts';
import { Turnstile } from './history/turnstile.ts';
import { Inspection } from './inspection/inspection.ts';
import type { InspectionLimits } from './inspection/limits.ts';
import { inspectionRoutes } from './inspection/routes.ts';
import { Connections } from './live/connections.ts';
import type { LiveLimits } from './live/limits.ts';
import { liveLimits } from './live/limits.ts';
import { openMarks } from './live/marks.ts';
import { Switchboard } from './live/switchboard.ts';
import { Metrics } from './metrics.ts';
import type { PluggedIn, Plugin } from './plugged-in.ts';
import { docs } from './plugins/docs.ts';
import { drain } from './plugins/drain.ts';
import { events } from './plugins/events.ts';
import { live } from './plugins/live.ts';
import { metricsRoute } from './plugins/metrics.ts';
import { answerProblem, problems } from './plugins/problems.ts';
import { limitedRates } from './plugins/rate-limits.ts';
import { security } from './plugins/security.ts';
import { session } from './plugins/session.ts';
import { sockets } from './plugins/sockets.ts';
import { staticFiles } from './plugins/static.ts';
import type { RecordWatch } from './record-watch.ts';
import { exchangeRoutes } from './routes/administration/exchange.ts';
import { peopleRoutes } from './routes/administration/people.ts';
import { serviceRoutes } from './routes/administration/services.ts';
import { wholeSiteRoutes } from './routes/administration/site.ts';
import { groupRoutes } from './routes/administration/workgroups.ts';
import { clockRoutes } from './routes/clock.ts';
import { commandRoutes } from './routes/commands.ts';
import { embeddingRoutes } from './routes/embedding.ts';
import { healthRoutes } from './routes/health.ts';
import { measureRoutes } from './routes/measures.ts';
import { recordRoutes } from './routes/record.ts';
import { requestRoutes } from './routes/requests.ts';
import { requestCsvRoutes } from './routes/requests-csv.ts';
import { sessionRoutes } from './routes/session.ts';
import { siteRoutes } from './routes/site.ts';
import { workgroupRoutes } from './routes/workgroups.ts';
import { Sessions } from './sessions.ts';
import type { SiteService } from './site.ts';

export interface AppOptions {
  host: Host;
  /** Of the host's changes. */
  directory: Directory;
  clock: Clock;
  /** With a clock that is moved by hand: `/api/clock` moves it, and waits until the host has nothing under way. */
  manual?: { clock: ManualClock; settled(): Promise<void> };
  /** Personas without a password may log on without one. */
  demo: boolean;
  /** Services beside the site's own, such as the demo's simulated ACD. */
  services?: Record<string, SiteService>;
  /** 32 bytes that seal the cookies. */
  cookieKey: Buffer;
  allowedOrigins: readonly string[];
  /** Websites that may show the embedded desk in a frame. */
  embedOrigins: readonly string[];
  /** Only this machine can reach the server. */
  isLoopback: boolean;
  uiDir: string;
  log: FastifyBaseLogger;
  /** What others bring, such as the harness: each may add its own routes. */
  plugins?: readonly Plugin[];
  /** The database file, for those who read it beside the host. */
  databasePath?: string;
  /** Designers may watch. */
  inspect?: boolean;
  /** The folder of scenarios that QA may change. */
  scenarios?: string;
  /** Where the history is kept; in memory alone if left out. */
  historyPath?: string;
  queryLimits?: Partial<QueryLimits>;
  /** Whoever watches the record, for /metrics. */
  recordWatch?: RecordWatch;
  liveLimits?: Partial<LiveLimits>;
  inspectionLimits?: Partial<InspectionLimits>;
  /** Commands of one person in a second; three times as many may come at once. */
  commandsPerSecond: number;
  /** Of this program, for its reference. */
  version?: string;
}

/** Bytes of a body: a text of 2,000 characters, some room, and no more. */
const bodyLimit = 64 * 1_024;

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { host, directory, clock, manual, demo, log, uiDir } = options;
  const app: FastifyInstance = fastify({
    loggerInstance: log,
    // A line a request would say nothing that matters.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    // Ours is a problem document: plugins/drain.ts.
    return503OnClosing: false,
    frameworkErrors: answerProblem,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  const now = () => clock.now();
  const sessions = new Sessions({
    host,
    directory,
    now,
    timers: manual ? 'manual' : 'wall',
    onFailure: (error) => log.error({ err: error }, 'A session could not be ended.'),
  });
  const telling = new Telling({
    directory,
    host,
    endSessions: (change, former, spared) => sessions.endTakenAway(change, former, spared),
    onFailure: (error) => log.error({ err: error }, 'A change of the site could not be told yet.'),
  });
  const untold = host.changes.after(host.changes.told);
  await sessions.adopt(untold.flatMap(({ kind, id }) => (kind === 'person' ? [id] : [])));
  await telling.catchUp();
  const administration = new Administration({ directory, telling, now, demo });
  const history = new History({
    host,
    path: options.historyPath,
    onFailure: (error) => log.error({ err: error }, 'The history could not be read or written; it is tried again.'),
  });
  // Long queries of the history share the processor with commands.
  const limits = { ...queryLimits, ...options.queryLimits };
  const turnstile = new Turnstile(limits.longAtOnce, limits.longWaiting);
  const metrics = new Metrics({ host, history, now });
  const connections = new Connections({
    switchboard: new Switchboard({ host, marks: openMarks(), onHanded: (at) => metrics.handed(at) }),
    sessions,
    limits: { ...liveLimits, ...options.liveLimits },
    now,
    log,
  });
  metrics.watch(connections);
  if (options.recordWatch) metrics.watchRecord(options.recordWatch);
  // Nobody waits for a long record before the desks can be reached.
  app.addHook('onListen', async () => history.begin());
  app.addHook('onClose', async () => {
    telling.close();
    directory.close();
    sessions.close();
    await history.close();
  });

  await app.register(problems);
  await app.register(sockets);
  await app.register(drain);
  await app.register(security, options);
  await app.register(session, {
    sessions,
    directory,
    ...(options.services && { services: options.services }),
    cookieKey: options.cookieKey,
    isEmbedded: options.embedOrigins.length > 0,
  });
  await app.register(limitedRates, { commandsPerSecond: options.commandsPerSecond });
  await app.register(docs, { version: options.version ?? '0' });
  await app.register(metricsRoute, { metrics });
  await app.register(live, { connections });
  await app.register(events, { connections });
  await app.register(healthRoutes, { host });
  await app.register(embeddingRoutes, options);
  await app.register(siteRoutes, { directory, demo });
  await app.register(sessionRoutes, { sessions, directory, demo });
  await app.register(commandRoutes, { host, metrics, administration });
  await app.register(workgroupRoutes, { host });
  await app.register(requestRoutes, { host, history, directory, turnstile });
  await app.register(requestCsvRoutes, { host, history, directory, turnstile, now, limits });
  await app.register(measureRoutes, { host, history, directory, turnstile, now, limits });
  for (const routes of [wholeSiteRoutes, peopleRoutes, groupRoutes, serviceRoutes, exchangeRoutes]) {
    await app.register(routes, { administration, directory });
  }
  await app.register(recordRoutes, { host, isManual: manual !== undefined });
  if (manual) await app.register(clockRoutes, { ...manual, sessions });
  const { databasePath, inspect = false, scenarios } = options;
  const inspection = new Inspection({ host, now, log, limits: options.inspectionLimits ?? {} });
  if (inspect) await app.register(inspectionRoutes, { inspection, host, directory, sessions, now });
  const pluggedIn: PluggedIn = {
    host,
    directory,
    sessions,
    now,
    log,
    inspect,
    inspection,
    ...(databasePath !== undefined && { databasePath }),
    ...(scenarios !== undefined && { scenarios }),
  };
  for (const plugin of options.plugins ?? []) await app.register(plugin, pluggedIn);
  await app.register(staticFiles, { uiDir, demo });
  return app;
}
