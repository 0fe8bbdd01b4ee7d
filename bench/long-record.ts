/** A database as a busy centre leaves it: 10,000 actors, 1,000 open requests and a record of 100,000 turns. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandBody, CommandType } from '../machines/commands.ts';
import type { Address } from '../machines/names.ts';
import { wallClock } from '../server/actors/clock.ts';
import { openSqliteHost } from '../server/actors/sqlite-host.ts';
import { seed } from '../server/seed.ts';
import type { Site } from '../server/site.ts';

const agents = 1_000;
const interactions = 7_980;
export const openRequests = 1_000;
const turns = 100_000;
export const log = { error: (details: object, sentence: string) => console.error(sentence, details) };

const settings = { supervisors: ['sue'], escalation: [], escalateAfterSeconds: 3_600, remindEverySeconds: 3_600 };
const rights = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true };
const named = <Value>(count: number, entry: (n: number) => [string, Value]): Record<string, Value> =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => entry(n)));
export const longRecordSite: Site = {
  name: 'A long record',
  people: {
    sue: { name: 'Sue', supervisor: true },
    dora: { name: 'Dora', roles: ['designer'] },
    ...named(agents, (n) => [`a${n}`, { name: `A ${n}`, agent: rights }]),
  },
  workgroups: named(20, (n) => [`g${n}`, settings]),
};

/** Works until the record is long enough, and copies the files as a crash would leave them. */
export async function buildLongRecord(folder: string, left: string): Promise<{ actors: number; recorded: number }> {
  const path = join(folder, 'built.db');
  const host = openSqliteHost({ path, clock: wallClock(), log });
  let id = 0;
  const send = async (user: string, self: Address, type: CommandType, body: CommandBody) => {
    const answer = await host.send({ user, id: `${++id}`, self, type, body });
    if ('refused' in answer) throw new Error(`${type} was refused: ${answer.refused}`);
  };
  const nobody: Address = 'agent/admin';
  await seed(host, longRecordSite);
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
  await each(openRequests, async (n) => {
    await send('service.acd', nobody, 'interaction.connect', { interaction: `c${n}` });
    await send(`a${n}`, `agent/a${n}`, 'ask', { interaction: `c${n}`, text: 'May I refund 900?' });
  });
  let recorded = 0;
  const actors = new Set<string>();
  for await (const { n, envelope } of host.record()) {
    recorded = n;
    actors.add(envelope.to);
  }
  for (; recorded < turns; recorded += 2 * openRequests) {
    await each(openRequests, (n) =>
      send(`a${n}`, `agent/a${n}`, 'say', { request: `c${n}.1`, text: 'Still waiting.' }),
    );
  }
  for (const end of ['', '-wal']) copyFileSync(path + end, left + end);
  await host.close();
  return { actors: actors.size, recorded };
}
