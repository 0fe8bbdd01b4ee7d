/** What an audit finds, and a book of it that stays small however much is wrong: the first of each name, and a count. */
import type { Effect } from '../../machines/effects.ts';
import type { Address } from '../../machines/names.ts';

/**
 * `violation`: a property does not hold. `divergence`: the charts would have said something else. `record`: the record
 * contradicts itself. `store`: what is stored beside the record contradicts it.
 */
export type FindingKind = 'violation' | 'divergence' | 'record' | 'store';

export interface Finding {
  kind: FindingKind;
  /** The property, or the check. */
  name: string;
  /** Number of the turn after which it was seen. */
  turn: number;
  /** It came about after this turn; left out if it is the turn itself. */
  since?: number;
  /** What is wrong, in a sentence. */
  says: string;
  /** Why it matters; of properties only. */
  why?: string;
  /** The turn that it is about. */
  at?: { from: string; to: Address; message: string };
  /** Of a divergence: what the chart said then and what it says now. */
  effects?: { recorded: readonly Effect[]; now: readonly Effect[] };
}

export class Findings {
  readonly #first = new Map<string, Finding>();
  readonly #counts = new Map<string, number>();
  readonly #onFirst: (finding: Finding) => void;
  readonly #onEach: (finding: Finding) => void;

  /** `onFirst` is told the first finding of each name, `onEach` all of them. */
  constructor(onFirst: (finding: Finding) => void = () => {}, onEach: (finding: Finding) => void = () => {}) {
    this.#onFirst = onFirst;
    this.#onEach = onEach;
  }

  add(finding: Finding): void {
    const { name } = finding;
    this.#counts.set(name, this.count(name) + 1);
    this.#onEach(finding);
    if (this.#first.has(name)) return;
    this.#first.set(name, finding);
    this.#onFirst(finding);
  }

  count(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  /** The first of each name, in the order in which they were found. */
  all(): Finding[] {
    return [...this.#first.values()];
  }
}
