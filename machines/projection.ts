/**
 * What a person sees, read off a chart's state: the counterpart of the fold in views.ts. Imports types only.
 */
import type { ActorState, ContextOf } from './index.ts';
import type { Kind } from './names.ts';
import type { ViewOf } from './views.ts';
import type { InteractionView, RequestView, View } from './wire.ts';

/** What a chart's state shows. A request's lines and times are events only: of them this has the number of lines. */
export type Projection<K extends Kind = Kind> = K extends 'request'
  ? Omit<RequestView, 'lines' | 'openedAt' | 'respondedAt' | 'doneAt'> & { lines: number }
  : ViewOf[K];

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
  if (view.kind !== 'request') return view;
  const { lines, openedAt: _, respondedAt: __, doneAt: ___, ...rest } = view;
  return { ...rest, lines: lines.length };
}
