/**
 * What became of requests: a page of them, the newest first, and one with its lines and its story. Agents see their own,
 * supervisors those of their workgroups, services with a scope all; nobody learns that another one exists.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { id, media, requestId, urgency } from '../../machines/commands.ts';
import { outcome } from '../../machines/messages.ts';
import { request as requestAt } from '../../machines/names.ts';
import { stepCause, stepEvent } from '../../machines/story.ts';
import { numbered, requestView } from '../../machines/wire.ts';
import type { Host } from '../actors/host.ts';
import { joinTexts } from '../actors/texts.ts';
import type { Directory } from '../directory/directory.ts';
import type { History } from '../history/history.ts';
import { page, pageWithWords, searchLimits, wordsOf } from '../history/search.ts';
import { isTold, maySee, maySeeInteraction, sightOf } from '../history/sight.ts';
import { storyOf } from '../history/story.ts';
import type { Past } from '../history/table.ts';
import type { Turnstile } from '../history/turnstile.ts';
import { Refused } from '../problems.ts';
import { asOf, filters, iso, isoOrNull, soughtBy, time } from './history-query.ts';

export interface RequestRoutesOptions {
  host: Pick<Host, 'peek' | 'feed' | 'text' | 'turnsAfter'>;
  history: History;
  directory: Pick<Directory, 'person'>;
  turnstile: Turnstile;
}

const pageMax = 200;
/** Events of one story; of a longer one the last ones. As many as a feed gives without a snapshot. */
const storyMax = 500;
/** A sequence number that never was: the host answers with a snapshot. */
const never = Number.MAX_SAFE_INTEGER;

const query = z.object({
  ...filters,
  /** Words that were all written in it, in any order; for those who may read texts. */
  text: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  /** `next` of the page before. */
  after: z.optional(requestId),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(pageMax)), 50),
});

const past = z.object({
  request: requestId,
  agent: id,
  workgroup: id,
  media: z.nullable(media),
  reason: z.nullable(id),
  urgency,
  state: requestView.shape.state,
  escalated: z.boolean(),
  /** Who answers for it, or did at the end. */
  responsible: z.nullable(id),
  outcome: z.nullable(outcome),
  openedAt: time,
  respondedAt: z.nullable(time),
  doneAt: z.nullable(time),
});
const told = z.object({
  requests: z.array(past),
  next: z.nullable(requestId),
  /** A search for words ended before the page was full: nothing opened before `lookedBackTo` was looked at; go on with `next`. */
  isPartial: z.boolean(),
  lookedBackTo: z.nullable(time),
  asOf,
});
const whole = z.object({
  /** As desks see it. Without the right to read its texts they have a length only. */
  view: requestView,
  media: z.nullable(media),
  /** Its events in order, the last ones if they are many; `seq` says how many came before. */
  story: z.array(z.extend(numbered, { at: time })),
  /** The same with who did it and why, to whom it was shown, what was refused, and what became of the interaction for those who answer for it. */
  timeline: z.array(z.object({ at: time, by: z.nullable(id), cause: stepCause, event: stepEvent })),
  /** Turns that the timeline of a very long story leaves out, and after how many of its steps. */
  gap: z.nullable(z.object({ after: z.int(), turns: z.int() })),
});

export const requestRoutes: FastifyPluginAsyncZod<RequestRoutesOptions> = async (app, options) => {
  const { host, history, directory, turnstile } = options;
  app.get('/api/requests', {
    schema: {
      summary:
        'Requests, the newest first: an agent’s own, those of a supervisor’s workgroups, or all for whoever administers and for a service.',
      description:
        'Ask again with `after` and what `next` said for the page that follows. A search for words ends after so many texts ' +
        'and says `isPartial` and `lookedBackTo`: go on with `next`. `asOf` says how far the record was read.',
      tags: ['history'],
      querystring: query,
      response: { 200: told },
    },
    onRequest: app.limited.queries,
    handler: async (request) => {
      const { text, after, limit, ...filter } = request.query;
      const { sight, sought } = await soughtBy(request, host, directory, filter);
      const words = text === undefined ? [] : wordsOf(text);
      if (!words) throw new Refused('invalidMessage', { detail: `Search for 1 to ${searchLimits.words} words.` });
      if (words.length > 0 && !sight.readsTexts) throw new Refused('roleMissing');
      const { turn, at, isCurrent } = await history.caughtUp();
      const { table } = history;
      const last = after === undefined ? undefined : table.find(after);
      // As if there were none: a cursor tells nobody of a request that is none of theirs.
      if (after !== undefined && !(last && isTold(sought.told, last))) {
        throw new Refused('invalidMessage', { detail: 'A cursor is what `next` said.' });
      }
      const asked = { sought, before: last?.n ?? never, count: limit };
      const leave = words.length > 0 ? await turnstile.enter() : undefined;
      try {
        const { found, next, isPartial } = leave
          ? await pageWithWords(table, asked, words, (id) => host.text(id))
          : await page(table, asked);
        return {
          requests: found.map(shortOf),
          next: next?.request ?? null,
          isPartial,
          lookedBackTo: isPartial && next ? iso(next.openedAt) : null,
          asOf: { turn, at: iso(at), isCurrent },
        };
      } finally {
        leave?.();
      }
    },
  });

  app.get('/api/requests/:request', {
    schema: {
      summary: 'One request with its lines and its story.',
      tags: ['history'],
      params: z.object({ request: requestId }),
      response: { 200: whole },
    },
    onRequest: app.limited.queries,
    handler: async (request) => {
      const sight = await sightOf(request, host, directory);
      const topic = requestAt(request.params.request);
      if (!(await host.peek(topic))) throw new Refused('unknownRequest');
      const { seq, ...feed } = await host.feed(topic, never);
      if (!('view' in feed) || feed.view.kind !== 'request') throw new Refused('unavailable');
      const { view } = feed;
      // As if there were none: who asks for what is none of a stranger's business.
      if (!maySee(sight, view)) throw new Refused('unknownRequest');
      const events = await host.feed(topic, Math.max(0, seq - storyMax));
      await history.caughtUp();
      const known = history.table.find(view.request);
      const withOthers = maySeeInteraction(sight, view);
      const { steps, gap } = known
        ? await storyOf(host, history.table, { n: known.n, view, withOthers })
        : { steps: [], gap: null };
      const lookup = (text: string) => (sight.readsTexts ? host.text(text) : undefined);
      return {
        view: await joinTexts(view, lookup),
        media: known?.media ?? null,
        story: await Promise.all(
          ('events' in events ? events.events : []).map(async ({ seq: n, at, event }) => ({
            seq: n,
            at: iso(at),
            event: await joinTexts(event, lookup),
          })),
        ),
        timeline: await Promise.all(
          steps.map(async ({ at, event, ...step }) => ({
            ...step,
            at: iso(at),
            event: event.type === 'request.line' ? await joinTexts(event, lookup) : event,
          })),
        ),
        gap,
      };
    },
  });
};

function shortOf(one: Past): z.infer<typeof past> {
  const { request, agent, workgroup, media: by, reason, urgency: pressing, state, escalated, responsible } = one;
  return {
    request,
    agent,
    workgroup,
    media: by,
    reason,
    urgency: pressing,
    state,
    escalated,
    responsible,
    outcome: one.outcome,
    openedAt: iso(one.openedAt),
    respondedAt: isoOrNull(one.respondedAt),
    doneAt: isoOrNull(one.doneAt),
  };
}
