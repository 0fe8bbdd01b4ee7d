/**
 * What a person sees, folded from feed events. The one fold: server, desks, harness and tests use it and no other. Its
 * counterpart is projection.ts; Q-VIEW is their agreement. Imports types only.
 */
import type { FeedEvent } from './messages.ts';
import type { Kind } from './names.ts';
import type {
  AgentView,
  InteractionView,
  Numbered,
  RequestView,
  SaidLine,
  SupervisorView,
  View,
  WorkgroupView,
} from './wire.ts';

const put = <Value>(record: Record<string, Value>, key: string, value: Value) => ({ ...record, [key]: value });
const without = <Value>(record: Record<string, Value>, key: string) => {
  const { [key]: _, ...rest } = record;
  return rest;
};
const add = (set: readonly string[], member: string) => [...new Set([...set, member])].sort();
const remove = (set: readonly string[], member: string) => set.filter((other) => other !== member);

type Fold<V extends View> = {
  [Type in FeedEvent['type']]?: (view: V, event: FeedEvent<Type>, at: number) => V;
};

const agentFold: Fold<AgentView> = {
  'agent.configured': (view, { type: _, ...configured }) => ({ ...view, ...configured }),
  'agent.presence': (view, { loggedOn }) => ({ ...view, loggedOn }),
  'alerts.set': (view, { alerts }) => ({ ...view, alerts }),
  'interaction.assigned': (view, { interaction }) => ({ ...view, interactions: add(view.interactions, interaction) }),
  'interaction.left': (view, { interaction }) => ({ ...view, interactions: remove(view.interactions, interaction) }),
  'ask.sent': (view, { command, interaction }) => ({ ...view, asks: put(view.asks, command, interaction) }),
  'ask.refused': (view, { command }) => ({ ...view, asks: without(view.asks, command) }),
  'ask.opened': (view, { command }) => ({ ...view, asks: without(view.asks, command) }),
  'dialog.changed': (view, { interaction, dialog }) => ({ ...view, dialogs: put(view.dialogs, interaction, dialog) }),
  'dialog.gone': (view, { interaction }) => ({ ...view, dialogs: without(view.dialogs, interaction) }),
};

const supervisorFold: Fold<SupervisorView> = {
  'supervisor.configured': (view, { supervisor }) => ({ ...view, supervisor }),
  'supervisor.presence': (view, { presence }) => ({ ...view, presence }),
  'alerts.set': (view, { alerts }) => ({ ...view, alerts }),
  'workgroup.joined': (view, { workgroup, member }) => ({
    ...view,
    workgroups: add(view.workgroups, workgroup),
    memberOf: member ? add(view.memberOf, workgroup) : remove(view.memberOf, workgroup),
  }),
  'toast.shown': (view, { toast, shown }) => ({ ...view, toasts: put(view.toasts, toast, shown) }),
  'toast.closed': (view, { toast }) => ({ ...view, toasts: without(view.toasts, toast) }),
  'helping.started': (view, { request, agent, workgroup }) => ({
    ...view,
    helping: put(view.helping, request, { agent, workgroup }),
  }),
  'helping.ended': (view, { request }) => ({ ...view, helping: without(view.helping, request) }),
};

/** A summary with its times: `openedAt` stays, `since` begins anew when `isSame` says that its state is another one. */
const aged = <Summary, Listing extends Summary & { openedAt: number; since: number }>(
  known: Listing | undefined,
  summary: Summary,
  isSame: (known: Listing) => boolean,
  at: number,
) => ({ ...summary, openedAt: known?.openedAt ?? at, since: known && isSame(known) ? known.since : at });

/** An agent whom one of the workgroup's interactions has left. */
const leave = (view: WorkgroupView, owner: string | null | undefined, at: number) => {
  const agent = owner ? view.agents[owner] : undefined;
  return owner && agent ? { agents: put(view.agents, owner, { ...agent, freeAt: at }) } : {};
};

const workgroupFold: Fold<WorkgroupView> = {
  'workgroup.configured': (view, { type: _, ...settings }) => ({ ...view, ...settings }),
  'workgroup.presence': (view, { supervisor, supervising }) => ({
    ...view,
    supervising: supervising ? add(view.supervising, supervisor) : remove(view.supervising, supervisor),
  }),
  'workgroup.request': (view, { request, summary }, at) => ({
    ...view,
    requests: put(
      view.requests,
      request,
      aged(view.requests[request], summary, ({ state }) => state === summary.state, at),
    ),
  }),
  'workgroup.ended': (view, { request }) => ({ ...view, requests: without(view.requests, request) }),
  'workgroup.agent': (view, { agent, summary }, at) => {
    const known = view.agents[agent];
    const since = known?.loggedOn === summary.loggedOn ? known.since : at;
    return { ...view, agents: put(view.agents, agent, { ...summary, since, freeAt: known?.freeAt ?? 0 }) };
  },
  'workgroup.agentLeft': (view, { agent }) => ({ ...view, agents: without(view.agents, agent) }),
  'workgroup.interaction': (view, { interaction, summary }, at) => {
    const known = view.interactions[interaction];
    const isSame = ({ owner, conversation }: typeof summary) =>
      owner === summary.owner && conversation === summary.conversation;
    return {
      ...view,
      ...(known?.owner !== summary.owner && leave(view, known?.owner, at)),
      interactions: put(view.interactions, interaction, aged(known, summary, isSame, at)),
    };
  },
  'workgroup.interactionOver': (view, { interaction }, at) => ({
    ...view,
    ...leave(view, view.interactions[interaction]?.owner, at),
    interactions: without(view.interactions, interaction),
  }),
};

/** A conversation that is carried on for days stays in the record; what is shown of it has an end. */
const shownMax = { lines: 200, characters: 50_000 } as const;

/** The last lines, as many as are shown; the very last one however long it is. */
function newest(lines: SaidLine[]): SaidLine[] {
  let characters = 0;
  let first = lines.length - 1;
  for (; first > 0 && lines.length - first < shownMax.lines; first--) {
    characters += lines[first]!.text.length;
    if (characters + lines[first - 1]!.text.length > shownMax.characters) break;
  }
  return lines.slice(Math.max(0, first));
}

const interactionFold: Fold<InteractionView> = {
  'interaction.offered': (view, { type: _, ...offered }, at) => ({ ...view, ...offered, offeredAt: at, since: at }),
  'interaction.permits': (view, { permitted }) => ({ ...view, permitted }),
  'interaction.owned': (view, { owner }) => ({ ...view, owner }),
  'interaction.changed': (view, { conversation }, at) => ({
    ...view,
    conversation,
    since: at,
    connectedAt: view.connectedAt ?? (conversation === 'connected' ? at : null),
  }),
  'interaction.described': (view, { attribute, text }) => ({
    ...view,
    attributes: text ? put(view.attributes, attribute, text) : without(view.attributes, attribute),
  }),
  'interaction.said': (view, { n, from, text }, at) => ({
    ...view,
    lines: newest([...view.lines, { n, from, at, text }]),
  }),
  'assistance.changed': (view, { assistance, request }) => ({ ...view, assistance, request }),
};

const requestFold: Fold<RequestView> = {
  'request.opened': (view, { type: _, ...opened }, at) => ({ ...view, ...opened, openedAt: at }),
  'request.line': (view, { n, person, text }, at) => ({ ...view, lines: [...view.lines, { n, person, at, text }] }),
  'request.participant': (view, { person, action }) => ({
    ...view,
    participants: put(view.participants, person, action),
  }),
  'request.reached': (view, { reach, escalated }) => ({ ...view, reach, escalated }),
  'request.helped': (view, { by }, at) => ({
    ...view,
    state: 'helped',
    reach: 'asked',
    responsible: by,
    helpers: add(view.helpers, by),
    respondedAt: view.respondedAt ?? at,
  }),
  'request.seen': (view, { by }) => ({ ...view, seen: add(view.seen, by) }),
  'request.joined': (view, { by }) => ({ ...view, helpers: add(view.helpers, by) }),
  'request.left': (view, { by }) => ({ ...view, helpers: remove(view.helpers, by) }),
  'request.handedOver': (view, { from, to }) => ({
    ...view,
    responsible: to,
    helpers: add(remove(view.helpers, from), to),
  }),
  'request.unattended': (view) => ({ ...view, state: 'unattended', reach: 'asked', responsible: null, seen: [] }),
  'request.done': (view, { outcome }, at) => ({ ...view, state: 'done', outcome, helpers: [], doneAt: at }),
};

export interface ViewOf {
  agent: AgentView;
  supervisor: SupervisorView;
  workgroup: WorkgroupView;
  interaction: InteractionView;
  request: RequestView;
}
const folds = {
  agent: agentFold,
  supervisor: supervisorFold,
  workgroup: workgroupFold,
  interaction: interactionFold,
  request: requestFold,
};

/** What is known of a topic before its first event. */
export const blank: { [K in Kind]: ViewOf[K] } = {
  agent: {
    kind: 'agent',
    agent: '',
    loggedOn: false,
    rights: { showAssistanceButton: false, canRequestAssistanceFromSupervisor: false },
    workgroups: [],
    alerts: { pop: true, sound: true },
    interactions: [],
    asks: {},
    dialogs: {},
  },
  supervisor: {
    kind: 'supervisor',
    supervisor: '',
    presence: 'loggedOff',
    alerts: { pop: true, sound: true },
    workgroups: [],
    memberOf: [],
    toasts: {},
    helping: {},
  },
  workgroup: {
    kind: 'workgroup',
    workgroup: '',
    supervisors: [],
    escalation: [],
    escalateAfterSeconds: 60,
    remindEverySeconds: 30,
    reasons: [],
    permitted: {},
    supervising: [],
    agents: {},
    interactions: {},
    requests: {},
  },
  interaction: {
    kind: 'interaction',
    interaction: '',
    workgroup: '',
    media: 'call',
    acd: false,
    customer: null,
    owner: null,
    conversation: 'offering',
    assistance: 'free',
    permitted: ['connected', 'held', 'parked'],
    request: null,
    attributes: {},
    lines: [],
    offeredAt: 0,
    connectedAt: null,
    since: 0,
  },
  request: {
    kind: 'request',
    request: '',
    agent: '',
    workgroup: '',
    reason: null,
    urgency: 'normal',
    state: 'waiting',
    reach: 'asked',
    escalated: false,
    responsible: null,
    helpers: [],
    seen: [],
    participants: {},
    lines: [],
    outcome: null,
    openedAt: 0,
    respondedAt: null,
    doneAt: null,
  },
};

/** One event further. An event that says nothing to this kind of view leaves it as it is. */
export function fold<V extends View>(view: V, { event, at }: Pick<Numbered, 'event' | 'at'>): V {
  const change = folds[view.kind][event.type] as ((view: View, event: FeedEvent, at: number) => View) | undefined;
  return change ? (change(view, event, at) as V) : view;
}

export const foldAll = (kind: Kind, events: readonly Pick<Numbered, 'event' | 'at'>[]): View =>
  events.reduce<View>((view, next) => fold(view, next), blank[kind]);
