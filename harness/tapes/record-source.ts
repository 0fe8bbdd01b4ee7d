/**
 * The record of a server, read through a connection of its own while the server writes it. Holds no statement open, so that
 * the writer's log can be used again, and no more than some rows.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { AnyStateMachine } from 'xstate';
import type { Line } from '../../server/store/encoding.ts';
import { lineOf } from '../../server/store/encoding.ts';
import { openForReading } from '../../server/store/open.ts';
import { shapeOf } from '../../server/store/schema.ts';
import type { TurnHead } from './turn-head.ts';
import { headOfLine } from './turn-head.ts';
import type { TurnSource } from './turn-source.ts';

/** Rows read at once while the tape is opened, of up to 64 turns each. */
const pageRows = 64;
/** Characters of rows that are kept for whoever reads single turns. */
const keptMax = 24_000_000;

export class RecordSource implements TurnSource {
  readonly #database: DatabaseSync;
  readonly #next;
  readonly #row;
  /** Number of the last turn of each row that was read. */
  readonly #lasts: number[] = [];
  /** Lines by last turn; the row not asked for longest stands first. */
  readonly #kept = new Map<number, readonly string[]>();
  #keptCharacters = 0;

  /** Throws a `StoreError`. */
  constructor(path: string, charts: Record<string, AnyStateMachine>) {
    this.#database = openForReading(path, shapeOf(charts));
    this.#next = this.#database.prepare('SELECT last, lines FROM record WHERE last > ? ORDER BY last LIMIT ?');
    this.#row = this.#database.prepare('SELECT lines FROM record WHERE last = ?');
  }

  get epoch(): string {
    return String(this.#database.prepare("SELECT value FROM meta WHERE name = 'epoch'").get()?.value);
  }

  /** Number of the newest turn on the record, 0 if there is none. */
  newest(): number {
    return Number(this.#database.prepare('SELECT max(last) AS last FROM record').get()?.last ?? 0);
  }

  heads(): TurnHead[] {
    const heads: TurnHead[] = [];
    for (const row of this.#next.all(this.#lasts.at(-1) ?? 0, pageRows)) {
      const { last, lines } = row as { last: number; lines: string };
      const split = lines.split('\n');
      const first = (this.#lasts.at(-1) ?? 0) + 1;
      if (last - split.length + 1 !== first) throw new Error(`Turn ${first} is missing on the record.`);
      for (const [at, line] of split.entries()) heads.push(headOfLine(first + at, line));
      this.#lasts.push(last);
    }
    return heads;
  }

  line(n: number): Line {
    const last = this.#lasts[firstFrom(this.#lasts, n)]!;
    const lines = this.#linesTo(last);
    return lineOf(n, lines[n - 1 - (last - lines.length)]!);
  }

  close(): void {
    this.#database.close();
  }

  #linesTo(last: number): readonly string[] {
    let lines = this.#kept.get(last);
    if (lines) this.#kept.delete(last);
    else {
      const text = this.#row.get(last)?.lines as string;
      lines = text.split('\n');
      this.#keptCharacters += text.length;
    }
    this.#kept.set(last, lines);
    for (const [oldest, others] of this.#kept) {
      if (this.#keptCharacters <= keptMax) break;
      this.#kept.delete(oldest);
      this.#keptCharacters -= others.reduce((sum, line) => sum + line.length, others.length - 1);
    }
    return lines;
  }
}

/** Where in a sorted list the first number stands that is not less. */
export function firstFrom(sorted: readonly number[], n: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < n) low = middle + 1;
    else high = middle;
  }
  return low;
}
