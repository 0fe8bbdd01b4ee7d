/** Prepared once each: the statements of one database, by their SQL. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';

export type Value = string | number | null;
export type Row = Record<string, Value>;

export class Statements {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  row(sql: string, ...values: Value[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined;
  }

  rows(sql: string, ...values: Value[]): Row[] {
    return this.statement(sql).all(...values) as Row[];
  }

  run(sql: string, ...values: Value[]): void {
    this.statement(sql).run(...values);
  }

  statement(sql: string): StatementSync {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      statement = this.#database.prepare(sql);
      this.#prepared.set(sql, statement);
    }
    return statement;
  }
}
