/** What measures are called, and what a chart shows in a sentence. */
import { msg, str } from '@lit/localize';
import type { Outcome } from '../../machines/messages.ts';
import { dateTimeWords, dayWords, numberWords, pluralWords } from './formats.ts';
import type { NameOf } from './names.ts';
import { outcomeWords } from './past.ts';

export const bucketSizes = ['hour', 'day', 'week'] as const;
export type BucketSize = (typeof bucketSizes)[number];
export const groupings = ['workgroup', 'reason', 'outcome', 'supervisor'] as const;
export type Grouping = (typeof groupings)[number];

const sizes: Record<BucketSize, () => string> = {
  hour: () => msg('Hours'),
  day: () => msg('Days'),
  week: () => msg('Weeks'),
};
export const sizeWords = (of: BucketSize): string => sizes[of]();

/** Heading of the column of times. */
const columns: Record<BucketSize, () => string> = {
  hour: () => msg('Hour'),
  day: () => msg('Day'),
  week: () => msg('Week'),
};
export const columnWords = (of: BucketSize): string => columns[of]();

export function bucketWords(from: number, size: BucketSize): string {
  if (size === 'hour') return dateTimeWords(from);
  return size === 'day' ? dayWords(from) : msg(str`Week of ${dayWords(from)}`);
}

const by: Record<Grouping, () => string> = {
  workgroup: () => msg('Workgroup'),
  reason: () => msg('Reason'),
  outcome: () => msg('How it ended'),
  supervisor: () => msg('Supervisor'),
};
export const groupingWords = (of: Grouping): string => by[of]();

const without: Record<Grouping, () => string> = {
  workgroup: () => msg('No workgroup'),
  reason: () => msg('No reason'),
  outcome: () => msg('No outcome'),
  supervisor: () => msg('Nobody'),
};

export interface Named {
  nameOf: NameOf;
  labelOf: (reason: string) => string;
}

export function groupWords(key: string | null, grouping: Grouping, { nameOf, labelOf }: Named): string {
  if (key === null) return without[grouping]();
  if (grouping === 'supervisor') return nameOf(key);
  if (grouping === 'outcome') return outcomeWords(key as Outcome | 'open');
  return grouping === 'reason' ? labelOf(key) : key;
}

export const restWords = (groups: number): string =>
  pluralWords(
    groups,
    (number) => msg(str`${number} other`),
    (number) => msg(str`${number} others`),
  );

export const openedGist = (total: number, most: number, when: string): string =>
  msg(str`Requests over time: ${numberWords(total)} in all, at most ${numberWords(most)}, ${when}.`);

export const timesGist = (median: string, p90: string): string =>
  msg(str`Over the whole time half of them took no more than ${median}, and nine of ten no more than ${p90}.`);

export const daysWords = (days: number): string =>
  pluralWords(
    days,
    (number) => msg(str`${number} day`),
    (number) => msg(str`${number} days`),
  );
