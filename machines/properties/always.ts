/** What holds in every state and every turn, whatever order messages arrive in. */
import type { Command } from '../commands.ts';
import { isCommandType } from '../commands.ts';
import type { Message, Standing } from '../messages.ts';
import type { Address } from '../names.ts';
import { interactionOf, numberOf, partsOf, partsOfToast, requestId } from '../names.ts';
import type { Property, Seen } from './shape.ts';
import { actorAt, actorsOf, answers, events, isOpen, isSeeking, monitored, tells, turnOf } from './shape.ts';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const without = <Value>(record: Record<string, Value>, key: string) =>
  Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));

const oneActive: Property = {
  name: 'P-ONE-ACTIVE',
  why: 'No interaction has two requests that are not done.',
  expectation: 'always',
  over: 'state',
  groupOf: (address) => {
    const { kind, id } = partsOf(address as Address);
    return kind === 'request' ? interactionOf(id) : undefined;
  },
  check: (world) => {
    const seen = new Map<string, string>();
    for (const request of actorsOf(world, 'request').filter((one) => !one.is('done'))) {
      const other = seen.get(interactionOf(request.id));
      if (other) return `${other} and ${request.id} are both active`;
      seen.set(interactionOf(request.id), request.id);
    }
    return undefined;
  },
};

const sequential: Property = {
  name: 'P-SEQUENTIAL',
  why: 'Request n + 1 was opened after request n was done.',
  expectation: 'always',
  over: 'turn',
  concerns: ({ message, before }) => message.type === 'request.open' && before.value === 'absent',
  check: ({ message }, world) => {
    if (message.type !== 'request.open') return undefined;
    const id = message.request;
    const earlier = Array.from({ length: numberOf(id) - 1 }, (_, at) => requestId(interactionOf(id), at + 1));
    const missing = earlier.find((before) => !actorAt(world, 'request', before)?.is('done'));
    return missing && `${id} opened although ${missing} was not done`;
  },
};

const allowed: Property = {
  name: 'P-ALLOWED',
  why: 'An ask is taken, and a request opened, only for the owner, on an ACD interaction, in a permitted state, with the right, and with an eligible supervisor in the answer to this very attempt.',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const asker = turnOf(turn, 'agent');
    const passedOn = tells(turn).some(({ message }) => message.type === 'assistance.ask');
    if (asker && passedOn && !asker.before.context.rights.canRequestAssistanceFromSupervisor) {
      return `${asker.before.id} asked without the right`;
    }
    const at = turnOf(turn, 'interaction');
    if (!at) return undefined;
    const { before, after } = at;
    const conversation = before.context.permitted.some((state) => before.is(`present.conversation.${state}`));
    if (
      turn.message.type === 'assistance.ask' &&
      after.is('present.assistance.opening') &&
      !before.is('present.assistance.opening')
    ) {
      if (before.context.owner !== turn.message.agent) return `${turn.message.agent} does not own ${before.id}`;
      if (!before.context.acd) return `${before.id} is not ACD-routed`;
      if (!conversation) return `the state of ${before.id} does not permit a request`;
    }
    const opens = tells(turn).some(({ message }) => message.type === 'request.open');
    if (!opens) return undefined;
    if (turn.message.type !== 'route.answer') return `${before.id} opened a request without asking its workgroup`;
    if (turn.message.attempt !== before.context.attempt) return `${before.id} took the answer to another attempt`;
    if (turn.message.eligible.length === 0) return `${before.id} opened a request that nobody can see`;
    if (before.context.owner !== before.context.asking?.agent) return `the asker no longer owns ${before.id}`;
    if (!conversation) return `the state of ${before.id} no longer permits a request`;
    return undefined;
  },
};

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
const freeBeforeDone = monitored<Freed>(
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

const eligibleToast: Property = {
  name: 'P-ELIGIBLE-TOAST',
  why: 'Whoever shows a toast is supervising.',
  expectation: 'always',
  over: 'state',
  groupOf: (address) => (partsOf(address as Address).kind === 'supervisor' ? address : undefined),
  check: (world) => {
    const wrong = actorsOf(world, 'supervisor').find(
      (one) => Object.keys(one.context.toasts).length > 0 && !one.is('known.loggedOn.supervising'),
    );
    return wrong && `${wrong.id} shows a toast without supervising`;
  },
};

/** Versions of a workgroup's roster that are remembered; a request lags behind by far fewer. */
const versionsMax = 50;
type Rosters = Record<string, Record<string, Record<string, Standing>>>;
const toastGrant = monitored<Rosters>(
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

const oneWinner = monitored<Record<string, string>>('P-ONE-WINNER', 'In each round at most one accept succeeds.', {
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
});

const doneBy: Property = {
  name: 'P-DONE-BY',
  why: 'A request is done only by its initiator, or by the end or transfer of its interaction.',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const request = turnOf(turn, 'request');
    if (!request || request.before.is('done') || !request.after.is('done')) return undefined;
    const { message } = turn;
    if (message.type === 'interaction.ended' || message.type === 'interaction.transferred') return undefined;
    if (message.type === 'request.done' && message.agent === request.before.context.agent) return undefined;
    return `${request.after.id} was ended by ${message.type} from ${turn.from}`;
  },
};

const final: Property = {
  name: 'P-FINAL',
  why: 'After done, outcome, participants and transcript never change.',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const request = turnOf(turn, 'request');
    if (!request?.before.is('done')) return undefined;
    const kept = ({ outcome, participants, lines }: typeof request.before.context) => [outcome, participants, lines];
    if (!request.after.is('done')) return `${request.after.id} was done and is not any more`;
    if (request.before.is('done.told') && !request.after.is('done.told')) return `${request.after.id} closes again`;
    if (!same(kept(request.before.context), kept(request.after.context)))
      return `${request.after.id} changed after it was done`;
    const late = events(turn).find((event) => event.type !== 'request.done');
    return late && `${late.type} was published after ${request.after.id} was done`;
  },
};

const sameTranscript: Property = {
  name: 'P-SAME-TRANSCRIPT',
  why: 'Lines are numbered without gap or doubling, so any two transcripts are prefixes of one another.',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const request = turnOf(turn, 'request');
    if (!request) return undefined;
    const lines = events(turn).flatMap((event) => (event.type === 'request.line' ? [event.n] : []));
    const { lines: before } = request.before.context;
    const inOrder = lines.every((n, at) => n === before + at + 1);
    if (inOrder && request.after.context.lines === before + lines.length) return undefined;
    return `${request.after.id} had ${before} lines and then published ${lines.join(', ') || 'none'}`;
  },
};

/**
 * Commands that were heard and have no answer yet. An answered one is forgotten: another answer to it is then one to a
 * command that nobody waits for.
 */
const oneOutcome = monitored<Record<string, true>>('P-ONE-OUTCOME', 'No command has two answers.', {
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
const timers = monitored<Armed>(
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

const isClick = (
  message: Message,
): message is Extract<Message, { type: 'request.accept' | 'request.ignore' | 'request.seen' }> =>
  ['request.accept', 'request.ignore', 'request.seen'].includes(message.type);
const noStaleAction: Property = {
  name: 'P-NO-STALE-ACTION',
  why: 'An answer to a showing that is no longer open changes nothing.',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const request = turnOf(turn, 'request');
    const { message } = turn;
    if (!request || !isClick(message)) return undefined;
    const named = partsOfToast(message.toast);
    const open =
      request.before.context.showings[message.supervisor] === named.showing && named.supervisor === message.supervisor;
    if (open && isSeeking(request.before)) return undefined;
    const onlyRefused = turn.effects.every((effect) => effect.type === 'answer' && 'refused' in effect.answer);
    return same(turn.before, turn.after) && onlyRefused
      ? undefined
      : `${message.type} of ${message.toast} acted on ${request.after.id} although it was not open`;
  },
};

export const always: readonly Property[] = [
  oneActive,
  sequential,
  allowed,
  freeBeforeDone,
  eligibleToast,
  toastGrant,
  oneWinner,
  doneBy,
  final,
  sameTranscript,
  oneOutcome,
  timers,
  noStaleAction,
];
