/**
 * The one table of who may command what: for each command the scene in which it is tried, who is answered `done` there, and
 * what everybody else is answered. Roles come from the catalogue; everything else is the rules' own words.
 */
import type { CommandType } from '../../machines/commands.ts';
import { commands } from '../../machines/commands.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import type { Standing } from './doors.ts';
import { doorsSite } from './doors.ts';

export type Verdict = 'done' | RefusalCode;

/** Which role the edge gives to whom; whoever has none here is nobody. */
export const roleOf: Record<Standing, string | undefined> = {
  nobody: undefined,
  loggedOff: undefined,
  foreignSeal: undefined,
  owner: 'agent',
  otherAgent: 'agent',
  plainClient: 'agent',
  responsible: 'supervisor',
  joined: 'supervisor',
  configured: 'supervisor',
  escalation: 'supervisor',
  otherWorkgroup: 'supervisor',
  administrating: 'administrator',
  designing: 'designer',
  testing: 'qa',
  acd: 'acd',
  administrator: 'administrator',
  transcripts: 'transcripts',
  scopeless: 'scopeless',
};

/** What there is to command when it is tried; Alice's call, from its offer to its request. */
export type Scene = 'anywhere' | 'offered' | 'alerting' | 'connected' | 'waiting' | 'helped';
export interface Place {
  /** Of an interaction that nobody else uses. */
  interaction: string;
  request: string;
  /** The sender's own toast of the request; if there is none, one that never was. */
  toast: string;
  /** A toast of the request that is open for somebody else. */
  othersToast: string;
  /** The ask that opened the request. */
  ask: string;
}

export interface Rule {
  scene: Scene;
  body(place: Place): object;
  /** Whom the command answers with `done`, of those whose role may send it at all. */
  may: readonly Standing[] | 'everybody';
  /** What it answers the others, and everybody for whom it is not there. */
  others?: RefusalCode;
  missing?: RefusalCode;
}

const ofHelpers = ['responsible', 'joined'] as const;
const toasted = ['responsible', 'joined', 'configured'] as const;
const onToast = { scene: 'waiting', may: toasted, others: 'toastClosed', missing: 'unknownRequest' } as const;
const ofAcd = (scene: Scene, more: object = {}) =>
  ({
    scene,
    body: ({ interaction }: Place) => ({ interaction, ...more }),
    may: 'everybody',
    missing: 'unknownInteraction',
  }) as const;

/** One rule a command. */
export const rules: Record<CommandType, Rule> = {
  ask: {
    scene: 'connected',
    body: ({ interaction }) => ({ interaction, text: 'Please' }),
    may: ['owner'],
    others: 'notYourInteraction',
    missing: 'unknownInteraction',
  },
  cancel: {
    scene: 'waiting',
    body: ({ interaction, ask }) => ({ interaction, ask }),
    may: ['owner'],
    others: 'unknownRequest',
    missing: 'unknownRequest',
  },
  say: {
    scene: 'helped',
    body: ({ request }) => ({ request, text: 'Hello' }),
    may: ['owner', ...ofHelpers],
    others: 'notParticipant',
    missing: 'unknownRequest',
  },
  done: {
    scene: 'helped',
    body: ({ request }) => ({ request }),
    may: ['owner'],
    others: 'notInitiator',
    missing: 'unknownRequest',
  },
  accept: { ...onToast, body: ({ toast }) => ({ toast }) },
  reply: { ...onToast, body: ({ toast }) => ({ toast, text: 'Coming' }) },
  ignore: { ...onToast, body: ({ toast }) => ({ toast }) },
  seen: { ...onToast, body: ({ toast }) => ({ toast }) },
  join: {
    scene: 'helped',
    body: ({ request }) => ({ request }),
    may: [...ofHelpers, 'configured', 'escalation'],
    others: 'notEligible',
    missing: 'unknownRequest',
  },
  leave: {
    scene: 'helped',
    body: ({ request }) => ({ request }),
    may: ['joined'],
    others: 'notParticipant',
    missing: 'unknownRequest',
  },
  handOver: {
    scene: 'helped',
    body: ({ request }) => ({ request, to: 'tom' }),
    may: ['responsible'],
    others: 'notParticipant',
    missing: 'unknownRequest',
  },
  alerts: { scene: 'anywhere', body: () => ({ pop: true, sound: false }), may: 'everybody' },
  // Sessions come from the log-on; no sender has this role.
  'session.start': { scene: 'anywhere', body: () => ({ session: 's', application: 'supervisor' }), may: [] },
  'session.end': { scene: 'anywhere', body: () => ({ session: 's' }), may: [] },
  'agent.configure': {
    scene: 'anywhere',
    body: () => ({ agent: 'bob', rights: doorsSite.people.bob!.agent, workgroups: ['support'] }),
    may: 'everybody',
  },
  'supervisor.configure': { scene: 'anywhere', body: () => ({ supervisor: 'sue' }), may: 'everybody' },
  'workgroup.configure': {
    scene: 'anywhere',
    body: () => ({ workgroup: 'support', ...doorsSite.workgroups.support }),
    may: 'everybody',
  },
  'interaction.offer': {
    scene: 'anywhere',
    body: ({ interaction }) => ({ interaction, workgroup: 'support', media: 'call', acd: true, text: 'Ms Customer' }),
    may: 'everybody',
  },
  'interaction.describe': ofAcd('connected', { attribute: 'order', text: 'A-1' }),
  'interaction.say': ofAcd('connected', { from: 'customer', text: 'Where is it?' }),
  'interaction.alert': ofAcd('offered', { agent: 'alice' }),
  'interaction.connect': ofAcd('alerting'),
  'interaction.hold': ofAcd('connected'),
  'interaction.park': ofAcd('connected'),
  'interaction.transfer': ofAcd('connected', { agent: 'bob' }),
  'interaction.disconnect': ofAcd('helped'),
};

/** Two answers that are no plain yes or no: the rules say so themselves. */
const exceptions: Partial<Record<CommandType, Partial<Record<Standing, RefusalCode>>>> = {
  // R-LEAVE: she hands over instead.
  leave: { responsible: 'stateNotPermitted' },
};

/** What the edge says before any chart is asked. */
export function edgeVerdict(type: CommandType, sender: Standing): Verdict | undefined {
  const role = roleOf[sender];
  if (role === undefined) return 'notAuthenticated';
  return ([commands[type].role].flat() as string[]).includes(role) ? undefined : 'roleMissing';
}

export function verdict(type: CommandType, sender: Standing): Verdict {
  const { may, others = 'roleMissing' } = rules[type];
  const isTheirs = may === 'everybody' || may.includes(sender);
  return edgeVerdict(type, sender) ?? exceptions[type]?.[sender] ?? (isTheirs ? 'done' : others);
}
