/**
 * What is looked for in the past, as the form shows it, as the address says it (`#history?outcome=open&day-from=…`) and as
 * the server is asked. Days are the reader's own: from the midnight before the first until the midnight after the last. Pure.
 */
import type { Media, Urgency } from '../../machines/commands.ts';
import { medias } from '../../machines/commands.ts';
import type { Outcome } from '../../machines/messages.ts';
import { outcomes } from '../../machines/messages.ts';
import { idPattern } from '../../machines/names.ts';

export interface Filter {
  /** `2026-11-26`; empty for no bound. */
  fromDay: string;
  toDay: string;
  workgroups: readonly string[];
  agent: string;
  supervisor: string;
  reason: string;
  outcomes: readonly (Outcome | 'open')[];
  urgency: Urgency | '';
  escalated: 'true' | 'false' | '';
  media: Media | '';
  text: string;
}

export const noFilter: Filter = {
  fromDay: '',
  toDay: '',
  workgroups: [],
  agent: '',
  supervisor: '',
  reason: '',
  outcomes: [],
  urgency: '',
  escalated: '',
  media: '',
  text: '',
};

export const soughtOutcomes = ['open', ...outcomes] as const;
/** As the server takes them at most. */
const limits = { values: 50, text: 200 } as const;

const ownOf = <Value extends string>(value: string | null, all: readonly Value[]): Value | '' =>
  all.find((one) => one === value) ?? '';
const idOf = (value: string | null) => (value !== null && idPattern.test(value) ? value : '');
const dayOf = (value: string | null) => (value !== null && midnightAfter(value, 0) !== undefined ? value : '');

/** Of an address that somebody may have changed by hand: what makes no sense is left out. */
export function filterOf(query: URLSearchParams): Filter {
  return {
    fromDay: dayOf(query.get('from')),
    toDay: dayOf(query.get('to')),
    workgroups: [...new Set(query.getAll('workgroup'))].filter((id) => idPattern.test(id)).slice(0, limits.values),
    agent: idOf(query.get('agent')),
    supervisor: idOf(query.get('supervisor')),
    reason: idOf(query.get('reason')),
    outcomes: soughtOutcomes.filter((outcome) => query.getAll('outcome').includes(outcome)),
    urgency: ownOf(query.get('urgency'), ['normal', 'urgent']),
    escalated: ownOf(query.get('escalated'), ['true', 'false']),
    media: ownOf(query.get('media'), medias),
    text: (query.get('text') ?? '').slice(0, limits.text).trim(),
  };
}

/** For the address: only what is set. */
export function queryOf(filter: Filter): URLSearchParams {
  const query = new URLSearchParams();
  const { fromDay, toDay, workgroups, outcomes: ended, ...single } = filter;
  if (fromDay) query.set('from', fromDay);
  if (toDay) query.set('to', toDay);
  for (const workgroup of workgroups) query.append('workgroup', workgroup);
  for (const outcome of ended) query.append('outcome', outcome);
  for (const [name, value] of Object.entries(single)) if (value) query.set(name, value);
  return query;
}

/** For the server: the same with moments instead of days. */
export function askedOf(filter: Filter): URLSearchParams {
  const query = queryOf(filter);
  const from = midnightAfter(filter.fromDay, 0);
  const to = midnightAfter(filter.toDay, 1);
  if (from) query.set('from', from.toISOString());
  if (to) query.set('to', to.toISOString());
  return query;
}

export const isFiltered = (filter: Filter): boolean => queryOf(filter).size > 0;

/** Local midnight so many days after a day began; undefined for what is no day. */
function midnightAfter(day: string, days: number): Date | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (!year || Number(year) < 2000) return undefined;
  const midnight = new Date(Number(year), Number(month) - 1, Number(date));
  if (dayWords(midnight) !== day) return undefined;
  return new Date(midnight.getFullYear(), midnight.getMonth(), midnight.getDate() + days);
}

/** The local day of a moment, as an input of type date has it. */
export function dayWords(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
