/**
 * What a person sees, read off a chart's state: the counterpart of the fold in views.ts. Imports types only.
 */
import type { ActorState, ContextOf } from './index.ts';
import type { AgentSummary, InteractionSummary, RequestSummary } from './messages.ts';
import type { Kind } from './names.ts';
import type { ViewOf } from './views.ts';
import type { InteractionView, RequestView, View, WorkgroupView } from './wire.ts';

/** What a chart's state shows. Lines and times are events only: of lines this has the number, of times nothing. */
export type Projection<K extends Kind = Kind> = {
  agent: ViewOf['agent'];
  supervisor: ViewOf['supervisor'];
  workgroup: Omit<WorkgroupView, 'agents' | 'interactions' | 'requests'> & {
    agents: Record<string, AgentSummary>;
    interactions: Record<string, InteractionSummary>;
    requests: Record<string, RequestSummary>;
  };
  interaction: Omit<InteractionView, 'lines' | 'offeredAt' | 'connectedAt' | 'since'> & { lines: number };
  request: Omit<RequestView, 'lines' | 'openedAt' | 'respondedAt' | 'doneAt'> & { lines: number };
}[K];

type Projections = { [K in Kind]: (state: ActorState<ContextOf[K]>) => Projection<K> };

const isAt = (value: unknown, ...path: string[]): boolean =>
  path.every((step) => {
    const here =
      typeof value === 'string' ? (value === step ? {} : undefined) : (value as Record<string, unknown>)?.[step];
    value = here;
    return here !== undefined;
  });

const projections: Projections = {
  agent: ({ value, context: { id, rights, workgroups, alerts, interactions, asks, dialogs } }) => ({
    kind: 'agent',
    agent: id,
    loggedOn: isAt(value, 'known', 'loggedOn'),
    rights,
    workgroups,
    alerts,
    interactions,
    asks,
    dialogs,
  }),
  supervisor: ({ value, context: { id, alerts, workgroups, memberOf, toasts, helping } }) => ({
    kind: 'supervisor',
    supervisor: id,
    presence: isAt(value, 'known', 'loggedOn', 'supervising')
      ? 'supervising'
      : isAt(value, 'known', 'loggedOn')
        ? 'client'
        : 'loggedOff',
    alerts,
    workgroups,
    memberOf,
    toasts,
    helping,
  }),
  workgroup: ({ context: { id, version: _, ...shown } }) => ({
    kind: 'workgroup',
    workgroup: id,
    supervisors: shown.supervisors,
    escalation: shown.escalation,
    escalateAfterSeconds: shown.escalateAfterSeconds,
    remindEverySeconds: shown.remindEverySeconds,
    reasons: shown.reasons,
    permitted: shown.permitted,
    supervising: shown.supervising,
    agents: shown.agents,
    interactions: shown.interactions,
    requests: shown.requests,
  }),
  interaction: ({ value, context }) => {
    const regions = typeof value === 'object' ? (value.present as Record<string, string>) : {};
    const assistance = (regions.assistance ?? 'free') as InteractionView['assistance'];
    return {
      kind: 'interaction',
      interaction: context.id,
      workgroup: context.workgroup,
      media: context.media ?? 'call',
      acd: context.acd,
      customer: context.customer,
      owner: context.owner,
      conversation: (regions.conversation ?? 'offering') as InteractionView['conversation'],
      assistance,
      permitted: [...context.permitted],
      request: assistance === 'active' || assistance === 'ending' ? `${context.id}.${context.requests}` : null,
      attributes: context.attributes,
      lines: context.lines,
    };
  },
  request: ({ value, context }) => ({
    kind: 'request',
    request: context.id,
    agent: context.agent,
    workgroup: context.workgroup,
    reason: context.reason,
    urgency: context.urgency,
    state: isAt(value, 'done')
      ? 'done'
      : isAt(value, 'open', 'helping', 'attended')
        ? 'helped'
        : isAt(value, 'open', 'helping', 'unattended')
          ? 'unattended'
          : 'waiting',
    reach: context.reach,
    escalated: context.escalated,
    responsible: context.responsible,
    helpers: context.helpers,
    seen: context.seen,
    participants: context.participants,
    lines: context.lines,
    outcome: context.outcome,
  }),
};

export const project = <K extends Kind>(kind: K, state: ActorState): Projection<K> =>
  (projections[kind] as (state: ActorState) => Projection<K>)(state);

/** The part of a folded view that a projection has too; what Q-VIEW compares. */
export function comparable(view: View): Projection {
  switch (view.kind) {
    case 'request': {
      const { lines, openedAt: _, respondedAt: __, doneAt: ___, ...rest } = view;
      return { ...rest, lines: lines.length };
    }
    case 'interaction': {
      const { lines, offeredAt: _, connectedAt: __, since: ___, ...rest } = view;
      return { ...rest, lines: lines.at(-1)?.n ?? 0 };
    }
    case 'workgroup': {
      const { agents, interactions, requests, ...rest } = view;
      return { ...rest, agents: timeless(agents), interactions: timeless(interactions), requests: timeless(requests) };
    }
    default:
      return view;
  }
}

type Times = 'since' | 'openedAt' | 'freeAt';
const timeless = <Listing extends { since: number; openedAt?: number; freeAt?: number }>(
  listings: Record<string, Listing>,
): Record<string, Omit<Listing, Times>> =>
  Object.fromEntries(
    Object.entries(listings).map(([id, { since: _, openedAt: __, freeAt: ___, ...summary }]) => [id, summary]),
  );

/** A view with what a projection has, its lines without words, and without times: what somebody has who folds from there on. */
export function viewOf(projection: Projection): View {
  switch (projection.kind) {
    case 'request': {
      const lines = Array.from({ length: projection.lines }, (_, at) => ({ n: at + 1, person: '', ...blankLine }));
      return { ...projection, lines, openedAt: 0, respondedAt: 0, doneAt: 0 };
    }
    case 'interaction': {
      const last = { n: projection.lines, from: 'agent' as const, ...blankLine };
      const lines = projection.lines > 0 ? [last] : [];
      return { ...projection, lines, offeredAt: 0, connectedAt: 0, since: 0 };
    }
    case 'workgroup': {
      const { agents, interactions, requests } = projection;
      const aged = { openedAt: 0, since: 0 };
      return {
        ...projection,
        agents: withTimes(agents, { since: 0, freeAt: 0 }),
        interactions: withTimes(interactions, aged),
        requests: withTimes(requests, aged),
      };
    }
    default:
      return projection;
  }
}

const blankLine = { text: { id: '', length: 0 }, at: 0 };
const withTimes = <Summary, T>(summaries: Record<string, Summary>, times: T): Record<string, Summary & T> =>
  Object.fromEntries(Object.entries(summaries).map(([id, summary]) => [id, { ...summary, ...times }]));
