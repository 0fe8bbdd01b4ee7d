/** What a turn says: nothing twice, nothing of what it changes left unsaid, every attempt on record. */
import { textCharactersMax } from '../commands.ts';
import type { Effect } from '../effects.ts';
import type { Address } from '../names.ts';
import { interaction, partsOf } from '../names.ts';
import { comparable, project, viewOf } from '../projection.ts';
import { canonical } from '../records.ts';
import { blank, fold } from '../views.ts';
import type { View } from '../wire.ts';
import type { Property, Seen } from './shape.ts';
import { answers, events, tells, turnOf } from './shape.ts';

const saidOnce: Property = {
  name: 'P-SAID-ONCE',
  why: 'No turn tells, publishes or answers the same thing twice, for whatever cause.',
  expectation: 'always',
  over: 'turn',
  check: ({ to, effects }) => {
    const said = new Set<string>();
    for (const effect of effects) {
      const text = JSON.stringify(effect, withoutCause);
      if (isAloud(effect) && said.has(text)) return `${to} says twice: ${text}`;
      said.add(text);
    }
    return undefined;
  },
};
const withoutCause = (key: string, value: unknown) => (key === 'cause' || key === 'by' ? undefined : value);
const isAloud = ({ type }: Effect) => type === 'tell' || type === 'publish' || type === 'answer';

const shown: Property = {
  name: 'P-SHOWN',
  why: 'What a turn changes of what people see, its events say; so whoever folds them sees what is, also while much is under way.',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const { kind } = partsOf(turn.to);
    // A request that is closing tells of its end once its interaction is free (R-SEQUENTIAL).
    if (turnOf(turn, 'request')?.after.is('done') || turn.after.value === 'absent') return undefined;
    const view = events(turn).reduce((seen, event) => fold(seen, { event, at: 0 }), viewBefore(turn));
    const folded = canonical(comparable(view));
    const projected = canonical(project(kind, turn.after));
    return folded === projected ? undefined : `${turn.to}: folded ${folded}, shown ${projected}`;
  },
};

/** What somebody who folds has before a turn. */
function viewBefore({ to, before }: Seen): View {
  const { kind } = partsOf(to as Address);
  return before.value === 'absent' ? blank[kind] : viewOf(project(kind, before));
}

const onRecord: Property = {
  name: 'P-ON-RECORD',
  why: 'Every ask that is sent is on record, and every one that its interaction refuses, with the reason (R-SUPERVISOR).',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    if (turnOf(turn, 'agent')) {
      for (const { to, message } of tells(turn)) {
        if (message.type !== 'assistance.ask') continue;
        const sent = events(turn).some(
          (event) =>
            event.type === 'ask.sent' && event.command === message.command && interaction(event.interaction) === to,
        );
        if (!sent) return `${message.command} is not on record`;
      }
    }
    // Where nobody has offered an interaction there is no record to keep it on.
    if (!turnOf(turn, 'interaction') || turn.before.value === 'absent') return undefined;
    for (const { message } of tells(turn)) {
      if (message.type !== 'ask.refused') continue;
      const isKept = events(turn).some(
        (event) => event.type === 'assistance.refused' && event.refused === message.refused,
      );
      if (!isKept) return `that ${message.command} was refused ${message.refused} is not on record`;
    }
    const refused = answers(turn).find(
      ({ command, answer }) =>
        'refused' in answer &&
        (turn.message.type === 'assistance.ask' || command !== (turn.message as { command?: string }).command) &&
        !tells(turn).some(({ message }) => message.type === 'ask.refused' && message.command === command),
    );
    return refused && `whoever sent ${refused.command} is not told that it was refused`;
  },
};

/** What is said of a command once it is decided; everything else that names a command asks for its answer. */
const news: readonly Seen['message']['type'][] = ['ask.refused', 'request.opened'];

const taken: Property = {
  name: 'P-TAKEN-UP',
  why: 'Whoever hears a command answers it, passes it on or keeps it to answer later; nobody lets it drop (R-OUTCOME).',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const { type, command } = turn.message as { type: Seen['message']['type']; command?: string };
    if (command === undefined || news.includes(type)) return undefined;
    const isAnswered = answers(turn).some((answer) => answer.command === command);
    const isPassedOn = tells(turn).some(
      ({ message }) => 'command' in message && message.command === command && !news.includes(message.type),
    );
    const isKept = !mentions(turn.before, command) && mentions(turn.after, command);
    return isAnswered || isPassedOn || isKept ? undefined : `${turn.to} heard ${type} and let it drop`;
  },
};
const mentions = ({ context }: Seen['after'], command: string) =>
  JSON.stringify(context).includes(JSON.stringify(command));

const newsOnly: Property = {
  name: 'P-NEWS',
  why: 'What is told as news was not so before: only what is on a desk closes or reminds, nobody sees a toast for the first time twice, and presence is told when it changes or to a workgroup that has not heard of it.',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const request = turnOf(turn, 'request');
    if (request) {
      const again = events(turn).find(
        (event) => event.type === 'request.seen' && request.before.context.seen.includes(event.by),
      );
      return again && `${turn.to} is seen by somebody who had seen it`;
    }
    const at = turnOf(turn, 'supervisor');
    if (!at) return undefined;
    const { toasts, helping, workgroups } = at.before.context;
    for (const event of events(turn)) {
      if ((event.type === 'toast.closed' || event.type === 'toast.reminded') && !(event.toast in toasts)) {
        return `${turn.to} tells ${event.type} of ${event.toast}, which she is not shown`;
      }
      if (event.type === 'helping.ended' && !(event.request in helping)) {
        return `${turn.to} is told to help no longer with ${event.request}, with which she does not help`;
      }
    }
    const supervising = 'known.loggedOn.supervising';
    if (at.before.is(supervising) !== at.after.is(supervising)) return undefined;
    const told = tells(turn).find(
      ({ to, message }) => message.type === 'presence' && workgroups.includes(partsOf(to).id),
    );
    return told && `${turn.to} tells ${told.to} a presence that it knows`;
  },
};

const text: Property = {
  name: 'P-TEXT',
  why: 'Nothing is passed on that says nothing or is longer than a text may be (R-TEXT, R-TRANSCRIPT).',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    for (const { to, message } of tells(turn)) {
      const length = 'text' in message ? message.text?.length : undefined;
      if (length !== undefined && (length < 1 || length > textCharactersMax)) {
        return `${turn.to} passes a text of ${length} characters on to ${to}`;
      }
    }
    return undefined;
  },
};

export const saying: readonly Property[] = [saidOnce, shown, onRecord, taken, newsOnly, text];
