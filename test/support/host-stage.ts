/** A sqlite host in a folder of its own under a manual clock, removed when the test ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ManualClock } from '../../server/actors/clock.ts';
import { manualClock } from '../../server/actors/clock.ts';
import type { SqliteHost, SqliteOptions } from '../../server/actors/sqlite-host.ts';
import { openSqliteHost } from '../../server/actors/sqlite-host.ts';

export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'handraise-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface SqliteStage {
  host: SqliteHost;
  clock: ManualClock;
  logged: string[];
  path: string;
  pass(delayMs: number): Promise<void>;
}

export function aSqliteHost(options: Partial<SqliteOptions> = {}): SqliteStage {
  const clock = manualClock();
  const logged: string[] = [];
  const path = options.path ?? join(aFolder(), 'test.db');
  const log = { error: (_: object, sentence: string) => logged.push(sentence) };
  const host = openSqliteHost({ clock, log, ...options, path });
  onTestFinished(() => host.close());
  const pass = async (delayMs: number) => {
    const until = clock.now() + delayMs;
    await host.settled();
    clock.moveTo(until);
    await host.settled();
  };
  return { host, clock: (options.clock as ManualClock | undefined) ?? clock, logged, path, pass };
}
