/**
 * Starts the server: opens clock, log and database, seeds the site, listens, and says where the desks are. Drains when
 * told to stop. Everything that keeps it from starting is one clear line and exit code 2.
 */
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { manualClock, wallClock } from './actors/clock.ts';
import type { Host } from './actors/host.ts';
import { openSqliteHost } from './actors/sqlite-host.ts';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { ConfigError, configFlags, isLoopback, readConfig } from './config.ts';
import { cookieKeyIn } from './cookie-key.ts';
import type { DemoAcd } from './demo/acd.ts';
import { simulateAcd } from './demo/simulate.ts';
import { Directory } from './directory/directory.ts';
import type { Plugin } from './plugged-in.ts';
import type { RecordWatch, WatchedServer } from './record-watch.ts';
import { hashToken, newToken } from './secrets.ts';
import { replaceSite, seed } from './seed.ts';
import { readSite } from './site.ts';
import { StartError, startError } from './start-error.ts';
import { steadyClock } from './steady-clock.ts';

export interface ServeOptions extends Config {
  /** Routes that others bring, such as the harness. */
  plugins?: readonly Plugin[];
  /** Watches the record for `watchProperties`; whoever runs the server brings it. */
  watchRecord?(server: WatchedServer): RecordWatch;
  /** Serves viewers for `xstateInspect`; whoever runs the server brings it. */
  bridge?(viewers: { port: number; allowedOrigins: readonly string[]; print(line: string): void }): Plugin;
  /** A friendly line for whoever started the server. */
  print?(line: string): void;
}

/** More than a person clicks, less than a broken client sends; scripts are faster. */
const commandsPerSecond = { wall: 20, manual: 1_000 } as const;

export interface Serving {
  /** Such as `http://127.0.0.1:8080`. */
  url: string;
  host: Host;
  /** Drains: sockets are told to come back, what was taken is answered, the database is closed. */
  close(): Promise<void>;
}

/** Rejects with a StartError for everything that whoever starts the server can mend. */
export async function serve(options: ServeOptions): Promise<Serving> {
  try {
    return await start(options);
  } catch (error) {
    throw startError(error, triedBy(options)) ?? error;
  }
}

const databaseIn = (dataDir: string) => join(dataDir, 'handraise.db');
const triedBy = ({ host, port, dataDir }: ServeOptions) => ({ host, port, database: databaseIn(dataDir) });

async function start(options: ServeOptions): Promise<Serving> {
  const { dataDir, demo, print = console.log } = options;
  if (options.watchProperties && !options.watchRecord) {
    throw new StartError('--watch-properties is for `handraise start`: this program has nothing to watch with.');
  }
  const { xstateInspect, allowedOrigins, plugins = [] } = options;
  if (xstateInspect !== undefined && !options.bridge) {
    throw new StartError('--xstate-inspect is for `handraise start`: this program has no bridge to XState 4.');
  }
  const log = pino({ level: options.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  const { importSite, siteFile } = options;
  const replacement = importSite === undefined ? undefined : readSite(importSite);
  // A mistake in it is told before anything is made; a database that is there may not need it at all.
  const first = replacement ?? (existsSync(databaseIn(dataDir)) ? undefined : readSite(siteFile));
  makeFolder(dataDir);
  const manual = options.clock === 'manual' ? manualClock() : undefined;
  const clock = manual ?? steadyClock(wallClock());
  const host = openSqliteHost({ path: databaseIn(dataDir), clock, log });
  let app: FastifyInstance | undefined;
  let acd: DemoAcd | undefined;
  let recordWatch: RecordWatch | undefined;
  const close = async () => {
    await acd?.stop();
    await app?.close();
    // Sees what the drain has answered, and lets go of the database before it is put away.
    await recordWatch?.close();
    await host.close();
  };
  try {
    if (host.changes.told === 0) await seed(host, first ?? readSite(siteFile), clock.now());
    const directory = new Directory(host.changes);
    if (replacement) replaceSite(directory, replacement, clock.now());
    const token = newToken();
    if (options.watchProperties) {
      recordWatch = options.watchRecord?.({ path: databaseIn(dataDir), folder: join(dataDir, 'found'), log });
    }
    app = await buildApp({
      ...options,
      plugins: [
        ...plugins,
        ...(xstateInspect !== undefined && options.bridge
          ? [options.bridge({ port: xstateInspect, allowedOrigins, print })]
          : []),
      ],
      host,
      directory,
      clock,
      log,
      databasePath: databaseIn(dataDir),
      historyPath: join(dataDir, 'history.db'),
      cookieKey: cookieKeyIn(dataDir, log),
      version: versionOfProgram(),
      commandsPerSecond: options.commandsPerSecond ?? commandsPerSecond[options.clock],
      isLoopback: isLoopback(options.host),
      ...(recordWatch && { recordWatch }),
      ...(manual && { manual: { clock: manual, settled: () => host.settled() } }),
      ...(demo && { services: { 'demo-acd': { token: hashToken(token), scopes: ['acd'] } } }),
    });
    await app.listen({ host: options.host, port: options.port });
    const address = app.server.address();
    const port = typeof address === 'object' && address ? address.port : options.port;
    const url = urlOf(reachable(options.host), port);
    // Under a manual clock a script says what the ACD does.
    if (demo && !manual) {
      const onFailure = (error: unknown) => log.warn({ err: error }, 'The simulated ACD was refused.');
      acd = await simulateAcd({ host, directory, baseUrl: url, token, onFailure });
    }
    for (const line of greeting(options, directory.name, url)) print(line);
    // Now and not at the exit: a server that is killed is to start quickly again.
    flushCompileCache();
    let closing: Promise<void> | undefined;
    return { url, host, close: () => (closing ??= close()) };
  } catch (error) {
    // What kept it from starting may keep it from closing well too; the first one is what matters.
    await close().catch((other: unknown) => log.error({ err: other }, 'What was open could not be closed.'));
    throw error;
  }
}

const versionOfProgram = (): string =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')).version;

/** Node's own `recursive` never ends where a folder that is there lets nobody make another one, such as in /proc. */
function makeFolder(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  if (!found && dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

const urlOf = (host: string, port: number) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
/** Where the desks are found when the server listens everywhere. */
const reachable = (host: string) => (host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);

function greeting({ demo, host }: ServeOptions, site: string, url: string): string[] {
  return [
    `${site} is open${demo ? ' (demo: log on without a password)' : ''}.`,
    `  Agents          ${url}/agent`,
    `  Supervisors     ${url}/supervisor`,
    `  Administrators  ${url}/administrator`,
    `  Designers       ${url}/designer`,
    `  QA              ${url}/qa`,
    ...(demo && !isLoopback(host)
      ? ['  Careful: this demo can be reached, without a password, from other machines.']
      : []),
    'Stop with Ctrl+C.',
  ];
}

/** Runs until a signal: the first drains, a second one ends at once. Sets the exit code. */
export async function serveUntilSignal(options: ServeOptions): Promise<void> {
  // Before anything is said: whoever reads the greeting may stop the server at once.
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve();
      });
    }
  });
  let serving: Serving;
  try {
    serving = await serve(options);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
    return;
  }
  await stopped;
  try {
    await serving.close();
  } catch (error) {
    const mendable = startError(error, triedBy(options));
    if (!mendable) throw error;
    console.error(`${mendable.message} It was stopped all the same, and has kept what it had answered.`);
    process.exit(1);
  }
  process.exit(0);
}

if (import.meta.main) {
  const options = Object.fromEntries(
    Object.entries(configFlags).map(([name, { takes }]) => [
      name,
      { type: takes === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  try {
    const args = process.argv.slice(2).map((arg) => arg.replace(/^--[a-z-]+/, (flag) => camelCase(flag)));
    const { values } = parseArgs({ args, options, strict: true });
    await serveUntilSignal(readConfig(values as Record<string, string | boolean>, process.env));
  } catch (error) {
    const isMistake =
      error instanceof ConfigError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
    if (!isMistake) throw error;
    console.error((error as Error).message);
    process.exitCode = 2;
  }
}

function camelCase(flag: string): string {
  return `--${flag.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;
}
