/**
 * Row `recovery`: a server that was killed comes back on 10,000 actors, 1,000 open requests and a record of 100,000 turns.
 * Measured from the start of the process to its greeting, and for the host alone to the answer of a first command.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { CommandBody, CommandType } from '../machines/commands.ts';
import type { Address } from '../machines/names.ts';
import { wallClock } from '../server/actors/clock.ts';
import { openSqliteHost } from '../server/actors/sqlite-host.ts';
import { seed } from '../server/seed.ts';
import type { Site } from '../server/site.ts';
import { startChild } from './child.ts';
import type { Row } from './measure.ts';
import { figureOf } from './measure.ts';

const agents = 1_000;
const interactions = 7_980;
const requests = 1_000;
const turns = 100_000;
const runs = 5;
const log = { error: (details: object, sentence: string) => console.error(sentence, details) };

const settings = { supervisors: ['sue'], escalation: [], escalateAfterSeconds: 3_600, remindEverySeconds: 3_600 };
const rights = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true };
const named = <Value>(count: number, entry: (n: number) => [string, Value]): Record<string, Value> =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => entry(n)));
const site: Site = {
  name: 'Recovery',
  people: {
    sue: { name: 'Sue', supervisor: true },
    ...named(agents, (n) => [`a${n}`, { name: `A ${n}`, agent: rights }]),
  },
  workgroups: named(20, (n) => [`g${n}`, settings]),
};

/** Works until the record is long enough, and copies the files as a crash would leave them. */
async function build(folder: string, left: string): Promise<{ actors: number; recorded: number }> {
  const path = join(folder, 'built.db');
  const host = openSqliteHost({ path, clock: wallClock(), log });
  let id = 0;
  const send = async (user: string, self: Address, type: CommandType, body: CommandBody) => {
    const answer = await host.send({ user, id: `${++id}`, self, type, body });
    if ('refused' in answer) throw new Error(`${type} was refused: ${answer.refused}`);
  };
  const nobody: Address = 'agent/admin';
  await seed(host, site);
  await send('sue', 'supervisor/sue', 'session.start', { session: 's', application: 'supervisor' });
  const each = (count: number, work: (n: number) => Promise<void>) =>
    Promise.all(Array.from({ length: count }, (_, n) => work(n)));
  await each(agents, async (n) => {
    await send(`a${n}`, `agent/a${n}`, 'session.start', { session: 's', application: 'client' });
  });
  await each(interactions, async (n) => {
    const offer = { interaction: `c${n}`, workgroup: `g${n % 20}`, media: 'call' as const, acd: true };
    await send('service.acd', nobody, 'interaction.offer', offer);
    await send('service.acd', nobody, 'interaction.alert', { interaction: `c${n}`, agent: `a${n % agents}` });
  });
  await each(requests, async (n) => {
    await send('service.acd', nobody, 'interaction.connect', { interaction: `c${n}` });
    await send(`a${n}`, `agent/a${n}`, 'ask', { interaction: `c${n}`, text: 'May I refund 900?' });
  });
  let recorded = 0;
  const actors = new Set<string>();
  for await (const { n, envelope } of host.record()) {
    recorded = n;
    actors.add(envelope.to);
  }
  for (; recorded < turns; recorded += 2 * requests) {
    await each(requests, (n) => send(`a${n}`, `agent/a${n}`, 'say', { request: `c${n}.1`, text: 'Still waiting.' }));
  }
  for (const end of ['', '-wal']) copyFileSync(path + end, left + end);
  await host.close();
  return { actors: actors.size, recorded };
}

export async function recoveryRow(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'handraise-bench-'));
  try {
    const left = join(folder, 'left.db');
    const { actors, recorded } = await build(folder, left);
    const siteFile = join(folder, 'site.yaml');
    writeFileSync(siteFile, stringify(site));
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
      work: `${actors} actors, ${requests} requests open, ${recorded} turns on record, after a crash`,
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
