/** What an agent's chart can ask, keep and say. The chart itself is in agent.ts. */
import { setup } from 'xstate';
import type { AlertSettings, Command, Rights } from '../commands.ts';
import { textCharactersMax } from '../commands.ts';
import { answer, chartOf, publish, tell } from '../effects.ts';
import type { DialogView, Note } from '../messages.ts';
import { interaction, interactionOf, numberOf, request, workgroup } from '../names.ts';
import { add, put, remove, setOf, without } from '../records.ts';
import type { RefusalCode } from '../refusals.ts';

export interface AgentContext extends Record<string, unknown> {
  id: string;
  /** Live sessions of the agent's client. */
  sessions: string[];
  rights: Rights;
  /** Workgroups whose lists show this agent. */
  workgroups: string[];
  alerts: AlertSettings;
  /** Interactions assigned to this agent. */
  interactions: string[];
  /** Asks under way: command key → interaction. */
  asks: Record<string, string>;
  /** Active requests by interaction. */
  dialogs: Record<string, DialogView>;
}

type Told = 'request.opened' | 'request.reached' | 'request.helped' | 'request.unattended' | 'request.ended';
export type AgentHears =
  | Command<'agent.configure' | 'session.start' | 'session.end' | 'alerts' | 'ask' | 'cancel' | 'say' | 'done'>
  | Extract<Note, { type: Told | 'ask.refused' | 'interaction.assigned' | 'interaction.left' }>;

const { says, asks, keeps } = chartOf<AgentContext, AgentHears>();

const refuse = (refused: RefusalCode) =>
  says<'ask' | 'cancel' | 'say' | 'done'>((_, { command }) => answer(command, { refused }));

const dialogAt = (context: AgentContext, id: string) => context.dialogs[interactionOf(id)];
/** A change of the dialog that shows this very request. */
const changes = <Type extends Told>(change: (message: Extract<AgentHears, { type: Type }>) => Partial<DialogView>) =>
  keeps<Type>(({ dialogs }, message) => {
    const at = interactionOf((message as { request: string }).request);
    const dialog = dialogs[at];
    return dialog ? { dialogs: put(dialogs, at, { ...dialog, ...change(message) }) } : {};
  });

/** What the lists of the agent's workgroups show (R-LIST). */
const lists = (loggedOn: boolean) =>
  says(({ id, workgroups }) =>
    workgroups.map((name) => tell(workgroup(name), { type: 'agent.summary', agent: id, summary: { loggedOn } })),
  );

export const agentWords = setup({
  types: { context: {} as AgentContext, events: {} as AgentHears },
  guards: {
    isEmpty: asks<'ask' | 'say'>((_, { text }) => text.length === 0),
    isTooLong: asks<'ask' | 'say'>((_, { text }) => text.length > textCharactersMax),
    lacksRight: asks(({ rights }) => !rights.canRequestAssistanceFromSupervisor),
    isLastSession: asks<'session.end'>(({ sessions }, { session }) => remove(sessions, session).length === 0),
    // Two requests of one interaction are two senders without an order between them: the higher number wins.
    isOvertaken: asks<'request.opened'>((context, { request: id }) => {
      const dialog = dialogAt(context, id);
      return dialog !== undefined && numberOf(dialog.request) > numberOf(id);
    }),
    isShown: asks<Told>((context, { request: id }) => dialogAt(context, id)?.request === id),
  },
  actions: {
    configure: keeps<'agent.configure'>((_, { agent: id, rights, workgroups = [] }) => ({
      id,
      rights,
      workgroups: setOf(workgroups),
    })),
    leaveWorkgroups: says<'agent.configure'>(({ id, workgroups }, { workgroups: kept = [] }) =>
      workgroups
        .filter((name) => !kept.includes(name))
        .map((name) => tell(workgroup(name), { type: 'agent.left', agent: id })),
    ),
    listLoggedOff: lists(false),
    listLoggedOn: lists(true),
    showConfiguration: says(({ id, rights, workgroups }) =>
      publish({ type: 'agent.configured', agent: id, rights, workgroups }),
    ),
    addSession: keeps<'session.start'>(({ sessions }, { session }) => ({ sessions: add(sessions, session) })),
    removeSession: keeps<'session.end'>(({ sessions }, { session }) => ({ sessions: remove(sessions, session) })),
    showLoggedOn: says(() => publish({ type: 'agent.presence', loggedOn: true })),
    showLoggedOff: says(() => publish({ type: 'agent.presence', loggedOn: false })),
    setAlerts: keeps<'alerts'>((_, { pop, sound }) => ({ alerts: { pop, sound } })),
    showAlerts: says(({ alerts }) => publish({ type: 'alerts.set', alerts })),

    addInteraction: keeps<'interaction.assigned'>((context, { interaction: added }) => ({
      interactions: add(context.interactions, added),
    })),
    showAssigned: says<'interaction.assigned'>((_, { interaction: added }) =>
      publish({ type: 'interaction.assigned', interaction: added }),
    ),
    removeInteraction: keeps<'interaction.left'>((context, { interaction: left }) => ({
      interactions: remove(context.interactions, left),
    })),
    showLeft: says<'interaction.left'>((_, { interaction: left }) =>
      publish({ type: 'interaction.left', interaction: left }),
    ),

    rememberAsk: keeps<'ask'>(({ asks: pending }, { command, interaction: on }) => ({
      asks: put(pending, command, on),
    })),
    passAskOn: says<'ask'>(({ id }, { command, interaction: on, text, reason = null, urgency = 'normal' }) => [
      publish({ type: 'ask.sent', command, interaction: on }),
      tell(interaction(on), { type: 'assistance.ask', command, interaction: on, agent: id, text, reason, urgency }),
    ]),
    passCancelOn: says<'cancel'>(({ id }, { command, interaction: on, ask }) =>
      tell(interaction(on), { type: 'assistance.cancel', command, agent: id, ask }),
    ),
    forgetAsk: keeps<'ask.refused' | 'request.opened'>(({ asks: pending }, { command }) => ({
      asks: without(pending, command),
    })),
    showRefused: says<'ask.refused'>((_, { command, interaction: on, refused }) =>
      publish({ type: 'ask.refused', command, interaction: on, refused }),
    ),
    showOpened: says<'request.opened'>((_, { command, interaction: on }) =>
      publish({ type: 'ask.opened', command, interaction: on }),
    ),

    openDialog: keeps<'request.opened'>(({ dialogs }, { interaction: on, request: id }) => ({
      dialogs: put(dialogs, on, { request: id, state: 'waiting', reach: 'asked', escalated: false, by: null }),
    })),
    noteReach: changes<'request.reached'>(({ reach, escalated }) => ({ reach, escalated })),
    noteHelp: changes<'request.helped'>(({ by }) => ({ state: 'helped', reach: 'asked', by })),
    noteUnattended: changes<'request.unattended'>(() => ({ state: 'unattended', by: null })),
    showDialog: says<Told>((context, { request: id }) => {
      const dialog = dialogAt(context, id);
      return dialog ? publish({ type: 'dialog.changed', interaction: interactionOf(id), dialog }) : [];
    }),
    closeDialog: keeps<'request.ended'>(({ dialogs }, { request: id }) => ({
      dialogs: without(dialogs, interactionOf(id)),
    })),
    showGone: says<'request.ended'>((_, { request: id, outcome }) =>
      publish({ type: 'dialog.gone', interaction: interactionOf(id), request: id, outcome }),
    ),

    passLineOn: says<'say'>(({ id }, { command, request: to, text }) =>
      tell(request(to), { type: 'request.say', command, person: id, text }),
    ),
    passDoneOn: says<'done'>(({ id }, { command, request: to, saw }) =>
      tell(request(to), { type: 'request.done', command, agent: id, ...(saw && { saw }) }),
    ),
    answerDone: says<'agent.configure' | 'session.start' | 'session.end' | 'alerts'>((_, { command }) =>
      answer(command, { done: true }),
    ),
    refuseUnknown: says<'session.start' | 'session.end' | 'alerts' | 'ask' | 'cancel' | 'say' | 'done'>(
      (_, { command }) => answer(command, { refused: 'unknownPerson' }),
    ),
    refuseLoggedOff: refuse('notLoggedOn'),
    refuseRight: refuse('rightMissing'),
    refuseEmpty: refuse('textEmpty'),
    refuseTooLong: refuse('textTooLong'),
  },
});
