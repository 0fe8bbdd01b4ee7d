/** The changes of the site, in a table that is only ever added to. Knows rows; what a change means is the directory's. */
import type { Change, ChangeLog, ChangeQuery, ChangeSet } from '../directory/change.ts';
import type { Row, Statements, Value } from './statements.ts';

export class ChangeTable implements ChangeLog {
  readonly #statements: Statements;
  readonly #transact: (work: () => void) => void;

  /** `transact` runs work as one transaction that is on the disk when it returns. */
  constructor(statements: Statements, transact: (work: () => void) => void) {
    this.#statements = statements;
    this.#transact = transact;
  }

  get last(): number {
    return Number(this.#statements.row('SELECT max(n) AS last FROM changes')?.last ?? 0);
  }

  get told(): number {
    return Number(this.#statements.row("SELECT value FROM meta WHERE name = 'told'")?.value ?? 0);
  }

  markTold(n: number): void {
    this.#transact(() => this.#statements.run("INSERT OR REPLACE INTO meta VALUES ('told', ?)", String(n)));
  }

  append({ at, by, edits, key, fingerprint }: ChangeSet): Change[] {
    const first = this.last + 1;
    const added = edits.map((edit, index) => ({ ...edit, n: first + index, at, by, first }));
    this.#transact(() => {
      for (const { n, kind, id, value } of added) {
        const isFirst = n === first;
        const json = value === null ? null : JSON.stringify(value);
        const keyed = [isFirst ? (key ?? null) : null, isFirst ? (fingerprint ?? null) : null];
        this.#statements.run(
          'INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
          ...[n, at, by, first, kind, id, json, ...keyed],
        );
      }
    });
    return added;
  }

  after(n: number): Change[] {
    return this.#statements.rows('SELECT * FROM changes WHERE n > ? ORDER BY n', n).map(changeOf);
  }

  page({ before, count, kind, id, by }: ChangeQuery): Change[] {
    const conditions: [condition: string, value: Value][] = [
      ['n < ?', before],
      ...(kind === undefined ? [] : [['kind = ?', kind] as [string, Value]]),
      ...(id === undefined ? [] : [['id = ?', id] as [string, Value]]),
      ...(by === undefined ? [] : [['by = ?', by] as [string, Value]]),
    ];
    const where = conditions.map(([condition]) => condition).join(' AND ');
    const values = conditions.map(([, value]) => value);
    return this.#statements
      .rows(`SELECT * FROM changes WHERE ${where} ORDER BY n DESC LIMIT ?`, ...values, count)
      .map(changeOf);
  }

  former({ n, kind, id }: Pick<Change, 'n' | 'kind' | 'id'>): Change | undefined {
    const sql = 'SELECT * FROM changes WHERE kind = ? AND id = ? AND n < ? ORDER BY n DESC LIMIT 1';
    const row = this.#statements.row(sql, kind, id, n);
    return row && changeOf(row);
  }

  keyed(key: string): { fingerprint: string; first: number } | undefined {
    const row = this.#statements.row('SELECT fingerprint, n FROM changes WHERE key = ?', key);
    return row && { fingerprint: String(row.fingerprint), first: Number(row.n) };
  }
}

const changeOf = ({ n, at, by, first, kind, id, value }: Row): Change =>
  ({ n, at, by, first, kind, id, value: value === null ? null : JSON.parse(String(value)) }) as unknown as Change;
