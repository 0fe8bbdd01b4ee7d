/** The same seeds in two processes that believe to be in different places of the world. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const program = fileURLToPath(new URL('./process.ts', import.meta.url));
const outputBytesMax = 64_000_000;

/** A day apart by their clocks, and with other letters, marks and names of months. */
const places = [
  { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  { TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
] as const;

async function linesIn(place: (typeof places)[number], args: readonly string[]): Promise<string[]> {
  const env = { ...process.env, ...place };
  const { stdout } = await run(process.execPath, [program, ...args], { env, maxBuffer: outputBytesMax });
  return stdout.trimEnd().split('\n');
}

const everywhere = (args: readonly string[]) => Promise.all(places.map((place) => linesIn(place, args)));

export interface Compared {
  /** Locale and time zone of each process, as it has them. */
  places: string[];
  seeds: number;
  turns: number;
  /** The first seed whose records differ, and its first turn that does, counted from 0. */
  difference?: { seed: number; turn: number; records: (string | undefined)[] };
}

export async function compareRecords(charts: string, seeds: number): Promise<Compared> {
  const [one = [], other = []] = await everywhere(['hashes', charts, '0', `${seeds}`]);
  const [here = '', ...hashes] = one;
  const [there = '', ...others] = other;
  const turns = hashes.reduce((sum, line) => sum + Number(line.split(' ')[1]), 0);
  const compared = { places: [here, there], seeds: hashes.length, turns };
  const seed = hashes.findIndex((line, n) => line !== others[n]);
  if (seed < 0 && hashes.length === others.length) return compared;
  const [record = [], again = []] = await everywhere(['record', charts, `${seed}`]);
  const turn = record.findIndex((line, n) => line !== again[n]);
  return { ...compared, difference: { seed, turn, records: [record[turn], again[turn]] } };
}
