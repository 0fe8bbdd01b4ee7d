/**
 * Row `watch`: the host of row `host` with and without a thread that watches its record, in turns. The thread catches up
 * after each piece, so that it never works while the other host is measured.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { watchRecord } from '../harness/audit/watch-record.ts';
import type { RecordWatch } from '../server/record-watch.ts';
import { commandsPerRound, Driven } from './host.ts';
import type { Row } from './measure.ts';
import { figureOf, inTurns, ratioOf } from './measure.ts';

const pairs = 9;
const rounds = 3;

/** Turns a second that the thread judges while nobody else works; 0 if it had kept up. */
async function caughtUp(watch: RecordWatch): Promise<number> {
  const look = () => pause(20);
  // Its last look may be older than the last commit.
  for (let looks = 0; looks < 20 && watch.turnsBehind === 0; looks++) await look();
  const [before, startedAt] = [watch.turns, performance.now()];
  while (watch.turnsBehind > 0) {
    if (!watch.isWatching) throw new Error('The watcher failed.');
    await look();
  }
  return ((watch.turns - before) * 1_000) / (performance.now() - startedAt);
}

export async function watchRow(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'handraise-bench-'));
  const path = join(folder, 'watched.db');
  const plain = new Driven(join(folder, 'plain.db'));
  const watched = new Driven(path);
  const watch = watchRecord({ path, folder: join(folder, 'found'), log: pino({ level: 'error' }) });
  try {
    for (const driven of [plain, watched]) {
      await driven.prepare();
      await driven.drive(1);
      driven.commandsPerSecond = [];
    }
    await caughtUp(watch);
    const rateOf = async (driven: Driven) => {
      await driven.drive(rounds);
      return driven.commandsPerSecond.at(-1)!;
    };
    const behind: number[] = [];
    const judged: number[] = [];
    const results = await inTurns(
      {
        plain: () => rateOf(plain),
        watched: async () => {
          const rate = await rateOf(watched);
          behind.push(watch.turnsBehind);
          judged.push(await caughtUp(watch));
          return rate;
        },
      },
      pairs,
    );
    if (watch.violations.size > 0) throw new Error(`Found wrong: ${[...watch.violations.keys()].join(', ')}.`);
    return {
      name: 'watch',
      work: `${pairs} pairs of ${rounds * commandsPerRound} commands as in row host, 3,800 actors and more, everything judged in a thread`,
      figures: {
        'commands a second, not watched': figureOf(results.plain),
        'commands a second, watched': figureOf(results.watched),
        'turns behind after a piece': figureOf(behind),
        'turns judged a second, catching up': figureOf(judged),
      },
      ratios: [{ name: 'watched to not watched', ratio: ratioOf(results.watched, results.plain), bar: 0.9 }],
    };
  } finally {
    await watch.close();
    await plain.close();
    await watched.close();
    rmSync(folder, { recursive: true });
  }
}
