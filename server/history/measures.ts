/**
 * Counts and times of requests, in all, by bucket of time and by group. Pure. A request belongs to the bucket in which it was
 * opened. One that was withdrawn or ended before anybody accepted has no time to first response: it is counted apart.
 */
import type { Outcome } from '../../machines/messages.ts';
import { outcomes } from '../../machines/messages.ts';
import type { Past } from './table.ts';

export const groupings = ['workgroup', 'reason', 'outcome', 'supervisor'] as const;
export type Grouping = (typeof groupings)[number];

export type Fact = Pick<
  Past,
  | 'workgroup'
  | 'reason'
  | 'outcome'
  | 'firstBy'
  | 'escalated'
  | 'ignoredByAll'
  | 'unattended'
  | 'openedAt'
  | 'respondedAt'
  | 'doneAt'
>;

/** Of `count` times the median and the 90th percentile by nearest rank, and the longest; null if there are none. */
export interface Spread {
  count: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
  maxSeconds: number | null;
}

export interface Tally {
  opened: number;
  outcomes: Record<Outcome | 'open', number>;
  escalated: number;
  /** Everybody eligible had ignored it at some time. */
  ignoredByAll: number;
  /** Whoever answered for it was gone at some time. */
  unattended: number;
  /** Over before anybody had accepted, however it ended. */
  endedUnanswered: number;
  /** From the request to its first accept. */
  firstResponse: Spread;
  /** From the request to its end. */
  done: Spread;
}

export interface Group extends Tally {
  /** The workgroup, reason, outcome, or supervisor who accepted first; null for those without. */
  key: string | null;
  /** Opened in each bucket. */
  openedPerBucket: number[];
}

export interface Measured {
  total: Tally;
  buckets: (Tally & { from: number })[];
  /** Those with most requests first. */
  groups: Group[];
  /** All further groups as one. */
  rest: (Omit<Group, 'key'> & { groups: number }) | null;
}

export const groupsMax = 30;

/** The smallest value that at least that share of all is not above; undefined if there are none. Sorted ascending. */
export const nearestRank = (sorted: ArrayLike<number>, share: number): number | undefined =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];

class Counting {
  opened = 0;
  readonly outcomes: Record<Outcome | 'open', number> = Object.fromEntries(
    ['open', ...outcomes].map((outcome) => [outcome, 0]),
  ) as Record<Outcome | 'open', number>;
  escalated = 0;
  ignoredByAll = 0;
  unattended = 0;
  endedUnanswered = 0;
  readonly responseMs: number[] = [];
  readonly doneMs: number[] = [];

  add(fact: Fact): void {
    const { outcome, openedAt, respondedAt, doneAt } = fact;
    this.opened++;
    this.outcomes[outcome ?? 'open']++;
    if (fact.escalated) this.escalated++;
    if (fact.ignoredByAll) this.ignoredByAll++;
    if (fact.unattended > 0) this.unattended++;
    if (outcome !== null && respondedAt === null) this.endedUnanswered++;
    if (respondedAt !== null) this.responseMs.push(respondedAt - openedAt);
    if (doneAt !== null) this.doneMs.push(doneAt - openedAt);
  }

  tally(): Tally {
    const { opened, outcomes: ended, escalated, ignoredByAll, unattended, endedUnanswered } = this;
    const counts = { opened, outcomes: ended, escalated, ignoredByAll, unattended, endedUnanswered };
    return { ...counts, firstResponse: spreadOf(this.responseMs), done: spreadOf(this.doneMs) };
  }
}

function spreadOf(ms: readonly number[]): Spread {
  const sorted = Float64Array.from(ms).sort();
  const seconds = (value: number | undefined) => (value === undefined ? null : value / 1_000);
  return {
    count: sorted.length,
    medianSeconds: seconds(nearestRank(sorted, 0.5)),
    p90Seconds: seconds(nearestRank(sorted, 0.9)),
    maxSeconds: seconds(sorted.at(-1)),
  };
}

interface Counted {
  all: Counting;
  perBucket: number[];
}

/** Adds up as facts come, in any order. */
export class Measuring {
  /** Begins of the buckets, ms UTC, ascending; nothing was opened before the first. */
  readonly #starts: readonly number[];
  readonly #grouping: Grouping | undefined;
  readonly #total = new Counting();
  readonly #buckets: Counting[];
  readonly #groups = new Map<string | null, Counted>();

  constructor(starts: readonly number[], grouping?: Grouping) {
    this.#starts = starts;
    this.#grouping = grouping;
    this.#buckets = starts.map(() => new Counting());
  }

  add(fact: Fact): void {
    const bucket = this.#bucketOf(fact.openedAt);
    this.#total.add(fact);
    this.#buckets[bucket]!.add(fact);
    if (!this.#grouping) return;
    const key = keyOf(fact, this.#grouping);
    let group = this.#groups.get(key);
    if (!group) {
      group = { all: new Counting(), perBucket: this.#starts.map(() => 0) };
      this.#groups.set(key, group);
    }
    group.all.add(fact);
    group.perBucket[bucket]!++;
  }

  result(): Measured {
    const sorted = [...this.#groups].sort(
      (
        [
          a,
          {
            all: { opened: x },
          },
        ],
        [
          b,
          {
            all: { opened: y },
          },
        ],
      ) => y - x || (String(a) < String(b) ? -1 : 1),
    );
    return {
      total: this.#total.tally(),
      buckets: this.#buckets.map((bucket, n) => ({ from: this.#starts[n]!, ...bucket.tally() })),
      groups: sorted
        .slice(0, groupsMax)
        .map(([key, { all, perBucket }]) => ({ key, ...all.tally(), openedPerBucket: perBucket })),
      rest: restOf(sorted.slice(groupsMax).map(([, group]) => group)),
    };
  }

  #bucketOf(at: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function keyOf({ workgroup, reason, outcome, firstBy }: Fact, grouping: Grouping): string | null {
  switch (grouping) {
    case 'workgroup':
      return workgroup;
    case 'reason':
      return reason;
    case 'outcome':
      return outcome ?? 'open';
    case 'supervisor':
      return firstBy;
  }
}

function restOf(groups: readonly Counted[]): Measured['rest'] {
  const [first] = groups;
  if (!first) return null;
  const all = new Counting();
  for (const { all: one } of groups) {
    all.opened += one.opened;
    for (const outcome of ['open', ...outcomes] as const) all.outcomes[outcome] += one.outcomes[outcome];
    all.escalated += one.escalated;
    all.ignoredByAll += one.ignoredByAll;
    all.unattended += one.unattended;
    all.endedUnanswered += one.endedUnanswered;
    for (const ms of one.responseMs) all.responseMs.push(ms);
    for (const ms of one.doneMs) all.doneMs.push(ms);
  }
  const perBucket = first.perBucket.map((_, n) => groups.reduce((sum, group) => sum + group.perBucket[n]!, 0));
  return { groups: groups.length, ...all.tally(), openedPerBucket: perBucket };
}

export function measuresOf(facts: Iterable<Fact>, starts: readonly number[], grouping?: Grouping): Measured {
  const measuring = new Measuring(starts, grouping);
  for (const fact of facts) measuring.add(fact);
  return measuring.result();
}
