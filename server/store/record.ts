/**
 * The record, append-only: many turns a row, one a line, so that a commit touches few pages. Any turn is found by its
 * number; a topic is followed backwards from turn to turn and has no copy and no index.
 */
import type { Address, Kind } from '../../machines/names.ts';
import type { Numbered } from '../../machines/wire.ts';
import type { Turn } from '../actors/host.ts';
import type { Ran } from '../actors/ledger.ts';
import type { Line } from './encoding.ts';
import { Encoding, isOf, lineOf } from './encoding.ts';
import type { Statements } from './statements.ts';

/** Turns in one row: whoever reads one turn reads a row. */
const rowTurns = 64;
/** Rows kept in memory for readers of topics. */
const cachedRows = 64;

interface Page {
  first: number;
  last: number;
  lines: string[];
}

export class TurnRecord {
  readonly #statements: Statements;
  /** By last turn; the one not asked for longest stands first. */
  readonly #cache = new Map<number, Page>();

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  counters(): { lastTurn: number; lastEnvelope: number; lastAt: number } {
    const row = this.#statements.row('SELECT last, lines FROM record ORDER BY last DESC LIMIT 1');
    if (!row) return { lastTurn: 0, lastEnvelope: 0, lastAt: 0 };
    const { last, lines } = pageOf(row);
    const { id, at } = lineOf(last, lines.at(-1)!).turn.envelope;
    return { lastTurn: last, lastEnvelope: id, lastAt: at };
  }

  append(ran: readonly Ran[]): void {
    const insert = this.#statements.statement('INSERT INTO record VALUES (?, ?)');
    const encoding = new Encoding();
    for (let from = 0; from < ran.length; from += rowTurns) {
      const until = Math.min(from + rowTurns, ran.length);
      let lines = '';
      for (let at = from; at < until; at++) {
        const { turn, published, former } = ran[at]!;
        const seq = published.at(-1)?.numbered.seq ?? 0;
        lines += `${at === from ? '' : '\n'}${encoding.line(turn, { seq, before: former.publishedIn })}`;
      }
      insert.run(ran[until - 1]!.turn.n, lines);
    }
  }

  /** Those of the next `count` turns that are of that kind of actor, or all of them. */
  turns(after: number, count: number, kind?: Kind): Turn[] {
    const turns: Turn[] = [];
    for (let n = after + 1; n <= after + count; ) {
      const page = this.#pageWith(n);
      if (!page) break;
      for (; n <= page.last && n <= after + count; n++) {
        const line = page.lines[n - page.first]!;
        if (!kind || isOf(kind, line)) turns.push(lineOf(n, line).turn);
      }
    }
    return turns;
  }

  /** The events after `after` of a topic whose last event was published in turn `n`. */
  events(topic: Address, n: number, after: number): Numbered[] {
    const parts: Numbered[][] = [];
    for (let at = n; at > 0; ) {
      const { turn, seq, before } = this.#line(at);
      if (turn.envelope.to !== topic) throw new Error(`Turn ${at} is not of ${topic}.`);
      const events = turn.effects.flatMap((effect) => (effect.type === 'publish' ? [effect.event] : []));
      const first = seq - events.length + 1;
      parts.push(events.map((event, index) => ({ seq: first + index, at: turn.envelope.at, event })));
      if (first - 1 <= after) break;
      at = before;
    }
    return parts
      .reverse()
      .flat()
      .filter(({ seq }) => seq > after);
  }

  #line(n: number): Line {
    const page = this.#pageWith(n);
    if (!page) throw new Error(`There is no turn ${n}.`);
    return lineOf(n, page.lines[n - page.first]!);
  }

  #pageWith(n: number): Page | undefined {
    const last = this.#statements.row('SELECT last FROM record WHERE last >= ? ORDER BY last LIMIT 1', n)?.last;
    if (last === undefined) return undefined;
    let page = this.#cache.get(Number(last));
    if (!page) page = pageOf(this.#statements.row('SELECT last, lines FROM record WHERE last = ?', last)!);
    this.#cache.delete(page.last);
    this.#cache.set(page.last, page);
    for (const oldest of this.#cache.keys()) {
      if (this.#cache.size <= cachedRows) break;
      this.#cache.delete(oldest);
    }
    return page;
  }
}

function pageOf({ last, lines }: Record<string, unknown>): Page {
  // No line holds a line break: JSON writes it as an escape.
  const split = (lines as string).split('\n');
  return { first: (last as number) - split.length + 1, last: last as number, lines: split };
}
