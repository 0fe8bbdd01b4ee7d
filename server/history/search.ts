/**
 * Walks through the history, the newest first and a little at a time: no query keeps commands waiting, and none goes on for
 * ever. Words are looked for where they are kept, so that what was erased is not found.
 */
import { setImmediate as nextTurnOfTheLoop } from 'node:timers/promises';
import type { TextLookup } from '../actors/texts.ts';
import type { Sought } from './sought.ts';
import { conditionOf } from './sought.ts';
import type { HistoryTable, Past } from './table.ts';

export const searchLimits = {
  /** Requests passed over in one statement. */
  numbersAtOnce: 4_096,
  /** Rows taken from one statement. */
  rowsAtOnce: 500,
  /** Texts that are read for one page. */
  texts: 20_000,
  /** Lines of one request. */
  textsOfOne: 1_001,
  /** How long one page may be searched for words. */
  wordsMs: 1_000,
  /** Words that are sought together. */
  words: 8,
} as const;

/** The range of numbers that a range of time is. */
function rangeOf(table: HistoryTable, { from, to }: Sought, before: number): { low: number; below: number } {
  const low = from === undefined ? 1 : table.firstAt(from);
  const end = to === undefined ? table.count + 1 : table.firstAt(to);
  return { low, below: Math.min(before, end) };
}

/** In parts, with others having their turn in between. A request that is opened meanwhile is not in it. */
export async function* walk(
  table: HistoryTable,
  sought: Sought,
  before = Number.MAX_SAFE_INTEGER,
  rowsAtOnce: number = searchLimits.rowsAtOnce,
): AsyncGenerator<Past[]> {
  const condition = conditionOf(sought);
  let { low, below } = rangeOf(table, sought, before);
  while (below > low) {
    const from = Math.max(low, below - searchLimits.numbersAtOnce);
    const rows = table.between(from, below, condition, rowsAtOnce);
    if (rows.length > 0) yield rows;
    below = rows.length === rowsAtOnce ? rows.at(-1)!.n : from;
    if (below > low) await nextTurnOfTheLoop();
  }
}

/** How many there are, counted no further than one above `max`. */
export async function count(table: HistoryTable, sought: Sought, max: number): Promise<number> {
  const condition = conditionOf(sought);
  const { low, below } = rangeOf(table, sought, Number.MAX_SAFE_INTEGER);
  let found = 0;
  for (let from = low; from < below && found <= max; from += searchLimits.numbersAtOnce) {
    found += table.countBetween(from, Math.min(below, from + searchLimits.numbersAtOnce), condition);
    await nextTurnOfTheLoop();
  }
  return Math.min(found, max + 1);
}

export interface Page {
  found: Past[];
  /** There are more, or may be: ask for those before this one. */
  next: Past | undefined;
  /** The search ended before the page was full, at `next`. */
  isPartial: boolean;
}

export interface PageQuery {
  sought: Sought;
  /** Only those with a smaller number. */
  before: number;
  count: number;
}

export async function page(table: HistoryTable, { sought, before, count: max }: PageQuery): Promise<Page> {
  const found: Past[] = [];
  for await (const rows of walk(table, sought, before, max + 1)) {
    found.push(...rows);
    if (found.length > max) break;
  }
  const shown = found.slice(0, max);
  return { found: shown, next: found.length > max ? shown.at(-1) : undefined, isPartial: false };
}

/** Those in whose lines, taken together, each of the words is found. */
export async function pageWithWords(
  table: HistoryTable,
  { sought, before, count: max }: PageQuery,
  words: readonly string[],
  lookup: TextLookup,
): Promise<Page> {
  const found: Past[] = [];
  const until = performance.now() + searchLimits.wordsMs;
  let texts = 0;
  let last: Past | undefined;
  for await (const rows of walk(table, sought, before, 64)) {
    for (const past of rows) {
      if (found.length === max) return { found, next: found.at(-1), isPartial: false };
      if (last && (texts >= searchLimits.texts || performance.now() >= until)) {
        return { found, next: last, isPartial: true };
      }
      const ids = table.textsOf(past.n, searchLimits.textsOfOne);
      texts += ids.length;
      const written = await Promise.all(ids.map(lookup));
      if (areIn(words, written)) found.push(past);
      last = past;
    }
  }
  return { found, next: undefined, isPartial: false };
}

/** Without case and accents. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** What is sought in one query of words; more of them than the limit is none (undefined). */
export function wordsOf(text: string): string[] | undefined {
  const words = [...new Set(plain(text).split(/\s+/).filter(Boolean))];
  return words.length > 0 && words.length <= searchLimits.words ? words : undefined;
}

const areIn = (words: readonly string[], written: readonly (string | undefined)[]) => {
  const all = plain(written.filter((text) => text !== undefined).join('\n'));
  return words.every((word) => all.includes(word));
};
