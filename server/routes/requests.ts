/**
 * What became of requests: a page of them, the newest first, and one with its lines and its story. Agents see their own,
 * supervisors those of their workgroups, services with a scope all; nobody learns that another one exists.
 */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import { id, requestId, urgency } from '../../machines/commands.ts';
import { outcome, outcomes } from '../../machines/messages.ts';
import { request as requestAt } from '../../machines/names.ts';
import type { RequestView } from '../../machines/wire.ts';
import { numbered, requestView } from '../../machines/wire.ts';
import type { Host } from '../actors/host.ts';
import { joinTexts } from '../actors/texts.ts';
import type { Directory } from '../directory/directory.ts';
import type { History, Remembered } from '../history/history.ts';
import { maySee, sightOf } from '../history/sight.ts';
import { Refused } from '../problems.ts';

export interface RequestRoutesOptions {
  host: Pick<Host, 'peek' | 'feed' | 'text'>;
  history: History;
  directory: Pick<Directory, 'person'>;
}

const pageMax = 200;
/** Events of one story; of a longer one the last ones. As many as a feed gives without a snapshot. */
const storyMax = 500;
/** A sequence number that never was: the host answers with a snapshot. */
const never = Number.MAX_SAFE_INTEGER;

const query = z.object({
  workgroup: z.optional(id),
  agent: z.optional(id),
  outcome: z.optional(z.enum(['open', ...outcomes])),
  /** `next` of the page before. */
  after: z.optional(requestId),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(pageMax)), 50),
});

/** ISO 8601, UTC. */
const time = z.iso.datetime();
const past = z.object({
  request: requestId,
  agent: id,
  workgroup: id,
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
const page = z.object({ requests: z.array(past), next: z.nullable(requestId) });
const whole = z.object({
  /** As desks see it. Without the right to read its texts they have a length only. */
  view: requestView,
  /** Its events in order, the last ones if they are many; `seq` says how many came before. */
  story: z.array(z.extend(numbered, { at: time })),
});

export const requestRoutes: FastifyPluginAsyncZod<RequestRoutesOptions> = async (app, { host, history, directory }) => {
  app.get('/api/requests', {
    schema: {
      summary:
        'Requests, the newest first: an agent’s own, those of a supervisor’s workgroups, or all for whoever administers and for a service.',
      tags: ['history'],
      querystring: query,
      response: { 200: page },
    },
    onRequest: app.limited.queries,
    handler: async (request) => {
      const { workgroup, agent, outcome: sought, after, limit } = request.query;
      const sight = await sightOf(request, host, directory);
      const { person, memberOf } = sight;
      if (memberOf.length > 0 && workgroup !== undefined && !memberOf.includes(workgroup)) {
        throw new Refused('roleMissing');
      }
      const isTold = (view: RequestView) =>
        sight.isEverything || memberOf.includes(view.workgroup) || view.agent === person;
      const isSought = (view: RequestView) =>
        isTold(view) &&
        (workgroup === undefined || view.workgroup === workgroup) &&
        (agent === undefined || view.agent === agent) &&
        (sought === undefined || (sought === 'open' ? view.outcome === null : view.outcome === sought));
      await history.open();
      // One more than asked for tells whether there is a next page.
      const last = after === undefined ? undefined : history.find(after);
      // As if there were none: a cursor tells nobody of a request that is none of theirs.
      if (after !== undefined && !(last && isTold(last.view))) {
        throw new Refused('invalidMessage', { detail: 'A cursor is what `next` said.' });
      }
      const found = history.page({ isSought, before: last?.n ?? never, count: limit + 1 });
      const shown = found.slice(0, limit);
      return { requests: shown.map(shortOf), next: found.length > limit ? (shown.at(-1)?.view.request ?? null) : null };
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
      // As if there were none: who asks for what is none of a stranger's business.
      if (!maySee(sight, feed.view)) throw new Refused('unknownRequest');
      const told = await host.feed(topic, Math.max(0, seq - storyMax));
      const lookup = (text: string) => (sight.readsTexts ? host.text(text) : undefined);
      const events = 'events' in told ? told.events : [];
      return {
        view: await joinTexts(feed.view, lookup),
        story: await Promise.all(
          events.map(async ({ seq: n, at, event }) => ({
            seq: n,
            at: iso(at),
            event: await joinTexts(event, lookup),
          })),
        ),
      };
    },
  });
};

const iso = (at: number) => new Date(at).toISOString();
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

function shortOf({ view }: Remembered): z.infer<typeof past> {
  const { request, agent, workgroup, reason, state, escalated, responsible, outcome: ended } = view;
  const times = {
    openedAt: iso(view.openedAt),
    respondedAt: isoOrNull(view.respondedAt),
    doneAt: isoOrNull(view.doneAt),
  };
  return {
    request,
    agent,
    workgroup,
    reason,
    urgency: view.urgency,
    state,
    escalated,
    responsible,
    outcome: ended,
    ...times,
  };
}
