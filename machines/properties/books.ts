/** What an actor's own books have to do with its place in the chart, whoever else there is. */
import { isSupervisorApplication, saidCharactersMax, textCharactersMax } from '../commands.ts';
import type { ContextOf } from '../index.ts';
import type { Kind } from '../names.ts';
import { partsOf } from '../names.ts';
import { attributesMax, saidLinesMax } from '../words/interaction.ts';
import type { Property } from './shape.ts';
import { answers, events, same, turnOf } from './shape.ts';

/** Holds of every actor after each of its turns, whatever else is there. */
const after = <K extends Kind>(
  name: string,
  why: string,
  kind: K,
  check: (context: ContextOf[K], is: (path: string) => boolean, id: string) => string | undefined,
): Property => ({
  name,
  why,
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const actor = turnOf(turn, kind)?.after;
    if (!actor || actor.value === 'absent') return undefined;
    const wrong = check(actor.context, (path) => actor.is(path), actor.id);
    return wrong && `${turn.to} ${wrong}`;
  },
});

const known: Property = {
  name: 'P-KNOWN',
  why: 'Nobody is there whom nobody named: an actor that is used knows who it is, and is never unknown again.',
  expectation: 'always',
  over: 'turn',
  check: ({ to, before, after: { value, context } }) => {
    if (value === 'absent') return before.value === 'absent' ? undefined : `${to} is unknown again`;
    return context.id === partsOf(to).id ? undefined : `${to} takes itself for "${context.id}"`;
  },
};

const agentSessions = after(
  'P-AGENT-SESSIONS',
  'An agent is logged on exactly while a session of theirs lives.',
  'agent',
  ({ sessions }, is) =>
    is('known.loggedOn') === sessions.length > 0 ? undefined : `has ${sessions.length} sessions, which does not fit`,
);

const supervisorSessions = after(
  'P-SUPERVISOR-SESSIONS',
  'A supervisor is logged on while a session lives, and supervises while one of them is a supervisor application.',
  'supervisor',
  ({ sessions }, is) => {
    const applications = Object.values(sessions);
    const fits =
      is('known.loggedOn') === applications.length > 0 &&
      is('known.loggedOn.supervising') === applications.some(isSupervisorApplication);
    return fits ? undefined : `runs ${applications.join(', ') || 'nothing'}, which does not fit`;
  },
);

const sessionNoted: Property = {
  name: 'P-SESSION-NOTED',
  why: 'A session that was started is in the books of its person, and one that was ended is not.',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const { message } = turn;
    if (message.type !== 'session.start' && message.type !== 'session.end') return undefined;
    if (!answers(turn).some(({ answer }) => 'done' in answer)) return undefined;
    const { sessions } = turn.after.context as { sessions: string[] | Record<string, unknown> };
    const isThere = (Array.isArray(sessions) ? sessions : Object.keys(sessions)).includes(message.session);
    return isThere === (message.type === 'session.start') ? undefined : `${turn.to} did not note ${message.session}`;
  },
};

const attempt = after(
  'P-ATTEMPT',
  'An interaction has an ask exactly while it opens one, and knows which ask opened its request while that is not over.',
  'interaction',
  ({ asking, openedBy }, is) => {
    const at = (state: string) => is(`present.assistance.${state}`);
    if (at('opening') !== (asking !== null)) return `has ${asking?.command ?? 'no ask'} in hand`;
    if ((at('active') || at('ending')) && openedBy === null) return 'does not know what opened its request';
    if ((at('free') || at('opening')) && openedBy !== null) return `still remembers ${openedBy}`;
    return undefined;
  },
);

const closed = after(
  'P-CLOSED',
  'An interaction that has ended takes no ask any more, and only such a one.',
  'interaction',
  (_, is) =>
    is('present.assistance.closed') === is('present.conversation.disconnected')
      ? undefined
      : 'is ended in one of its regions only',
);

/** What its transfer leaves behind is ending, so that the next owner does not meet a request of the former one. */
const transferred: Property = {
  name: 'P-TRANSFERRED',
  why: 'An interaction that leaves its agent while a request is active is ending until that is over.',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const at = turnOf(turn, 'interaction');
    if (!at?.before.is('present.assistance.active') || !at.after.is('present.assistance.active')) return undefined;
    const { owner } = at.after.context;
    return at.before.context.owner === owner ? undefined : `${turn.to} went to ${owner} with its request active`;
  },
};

const told: Property = {
  name: 'P-CONTEXT',
  why: 'What an interaction is about stays within its limits, its lines are numbered without a gap, and nothing is added once it has ended (R-CONTEXT).',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const at = turnOf(turn, 'interaction');
    if (!at) return undefined;
    const { attributes, lines } = at.after.context;
    const values = Object.values(attributes);
    if (values.length > attributesMax || values.some(({ length }) => length < 1 || length > textCharactersMax)) {
      return `${turn.to} has ${values.length} attributes of ${values.map(({ length }) => length).join(', ')} characters`;
    }
    const said = events(turn).filter((event) => event.type === 'interaction.said');
    const isCounted = said.every(({ n }, index) => n === at.before.context.lines + index + 1);
    if (!isCounted || lines !== at.before.context.lines + said.length || lines > saidLinesMax) {
      return `${turn.to} counts ${lines} lines after ${at.before.context.lines} and ${said.length} more`;
    }
    const long = said.find(({ text }) => text.length < 1 || text.length > saidCharactersMax);
    if (long) return `${turn.to} shows a line of ${long.text.length} characters`;
    const isOver = at.before.is('present.conversation.disconnected');
    return isOver && (said.length > 0 || !same(attributes, at.before.context.attributes))
      ? `${turn.to} has ended and is told of still`
      : undefined;
  },
};

const emptied = after(
  'P-EMPTIED',
  'A request that is done keeps nobody in its books, and once all are told owes nobody an answer.',
  'request',
  ({ showings, helpers, ignored, roster, version, endedBy, saw, owed }, is) => {
    if (!is('done')) return undefined;
    const people = [...Object.keys(showings), ...helpers, ...ignored, ...Object.keys(roster ?? {})];
    if (people.length > 0 || roster || version > 0) return `still has ${people.join(', ') || 'a roster'} in its books`;
    if (!is('done.told')) return undefined;
    return endedBy === null && saw === null && owed.length === 0 ? undefined : 'still owes somebody an answer';
  },
);

const round: Property = {
  name: 'P-ROUND',
  why: 'A new round begins with nobody having seen or ignored the request, and whoever ignores it loses its toast.',
  expectation: 'always',
  over: 'turn',
  check: (turn) => {
    const at = turnOf(turn, 'request');
    if (!at) return undefined;
    const { ignored, seen, showings } = at.after.context;
    const both = ignored.find((person) => person in showings);
    if (both) return `${turn.to} has ${both} among those who ignored it and those who are asked`;
    const isNew = at.before.is('open.helping.attended') && at.after.is('open.helping.unattended');
    return isNew && ignored.length + seen.length > 0
      ? `${turn.to} begins a new round with an old one's books`
      : undefined;
  },
};

export const books: readonly Property[] = [
  known,
  agentSessions,
  supervisorSessions,
  sessionNoted,
  attempt,
  closed,
  transferred,
  told,
  emptied,
  round,
];
