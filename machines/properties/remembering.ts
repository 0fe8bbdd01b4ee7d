/** What always holds of a run and not of any single turn: properties with a finite memory of what was before. */
import type { Command } from '../commands.ts';
import { isCommandType } from '../commands.ts';
import type { Standing } from '../messages.ts';
import { interactionOf, numberOf, partsOfToast } from '../names.ts';
import { without } from '../records.ts';
import type { Seen } from './shape.ts';
import { answers, events, isOpen, isSeeking, monitored, same, tells, turnOf } from './shape.ts';

/** Ends that are remembered, the latest ones: whoever asks again on the same interaction does so before so many others end. */
const toldMax = 128;
interface Freed {
  /** `<agent> <interaction>` → number of the last request whose end the agent was told of. */
  told: Record<string, number>;
  /** Asks sent after that, with no other ask under way: command → that number. */
  due: Record<string, number>;
}
/** With that entry last, and without the oldest ones beyond `toldMax`. */
function withLatest(told: Freed['told'], key: string, n: number): Freed['told'] {
  const others = Object.keys(told).filter((other) => other !== key);
  const kept: Freed['told'] = {};
  for (const other of others.slice(-(toldMax - 1))) kept[other] = told[other]!;
  kept[key] = n;
  return kept;
}
export const freeBeforeDone = monitored<Freed>(
  'P-FREE-BEFORE-DONE',
  'An ask sent after its asker was told of the end is not refused as already active.',
  {
    start: { told: {}, due: {} },
    concerns: ({ to, message: { type } }) =>
      (to.startsWith('agent/') && (type === 'request.ended' || type === 'ask')) || type === 'assistance.ask',
    next: (memory, turn) => {
      const asker = turnOf(turn, 'agent');
      const { message } = turn;
      if (asker && message.type === 'request.ended') {
        const key = `${asker.after.id} ${interactionOf(message.request)}`;
        return { memory: { ...memory, told: withLatest(memory.told, key, numberOf(message.request)) } };
      }
      if (asker && message.type === 'ask' && tells(turn).length > 0) {
        const n = memory.told[`${asker.after.id} ${message.interaction}`];
        const alone = !Object.values(asker.before.context.asks).includes(message.interaction);
        return n !== undefined && alone
          ? { memory: { ...memory, due: { ...memory.due, [message.command]: n } } }
          : { memory };
      }
      const at = turnOf(turn, 'interaction');
      if (!at || message.type !== 'assistance.ask' || memory.due[message.command] === undefined) return { memory };
      const n = memory.due[message.command];
      const refused = answers(turn).some(({ answer }) => 'refused' in answer && answer.refused === 'alreadyActive');
      const wrong =
        refused &&
        at.before.context.requests === n &&
        `${at.before.id}.${n} was said to be over, yet asking again was refused`;
      return { memory: { ...memory, due: without(memory.due, message.command) }, wrong: wrong || undefined };
    },
  },
);

/** Versions of a workgroup's roster that are remembered; a request lags behind by far fewer. */
const versionsMax = 50;
type Rosters = Record<string, Record<string, Record<string, Standing>>>;
export const toastGrant = monitored<Rosters>(
  'P-TOAST-GRANT',
  'A toast was sent only to one who was eligible in the roster version that it names.',
  {
    start: {},
    concerns: (turn) =>
      turn.to.startsWith('workgroup/') || tells(turn).some(({ message }) => message.type === 'toast.show'),
    next: (memory, turn) => {
      const group = turnOf(turn, 'workgroup');
      if (group) {
        const { id, version, supervising, supervisors, escalation } = group.after.context;
        const roster = Object.fromEntries(
          supervising.map((person): [string, Standing] => [
            person,
            { supervising: true, configured: supervisors.includes(person), escalation: escalation.includes(person) },
          ]),
        );
        const versions: Rosters[string] = { ...memory[id], [version]: roster };
        const recent = Object.fromEntries(Object.entries(versions).slice(-versionsMax));
        return { memory: { ...memory, [id]: recent } };
      }
      const request = turnOf(turn, 'request');
      for (const { to, message } of tells(turn)) {
        if (!request || message.type !== 'toast.show') continue;
        const { supervisor } = partsOfToast(message.toast);
        const standing = memory[message.workgroup]?.[message.version]?.[supervisor];
        const granted = standing?.configured || (request.after.context.escalated && standing?.escalation) || false;
        if (!granted || supervisor === message.agent) {
          return { memory, wrong: `${to} was shown ${message.toast}, not eligible in version ${message.version}` };
        }
      }
      return { memory };
    },
  },
);

export const oneWinner = monitored<Record<string, string>>(
  'P-ONE-WINNER',
  'In each round at most one accept succeeds.',
  {
    start: {},
    concerns: (turn) =>
      turn.message.type === 'request.accept' ||
      events(turn).some(({ type }) => type === 'request.unattended' || type === 'request.done'),
    next: (memory, turn) => {
      const request = turnOf(turn, 'request');
      if (!request) return { memory };
      const { id } = request.after;
      const ends = events(turn).some((event) => event.type === 'request.unattended' || event.type === 'request.done');
      const kept = ends ? without(memory, id) : memory;
      if (turn.message.type !== 'request.accept' || !answers(turn).some(({ answer }) => 'done' in answer)) {
        return { memory: kept };
      }
      const { supervisor } = turn.message;
      const winner = kept[id];
      return {
        memory: { ...kept, [id]: supervisor },
        wrong: winner && `${winner} and ${supervisor} both took ${id}`,
      };
    },
  },
);

export const oneOutcome = monitored<Record<string, true>>('P-ONE-OUTCOME', 'No command has two answers.', {
  start: {},
  concerns: (turn) => isCommandType(turn.message.type) || turn.effects.some(({ type }) => type === 'answer'),
  next: (memory, turn) => {
    const { message } = turn;
    const heard = isCommandType(message.type) ? (message as Command).command : undefined;
    let open = heard === undefined ? memory : { ...memory, [heard]: true as const };
    for (const { command } of answers(turn)) {
      if (!open[command]) return { memory: open, wrong: `${command} was answered twice, or nobody sent it` };
      open = without(open, command);
    }
    return { memory: open };
  },
});

type Armed = Record<string, readonly string[]>;
const timersArmed = (memory: Armed, turn: Seen, id: string) => {
  const armed = new Set(memory[id] ?? []);
  if (turn.message.type === 'escalation.due') armed.delete('escalation');
  if (turn.message.type === 'reminder.due') armed.delete('reminder');
  for (const effect of turn.effects) {
    if (effect.type === 'after') armed.add(effect.name);
    if (effect.type === 'cancel') armed.delete(effect.name);
  }
  return [...armed].sort();
};
export const timers = monitored<Armed>(
  'P-TIMERS',
  'Escalation is armed while a request seeks help and is not escalated; the reminder while it seeks help.',
  {
    start: {},
    concerns: ({ to }) => to.startsWith('request/'),
    next: (memory, turn) => {
      const request = turnOf(turn, 'request');
      if (!request) return { memory };
      const { after } = request;
      const armed = timersArmed(memory, turn, after.id);
      const wanted = isSeeking(after) ? (after.context.escalated ? ['reminder'] : ['escalation', 'reminder']) : [];
      return {
        memory: isOpen(after) ? { ...memory, [after.id]: armed } : without(memory, after.id),
        wrong: same(armed, wanted) ? undefined : `${after.id} has armed ${armed.join(' and ') || 'nothing'}`,
      };
    },
  },
);
