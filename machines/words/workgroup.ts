/** What a workgroup's chart can ask, keep and say. The chart itself is in workgroup.ts. */
import { setup } from 'xstate';
import type { Command, Conversation, Media, Reason } from '../commands.ts';
import { permittedByDefault } from '../commands.ts';
import { answer, chartOf, publish, tell } from '../effects.ts';
import type {
  AgentSummary,
  InteractionSummary,
  Note,
  RequestSummary,
  RequestTimers,
  Roster,
  Standing,
} from '../messages.ts';
import { interaction, request, supervisor } from '../names.ts';
import { add, fill, put, remove, setOf, without } from '../records.ts';

export interface WorkgroupContext extends Record<string, unknown> {
  id: string;
  supervisors: string[];
  escalation: string[];
  escalateAfterSeconds: number;
  remindEverySeconds: number;
  reasons: Reason[];
  /** Permitted states per media type; a type left out has the default. */
  permitted: Partial<Record<Media, Conversation[]>>;
  /** Who runs a supervisor application now, configured or not. */
  supervising: string[];
  /** Counts changes of the roster; a toast names the one it was granted under. */
  version: number;
  /** Open requests, which follow the roster. */
  requests: Record<string, RequestSummary>;
  /** What the lists and the wall show (R-LIST). */
  agents: Record<string, AgentSummary>;
  interactions: Record<string, InteractionSummary>;
}

type Listed = 'agent.summary' | 'agent.left' | 'interaction.summary' | 'interaction.over';
export type WorkgroupHears =
  | Command<'workgroup.configure'>
  | Extract<
      Note,
      { type: 'presence' | 'route.ask' | 'roster.subscribe' | 'roster.unsubscribe' | 'request.summary' | Listed }
    >;

const { says, asks, keeps } = chartOf<WorkgroupContext, WorkgroupHears>();

const standingOf = ({ supervisors, escalation, supervising }: WorkgroupContext, person: string): Standing => ({
  supervising: supervising.includes(person),
  configured: supervisors.includes(person),
  escalation: escalation.includes(person),
});
const timersOf = ({ escalateAfterSeconds, remindEverySeconds }: WorkgroupContext): RequestTimers => ({
  escalateAfterSeconds,
  remindEverySeconds,
});
/** Where the workgroup permits a request on an interaction of that media type (R-STATE). */
const permits = ({ permitted }: WorkgroupContext, id: string, media: Media) =>
  tell(interaction(id), { type: 'interaction.permits', permitted: permitted[media] ?? [...permittedByDefault] });
const rosterOf = (context: WorkgroupContext, people: readonly string[]): Roster =>
  fill(people, (person) => standingOf(context, person));
const tellRequests = (context: WorkgroupContext, people: readonly string[]) =>
  Object.keys(context.requests).map((id) =>
    tell(request(id), { type: 'roster.changed', version: context.version, roster: rosterOf(context, people) }),
  );

export const workgroupWords = setup({
  types: { context: {} as WorkgroupContext, events: {} as WorkgroupHears },
  guards: {
    isNews: asks<'presence'>(
      (context, { supervisor: person, supervising }) => context.supervising.includes(person) !== supervising,
    ),
  },
  actions: {
    // Told in the same turn, of everybody whose standing may have changed: those there before and those there now.
    configure: keeps<'workgroup.configure'>((context, message) => ({
      id: message.workgroup,
      supervisors: setOf(message.supervisors),
      escalation: setOf(message.escalation),
      escalateAfterSeconds: message.escalateAfterSeconds,
      remindEverySeconds: message.remindEverySeconds,
      reasons: message.reasons ?? [],
      permitted: message.permitted ?? {},
      version: context.version + 1,
    })),
    // Said before the change is kept: those there before and those there now.
    inviteMembers: says<'workgroup.configure'>((context, { workgroup: id, supervisors, escalation }) => {
      const now = setOf([...supervisors, ...escalation]);
      const former = setOf([...context.supervisors, ...context.escalation]).filter((person) => !now.includes(person));
      const invite = (person: string, member: boolean) =>
        tell(supervisor(person), { type: 'workgroup.joined', workgroup: id, supervisor: person, member });
      return [...now.map((person) => invite(person, true)), ...former.map((person) => invite(person, false))];
    }),
    showConfiguration: says((context) =>
      publish({
        type: 'workgroup.configured',
        workgroup: context.id,
        supervisors: context.supervisors,
        escalation: context.escalation,
        escalateAfterSeconds: context.escalateAfterSeconds,
        remindEverySeconds: context.remindEverySeconds,
        reasons: context.reasons,
        permitted: context.permitted,
      }),
    ),
    tellEverybodysPermits: says((context) =>
      Object.entries(context.interactions).map(([id, { media }]) => permits(context, id, media)),
    ),
    tellEverybodysStanding: says((context) => tellRequests(context, context.supervising)),
    answerDone: says<'workgroup.configure'>((_, { command }) => answer(command, { done: true })),

    notePresence: keeps<'presence'>(({ supervising, version }, { supervisor: person, supervising: is }) => ({
      supervising: is ? add(supervising, person) : remove(supervising, person),
      version: version + 1,
    })),
    showPresence: says<'presence'>((_, { supervisor: person, supervising }) =>
      publish({ type: 'workgroup.presence', supervisor: person, supervising }),
    ),
    tellStanding: says<'presence'>((context, { supervisor: person }) => tellRequests(context, [person])),

    // R-SUPERVISOR: configured and logged on; an escalation supervisor alone does not do, nor the asker herself.
    answerRoute: says<'route.ask'>((context, { interaction: asking, attempt, agent, reason }) => {
      const configured = remove(context.supervisors, agent);
      const eligible = configured.filter((person) => context.supervising.includes(person));
      const isUnknown = reason !== null && !context.reasons.some(({ id }) => id === reason);
      const isReachable = eligible.length > 0 && !isUnknown;
      const missing = isUnknown
        ? 'unknownReason'
        : configured.length === 0
          ? 'noSupervisorConfigured'
          : 'noSupervisorLoggedOn';
      return tell(interaction(asking), {
        type: 'route.answer',
        attempt,
        version: context.version,
        eligible,
        timers: timersOf(context),
        ...(!isReachable && { missing }),
      });
    }),
    answerNowhere: says<'route.ask'>((context, { interaction: asking, attempt }) =>
      tell(interaction(asking), {
        type: 'route.answer',
        attempt,
        version: 0,
        eligible: [],
        timers: timersOf(context),
        missing: 'noSupervisorConfigured',
      }),
    ),

    listRequest: keeps<'roster.subscribe' | 'request.summary'>(({ requests }, { request: id, summary }) => ({
      requests: put(requests, id, summary),
    })),
    sendRoster: says<'roster.subscribe'>((context, { request: id }) =>
      tell(request(id), {
        type: 'roster.full',
        version: context.version,
        roster: rosterOf(context, context.supervising),
      }),
    ),
    showRequest: says<'roster.subscribe' | 'request.summary'>((_, { request: id, summary }) =>
      publish({ type: 'workgroup.request', request: id, summary }),
    ),
    unsubscribe: keeps<'roster.unsubscribe'>(({ requests }, { request: id }) => ({ requests: without(requests, id) })),
    showEnded: says<'roster.unsubscribe'>((_, { request: id }) => publish({ type: 'workgroup.ended', request: id })),

    listAgent: keeps<'agent.summary'>(({ agents }, { agent, summary }) => ({ agents: put(agents, agent, summary) })),
    showAgent: says<'agent.summary'>((_, { agent, summary }) => publish({ type: 'workgroup.agent', agent, summary })),
    unlistAgent: keeps<'agent.left'>(({ agents }, { agent }) => ({ agents: without(agents, agent) })),
    showAgentLeft: says<'agent.left'>((_, { agent }) => publish({ type: 'workgroup.agentLeft', agent })),
    // The first time one is heard of, it learns where requests are permitted, unless that is the default.
    tellPermits: says<'interaction.summary'>((context, { interaction: id, summary: { media } }) =>
      context.permitted[media] && !(id in context.interactions) ? permits(context, id, media) : [],
    ),
    listInteraction: keeps<'interaction.summary'>(({ interactions }, { interaction: id, summary }) => ({
      interactions: put(interactions, id, summary),
    })),
    showInteraction: says<'interaction.summary'>((_, { interaction: id, summary }) =>
      publish({ type: 'workgroup.interaction', interaction: id, summary }),
    ),
    unlistInteraction: keeps<'interaction.over'>(({ interactions }, { interaction: id }) => ({
      interactions: without(interactions, id),
    })),
    showInteractionOver: says<'interaction.over'>((_, { interaction: id }) =>
      publish({ type: 'workgroup.interactionOver', interaction: id }),
    ),
  },
});
