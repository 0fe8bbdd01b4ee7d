/** What a watching server has kept of violations, as tapes: the runs in `found/` beside its database, played again. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Turn } from '../../server/actors/host.ts';
import { Refused } from '../../server/problems.ts';
import type { Site } from '../../server/site.ts';
import { Sites } from '../language/library.ts';
import { replayTrace } from '../traces/replay.ts';
import type { Trace } from '../traces/trace.ts';

/** The newest that are looked at. */
const findingsMax = 20;
/** A larger file is none of ours. */
const bytesMax = 20_000_000;

export interface KeptFinding {
  tape: string;
  title: string;
  trace: Trace;
  /** Of the site that it plays on. */
  people: Site['people'];
}

/** The newest first. `known`: tapes that need not be read again. */
export async function findingsBeside(
  databasePath: string,
  known: ReadonlyMap<string, unknown>,
): Promise<{ tapes: string[]; fresh: KeptFinding[] }> {
  const folder = join(dirname(databasePath), 'found');
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[a-z0-9-]{1,100}\.json$/.test(name));
  const aged = await Promise.all(names.map(async (name) => ({ name, ...(await ageOf(join(folder, name))) })));
  const newest = aged
    .filter(({ bytes }) => bytes <= bytesMax)
    .sort((a, b) => b.at - a.at)
    .slice(0, findingsMax)
    .map(({ name }) => name.slice(0, -'.json'.length));
  const fresh: KeptFinding[] = [];
  const sites = new Sites();
  for (const tape of newest) {
    if (known.has(tape)) continue;
    const trace = await readTrace(join(folder, `${tape}.json`));
    if (trace) {
      const { violation } = trace;
      const title = violation ? `${violation.property}: ${violation.wrong}` : tape;
      fresh.push({ tape, title, trace, people: sites.names.includes(trace.site) ? sites.site(trace.site).people : {} });
    }
  }
  return { tapes: newest, fresh };
}

async function ageOf(path: string): Promise<{ at: number; bytes: number }> {
  const found = await stat(path).catch(() => undefined);
  return { at: found?.mtimeMs ?? 0, bytes: found?.size ?? Number.POSITIVE_INFINITY };
}

async function readTrace(path: string): Promise<Trace | undefined> {
  try {
    const trace = JSON.parse(await readFile(path, 'utf8')) as Trace;
    return typeof trace.site === 'string' && Array.isArray(trace.steps) ? trace : undefined;
  } catch {
    // Being written, or gone.
    return undefined;
  }
}

/** Throws Refused if the run cannot be played on its own. */
export function turnsOf(trace: Trace): Turn[] {
  const turns: Turn[] = [];
  try {
    replayTrace(trace, {
      properties: [],
      onTurn: ({ n, envelope, effects }) => void turns.push({ n, envelope, effects }),
    });
  } catch (error) {
    throw new Refused('unavailable', { detail: `It cannot be played: ${error}` });
  }
  return turns;
}
