/**
 * The durable side of the sqlite host: reads what was committed, and writes a batch of turns with everything they changed
 * in one transaction. Decides nothing about turns.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { AnyStateMachine } from 'xstate';
import type { Effect } from '../../machines/effects.ts';
import type { ActorState } from '../../machines/index.ts';
import type { Answer } from '../../machines/messages.ts';
import type { Address } from '../../machines/names.ts';
import type { Numbered } from '../../machines/wire.ts';
import type { Turn } from '../actors/host.ts';
import type { Actor, Ran } from '../actors/ledger.ts';
import type { Kept } from '../actors/pending.ts';
import { stateOf } from '../actors/step.ts';
import type { Armed, Timers } from '../actors/timers.ts';
import { Encoding } from './encoding.ts';
import { storeErrorOf } from './errors.ts';
import type { Migration } from './migrations.ts';
import { migrations as ourMigrations } from './migrations.ts';
import { openDatabase, readMeta } from './open.ts';
import { shapeOf } from './schema.ts';

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

type Row = Record<string, string | number | null>;

export class Store {
  /** Id of the database. */
  readonly epoch: string;
  readonly #path: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** Throws a `StoreError` if the file cannot be used. */
  constructor({ path, charts, migrations = ourMigrations, pagesMax }: StoreOptions) {
    this.#path = path;
    this.#database = openDatabase(path, shapeOf(charts), migrations);
    if (pagesMax) this.#database.exec(`PRAGMA max_page_count = ${pagesMax}`);
    this.epoch = readMeta(this.#database, 'epoch') ?? '';
  }

  counters(): { lastTurn: number; lastEnvelope: number; lastAt: number } {
    const row = this.#row('SELECT max(n) AS n, max(id) AS id, max(at) AS at FROM turns') ?? {};
    return { lastTurn: Number(row.n), lastEnvelope: Number(row.id), lastAt: Number(row.at) };
  }

  state(address: Address): ActorState | undefined {
    const row = this.#row('SELECT state FROM actors WHERE address = ?', address);
    return row && JSON.parse(row.state as string);
  }

  lastSeq(topic: Address): number {
    const row = this.#row('SELECT max(seq) AS seq FROM turns WHERE receiver = ? AND seq > 0', topic);
    return Number(row?.seq);
  }

  events(topic: Address, after: number): Numbered[] {
    const sql = 'SELECT at, effects, seq FROM turns WHERE receiver = ? AND seq > ? ORDER BY seq';
    return this.#rows(sql, topic, after).flatMap((row) => {
      const said: Effect[] = JSON.parse(row.effects as string);
      const events = said.flatMap((effect) => (effect.type === 'publish' ? [effect.event] : []));
      const first = (row.seq as number) - events.length + 1;
      const numbered = events.map((event, index) => ({ seq: first + index, at: row.at as number, event }));
      return numbered.filter(({ seq }) => seq > after);
    });
  }

  timers(): Armed[] {
    const rows = this.#rows('SELECT * FROM timers');
    return rows.map((row) => ({ ...(row as unknown as Armed), message: JSON.parse(row.message as string) }));
  }

  answer(key: string): Kept | undefined {
    const row = this.#row('SELECT fingerprint, answer FROM commands WHERE key = ?', key);
    if (!row) return undefined;
    return { fingerprint: row.fingerprint as string, answer: row.answer && JSON.parse(row.answer as string) };
  }

  text(id: string): string | undefined {
    return (this.#row('SELECT text FROM commands WHERE key = ?', id)?.text ?? undefined) as string | undefined;
  }

  turns(after: number, count: number): Turn[] {
    return this.#rows('SELECT * FROM turns WHERE n > ? ORDER BY n LIMIT ?', after, count).map((row) => ({
      n: row.n as number,
      envelope: {
        id: row.id as number,
        from: row.sender as string,
        to: row.receiver as Address,
        at: row.at as number,
        cause: row.cause as number | null,
        message: JSON.parse(row.message as string),
      },
      effects: JSON.parse(row.effects as string),
    }));
  }

  /** All or nothing, and on the disk when it returns. Throws a `StoreError`. */
  commit(batch: Batch): void {
    try {
      this.#statement('BEGIN IMMEDIATE').run();
      this.#writeTurns(batch.ran);
      this.#writeTimers(batch);
      this.#writeCommands(batch);
      this.#statement('COMMIT').run();
    } catch (cause) {
      // Some errors have rolled back by themselves.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw storeErrorOf(cause, this.#path);
    }
  }

  close(): void {
    try {
      this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      this.#database.close();
    }
  }

  #writeTurns(ran: readonly Ran[]): void {
    const insertTurn = this.#statement('INSERT INTO turns VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    const encoding = new Encoding();
    const changed = new Set<Actor>();
    for (const one of ran) {
      const { n, envelope, effects } = one.turn;
      const { id, at, from, to, cause, message } = envelope;
      const seq = one.published.at(-1)?.numbered.seq ?? null;
      insertTurn.run(n, id, at, from, to, cause, encoding.once(message), encoding.effects(effects), seq);
      if (one.changed) changed.add(one.actor);
    }
    const putActor = this.#statement(
      'INSERT INTO actors VALUES (?, ?) ON CONFLICT DO UPDATE SET state = excluded.state',
    );
    for (const { address, snapshot } of changed) putActor.run(address, JSON.stringify(stateOf(snapshot)));
  }

  #writeTimers({ ran, fired, timers }: Batch): void {
    const touched = new Map<string, { address: Address; name: string }>();
    const touch = (address: Address, name: string) => touched.set(`${address} ${name}`, { address, name });
    for (const { address, name } of fired) touch(address, name);
    for (const { actor, timers: own } of ran) for (const { name } of own) touch(actor.address, name);
    for (const { address, name } of touched.values()) {
      const armed = timers.get(address, name);
      if (!armed) this.#statement('DELETE FROM timers WHERE address = ? AND name = ?').run(address, name);
      else {
        const { due, message, cause, token } = armed;
        const put = this.#statement('INSERT OR REPLACE INTO timers VALUES (?, ?, ?, ?, ?, ?)');
        put.run(address, name, due, JSON.stringify(message), cause, token);
      }
    }
  }

  #writeCommands({ commands, late, at }: Batch): void {
    const insert = this.#statement('INSERT INTO commands VALUES (?, ?, ?, ?, ?)');
    for (const { key, fingerprint, answer, text } of commands) {
      // What was refused was not said to anybody.
      const isRefused = answer !== undefined && 'refused' in answer;
      insert.run(key, fingerprint, answer ? JSON.stringify(answer) : null, at, isRefused ? null : (text ?? null));
    }
    for (const [key, answer] of late) {
      this.#statement('UPDATE commands SET answer = ? WHERE key = ?').run(JSON.stringify(answer), key);
    }
  }

  #row(sql: string, ...values: (string | number)[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  #rows(sql: string, ...values: (string | number)[]): Row[] {
    return this.#statement(sql).all(...values) as Row[];
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
