/** What the administrator and the ACD order, and that it is so once it is answered done. */
import type { Command } from '../commands.ts';
import type { ActorState } from '../index.ts';
import { isIn } from '../index.ts';
import { setOf } from '../records.ts';
import type { Property, Seen } from './shape.ts';
import { answers, same, turnOf } from './shape.ts';

/** The settings of a configuration as the books keep them. */
const settingsOf: Partial<Record<Command['type'], (message: never) => Record<string, unknown>>> = {
  'agent.configure': ({ rights, workgroups = [] }: Command<'agent.configure'>) => ({
    rights,
    workgroups: setOf(workgroups),
  }),
  'workgroup.configure': (message: Command<'workgroup.configure'>) => ({
    supervisors: setOf(message.supervisors),
    escalation: setOf(message.escalation),
    escalateAfterSeconds: message.escalateAfterSeconds,
    remindEverySeconds: message.remindEverySeconds,
    reasons: message.reasons ?? [],
    permitted: message.permitted ?? {},
  }),
  'supervisor.configure': () => ({}),
};

const configured: Property = {
  name: 'P-CONFIGURED',
  why: 'What the administrator was told is done is so.',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const settings = settingsOf[turn.message.type as Command['type']]?.(turn.message as never);
    if (!settings || !answers(turn).some(({ answer }) => 'done' in answer)) return undefined;
    if (turn.after.value === 'absent') return `${turn.to} is still unknown`;
    const wrong = Object.keys(settings).find((key) => !same(settings[key], turn.after.context[key]));
    return wrong && `${turn.to} has kept no ${wrong}`;
  },
};

const version: Property = {
  name: 'P-VERSION',
  why: 'Every change of who is eligible has a version of its own, and what changes nothing has none.',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const group = turnOf(turn, 'workgroup');
    if (!group) return undefined;
    const grown = group.after.context.version - group.before.context.version;
    const isChanged = !same(standingIn(turn.before), standingIn(turn.after));
    const may = turn.message.type === 'workgroup.configure' ? [1] : isChanged ? [1] : [0];
    return may.includes(grown) ? undefined : `${turn.to} went on by ${grown} versions`;
  },
};
const standingIn = ({ context: { supervisors, escalation, supervising } }: ActorState) => [
  supervisors,
  escalation,
  supervising,
];

type Move = Command<`interaction.${string}` & Command['type']>;
const leadsTo: Partial<Record<Seen['message']['type'], string>> = {
  'interaction.offer': 'offering',
  'interaction.alert': 'alerting',
  'interaction.transfer': 'alerting',
  'interaction.connect': 'connected',
  'interaction.hold': 'held',
  'interaction.park': 'parked',
  'interaction.disconnect': 'disconnected',
};

const source: Property = {
  name: 'P-SOURCE',
  why: 'An event of the ACD that comes late or twice is answered and changes nothing; any other one is done or refused (R-SOURCE).',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const at = turnOf(turn, 'interaction');
    const to = leadsTo[turn.message.type];
    if (!at || !to) return undefined;
    const { sequence, agent: owner } = turn.message as Move & { agent?: string };
    const { before } = at;
    const isDone = answers(turn).some(({ answer }) => 'done' in answer);
    const says = turn.effects.length;
    const isUnchanged = same(turn.before, turn.after) && says === 1;
    if (sequence !== undefined && sequence <= before.context.sequence) {
      return isDone && isUnchanged ? undefined : `${turn.to} heard ${turn.message.type} late and acted on it`;
    }
    if (!isDone) return isUnchanged ? undefined : `${turn.to} refused ${turn.message.type} and acted on it`;
    if (isIn(before.value, 'present.conversation.disconnected')) {
      return isUnchanged ? undefined : `${turn.to} had ended and acted on ${turn.message.type}`;
    }
    const { after: now } = at;
    if (to === 'offering' && before.value !== 'absent') return `${turn.to} was offered twice`;
    if (!now.is(`present.conversation.${to}`)) return `${turn.to} is not ${to}`;
    if (owner !== undefined && now.context.owner !== owner) return `${turn.to} is not at ${owner}`;
    if (owner !== undefined && before.context.owner === owner) return `${turn.to} was at ${owner} already`;
    return now.context.sequence === (sequence ?? before.context.sequence)
      ? undefined
      : `${turn.to} did not note number ${sequence}`;
  },
};

export const orders: readonly Property[] = [configured, version, source];
