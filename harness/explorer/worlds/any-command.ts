/**
 * Everything that anybody may send to an actor, whether it fits or not: answers to toasts that were never shown, what a
 * logged-off person clicks in another tab, the ACD's news out of order, texts that are empty or too long. Bodies are few, and
 * chosen so that each question of a chart can be answered both ways.
 */
import type { CommandBody, CommandType } from '../../../machines/commands.ts';
import { commandMessage, saidCharactersMax } from '../../../machines/commands.ts';
import type { Address } from '../../../machines/names.ts';
import { partsOf, toastId } from '../../../machines/names.ts';
import type { Act, Budget } from '../world.ts';

/** What these acts are counted by in budgets. */
export const anyCommand = 'anyCommand';

/** Whom and what they speak of. */
export interface Topics {
  interactions: readonly string[];
  /** Supervisors whose toasts are named. */
  supervisors: readonly string[];
  agents: readonly string[];
  /** The workgroup that an interaction is offered in. */
  workgroup: string;
  /** True: the ACD also tells what an interaction is about. */
  tells?: boolean;
}

type Said = {
  [Type in CommandType]: { self: Address; command: Type; body: CommandBody<Type>; how?: string };
}[CommandType];

const texts = { '': 'Please help', 'without a word': ' ', 'at too great a length': 'x'.repeat(2_001) } as const;
const acd = 'agent/acd';
const administrator = 'agent/admin';
const sequences = [undefined, 1, 2];

/** Acts on that actor, each spending one of `anyCommand`. */
export function anyCommandTo(address: Address, topics: Topics, total: Budget, left: Budget): Act[] {
  const nth = (total[anyCommand] ?? 0) - (left[anyCommand] ?? 0) + 1;
  return saidTo(address, topics).map(({ self, command, body, how = '' }): Act => {
    const { id: user } = partsOf(self);
    const key = `${user}/${partsOf(address).kind}.any-${nth}`;
    const told = Object.values(body).map((value) =>
      typeof value === 'string' ? value.slice(0, 20) : JSON.stringify(value),
    );
    return {
      name: `${user}: ${command} of ${[...told, how].join(' ').trim()}`,
      spends: anyCommand,
      heard: { from: user, message: commandMessage(command, key, body) },
      told: { self, command, body },
    };
  });
}

function saidTo(address: Address, topics: Topics): Said[] {
  switch (partsOf(address).kind) {
    case 'agent':
      return toAgent(address, topics);
    case 'supervisor':
      return toSupervisor(address, topics);
    case 'interaction':
      return toInteraction(partsOf(address).id, topics);
    case 'workgroup':
      return toWorkgroup(partsOf(address).id, topics);
    default:
      return [];
  }
}

const requestOn = (interaction: string) => `${interaction}.1`;

const withTexts = <Said>(say: (text: string, how: string) => Said): Said[] =>
  Object.entries(texts).map(([how, text]) => say(text, how));

function toAgent(self: Address, { interactions }: Topics): Said[] {
  const { id: agent } = partsOf(self);
  const rights = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true };
  return [
    ...interactions.flatMap((interaction): Said[] => [
      ...withTexts((text, how): Said => ({ self, command: 'ask', body: { interaction, text }, how })),
      { self, command: 'cancel', body: { interaction, ask: 'ask-1' } },
      { self, command: 'done', body: { request: requestOn(interaction) } },
      ...withTexts(
        (text, how): Said => ({ self, command: 'say', body: { request: requestOn(interaction), text }, how }),
      ),
    ]),
    ...sessions(self, ['client']),
    { self, command: 'alerts', body: { pop: false, sound: true } },
    { self: administrator, command: 'agent.configure', body: { agent, rights, workgroups: [] } },
    {
      self: administrator,
      command: 'agent.configure',
      body: { agent, rights: { ...rights, canRequestAssistanceFromSupervisor: false }, workgroups: ['support'] },
    },
  ];
}

const sessions = (self: Address, applications: readonly ('client' | 'supervisor')[]): Said[] =>
  [1, 2].flatMap((n): Said[] => {
    const session = `${partsOf(self).id}-${n}`;
    return [
      ...applications.map((application): Said => ({ self, command: 'session.start', body: { session, application } })),
      { self, command: 'session.end', body: { session } },
    ];
  });

function toSupervisor(self: Address, { interactions, supervisors }: Topics): Said[] {
  const { id } = partsOf(self);
  return [
    ...interactions.flatMap((interaction): Said[] => {
      const request = requestOn(interaction);
      const toasts = [...new Set([id, ...supervisors])].map((whose) => toastId(request, whose, 1));
      return [
        ...toasts.flatMap((toast): Said[] => [
          { self, command: 'accept', body: { toast } },
          { self, command: 'ignore', body: { toast } },
          { self, command: 'seen', body: { toast } },
          ...withTexts((text, how): Said => ({ self, command: 'reply', body: { toast, text }, how })),
        ]),
        { self, command: 'join', body: { request } },
        { self, command: 'leave', body: { request } },
        ...supervisors.map((to): Said => ({ self, command: 'handOver', body: { request, to } })),
        ...withTexts((text, how): Said => ({ self, command: 'say', body: { request, text }, how })),
      ];
    }),
    ...sessions(self, ['client', 'supervisor']),
    { self, command: 'alerts', body: { pop: false, sound: true } },
    { self: administrator, command: 'supervisor.configure', body: { supervisor: id } },
  ];
}

function toInteraction(interaction: string, { agents, workgroup, tells }: Topics): Said[] {
  return sequences.flatMap((sequence): Said[] => {
    const body = { interaction, ...(sequence !== undefined && { sequence }) };
    return [
      ...[true, false].map(
        (isAcd): Said => ({
          self: acd,
          command: 'interaction.offer',
          body: { ...body, workgroup, media: 'call', acd: isAcd },
        }),
      ),
      ...agents.flatMap((agent): Said[] => [
        { self: acd, command: 'interaction.alert', body: { ...body, agent } },
        { self: acd, command: 'interaction.transfer', body: { ...body, agent } },
      ]),
      { self: acd, command: 'interaction.connect', body },
      { self: acd, command: 'interaction.hold', body },
      { self: acd, command: 'interaction.park', body },
      { self: acd, command: 'interaction.disconnect', body },
      ...(tells ? toldOf(body) : []),
    ];
  });
}

/** R-CONTEXT. */
const toldOf = (body: { interaction: string; sequence?: number }): Said[] => [
  ...withTexts(
    (text, how): Said => ({
      self: acd,
      command: 'interaction.describe',
      body: { ...body, attribute: 'order', text },
      how,
    }),
  ),
  ...withTexts(
    (text, how): Said => ({ self: acd, command: 'interaction.say', body: { ...body, from: 'customer', text }, how }),
  ),
  {
    self: acd,
    command: 'interaction.say',
    body: { ...body, from: 'agent', text: 'x'.repeat(saidCharactersMax + 1) },
    how: 'at far too great a length',
  },
];

function toWorkgroup(workgroup: string, { supervisors }: Topics): Said[] {
  const settings = { workgroup, escalateAfterSeconds: 60, remindEverySeconds: 30 };
  const self = administrator;
  const command = 'workgroup.configure';
  return [
    { self, command, body: { ...settings, supervisors: [...supervisors], escalation: [] } },
    { self, command, body: { ...settings, supervisors: [], escalation: [...supervisors] } },
    {
      self,
      command,
      body: { ...settings, supervisors: [...supervisors], escalation: [], permitted: { call: ['held'] } },
    },
  ];
}
