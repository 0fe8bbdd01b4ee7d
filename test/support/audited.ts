/** Records of a real host, made to be audited: a clean one, ones of charts with a fault, and ones that somebody changed. */
import { DatabaseSync } from 'node:sqlite';
import type { AnyStateMachine } from 'xstate';
import type { Plain } from '../../harness/mutants/planting.ts';
import { at, mutantOf } from '../../harness/mutants/planting.ts';
import { charts } from '../../machines/index.ts';
import type { Kind } from '../../machines/names.ts';
import { seed } from '../../server/seed.ts';
import { readSite } from '../../server/site.ts';
import type { Centre } from './host-centre.ts';
import { aCentre } from './host-centre.ts';
import type { SqliteStage } from './host-stage.ts';
import { aSqliteHost } from './host-stage.ts';

export type Charts = Record<string, AnyStateMachine>;

export interface BusyHost extends SqliteStage {
  centre: Centre;
}

/** Alice and Bob with a call each, Sue and Sam supervising, on the small site; bob asks, is helped and done. */
export async function aBusyHost(own: Charts = charts, path?: string): Promise<BusyHost> {
  const stage = aSqliteHost({ charts: own, ...(path && { path }) });
  await seed(stage.host, readSite('scenarios/sites/small.yaml'));
  const centre = aCentre(stage.host);
  for (const agent of ['alice', 'bob']) {
    await centre.asAgent(agent, 'session.start', { session: `${agent}-1`, application: 'client' });
    await centre.withCall(agent === 'alice' ? 'c1' : 'c2', agent);
  }
  for (const supervisor of ['sue', 'sam']) {
    await centre.asSupervisor(supervisor, 'session.start', { session: `${supervisor}-1`, application: 'supervisor' });
  }
  await centre.ask('bob', 'c2');
  await centre.asSupervisor('sue', 'seen', { toast: 'c2.1/sue/2' });
  await centre.asSupervisor('sue', 'accept', { toast: 'c2.1/sue/2' });
  await centre.asAgent('bob', 'say', { request: 'c2.1', text: 'Thank you' });
  await centre.asAgent('bob', 'done', { request: 'c2.1' });
  return { ...stage, centre };
}

/** Everything that goes wrong with one of `faults`, and more. */
export async function aRaceOverAlice({ centre, pass }: BusyHost): Promise<void> {
  await centre.ask('alice', 'c1');
  await pass(65_000);
  await centre.asSupervisor('sue', 'accept', { toast: 'c1.1/sue/2' });
  await centre.asSupervisor('sam', 'accept', { toast: 'c1.1/sam/1' });
  await centre.asSupervisor('sam', 'session.end', { session: 'sam-1' });
  await centre.asSupervisor('sam', 'session.start', { session: 'sam-2', application: 'supervisor' });
  await centre.asAgent('alice', 'done', { request: 'c1.1' });
}

const waiting = ['states', 'open', 'states', 'waiting'] as const;
const attended = ['states', 'open', 'states', 'helping', 'states', 'attended', 'on'] as const;

/** A fault of the request's chart, by the property that it violates. */
export const faults: Record<string, Charts> = {
  'P-ONE-WINNER': withFault('request', (config) => {
    at(config, ...attended)['request.accept'] = { actions: ['take', 'keepTaken'] };
  }),
  'P-TIMERS': withFault('request', (config) => {
    at(config, ...waiting).exit = [];
  }),
  'P-DONE-BY': withFault('request', (config) => {
    at(config, ...waiting, 'on')['escalation.due'] = {
      target: '#request.done',
      actions: ['withdraw', 'noteEndedBy'],
    };
  }),
};

function withFault(kind: Kind, change: (config: Plain) => void): Charts {
  return { ...charts, [kind]: mutantOf(charts[kind], change) };
}

/** Changes a database that nobody has open. `lines`: one turn a line, as they stand on the record. */
export function tamper(path: string, change: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(path);
  change(database);
  database.close();
}

/** Changes the line of the first turn that `isWanted` says; undefined takes it out. Says its number. */
export function changeLine(path: string, isWanted: RegExp, change: (line: string) => string | undefined): number {
  let changed = 0;
  tamper(path, (database) => {
    const rows = database.prepare('SELECT last, lines FROM record ORDER BY last').all() as {
      last: number;
      lines: string;
    }[];
    for (const { last, lines } of rows) {
      const all = lines.split('\n');
      const place = all.findIndex((line) => isWanted.test(line));
      if (place < 0) continue;
      changed = last - all.length + 1 + place;
      const line = change(all[place]!);
      all.splice(place, 1, ...(line === undefined ? [] : [line]));
      if (all.length === 0) database.prepare('DELETE FROM record WHERE last = ?').run(last);
      else database.prepare('UPDATE record SET lines = ? WHERE last = ?').run(all.join('\n'), last);
      return;
    }
    throw new Error(`No line is ${isWanted}.`);
  });
  return changed;
}
