/**
 * Reads a record page by page from a database that somebody else may be writing, and goes on where lines are missing or
 * cannot be read: whoever audits wants to know which. Holds no statement open, so that the writer's log can be used again.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Line } from '../../server/store/encoding.ts';
import { lineOf } from '../../server/store/encoding.ts';

/** Rows read at once, of up to 64 turns each. */
const pageRows = 8;

/** A turn, or what is there in its place. */
export type Entry = { n: number } & ({ line: Line } | { missing: number } | { unreadable: string });

export class RecordReader {
  readonly #database: DatabaseSync;
  #last: number;

  /** `after`: the turn that was read last, 0 for all. */
  constructor(database: DatabaseSync, after = 0) {
    this.#database = database;
    this.#last = after;
  }

  /** The turn that was read last. */
  get last(): number {
    return this.#last;
  }

  /** Number of the newest turn on the record, 0 if there is none. Throws SQLite's own error. */
  newest(): number {
    return Number(this.#database.prepare('SELECT max(last) AS last FROM record').get()?.last ?? 0);
  }

  /** What comes next; nothing if there is nothing new. Throws SQLite's own error. */
  next(): Entry[] {
    const rows = this.#database
      .prepare('SELECT last, lines FROM record WHERE last > ? ORDER BY last LIMIT ?')
      .all(this.#last, pageRows) as { last: number; lines: string }[];
    return rows.flatMap(({ last, lines }) => {
      const split = lines.split('\n');
      const first = last - split.length + 1;
      const entries: Entry[] = [];
      if (first > this.#last + 1) entries.push({ n: this.#last + 1, missing: first - this.#last - 1 });
      for (const [at, json] of split.entries()) if (first + at > this.#last) entries.push(entryOf(first + at, json));
      this.#last = last;
      return entries;
    });
  }
}

function entryOf(n: number, json: string): Entry {
  try {
    const line = lineOf(n, json);
    const { id, from, to, message } = line.turn.envelope;
    const isTurn =
      Number.isInteger(id) && [from, to, message?.type].every((part) => typeof part === 'string') && line.turn.effects;
    return isTurn ? { n, line } : { n, unreadable: 'It is no turn.' };
  } catch (error) {
    return { n, unreadable: error instanceof Error ? error.message : String(error) };
  }
}
