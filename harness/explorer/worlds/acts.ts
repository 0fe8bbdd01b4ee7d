/** What people, the ACD and the administrator may do in an assistance world, read off the state of the actor that hears it. */
import type { CommandType, Conversation } from '../../../machines/commands.ts';
import { commandMessage } from '../../../machines/commands.ts';
import type { ActorState } from '../../../machines/index.ts';
import { isIn } from '../../../machines/index.ts';
import type { Address } from '../../../machines/names.ts';
import { interactionOf, numberOf, partsOf } from '../../../machines/names.ts';
import type { AgentContext } from '../../../machines/words/agent.ts';
import type { InteractionContext } from '../../../machines/words/interaction.ts';
import type { SupervisorContext } from '../../../machines/words/supervisor.ts';
import type { WorkgroupContext } from '../../../machines/words/workgroup.ts';
import type { Act, Budget } from '../world.ts';
import type { Deed, May } from './deeds.ts';
import { isBeside, sessionAt, text } from './deeds.ts';
import { oddActs, oddNames } from './odd-acts.ts';
import type { Setting } from './setting.ts';

export const actsOn =
  (setting: Setting, budget: (address: string) => Budget) =>
  (address: string, state: ActorState, left: Budget): readonly Act[] => {
    const { kind, id } = partsOf(address as Address);
    const total = budget(address);
    const has = (name: string) => (left[name] ?? 0) > 0;
    const acts: Act[] = [];
    /** The same deed has the same id whatever else was done before, so that situations can be equal. */
    const may = <Type extends CommandType>({ name, spends, self, command, body }: Deed<Type>) => {
      if (!has(spends)) return;
      const user = partsOf(self).id;
      const nth = (total[spends] ?? 0) - (left[spends] ?? 0) + 1;
      const on = user !== id ? `${id}.` : isBeside(setting, address as Address) ? 'supervising.' : '';
      const key = `${user}/${on}${spends}-${nth}`;
      const told = { self, command, body };
      acts.push({ name, spends, heard: { from: user, message: commandMessage(command, key, body) }, told });
    };
    switch (kind) {
      case 'agent':
        agentActs(setting, address as Address, state.context as unknown as AgentContext, total, left, may);
        break;
      case 'supervisor':
        supervisorActs(setting, address as Address, state, may);
        break;
      case 'interaction':
        interactionActs(setting, state, may);
        break;
      case 'workgroup':
        workgroupActs(setting, state.context as unknown as WorkgroupContext, may);
        break;
    }
    if (oddNames.some((name) => name in total)) oddActs(setting, address as Address, state, may);
    return acts;
  };

function agentActs(
  setting: Setting,
  self: Address,
  context: AgentContext,
  total: Budget,
  left: Budget,
  may: May,
): void {
  const { id } = partsOf(self);
  for (const interaction of setting.asksOn?.[id] ?? Object.keys(setting.interactions)) {
    may({ name: `${id} asks on ${interaction}`, spends: 'ask', self, command: 'ask', body: { interaction, text } });
    const asked = (total.ask ?? 0) - (left.ask ?? 0);
    if (asked > 0) {
      const body = { interaction, ask: `ask-${asked}` };
      may({ name: `${id} withdraws the ask on ${interaction}`, spends: 'cancel', self, command: 'cancel', body });
    }
    const request = context.dialogs[interaction]?.request;
    if (!request) continue;
    may({ name: `${id} presses Done on ${interaction}`, spends: 'done', self, command: 'done', body: { request } });
    may({
      name: `${id} says something on ${interaction}`,
      spends: 'say',
      self,
      command: 'say',
      body: { request, text },
    });
  }
  comeAndGo(setting, self, context.sessions, 'client', may);
}

function supervisorActs(setting: Setting, self: Address, state: ActorState, may: May): void {
  const { id } = partsOf(self);
  const { toasts, helping, sessions } = state.context as unknown as SupervisorContext;
  const shown = Object.keys(toasts);
  for (const toast of shown) {
    const { request } = toasts[toast]!;
    const interaction = interactionOf(request);
    // The one shown before, if two showings of a request are on the desk for a moment.
    const isFormer = shown.some((other) => other > toast && toasts[other]!.request === request);
    const what = `${isFormer ? 'the former toast of ' : ''}${interaction}`;
    may({ name: `${id} accepts ${what}`, spends: 'accept', self, command: 'accept', body: { toast } });
    may({ name: `${id} answers ${what}`, spends: 'reply', self, command: 'reply', body: { toast, text } });
    may({ name: `${id} ignores ${what}`, spends: 'ignore', self, command: 'ignore', body: { toast } });
    may({ name: `${id} has seen ${what}`, spends: 'seen', self, command: 'seen', body: { toast } });
  }
  for (const request of Object.keys(helping)) {
    const interaction = interactionOf(request);
    may({
      name: `${id} says something on ${interaction}`,
      spends: 'say',
      self,
      command: 'say',
      body: { request, text },
    });
    may({ name: `${id} leaves ${interaction}`, spends: 'leave', self, command: 'leave', body: { request } });
    for (const to of [...setting.supervisors, ...(setting.absent ?? [])]) {
      if (to === id) continue;
      const name = `${id} hands ${interaction} over to ${to}`;
      may({ name, spends: 'handOver', self, command: 'handOver', body: { request, to } });
    }
  }
  if (isIn(state.value, 'known.loggedOn.supervising')) {
    for (const request of setting.joins ?? Object.keys(setting.interactions).map((one) => `${one}.1`)) {
      if (request in helping) continue;
      const name = `${id} joins request ${numberOf(request)} of ${interactionOf(request)}`;
      may({ name, spends: 'join', self, command: 'join', body: { request } });
    }
    const session = sessionAt(setting, self);
    const body = { session, application: 'client' } as const;
    may({ name: `${id} leaves Interaction Supervisor`, spends: 'switch', self, command: 'session.start', body });
  }
  comeAndGo(setting, self, Object.keys(sessions), 'supervisor', may);
}

function comeAndGo(
  setting: Setting,
  self: Address,
  sessions: readonly string[],
  application: 'client' | 'supervisor',
  may: May,
): void {
  const { id } = partsOf(self);
  const session = sessionAt(setting, self);
  if (sessions.length > 0) {
    may({ name: `${id} logs off`, spends: 'logOff', self, command: 'session.end', body: { session } });
  } else {
    may({ name: `${id} logs on`, spends: 'logOn', self, command: 'session.start', body: { session, application } });
  }
}

const moves = { hold: 'interaction.hold', park: 'interaction.park', connect: 'interaction.connect' } as const;
/** Where each move of the ACD leads from. */
const from: Record<keyof typeof moves, readonly Conversation[]> = {
  hold: ['connected', 'parked'],
  park: ['connected', 'held'],
  connect: ['alerting', 'held', 'parked'],
};

function interactionActs(setting: Setting, { value, context }: ActorState, may: May): void {
  const { id: interaction, owner } = context as unknown as InteractionContext;
  const self = 'agent/acd';
  const isAt = (conversation: Conversation) => isIn(value, `present.conversation.${conversation}`);
  if (!isIn(value, 'present') || isAt('disconnected')) return;
  for (const move of ['hold', 'park', 'connect'] as const) {
    if (!from[move].some(isAt)) continue;
    may({ name: `the ACD: ${move} ${interaction}`, spends: move, self, command: moves[move], body: { interaction } });
  }
  const body = { interaction };
  may({ name: `${interaction} ends`, spends: 'end', self, command: 'interaction.disconnect', body });
  for (const agent of setting.agents) {
    if (agent === owner) continue;
    const name = `${interaction} is transferred to ${agent}`;
    may({ name, spends: 'transfer', self, command: 'interaction.transfer', body: { interaction, agent } });
  }
}

/** The administrator takes the first of those who take part out of the configuration, and back in. */
function workgroupActs(setting: Setting, context: WorkgroupContext, may: May): void {
  const { id: workgroup, escalation, escalateAfterSeconds, remindEverySeconds } = context;
  const self = 'agent/admin';
  for (const person of setting.supervisors.slice(0, 1)) {
    const isIn = context.supervisors.includes(person);
    const supervisors = isIn
      ? context.supervisors.filter((other) => other !== person)
      : [...context.supervisors, person].sort();
    const body = { workgroup, supervisors, escalation, escalateAfterSeconds, remindEverySeconds };
    const command = 'workgroup.configure';
    if (isIn) may({ name: `${person} is taken out of ${workgroup}`, spends: 'takeOut', self, command, body });
    else may({ name: `${person} becomes a supervisor of ${workgroup}`, spends: 'takeIn', self, command, body });
  }
}
