/** What has to happen now and then, so that nothing is proved of a world in which nothing happens. */
import { numberOf } from '../names.ts';
import type { Property, Seen } from './shape.ts';
import { answers, events, tells, turnOf } from './shape.ts';

const seldom = (name: string, why: string, reached: (turn: Seen) => boolean): Property => ({
  name,
  why,
  expectation: 'sometimes',
  over: 'turn',
  reached,
});
const refuses = (turn: Seen, code: string) =>
  answers(turn).some(({ answer }) => 'refused' in answer && answer.refused === code);

export const sometimes: readonly Property[] = [
  seldom(
    'S-RACE',
    'Two supervisors race for one request.',
    (turn) => turn.message.type === 'request.accept' && refuses(turn, 'alreadyTaken'),
  ),
  seldom(
    'S-WITHDRAWN-RACE',
    'A withdrawal races an accept.',
    (turn) => turn.message.type === 'request.accept' && refuses(turn, 'requestDone'),
  ),
  seldom('S-ENDS-OPENING', 'An interaction ends or leaves while a request is opening.', (turn) =>
    refuses(turn, 'interactionGone'),
  ),
  seldom(
    'S-TRANSFERRED',
    'An interaction is transferred while a request is active.',
    (turn) => turn.message.type === 'interaction.transferred' && events(turn).length + tells(turn).length > 0,
  ),
  seldom(
    'S-LATE',
    'A supervisor logs on late and is shown a waiting request.',
    (turn) =>
      turn.message.type === 'roster.changed' && tells(turn).some(({ message }) => message.type === 'toast.show'),
  ),
  seldom('S-ABANDONED', 'The responsible supervisor leaves.', (turn) =>
    events(turn).some((event) => event.type === 'request.unattended'),
  ),
  seldom('S-IGNORED', 'Everybody ignores a request.', (turn) =>
    events(turn).some((event) => event.type === 'request.reached' && event.reach === 'ignored'),
  ),
  seldom(
    'S-SECOND',
    'A second request follows a first on the same interaction.',
    (turn) =>
      turn.message.type === 'request.open' && turn.before.value === 'absent' && numberOf(turn.message.request) > 1,
  ),
  seldom(
    'S-ESCALATED',
    'A request escalates because its time is up.',
    (turn) => turn.message.type === 'escalation.due' && (turnOf(turn, 'request')?.after.context.escalated ?? false),
  ),
  seldom('S-HANDED-OVER', 'A request is handed over.', (turn) =>
    events(turn).some((event) => event.type === 'request.handedOver'),
  ),
  seldom('S-TARGET-GONE', 'A request is handed over to one who is gone.', (turn) => refuses(turn, 'handoffTargetGone')),
  seldom('S-JOINED', 'A further supervisor joins.', (turn) =>
    events(turn).some((event) => event.type === 'request.joined'),
  ),
  seldom('S-CANCELLED', 'An ask is withdrawn while it opens.', (turn) => refuses(turn, 'attemptCancelled')),
  seldom(
    'S-CANCELLED-LATE',
    'A withdrawal finds the request opened meanwhile.',
    (turn) =>
      turn.message.type === 'assistance.cancel' && tells(turn).some(({ message }) => message.type === 'request.done'),
  ),
];
