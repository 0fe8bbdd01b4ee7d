/** What holds in every state and every turn, whatever order messages arrive in; what takes a memory is in remembering.ts. */
import type { Message } from '../messages.ts';
import type { Address } from '../names.ts';
import { interactionOf, numberOf, partsOf, partsOfToast, requestId } from '../names.ts';
import { freeBeforeDone, oneOutcome, oneWinner, timers, toastGrant } from './remembering.ts';
import type { Property } from './shape.ts';
import { actorAt, actorsOf, events, isSeeking, same, tells, turnOf } from './shape.ts';

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
