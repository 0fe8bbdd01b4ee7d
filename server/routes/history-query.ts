/** What may be asked of the history, by every route that tells it: filters, and what they mean for the one who asks. */
import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { id, media, urgency } from '../../machines/commands.ts';
import { outcomes } from '../../machines/messages.ts';
import type { Host } from '../actors/host.ts';
import type { Directory } from '../directory/directory.ts';
import type { Sight } from '../history/sight.ts';
import { sightOf, toldOf } from '../history/sight.ts';
import type { Sought } from '../history/sought.ts';
import { Refused } from '../problems.ts';

/** Of one filter. */
const valuesMax = 50;
/** One, or several under the same name. */
const oneOrMore = <Value extends z.ZodMiniType>(value: Value) =>
  z.union([value, z.array(value).check(z.minLength(1), z.maxLength(valuesMax))]);
/** ISO 8601, with `Z` or an offset. */
const moment = z.iso.datetime({ offset: true });

export const filters = {
  /** Opened then or later. */
  from: z.optional(moment),
  /** Opened before. */
  to: z.optional(moment),
  workgroup: z.optional(oneOrMore(id)),
  agent: z.optional(id),
  /** Answered for it, or took part. */
  supervisor: z.optional(id),
  reason: z.optional(id),
  outcome: z.optional(oneOrMore(z.enum(['open', ...outcomes]))),
  urgency: z.optional(urgency),
  escalated: z.optional(z.enum(['true', 'false'])),
  media: z.optional(media),
};
const query = z.object(filters);
export type FilterQuery = z.infer<typeof query>;

/** ISO 8601, UTC. */
export const time = z.iso.datetime();
export const iso = (at: number) => new Date(at).toISOString();
export const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

/** How far the record was read when this was answered. The history may be behind what desks show, by moments. */
export const asOf = z.object({ turn: z.int(), at: time, isCurrent: z.boolean() });

/** Throws Refused: `roleMissing` for a workgroup that is not the supervisor's. */
export async function soughtBy(
  request: Pick<FastifyRequest, 'person' | 'office' | 'service'>,
  host: Pick<Host, 'peek'>,
  directory: Pick<Directory, 'person'>,
  { from, to, workgroup, agent, supervisor, reason, outcome, urgency: pressing, escalated, media: by }: FilterQuery,
): Promise<{ sight: Sight; sought: Sought }> {
  const sight = await sightOf(request, host, directory);
  const workgroups = workgroup === undefined ? undefined : [workgroup].flat();
  const { isEverything, memberOf } = sight;
  const isStrange = (name: string) => !isEverything && memberOf.length > 0 && !memberOf.includes(name);
  if (workgroups?.some(isStrange)) throw new Refused('roleMissing');
  const sought = {
    told: toldOf(sight),
    from: from === undefined ? undefined : Date.parse(from),
    to: to === undefined ? undefined : Date.parse(to),
    workgroups,
    agent,
    supervisor,
    reason,
    outcomes: outcome === undefined ? undefined : [outcome].flat(),
    urgency: pressing,
    escalated: escalated === undefined ? undefined : escalated === 'true',
    media: by,
  };
  return { sight, sought };
}
