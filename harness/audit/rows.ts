/**
 * The rows that a server goes on from after a restart, compared with what the record makes of each actor at the turn that
 * the row is as of. A running server writes rows meanwhile: one that has moved on is compared at its later turn.
 */
import type { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import type { Address } from '../../machines/names.ts';
import { stateOf } from '../../server/actors/step.ts';
import type { Actors, StoredActor } from './actors.ts';
import type { Deliveries } from './deliveries.ts';

interface Row extends StoredActor {
  asOf: number;
}

const lastOnes = 'SELECT address, as_of FROM actors WHERE as_of > ?';

export class Rows {
  readonly #database: DatabaseSync;
  /** Addresses by the turn that their rows are as of. */
  readonly #due = new Map<number, Address[]>();
  compared = 0;

  /** Compares the rows that are as of a turn after `after`. */
  constructor(database: DatabaseSync, after = 0) {
    this.#database = database;
    for (const row of database.prepare(lastOnes).all(after) as { address: Address; as_of: number }[]) {
      this.#await(row.address, row.as_of);
    }
  }

  /** Rows that are as of a turn that was not seen yet. */
  get left(): number {
    return [...this.#due.values()].flat().length;
  }

  /** After turn `n`: what is wrong with the rows that are as of it, a sentence each. */
  turn(n: number, actors: Actors): string[] {
    const due = this.#due.get(n);
    if (!due) return [];
    this.#due.delete(n);
    return due.flatMap((address) => {
      const row = rowAt(this.#database, address);
      if (!row) return [`The row of ${address} is gone.`];
      if (row === 'unreadable') return [`The row of ${address} cannot be read.`];
      if (row.asOf > n) {
        this.#await(address, row.asOf);
        return [];
      }
      this.compared++;
      return differs(address, row, actors);
    });
  }

  #await(address: Address, asOf: number): void {
    const due = this.#due.get(asOf);
    if (due) due.push(address);
    else this.#due.set(asOf, [address]);
  }
}

/** Undefined: nobody has stored it. */
function rowAt(database: DatabaseSync, address: Address): Row | 'unreadable' | undefined {
  const row = database.prepare('SELECT state, seq, published_in, as_of FROM actors WHERE address = ?').get(address) as
    | { state: string | null; seq: number; published_in: number; as_of: number }
    | undefined;
  if (!row) return undefined;
  try {
    const state = row.state === null ? undefined : JSON.parse(row.state);
    return { state, seq: row.seq, publishedIn: row.published_in, asOf: row.as_of };
  } catch {
    return 'unreadable';
  }
}

/**
 * An actor that has been over for so long that it is kept nowhere else, as it was before turn `n`. One whose row is as of
 * that turn or a later one begins only now.
 */
export function storedBefore(database: DatabaseSync, address: Address, n: number): StoredActor | undefined {
  const row = rowAt(database, address);
  return row && row !== 'unreadable' && row.asOf < n ? row : undefined;
}

/**
 * At the end of a record that nobody is writing: timers that are stored and armed by no turn, or armed and not stored, and
 * actors without a row. Empty if the store says of itself that it is behind the record.
 */
export function wrongAtEnd(database: DatabaseSync, lastTurn: number, actors: Actors, deliveries: Deliveries): string[] {
  const stored = database.prepare('SELECT address, name, due FROM timers').all() as ReturnType<Deliveries['armed']>;
  const armed = deliveries.armed();
  const [storedNames, armedNames] = [stored, armed].map((timers) => new Set(timers.map(nameOf)));
  const wrong = stored
    .filter((timer) => !armedNames!.has(nameOf(timer)))
    .map(({ name, address }) => `The ${name} timer of ${address} is stored and not armed at that time by any turn.`);
  // A timer whose turn failed is spent, and its turn is not on the record.
  for (const timer of armed) {
    if (storedNames!.has(nameOf(timer)) || timer.due <= deliveries.lastAt) continue;
    wrong.push(`The ${timer.name} timer of ${timer.address} is armed and not stored.`);
  }
  const written = database.prepare("SELECT value FROM meta WHERE name = 'written'").get()?.value;
  if (Number(written) !== lastTurn) return wrong;
  for (const address of actors.used()) if (!rowAt(database, address)) wrong.push(`There is no row of ${address}.`);
  return wrong;
}

const nameOf = ({ address, name, due }: ReturnType<Deliveries['armed']>[number]) => `${address} ${name} ${due}`;

function differs(address: Address, row: Row, actors: Actors): string[] {
  const { snapshot, used, seq, publishedIn } = actors.find(address);
  const state = used ? JSON.parse(JSON.stringify(stateOf(snapshot))) : undefined;
  const wrong: string[] = [];
  if (!isDeepStrictEqual(state, row.state)) wrong.push(`The row of ${address} is not what its turns make of it.`);
  if (row.seq !== seq || row.publishedIn !== publishedIn) {
    wrong.push(`The row of ${address} has event ${row.seq} of turn ${row.publishedIn}, not ${seq} of ${publishedIn}.`);
  }
  return wrong;
}
