/** What is measured, as the address says it (`#measures?group=reason&from=2026-11-01`) and as the server is asked. Pure. */
import type { BucketSize, Grouping } from '../words/measures.ts';
import { bucketSizes, groupings } from '../words/measures.ts';
import type { Filter } from './filter.ts';
import { askedOf, dayWords, filterOf, noFilter, queryOf } from './filter.ts';

const dayMs = 86_400_000;
/** Days back from today, if nobody chose. */
const defaultDays = 30;

export interface Choice {
  /** Always with a first day. */
  filter: Filter;
  group: Grouping;
  /** As chosen, or as fits the time. */
  bucket: BucketSize;
  isBucketChosen: boolean;
}

/** `now`: ms UTC. */
export function choiceOf(query: URLSearchParams, now: number): Choice {
  const found = { ...filterOf(query), text: '' };
  const filter = found.fromDay ? found : { ...found, fromDay: daysBefore(now, defaultDays - 1) };
  const bucket = bucketSizes.find((one) => one === query.get('bucket'));
  return {
    filter,
    group: groupings.find((one) => one === query.get('group')) ?? 'workgroup',
    bucket: bucket ?? fitting(filter, now),
    isBucketChosen: bucket !== undefined,
  };
}

export function addressOf({ filter, group, bucket, isBucketChosen }: Choice): URLSearchParams {
  const query = queryOf(filter);
  query.set('group', group);
  if (isBucketChosen) query.set('bucket', bucket);
  return query;
}

/** `zone`: whose days are meant, an IANA name. */
export function measuredOf({ filter, group, bucket }: Choice, zone: string): URLSearchParams {
  const query = askedOf(filter);
  for (const [name, value] of Object.entries({ group, bucket, zone })) query.set(name, value);
  return query;
}

/** Whether more than a time and workgroups narrows it. */
export function isNarrowed({ filter: { fromDay: _, toDay: __, workgroups: ___, ...others } }: Choice): boolean {
  return queryOf({ ...noFilter, ...others }).size > 0;
}

/** The local day so many days before. */
export function daysBefore(now: number, days: number): string {
  const today = new Date(now);
  return dayWords(new Date(today.getFullYear(), today.getMonth(), today.getDate() - days));
}

/** Hours of two days, days of three months, and weeks beyond. */
function fitting({ fromDay, toDay }: Filter, now: number): BucketSize {
  const to = toDay ? Date.parse(toDay) + dayMs : now;
  const days = (to - Date.parse(fromDay)) / dayMs;
  return days <= 2.1 ? 'hour' : days <= 100 ? 'day' : 'week';
}
