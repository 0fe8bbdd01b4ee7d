/**
 * Where a record can be followed from without running all of it: every actor that is not over, as of the newest turn, from
 * its row and the turns that the row lacks, as a start of the server does it; and the timers that are armed.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import { initialSnapshot, isSame, revive, stateOf, step } from '../../server/actors/step.ts';
import type { StoredActor } from './actors.ts';
import type { Standing } from './deliveries.ts';
import { fromTheBeginning } from './deliveries.ts';
import { RecordReader } from './record-reader.ts';

export interface Found {
  standing: Standing & { active: Address[] };
  actors: ReadonlyMap<Address, StoredActor>;
}

interface Row {
  address: Address;
  state: string | null;
  seq: number;
  published_in: number;
  as_of: number;
}

/** Throws SQLite's own error, or what is wrong with the rows. */
export function standingOf(database: DatabaseSync, charts: Record<string, AnyStateMachine>): Found {
  // All of it as of one moment, whatever the server commits meanwhile.
  database.exec('BEGIN');
  try {
    return read(database, charts);
  } finally {
    database.exec('COMMIT');
  }
}

interface Advancing extends Omit<StoredActor, 'state'> {
  snapshot: AnyMachineSnapshot;
  used: boolean;
  asOf: number;
}

function read(database: DatabaseSync, charts: Record<string, AnyStateMachine>): Found {
  const written = Number(database.prepare("SELECT value FROM meta WHERE name = 'written'").get()?.value ?? 0);
  const chartOf = (address: Address): AnyStateMachine => {
    const chart = charts[partsOf(address).kind];
    if (!chart) throw new Error(`There is no chart for ${address}.`);
    return chart;
  };
  const all = new Map<Address, Advancing>();
  for (const row of database.prepare('SELECT * FROM actors').iterate() as Iterable<unknown> as Iterable<Row>) {
    const chart = chartOf(row.address);
    const snapshot = row.state === null ? initialSnapshot(chart) : revive(chart, JSON.parse(row.state));
    // Of those who are over only the ones that may have heard something since.
    if (snapshot.hasTag('over') && row.as_of <= written) continue;
    const { seq, published_in: publishedIn, as_of: asOf } = row;
    all.set(row.address, { snapshot, used: row.state !== null, seq, publishedIn, asOf });
  }
  let { lastTurn, lastEnvelope, lastAt } = fromTheBeginning;
  // From the last turn that every row has, which tells the numbers even if nothing came after it.
  const reader = new RecordReader(database, Math.max(0, written - 1));
  for (let entries = reader.next(); entries.length > 0; entries = reader.next()) {
    for (const entry of entries) {
      if (!('line' in entry)) throw new Error(`Turn ${entry.n} cannot be read.`);
      const { n, envelope, effects: said } = entry.line.turn;
      [lastTurn, lastEnvelope, lastAt] = [n, envelope.id, envelope.at];
      const { to, message } = envelope;
      const chart = chartOf(to);
      const actor = all.get(to) ?? storedOver(database, chart, to) ?? beginning(chart);
      all.set(to, actor);
      if (n <= written || n <= actor.asOf) continue;
      const { snapshot } = step(chart, actor.snapshot, message);
      const events = said.filter(({ type }) => type === 'publish').length;
      actor.used ||= !isSame(actor.snapshot, snapshot);
      actor.snapshot = snapshot;
      actor.seq += events;
      if (events > 0) actor.publishedIn = n;
    }
  }
  const actors = new Map<Address, StoredActor>();
  for (const [address, { snapshot, used, seq, publishedIn }] of all) {
    actors.set(address, { state: used ? stateOf(snapshot) : undefined, seq, publishedIn });
  }
  const armed = database.prepare('SELECT address, name, due, message, cause FROM timers').all().map(armedOf);
  return { standing: { lastTurn, lastEnvelope, lastAt, armed, active: [...actors.keys()] }, actors };
}

const beginning = (chart: AnyStateMachine): Advancing => ({
  snapshot: initialSnapshot(chart),
  used: false,
  seq: 0,
  publishedIn: 0,
  asOf: 0,
});

/** Somebody who is over and hears something all the same. */
function storedOver(database: DatabaseSync, chart: AnyStateMachine, address: Address): Advancing | undefined {
  const row = database.prepare('SELECT * FROM actors WHERE address = ?').get(address) as unknown as Row | undefined;
  if (!row?.state) return undefined;
  const { seq, published_in: publishedIn, as_of: asOf } = row;
  return { snapshot: revive(chart, JSON.parse(row.state)), used: true, seq, publishedIn, asOf };
}

function armedOf(row: Record<string, unknown>): Standing['armed'][number] {
  return { ...(row as unknown as Standing['armed'][number]), message: JSON.parse(row.message as string) };
}
