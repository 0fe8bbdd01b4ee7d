/**
 * What a desk shows, made from the views of the topics that it follows: whom it follows, what may be asked, what alerts,
 * and the two desks as a person sees them. Imports types only.
 */
import type { FeedEvent } from './messages.ts';
import type { Address } from './names.ts';
import type { RefusalCode } from './refusals.ts';
import type {
  AgentView,
  InteractionView,
  RequestListing,
  RequestView,
  SupervisorView,
  View,
  WorkgroupView,
} from './wire.ts';

/**
 * The topics that a desk follows, given what its person's own view shows: the person, their interactions and requests,
 * and for a supervisor the workgroups' lists (R-LIST) and the interactions of the requests that were shown. Also who may read what: nothing else is sent.
 */
export function follows(self: Address, view: AgentView | SupervisorView): Address[] {
  const requests =
    view.kind === 'agent'
      ? Object.values(view.dialogs).map((dialog) => dialog.request)
      : [...Object.values(view.toasts).map((toast) => toast.request), ...Object.keys(view.helping)];
  const interactions =
    view.kind === 'agent' ? view.interactions : requests.map((request) => request.slice(0, request.indexOf('.')));
  const workgroups = view.kind === 'supervisor' && view.presence === 'supervising' ? view.memberOf : [];
  return [
    self,
    ...workgroups.map((workgroup): Address => `workgroup/${workgroup}`),
    ...new Set(requests.map((request): Address => `request/${request}`)),
    ...new Set(interactions.map((interaction): Address => `interaction/${interaction}`)),
  ];
}

/** The views that a desk has, by topic. */
export type Views = ReadonlyMap<string, View>;

const interactionIn = (views: Views, id: string) => views.get(`interaction/${id}`) as InteractionView | undefined;
const requestIn = (views: Views, id: string) => views.get(`request/${id}`) as RequestView | undefined;

/** R-DIMMED: whether the button may be used now; if not, the first reason why, as a code. */
export function askable(agent: AgentView, interaction: InteractionView): RefusalCode | undefined {
  if (!agent.loggedOn) return 'notLoggedOn';
  if (!agent.rights.canRequestAssistanceFromSupervisor) return 'rightMissing';
  if (interaction.owner !== agent.agent) return 'notYourInteraction';
  if (!interaction.acd) return 'notAcd';
  if (!interaction.permitted.includes(interaction.conversation)) return 'stateNotPermitted';
  if (interaction.assistance !== 'free') return 'alreadyActive';
  if (Object.values(agent.asks).includes(interaction.interaction)) return 'alreadyActive';
  return undefined;
}

/** One of the agent's interactions as the agent desk shows it. */
export interface InteractionRow {
  interaction: InteractionView;
  /** R-RIGHTS: the button is there at all. */
  buttonVisible: boolean;
  /** R-DIMMED: why it cannot be used now; undefined if it can. */
  dimmed: RefusalCode | undefined;
  /** An ask is under way. */
  asking: boolean;
  /** The active request, if any. */
  request: RequestView | undefined;
}

export function agentDesk(views: Views, agent: AgentView): InteractionRow[] {
  return agent.interactions.flatMap((id): InteractionRow[] => {
    const interaction = interactionIn(views, id);
    if (!interaction) return [];
    const dialog = agent.dialogs[id];
    return [
      {
        interaction,
        buttonVisible: agent.rights.showAssistanceButton,
        dimmed: askable(agent, interaction),
        asking: Object.values(agent.asks).includes(id),
        request: dialog && requestIn(views, dialog.request),
      },
    ];
  });
}

/** A toast, or a request being helped, as the supervisor desk shows it. */
export interface ToastRow {
  toast: string;
  request: RequestView;
  interaction: InteractionView | undefined;
}
export interface HelpingRow {
  request: RequestView;
  interaction: InteractionView | undefined;
}

const rowOf = (views: Views, id: string): HelpingRow[] => {
  const request = requestIn(views, id);
  return request ? [{ request, interaction: interactionIn(views, id.slice(0, id.indexOf('.'))) }] : [];
};

/** Toasts in the order in which their requests were opened, the longest wait first. */
export const toastRows = (views: Views, supervisor: SupervisorView): ToastRow[] =>
  Object.entries(supervisor.toasts)
    .flatMap(([toast, { request }]) => rowOf(views, request).map((row) => ({ toast, ...row })))
    .sort((a, b) => a.request.openedAt - b.request.openedAt || (a.toast < b.toast ? -1 : 1));

export const helpingRows = (views: Views, supervisor: SupervisorView): HelpingRow[] =>
  Object.keys(supervisor.helping)
    .flatMap((request) => rowOf(views, request))
    .sort((a, b) => a.request.openedAt - b.request.openedAt);

/**
 * R-POP, R-SOUND: what an event asks of the desk, which may be neither of the two and is counted and notified even so.
 * Made from events only, never from a snapshot.
 */
export interface Alert {
  request: string;
  cause: 'message' | 'toast' | 'reminder';
  pop: boolean;
  sound: boolean;
  /** Announced assertively. */
  urgent: boolean;
}

/** The alert of one event of a followed topic, judged with the views as they are after it; undefined if it alerts nobody. */
export function alertOf(self: AgentView | SupervisorView, topic: string, event: FeedEvent): Alert | undefined {
  const alert = (request: string, cause: Alert['cause'], urgent = false): Alert => {
    const { pop, sound } = self.alerts;
    return { request, cause, pop, sound, urgent };
  };
  const me = self.kind === 'agent' ? self.agent : self.supervisor;
  if (event.type === 'request.line' && event.person !== me) {
    const request = topic.slice('request/'.length);
    const mine =
      self.kind === 'agent'
        ? Object.values(self.dialogs).some((dialog) => dialog.request === request)
        : request in self.helping;
    return mine ? alert(request, 'message') : undefined;
  }
  if (self.kind === 'agent') return undefined;
  if (event.type === 'toast.shown') return alert(event.shown.request, 'toast', event.shown.urgency === 'urgent');
  if (event.type === 'toast.reminded') {
    const shown = self.toasts[event.toast];
    return shown && alert(shown.request, 'reminder', shown.urgency === 'urgent');
  }
  return undefined;
}

/** R-LIST: an open request of one of the supervisor's workgroups, as its list shows it. */
export interface ListRow {
  request: string;
  workgroup: string;
  summary: RequestListing;
  /** This supervisor helps with it already. */
  helping: boolean;
  /** R-JOIN: somebody helps, and this supervisor neither does yet nor asked for it. */
  joinable: boolean;
}

/** Open requests of the supervisor's workgroups: those that wait first, urgent before normal, the longest open first. */
export function listRows(views: Views, supervisor: SupervisorView): ListRow[] {
  const rank = ({ state, urgency }: RequestListing) => (state === 'helped' ? 2 : 0) + (urgency === 'urgent' ? 0 : 1);
  return supervisor.memberOf
    .flatMap((workgroup) => {
      const group = views.get(`workgroup/${workgroup}`) as WorkgroupView | undefined;
      return Object.entries(group?.requests ?? {}).map(([request, summary]): ListRow => {
        const helping = request in supervisor.helping;
        const joinable = summary.state === 'helped' && !helping && summary.agent !== supervisor.supervisor;
        return { request, workgroup, summary, helping, joinable };
      });
    })
    .sort(
      (a, b) =>
        rank(a.summary) - rank(b.summary) ||
        a.summary.openedAt - b.summary.openedAt ||
        (a.request < b.request ? -1 : 1),
    );
}

/** R-HANDOFF: to whom the supervisor could hand a request over now, as the workgroup's list has it. */
export function handOverTargets(views: Views, supervisor: SupervisorView, request: string): string[] {
  const helping = supervisor.helping[request];
  const group = helping && (views.get(`workgroup/${helping.workgroup}`) as WorkgroupView | undefined);
  if (!helping || !group) return [];
  return group.supervising.filter(
    (person) =>
      person !== supervisor.supervisor &&
      person !== helping.agent &&
      (group.supervisors.includes(person) || group.escalation.includes(person)),
  );
}
