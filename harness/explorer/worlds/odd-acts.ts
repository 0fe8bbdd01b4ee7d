/**
 * What no desk offers and somebody may send all the same: answers to toasts that are gone or another's, a Done of a stranger,
 * news from the ACD out of order; and what is rare: a second browser, other rights, another configuration. Showings have their
 * real numbers here, so a world with these budgets is for random runs: it has no canonical form.
 */
import type { ActorState } from '../../../machines/index.ts';
import type { Address } from '../../../machines/names.ts';
import { partsOf, toastId } from '../../../machines/names.ts';
import type { AgentContext } from '../../../machines/words/agent.ts';
import type { SupervisorContext } from '../../../machines/words/supervisor.ts';
import type { WorkgroupContext } from '../../../machines/words/workgroup.ts';
import type { May } from './deeds.ts';
import { sessionOf, text } from './deeds.ts';
import type { OddOf, Setting } from './setting.ts';

type OddName = OddOf[keyof OddOf];
export const oddNames: readonly OddName[] = [
  'meddle',
  'cancelFormer',
  'rights',
  'stale',
  'foreign',
  'second',
  'outOfOrder',
  'tell',
  'rearrange',
  'permit',
];

/** Showings of a request that anybody tries, and numbers of the ACD's news. */
const showings = [1, 2, 3];
const sequences = [1, 2, 3];
const administrator = 'agent/admin';

export function oddActs(setting: Setting, self: Address, { context }: ActorState, may: May): void {
  switch (partsOf(self).kind) {
    case 'agent':
      oddOfAgents(setting, self, context as unknown as AgentContext, may);
      break;
    case 'supervisor':
      oddOfSupervisors(setting, self, context as unknown as SupervisorContext, may);
      break;
    case 'interaction':
      oddOfInteractions(self, may);
      break;
    case 'workgroup':
      oddOfWorkgroups(setting, context as unknown as WorkgroupContext, may);
      break;
  }
}

const requestsOf = ({ joins, interactions }: Setting) => joins ?? Object.keys(interactions).map((one) => `${one}.1`);

function oddOfAgents(
  setting: Setting,
  self: Address,
  { dialogs, rights, workgroups = [] }: AgentContext,
  may: May,
): void {
  const { id } = partsOf(self);
  const own = Object.values(dialogs).map(({ request }) => request);
  for (const request of requestsOf(setting).filter((one) => !own.includes(one))) {
    const spends = 'meddle';
    may({ name: `${id} presses Done on ${request} all the same`, spends, self, command: 'done', body: { request } });
    const body = { request, text };
    may({ name: `${id} says something on ${request} all the same`, spends, self, command: 'say', body });
  }
  for (const interaction of Object.keys(setting.interactions)) {
    const body = { interaction, ask: 'ask-1' };
    const name = `${id} withdraws the first ask on ${interaction}`;
    may({ name, spends: 'cancelFormer', self, command: 'cancel', body });
  }
  const can = rights?.canRequestAssistanceFromSupervisor ?? false;
  const configure = (name: string, isAllowed: boolean, groups: string[]) => {
    const body = {
      agent: id,
      rights: { showAssistanceButton: true, canRequestAssistanceFromSupervisor: isAllowed },
      workgroups: groups,
    };
    may({ name, spends: 'rights', self: administrator, command: 'agent.configure', body });
  };
  configure(`${id} ${can ? 'may not' : 'may'} ask from now on`, !can, workgroups);
  const all = [...new Set(Object.values(setting.interactions).map(({ workgroup = 'support' }) => workgroup))].sort();
  const isSomewhere = workgroups.length > 0;
  configure(`${id} belongs to ${isSomewhere ? 'no workgroup' : 'every workgroup'}`, can, isSomewhere ? [] : all);
}

function oddOfSupervisors(setting: Setting, self: Address, context: SupervisorContext, may: May): void {
  const { id } = partsOf(self);
  const { toasts, helping, sessions } = context;
  const others = [...new Set([...setting.supervisors, ...(setting.absent ?? [])])].filter((one) => one !== id);
  for (const request of requestsOf(setting)) {
    for (const showing of showings) {
      const toast = toastId(request, id, showing);
      if (toast in toasts) continue;
      const spends = 'stale';
      const what = `showing ${showing} of ${request}, which is not on the desk`;
      may({ name: `${id} accepts ${what}`, spends, self, command: 'accept', body: { toast } });
      may({ name: `${id} ignores ${what}`, spends, self, command: 'ignore', body: { toast } });
      may({ name: `${id} answers ${what}`, spends, self, command: 'reply', body: { toast, text } });
      may({ name: `${id} has seen ${what}`, spends, self, command: 'seen', body: { toast } });
    }
    for (const other of others.slice(0, 1)) {
      const toast = toastId(request, other, 1);
      const name = `${id} accepts ${other}'s toast of ${request}`;
      may({ name, spends: 'foreign', self, command: 'accept', body: { toast } });
    }
    if (request in helping) continue;
    const spends = 'meddle';
    const body = { request, text };
    may({ name: `${id} says something on ${request} all the same`, spends, self, command: 'say', body });
    may({ name: `${id} leaves ${request} all the same`, spends, self, command: 'leave', body: { request } });
    for (const to of others.slice(0, 1)) {
      const name = `${id} hands ${request} over to ${to} all the same`;
      may({ name, spends, self, command: 'handOver', body: { request, to } });
    }
  }
  const session = `${sessionOf(id)}-second`;
  const spends = 'second';
  if (session in sessions) {
    const name = `${id} logs off in the second browser`;
    may({ name, spends, self, command: 'session.end', body: { session } });
    return;
  }
  for (const application of ['supervisor', 'businessManager', 'client'] as const) {
    const name = `${id} opens the ${application} in a second browser`;
    may({ name, spends, self, command: 'session.start', body: { session, application } });
  }
}

const moves = ['interaction.connect', 'interaction.hold', 'interaction.park'] as const;

function oddOfInteractions(self: Address, may: May): void {
  const { id: interaction } = partsOf(self);
  for (const command of moves) {
    for (const sequence of sequences) {
      const name = `the ACD: ${command} of ${interaction} as its event ${sequence}`;
      may({ name, spends: 'outOfOrder', self: 'agent/acd', command, body: { interaction, sequence } });
    }
  }
  const spends = 'tell';
  for (const value of ['A-1', '']) {
    const body = { interaction, attribute: 'order', text: value };
    const name = value ? `${interaction} is about order ${value}` : `${interaction} is about no order any more`;
    may({ name, spends, self: 'agent/acd', command: 'interaction.describe', body });
  }
  for (const from of ['customer', 'agent'] as const) {
    const name = `the ${from} on ${interaction} writes something`;
    may({ name, spends, self: 'agent/acd', command: 'interaction.say', body: { interaction, from, text } });
  }
}

const places = ['supervisors', 'escalation', 'nowhere'] as const;

function oddOfWorkgroups(setting: Setting, context: WorkgroupContext, may: May): void {
  const { id: workgroup, supervisors, escalation, permitted, escalateAfterSeconds, remindEverySeconds } = context;
  const now = { workgroup, supervisors, escalation, permitted, escalateAfterSeconds, remindEverySeconds };
  const self = administrator;
  const command = 'workgroup.configure';
  for (const person of [...setting.supervisors, ...(setting.absent ?? [])]) {
    const without = {
      supervisors: supervisors.filter((other) => other !== person),
      escalation: escalation.filter((other) => other !== person),
    };
    for (const place of places) {
      const body = { ...now, ...without };
      if (place !== 'nowhere') body[place] = [...body[place], person].sort();
      const name = `the administrator puts ${person} ${place === 'nowhere' ? place : `among the ${place}`} of ${workgroup}`;
      may({ name, spends: 'rearrange', self, command, body });
    }
  }
  const isNarrow = permitted?.call !== undefined;
  const body = { ...now, permitted: isNarrow ? {} : { call: ['connected' as const] } };
  const name = `the administrator permits asking ${isNarrow ? 'as usual' : 'only while connected'} in ${workgroup}`;
  may({ name, spends: 'permit', self, command, body });
}
