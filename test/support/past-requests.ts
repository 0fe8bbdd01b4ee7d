/** Turns as requests leave them on a record, made by hand: for a history of any size without running anything. */
import type { FeedEvent } from '../../machines/messages.ts';
import { request as requestAt } from '../../machines/names.ts';
import type { Turn } from '../../server/actors/host.ts';
import { HistoryTable } from '../../server/history/table.ts';

const recordBegins = Date.UTC(2026, 0, 5, 9);

export interface PastRequest {
  workgroup?: string;
  agent?: string;
  reason?: string | null;
}

/** Opened a second after the one before, with one line whose text is kept under `agent/line-<n>`. */
const openedBy = (n: number, { workgroup = 'support', agent = 'alice', reason = null }: PastRequest): FeedEvent[] => [
  { type: 'request.opened', request: `c${n}.1`, agent, workgroup, reason, urgency: 'normal' },
  { type: 'request.line', n: 1, person: agent, text: { id: `agent/line-${n}`, length: 5 } },
];

/** So many requests, one a second, all open. */
export function aRecord(count: number, as: PastRequest | ((one: { n: number }) => PastRequest)): HistoryTable {
  const table = new HistoryTable('made by hand');
  const turns = Array.from({ length: count }, (_, at): Turn => {
    const n = at + 1;
    const events = openedBy(n, typeof as === 'function' ? as({ n }) : as);
    return {
      n,
      envelope: {
        id: n,
        from: 'interaction/c',
        to: requestAt(`c${n}.1`),
        at: recordBegins + n * 1_000,
        cause: null,
        message: { type: 'roster.full', version: 1, roster: {} },
      },
      effects: events.map((event) => ({ type: 'publish', event })),
    };
  });
  table.take({ turns, media: new Map(), upTo: { turn: count, envelope: count, at: recordBegins + count * 1_000 } });
  return table;
}
