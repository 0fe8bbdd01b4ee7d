/**
 * Row `recovery`: a server that was killed comes back on 10,000 actors, 1,000 open requests and a record of 100,000 turns.
 * Measured from the start of the process to its greeting, and for the host alone to the answer of a first command.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { wallClock } from '../server/actors/clock.ts';
import { openSqliteHost } from '../server/actors/sqlite-host.ts';
import { startChild } from './child.ts';
import { buildLongRecord, log, longRecordSite, openRequests } from './long-record.ts';
import type { Row } from './measure.ts';
import { figureOf } from './measure.ts';

const runs = 5;

export async function recoveryRow(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'handraise-bench-'));
  try {
    const left = join(folder, 'left.db');
    const { actors, recorded } = await buildLongRecord(folder, left);
    const siteFile = join(folder, 'site.yaml');
    writeFileSync(siteFile, stringify(longRecordSite));
    const [hostMs, serverMs]: [number[], number[]] = [[], []];
    for (let run = 0; run < runs; run++) {
      const data = join(folder, `run-${run}`);
      mkdirSync(data);
      const path = join(data, 'handraise.db');
      const restore = () => {
        for (const end of ['', '-wal']) copyFileSync(left + end, path + end);
      };
      restore();
      const began = performance.now();
      const host = openSqliteHost({ path, clock: wallClock(), log });
      const body = { request: 'c1.1', text: 'Back again.' };
      const answer = await host.send({ user: 'a1', id: 'first', self: 'agent/a1', type: 'say', body });
      hostMs.push(performance.now() - began);
      if ('refused' in answer) throw new Error(`Not recovered: ${answer.refused}`);
      await host.close();
      restore();
      const started = performance.now();
      const flags = ['--port', '0', '--log-level', 'error', '--site', siteFile, '--data', data];
      const server = await startChild('server/main.ts', flags);
      serverMs.push(performance.now() - started);
      await server.stop();
    }
    return {
      name: 'recovery',
      work: `${actors} actors, ${openRequests} requests open, ${recorded} turns on record, after a crash`,
      figures: {
        'open to first answer, host, ms': figureOf(hostMs),
        'process start to greeting, server, ms': figureOf(serverMs),
      },
      ratios: [],
      ceilings: [
        { name: 'process start to greeting, median, ms', value: figureOf(serverMs).median, bar: 1_000 },
        { name: 'open to first answer, median, ms', value: figureOf(hostMs).median, bar: 1_000 },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
