/** The past as the server tells it: pages of requests, one with its story, and measures. Plain requests: nothing is kept here. */
import * as z from 'zod/mini';
import { id, media, requestId, urgency } from '../../machines/commands.ts';
import { outcome, outcomes } from '../../machines/messages.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import { isRefusalCode } from '../../machines/refusals.ts';
import { stepCause, stepEvent } from '../../machines/story.ts';
import { requestView } from '../../machines/wire.ts';
import type { DeskKind, Fetch } from '../data/desk-fetch.ts';

const moment = z.pipe(
  z.string(),
  z.transform((iso) => Date.parse(iso)),
);
const momentOrNull = z.pipe(
  z.nullable(z.string()),
  z.transform((iso) => (iso === null ? null : Date.parse(iso))),
);

const past = z.object({
  request: requestId,
  agent: id,
  workgroup: id,
  media: z.nullable(media),
  reason: z.nullable(id),
  urgency,
  state: requestView.shape.state,
  escalated: z.boolean(),
  responsible: z.nullable(id),
  outcome: z.nullable(outcome),
  openedAt: moment,
  respondedAt: momentOrNull,
  doneAt: momentOrNull,
});
/** A request in the list. Times in ms UTC. */
export type Past = z.infer<typeof past>;

const page = z.object({
  requests: z.array(past),
  next: z.nullable(requestId),
  isPartial: z.boolean(),
  lookedBackTo: momentOrNull,
});
export type Page = z.infer<typeof page>;

const step = z.object({
  at: moment,
  by: z.nullable(id),
  cause: stepCause,
  event: stepEvent,
});
export type Step = z.infer<typeof step>;

const gap = z.nullable(z.object({ after: z.int(), turns: z.int() }));
const whole = z.object({ view: requestView, media: z.nullable(media), timeline: z.array(step), gap });
export type Whole = z.infer<typeof whole>;

const seconds = z.nullable(z.number());
const spread = z.object({ count: z.int(), medianSeconds: seconds, p90Seconds: seconds, maxSeconds: seconds });
export type Spread = z.infer<typeof spread>;
const counts = {
  opened: z.int(),
  outcomes: z.record(z.enum(['open', ...outcomes]), z.int()),
  escalated: z.int(),
  ignoredByAll: z.int(),
  unattended: z.int(),
  endedUnanswered: z.int(),
  firstResponse: spread,
  done: spread,
};
const tally = z.object(counts);
export type Tally = z.infer<typeof tally>;
const measures = z.object({
  total: tally,
  buckets: z.array(z.object({ from: moment, ...counts })),
  groups: z.array(z.object({ key: z.nullable(z.string()), ...counts, openedPerBucket: z.array(z.int()) })),
  rest: z.nullable(z.object({ groups: z.int(), ...counts, openedPerBucket: z.array(z.int()) })),
});
export type Measures = z.infer<typeof measures>;

/** Why there is no answer. */
export interface Unanswered {
  refused: RefusalCode;
  /** For developers, in English; says which limit it was. */
  detail?: string | undefined;
}
export const isUnanswered = (said: object): said is Unanswered => 'refused' in said;

export const pastPage = (ask: Fetch, query: URLSearchParams) => asked(ask, `/api/requests?${query}`, page);
export const pastRequest = (ask: Fetch, request: string) =>
  asked(ask, `/api/requests/${encodeURIComponent(request)}`, whole);
export const measuresOf = (ask: Fetch, query: URLSearchParams) => asked(ask, `/api/measures?${query}`, measures);

/** Where the browser fetches the file; it says whose desk asks, which a link cannot do by a header. */
export function csvAddress(query: URLSearchParams, desk: DeskKind): string {
  const withDesk = new URLSearchParams(query);
  withDesk.delete('text');
  withDesk.set('desk', desk);
  return `/api/requests.csv?${withDesk}`;
}

async function asked<Schema extends z.ZodMiniType>(
  ask: Fetch,
  url: string,
  schema: Schema,
): Promise<z.infer<Schema> | Unanswered> {
  try {
    const response = await ask(url);
    const said: unknown = await response.json();
    if (response.ok) return schema.parse(said);
    const { code, detail } = said as { code?: string; detail?: string };
    return { refused: code !== undefined && isRefusalCode(code) ? code : 'unavailable', detail };
  } catch {
    return { refused: 'unavailable' };
  }
}
