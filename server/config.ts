/**
 * What the server is told at its start, by flags or the environment. One catalogue, from which the command line makes its
 * options; a mistake is one line that names the flag. Reads no file.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import { hint } from './nearest.ts';

/** Every flag, its variable in the environment, and what it is for. Flags win. */
export const configFlags = {
  port: { env: 'HANDRAISE_PORT', takes: 'number', about: 'port to listen on; 0 picks a free one (default 8080)' },
  host: { env: 'HANDRAISE_HOST', takes: 'address', about: 'address to listen on (default 127.0.0.1)' },
  data: { env: 'HANDRAISE_DATA', takes: 'folder', about: 'where the database and keys are kept (default data)' },
  site: {
    env: 'HANDRAISE_SITE',
    takes: 'file',
    about: 'site file that seeds an empty database (default: the demo site)',
  },
  importSite: {
    env: 'HANDRAISE_IMPORT_SITE',
    takes: 'file',
    about: 'site file that replaces the site in the database, on record; secrets that it leaves out stay',
  },
  demo: { env: 'HANDRAISE_DEMO', takes: undefined, about: 'log on without passwords, with a simulated ACD' },
  clock: { env: 'HANDRAISE_CLOCK', takes: 'wall|manual', about: 'manual: time moves over /api/clock, for tests' },
  logLevel: { env: 'HANDRAISE_LOG_LEVEL', takes: 'level', about: 'silent, error, warn, info or debug (default warn)' },
  allowedOrigins: {
    env: 'HANDRAISE_ALLOWED_ORIGINS',
    takes: 'origins',
    about: 'other websites that may act for logged-on people, separated by commas',
  },
  embedOrigins: {
    env: 'HANDRAISE_EMBED_ORIGINS',
    takes: 'origins',
    about: 'websites that may show the embedded desk in a frame, separated by commas',
  },
  watchProperties: {
    env: 'HANDRAISE_WATCH_PROPERTIES',
    takes: undefined,
    about: 'watch the record for whatever should never happen; findings are kept in found/ of the data folder',
  },
  inspect: {
    env: 'HANDRAISE_INSPECT',
    takes: undefined,
    about: 'let designers watch the statecharts that run, at their desk and on /inspect (default: with --demo only)',
  },
  xstateInspect: {
    env: 'HANDRAISE_XSTATE_INSPECT',
    takes: 'port',
    about: 'serve viewers made for @xstate/inspect and XState 4 on this port of this machine',
  },
  scenarios: {
    env: 'HANDRAISE_SCENARIOS',
    takes: 'folder',
    about: 'scenarios that QA may change, beside those that ship; without it nothing can be saved',
  },
  commandsPerSecond: {
    env: 'HANDRAISE_COMMANDS_PER_SECOND',
    takes: 'number',
    about: 'commands of one person, three times as many at once (default 20; 1000 with --clock manual)',
  },
  uiDir: { env: 'HANDRAISE_UI_DIR', takes: 'folder', about: 'where the desks were built to (default ui/dist)' },
} as const;

export type ConfigFlag = keyof typeof configFlags;
const flagNames = Object.keys(configFlags) as ConfigFlag[];

/** `allowedOrigins` is written `--allowed-origins`. */
export const flagOf = (name: ConfigFlag): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

export interface Config {
  port: number;
  host: string;
  dataDir: string;
  siteFile: string;
  /** Replaces the site. */
  importSite?: string;
  demo: boolean;
  clock: 'wall' | 'manual';
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  allowedOrigins: string[];
  embedOrigins: string[];
  watchProperties?: boolean;
  /** Designers may watch. */
  inspect?: boolean;
  /** Port for viewers made for XState 4. */
  xstateInspect?: number;
  /** Folder of scenarios that QA may change. */
  scenarios?: string;
  /** Of one person; undefined leaves it to the kind of clock. */
  commandsPerSecond?: number;
  uiDir: string;
}

/** What is wrong, as one line for whoever starts the server. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const root = resolve(import.meta.dirname, '..');
const demoSite = resolve(root, 'scenarios/sites/demo.yaml');
const loopback = new Set(['127.0.0.1', 'localhost', '::1']);
export const isLoopback = (host: string): boolean => loopback.has(host);

const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'must be origins such as https://desk.example',
  );
/** All of them go into a header. */
const originsMax = 50;
const origins = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  )
  .pipe(z.array(origin).max(originsMax, `must be at most ${originsMax} origins`))
  .default([]);
const yes = z
  .enum(['true', 'false', '1', '0'], 'must be true or false')
  .transform((text) => text === 'true' || text === '1');

/** Nothing at all would otherwise be taken for 0. */
const written = z
  .string()
  .refine((text) => text.trim() !== '', 'must be a number')
  .transform(Number);

const port = written.pipe(
  z
    .number('must be a number')
    .int('must be a whole number')
    .min(0, 'must be 0 to 65535')
    .max(65_535, 'must be 0 to 65535'),
);

const given = z.object({
  port: port.default(8_080),
  host: z.string().min(1, 'must be an address').default('127.0.0.1'),
  data: z.string().min(1, 'must be a folder').default(resolve(root, 'data')),
  site: z.string().min(1, 'must be a file').optional(),
  importSite: z.string().min(1, 'must be a file').optional(),
  demo: yes.optional(),
  clock: z.enum(['wall', 'manual'], 'must be wall or manual').default('wall'),
  logLevel: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug')
    .default('warn'),
  allowedOrigins: origins,
  embedOrigins: origins,
  watchProperties: yes.default(false),
  inspect: yes.optional(),
  xstateInspect: port.optional(),
  scenarios: z.string().min(1, 'must be a folder').optional(),
  commandsPerSecond: written
    .pipe(z.number('must be a number').min(1, 'must be at least 1').max(1_000_000, 'must be at most 1000000'))
    .optional(),
  uiDir: z.string().min(1, 'must be a folder').default(resolve(root, 'ui/dist')),
});

export type Flags = { readonly [name: string]: string | number | boolean | undefined };

/** Throws a ConfigError about the first mistake. With neither site nor demo named, the demo runs. */
export function readConfig(flags: Flags, env: { readonly [name: string]: string | undefined } = {}): Config {
  for (const name of Object.keys(flags)) {
    if (!Object.hasOwn(configFlags, name)) throw new ConfigError(`--${name} is no option${hint(name, flagNames)}.`);
  }
  const told = Object.fromEntries(
    flagNames.flatMap((name) => {
      const value = flags[name] ?? (env[configFlags[name].env] || undefined);
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
  const parsed = given.safeParse(told);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const name = issue.path[0] as ConfigFlag;
    const where = flags[name] === undefined ? configFlags[name].env : flagOf(name);
    throw new ConfigError(
      `${where} ${issue.message.startsWith('must') ? issue.message : 'is not understood'}, not '${told[name]}'.`,
    );
  }
  const { data, site, importSite, uiDir, commandsPerSecond, xstateInspect, scenarios, ...rest } = parsed.data;
  const demo = rest.demo ?? site === undefined;
  if (rest.clock === 'manual' && !isLoopback(rest.host)) {
    throw new ConfigError(`--clock manual is for tests on this machine: it cannot go with --host ${rest.host}.`);
  }
  return {
    ...rest,
    ...(commandsPerSecond !== undefined && { commandsPerSecond }),
    dataDir: resolve(data),
    ...(importSite !== undefined && { importSite: resolve(importSite) }),
    siteFile: site === undefined ? demoSite : resolve(site),
    demo,
    inspect: rest.inspect ?? demo,
    ...(xstateInspect !== undefined && { xstateInspect }),
    ...(scenarios !== undefined && { scenarios: resolve(scenarios) }),
    uiDir: resolve(uiDir),
  };
}
