/**
 * Requests as comma-separated values (RFC 4180): a row a request, no word of what was written. The header row and the
 * order of columns are API: a column may be added at the end, none is renamed. Pure.
 */
import { interactionOf } from '../../machines/names.ts';
import type { Past } from './table.ts';

type Cell = string | number | boolean | null;

const columns: Record<string, (past: Past, helpers: readonly string[]) => Cell> = {
  request: ({ request }) => request,
  interaction: ({ request }) => interactionOf(request),
  media: ({ media }) => media,
  workgroup: ({ workgroup }) => workgroup,
  agent: ({ agent }) => agent,
  reason: ({ reason }) => reason,
  urgency: ({ urgency }) => urgency,
  state: ({ state }) => state,
  outcome: ({ outcome }) => outcome,
  escalated: ({ escalated }) => escalated,
  ignoredByAll: ({ ignoredByAll }) => ignoredByAll,
  timesUnattended: ({ unattended }) => unattended,
  firstAcceptedBy: ({ firstBy }) => firstBy,
  responsible: ({ responsible }) => responsible,
  tookPart: (_, helpers) => helpers.join(' '),
  openedAt: ({ openedAt }) => iso(openedAt),
  respondedAt: ({ respondedAt }) => iso(respondedAt),
  doneAt: ({ doneAt }) => iso(doneAt),
  secondsToFirstResponse: ({ openedAt, respondedAt }) => seconds(openedAt, respondedAt),
  secondsToDone: ({ openedAt, doneAt }) => seconds(openedAt, doneAt),
};

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const seconds = (from: number, to: number | null) => (to === null ? null : (to - from) / 1_000);

/** What a spreadsheet takes for a formula when a cell begins with it. */
const beginsFormula = /^[=+\-@\t\r]/;
const needsQuotes = /[",\r\n]/;

/** Text that a spreadsheet would run is made plain by an apostrophe; numbers are numbers. */
function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = beginsFormula.test(value) ? `'${value}` : value;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const row = (cells: readonly Cell[]) => `${cells.map(cell).join(',')}\r\n`;

export const csvHeader = row(Object.keys(columns));
export const csvRow = (past: Past, helpers: readonly string[]): string =>
  row(Object.values(columns).map((read) => read(past, helpers)));
