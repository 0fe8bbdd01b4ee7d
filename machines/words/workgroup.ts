/** What a workgroup's chart can ask, keep and say. The chart itself is in workgroup.ts. */
import { setup } from 'xstate';
import type { Command } from '../commands.ts';
import { answer, chartOf, publish, tell } from '../effects.ts';
import type { Note, RequestTimers, Roster, Standing } from '../messages.ts';
import { interaction, request, supervisor } from '../names.ts';
import { add, fill, put, remove, setOf, without } from '../records.ts';

export interface WorkgroupContext extends Record<string, unknown> {
  id: string;
  supervisors: string[];
  escalation: string[];
  escalateAfterSeconds: number;
  remindEverySeconds: number;
  /** Who runs a supervisor application now, configured or not. */
  supervising: string[];
  /** Counts changes of the roster; a toast names the one it was granted under. */
  version: number;
  /** Open requests, which follow the roster. */
  requests: Record<string, { agent: string }>;
}

export type WorkgroupHears =
  | Command<'workgroup.configure'>
  | Extract<Note, { type: 'presence' | 'route.ask' | 'roster.subscribe' | 'roster.unsubscribe' }>;

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
      version: context.version + 1,
    })),
    inviteMembers: says<'workgroup.configure'>(({ id, supervisors, escalation }) =>
      setOf([...supervisors, ...escalation]).map((person) =>
        tell(supervisor(person), { type: 'workgroup.joined', workgroup: id, supervisor: person }),
      ),
    ),
    showConfiguration: says(({ id, supervisors, escalation, escalateAfterSeconds, remindEverySeconds }) =>
      publish({
        type: 'workgroup.configured',
        workgroup: id,
        supervisors,
        escalation,
        escalateAfterSeconds,
        remindEverySeconds,
      }),
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
    answerRoute: says<'route.ask'>((context, { interaction: asking, attempt, agent }) => {
      const configured = remove(context.supervisors, agent);
      const eligible = configured.filter((person) => context.supervising.includes(person));
      const missing = configured.length === 0 ? 'noSupervisorConfigured' : 'noSupervisorLoggedOn';
      return tell(interaction(asking), {
        type: 'route.answer',
        attempt,
        version: context.version,
        eligible,
        timers: timersOf(context),
        ...(eligible.length === 0 && { missing }),
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

    subscribe: keeps<'roster.subscribe'>(({ requests }, { request: id, agent }) => ({
      requests: put(requests, id, { agent }),
    })),
    sendRoster: says<'roster.subscribe'>((context, { request: id }) =>
      tell(request(id), {
        type: 'roster.full',
        version: context.version,
        roster: rosterOf(context, context.supervising),
      }),
    ),
    showOpened: says<'roster.subscribe'>((_, { request: id, agent }) =>
      publish({ type: 'workgroup.opened', request: id, agent }),
    ),
    unsubscribe: keeps<'roster.unsubscribe'>(({ requests }, { request: id }) => ({ requests: without(requests, id) })),
    showEnded: says<'roster.unsubscribe'>((_, { request: id }) => publish({ type: 'workgroup.ended', request: id })),
  },
});
