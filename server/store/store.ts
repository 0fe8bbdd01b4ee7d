/**
 * The durable side of the sqlite host: reads what was committed, and writes a batch of turns with everything they changed
 * in one transaction. Decides nothing about turns.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { AnyStateMachine } from 'xstate';
import type { Answer } from '../../machines/messages.ts';
import type { Address, Kind } from '../../machines/names.ts';
import type { Numbered } from '../../machines/wire.ts';
import type { ListedAddress, Turn } from '../actors/host.ts';
import type { Ran } from '../actors/ledger.ts';
import type { Kept } from '../actors/pending.ts';
import type { Armed, Timers } from '../actors/timers.ts';
import type { Stored } from './actor-rows.ts';
import { ActorRows } from './actor-rows.ts';
import { ChangeTable } from './change-table.ts';
import { storeErrorOf } from './errors.ts';
import type { Migration } from './migrations.ts';
import { migrations as ourMigrations } from './migrations.ts';
import { openDatabase, readMeta } from './open.ts';
import { TurnRecord } from './record.ts';
import { shapeOf } from './schema.ts';
import { Statements } from './statements.ts';

/** Everything of one commit. */
export interface Batch {
  ran: readonly Ran[];
  /** Timers that fired. */
  fired: readonly Armed[];
  /** All timers, to read off what the touched ones are now. */
  timers: Timers;
  commands: readonly { key: string; fingerprint: string; answer: Answer | undefined; text: string | undefined }[];
  /** Answers to commands of earlier batches. */
  late: ReadonlyMap<string, Answer>;
  /** Host's time, ms UTC. */
  at: number;
}

export interface StoreOptions {
  path: string;
  charts: Record<string, AnyStateMachine>;
  migrations?: readonly Migration[];
  /** The file grows no further; for trying a full disk. */
  pagesMax?: number;
}

export class Store {
  /** Id of the database. */
  readonly epoch: string;
  readonly changes: ChangeTable;
  readonly #path: string;
  readonly #database: DatabaseSync;
  readonly #guard: DatabaseSync;
  readonly #statements: Statements;
  readonly #record: TurnRecord;
  readonly #actors: ActorRows;

  /** Throws a `StoreError` if the file cannot be used. */
  constructor({ path, charts, migrations = ourMigrations, pagesMax }: StoreOptions) {
    this.#path = path;
    const { database, guard } = openDatabase(path, shapeOf(charts), migrations);
    this.#database = database;
    this.#guard = guard;
    try {
      if (pagesMax) this.#database.exec(`PRAGMA max_page_count = ${pagesMax}`);
      this.epoch = readMeta(this.#database, 'epoch') ?? '';
      this.#statements = new Statements(this.#database);
      this.#record = new TurnRecord(this.#statements);
      this.#actors = new ActorRows(this.#statements);
      this.changes = new ChangeTable(this.#statements, (work) => this.#transact(work));
      for (const turn of this.#record.turns(this.#actors.writtenUpTo, Number.POSITIVE_INFINITY)) {
        this.#actors.runAgain(charts, turn);
      }
    } catch (cause) {
      this.letGo();
      throw cause;
    }
  }

  counters(): { lastTurn: number; lastEnvelope: number; lastAt: number } {
    return this.#record.counters();
  }

  actor(address: Address): Stored {
    return this.#actors.get(address);
  }

  events(topic: Address, after: number): Numbered[] {
    return this.#record.events(topic, this.#actors.get(topic).publishedIn, after);
  }

  /** Those of the next `count` turns that are of that kind of actor. */
  turns(after: number, count: number, kind?: Kind): Turn[] {
    return this.#record.turns(after, count, kind);
  }

  actorsAfter(after: string, count: number, kind?: Kind): ListedAddress[] {
    return this.#actors.listAfter(after, count, kind);
  }

  timers(): Armed[] {
    const rows = this.#statements.rows('SELECT * FROM timers');
    return rows.map((row) => ({ ...(row as unknown as Armed), message: JSON.parse(row.message as string) }));
  }

  answer(key: string): Kept | undefined {
    const row = this.#statements.row('SELECT fingerprint, answer FROM commands WHERE key = ?', key);
    if (!row) return undefined;
    return { fingerprint: row.fingerprint as string, answer: row.answer && JSON.parse(row.answer as string) };
  }

  text(id: string): string | undefined {
    return (this.#statements.row('SELECT text FROM commands WHERE key = ?', id)?.text ?? undefined) as
      | string
      | undefined;
  }

  /** All or nothing, and on the disk when it returns. Throws a `StoreError`. */
  commit(batch: Batch): void {
    let committed = () => {};
    this.#transact(() => {
      this.#record.append(batch.ran);
      committed = this.#actors.write(batch.ran);
      this.#writeTimers(batch);
      this.#writeCommands(batch);
    });
    committed();
  }

  close(): void {
    try {
      const { lastTurn } = this.#record.counters();
      this.#transact(() => this.#actors.writeAll(lastTurn));
      this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.letGo();
    }
  }

  /** Closes and writes nothing. */
  letGo(): void {
    this.#database.close();
    this.#guard.close();
  }

  #transact(work: () => void): void {
    try {
      this.#statements.run('BEGIN IMMEDIATE');
      work();
      this.#statements.run('COMMIT');
    } catch (cause) {
      // Some errors have rolled back by themselves.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw storeErrorOf(cause, this.#path);
    }
  }

  #writeTimers({ ran, fired, timers }: Batch): void {
    const touched = new Map<string, { address: Address; name: string }>();
    const touch = (address: Address, name: string) => touched.set(`${address} ${name}`, { address, name });
    for (const { address, name } of fired) touch(address, name);
    for (const { actor, timers: own } of ran) for (const { name } of own) touch(actor.address, name);
    for (const { address, name } of touched.values()) {
      const armed = timers.get(address, name);
      if (!armed) this.#statements.statement('DELETE FROM timers WHERE address = ? AND name = ?').run(address, name);
      else {
        const { due, message, cause, token } = armed;
        const put = this.#statements.statement('INSERT OR REPLACE INTO timers VALUES (?, ?, ?, ?, ?, ?)');
        put.run(address, name, due, JSON.stringify(message), cause, token);
      }
    }
  }

  #writeCommands({ commands, late, at }: Batch): void {
    const insert = this.#statements.statement('INSERT INTO commands VALUES (?, ?, ?, ?, ?)');
    for (const { key, fingerprint, answer, text } of commands) {
      // What was refused was not said to anybody.
      const isRefused = answer !== undefined && 'refused' in answer;
      insert.run(key, fingerprint, answer ? JSON.stringify(answer) : null, at, isRefused ? null : (text ?? null));
    }
    for (const [key, answer] of late) {
      this.#statements.statement('UPDATE commands SET answer = ? WHERE key = ?').run(JSON.stringify(answer), key);
    }
  }
}
