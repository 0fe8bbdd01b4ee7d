/** How many requests there were and how long they took, for those who may see each of them. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { outcomes } from '../../machines/messages.ts';
import type { Host } from '../actors/host.ts';
import type { Directory } from '../directory/directory.ts';
import type { History } from '../history/history.ts';
import type { QueryLimits } from '../history/limits.ts';
import { groupings, groupsMax, Measuring } from '../history/measures.ts';
import { walk } from '../history/search.ts';
import { bucketSizes, bucketStarts, isZone } from '../history/time-zone.ts';
import type { Turnstile } from '../history/turnstile.ts';
import { Refused } from '../problems.ts';
import { asOf, filters, iso, soughtBy, time } from './history-query.ts';

export interface MeasureRoutesOptions {
  host: Pick<Host, 'peek'>;
  history: History;
  directory: Pick<Directory, 'person'>;
  turnstile: Turnstile;
  /** ms UTC on the host's clock. */
  now(): number;
  limits: QueryLimits;
}

const defaultSpanMs = 7 * 24 * 3_600_000;
/** No record is older, and zones had odd clocks long ago. */
const earliest = Date.UTC(2000);

const query = z.object({
  ...filters,
  group: z.optional(z.enum(groupings)),
  bucket: z._default(z.enum(bucketSizes), 'day'),
  /** IANA name of the time zone whose hours, days and weeks are meant. */
  zone: z._default(z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/)), 'UTC'),
});

const seconds = z.nullable(z.number());
/** Median and 90th percentile by nearest rank: the smallest time that so many are not above. Null where `count` is 0. */
const spread = z.object({ count: z.int(), medianSeconds: seconds, p90Seconds: seconds, maxSeconds: seconds });
const counts = {
  opened: z.int(),
  outcomes: z.object({
    open: z.int(),
    ...(Object.fromEntries(outcomes.map((outcome) => [outcome, z.int()])) as Record<
      (typeof outcomes)[number],
      z.ZodMiniNumberFormat
    >),
  }),
  escalated: z.int(),
  /** Everybody eligible had ignored it at some time. */
  ignoredByAll: z.int(),
  /** Whoever answered for it was gone at some time. */
  unattended: z.int(),
  /** Over before anybody had accepted, such as withdrawn: not in `firstResponse`. */
  endedUnanswered: z.int(),
  /** From the request to its first accept. */
  firstResponse: spread,
  /** From the request to its end. */
  done: spread,
};
const perBucket = z.array(z.int());
const measures = z.object({
  from: time,
  to: time,
  bucket: z.enum(bucketSizes),
  zone: z.string(),
  total: z.object(counts),
  /** A request counts where it was opened. The first may begin before `from`: it has only what was opened since. */
  buckets: z.array(z.object({ from: time, ...counts })),
  /** With `group`, those with most requests first. `key` is null for requests without one; a supervisor’s are those accepted first. */
  groups: z
    .array(z.object({ key: z.nullable(z.string()), ...counts, openedPerBucket: perBucket }))
    .check(z.maxLength(groupsMax)),
  /** All further groups as one. */
  rest: z.nullable(z.object({ groups: z.int(), ...counts, openedPerBucket: perBucket })),
  asOf,
});

export const measureRoutes: FastifyPluginAsyncZod<MeasureRoutesOptions> = async (app, options) => {
  const { host, history, directory, turnstile, now, limits } = options;
  app.get('/api/measures', {
    schema: {
      summary: 'Counts and times of requests over time and by group: of those that the list tells to whoever asks.',
      description:
        'A request counts where it was opened. Median and 90th percentile are by nearest rank: the smallest time that so many ' +
        'are not above. One that was over before anybody accepted has no time to first response: it is in `endedUnanswered`. ' +
        'Grouped by supervisor it is who accepted first. Without `from` it is the seven days before `to`.',
      tags: ['history'],
      querystring: query,
      response: { 200: measures },
    },
    onRequest: app.limited.queries,
    handler: async (request) => {
      const { group, bucket, zone, ...filter } = request.query;
      const { sought } = await soughtBy(request, host, directory, filter);
      if (!isZone(zone)) throw new Refused('invalidMessage', { detail: `There is no time zone ${zone}.` });
      // What has not begun yet has no requests, and is no mistake.
      const to = sought.to ?? Math.max(now(), sought.from ?? 0) + 1;
      const from = Math.max(sought.from ?? to - defaultSpanMs, earliest);
      if (from >= to) throw new Refused('invalidMessage', { detail: 'Nothing lies between `from` and `to`.' });
      const starts = bucketStarts(from, to, bucket, zone, limits.buckets);
      if (!starts) {
        const detail = `More than ${limits.buckets} buckets: ask for a shorter time or a larger bucket.`;
        throw new Refused('invalidMessage', { detail });
      }
      const leave = await turnstile.enter();
      try {
        const { turn, at, isCurrent } = await history.caughtUp();
        const measuring = new Measuring(starts, group);
        let taken = 0;
        for await (const rows of walk(history.table, { ...sought, from, to })) {
          taken += rows.length;
          if (taken > limits.measuredRequests) {
            const detail = `More than ${limits.measuredRequests} requests: ask for a shorter time.`;
            throw new Refused('invalidMessage', { detail });
          }
          for (const past of rows) measuring.add(past);
        }
        const { total, buckets, groups, rest } = measuring.result();
        return {
          from: iso(from),
          to: iso(to),
          bucket,
          zone,
          total,
          buckets: buckets.map((one) => ({ ...one, from: iso(one.from) })),
          groups,
          rest,
          asOf: { turn, at: iso(at), isCurrent },
        };
      } finally {
        leave();
      }
    },
  });
};
