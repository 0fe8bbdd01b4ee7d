/** The story of a request as people read it. */
import { expect, test } from 'vitest';
import type { Step } from '../../ui/history/past.ts';
import { storyLines } from '../../ui/words/story.ts';

const names: Record<string, string> = { alice: 'Alice Adams', sue: 'Sue Smith', sam: 'Sam Stone', eve: 'Eve Evans' };
const nameOf = (person: string) => names[person] ?? person;
const at = Date.UTC(2026, 0, 5, 9);
const step = (event: Step['event'], by: string | null = null, cause: Step['cause'] = 'person', ms = 0): Step => ({
  at: at + ms,
  by,
  cause,
  event,
});
const told = (...steps: Step[]) => storyLines(steps, nameOf).map(({ words }) => words);

test('what was shown to several people at one moment is one line', () => {
  expect(
    told(
      step({ type: 'showing.opened', toast: 'c1.1/sue/1', to: 'sue' }),
      step({ type: 'showing.opened', toast: 'c1.1/sue/1', to: 'sam' }),
      step({ type: 'showing.opened', toast: 'c1.1/sue/1', to: 'eve' }, null, 'timer', 60_000),
      step({ type: 'showing.closed', toast: 'c1.1/sue/1', to: 'sue', cause: 'taken' }, 'eve', 'person', 61_000),
      step({ type: 'showing.closed', toast: 'c1.1/sue/1', to: 'sam', cause: 'taken' }, 'eve', 'person', 61_000),
      step({ type: 'showing.closed', toast: 'c1.1/sue/1', to: 'eve', cause: 'accepted' }, 'eve', 'person', 61_000),
    ),
  ).toEqual([
    'Shown to Sue Smith and Sam Stone',
    'Shown to Eve Evans',
    'No longer shown to Sue Smith and Sam Stone: taken',
  ]);
});

test('an escalation says why', () => {
  const reached = (reach: 'asked' | 'ignored' | 'nobody', escalated: boolean, cause: Step['cause']) =>
    told(step({ type: 'request.reached', reach, escalated }, null, cause));
  expect(reached('asked', true, 'timer')).toEqual(['Escalated, because nobody had accepted in time']);
  expect(reached('ignored', true, 'person')).toEqual([
    'Escalated, because everybody asked had ignored it',
    'Ignored by everybody',
  ]);
  expect(reached('nobody', true, 'presence')).toEqual([
    'Escalated, because nobody was left to ask',
    'Nobody was available',
  ]);
  // Later it is known to be escalated already.
  expect(
    told(
      step({ type: 'request.reached', reach: 'nobody', escalated: true }, null, 'presence'),
      step({ type: 'request.reached', reach: 'asked', escalated: true }, null, 'presence', 1),
    ).at(-1),
  ).toBe('Somebody was available again');
});

test('a Done says who, how it ended, and what the desk showed at the click', () => {
  const [line] = storyLines([step({ type: 'request.done', outcome: 'completed', saw: 'waiting' }, 'alice')], nameOf);
  expect(line).toMatchObject({
    words: 'Alice Adams completed it',
    also: 'At the click, the desk showed that it was waiting.',
    type: 'request.done',
    by: 'alice',
  });
  expect(told(step({ type: 'request.done', outcome: 'transferred' }, null, 'interaction'))).toEqual([
    'Ended, because the interaction was transferred',
  ]);
});

test('refusals are told of somebody, not to the reader', () => {
  expect(
    told(
      step({ type: 'assistance.refused', agent: 'alice', refused: 'noSupervisorLoggedOn' }, 'alice'),
      step({ type: 'command.refused', command: 'accept', refused: 'alreadyTaken' }, 'sam'),
      step({ type: 'command.refused', command: null, refused: 'requestDone' }, 'alice'),
    ),
  ).toEqual([
    'Alice Adams asked and was refused: no supervisor of the workgroup is logged on',
    'Sam Stone could not accept: somebody else was first',
    'Alice Adams was refused: the request had ended',
  ]);
});

test('a line that may not be read has a length and no words', () => {
  const line = (text: object) =>
    storyLines([step({ type: 'request.line', n: 1, person: 'alice', text: text as never }, 'alice')], nameOf)[0];
  expect(line({ id: 'x', length: 7, body: 'Refund?' })?.said).toEqual({ body: 'Refund?', length: 7 });
  expect(line({ id: 'x', length: 7 })?.said).toEqual({ body: undefined, length: 7 });
});

test('whoever left by herself is told apart from whoever was gone', () => {
  expect(told(step({ type: 'request.left', by: 'sam' }, 'sam'))).toEqual(['Sam Stone left the request']);
  expect(told(step({ type: 'request.left', by: 'sam' }, null, 'presence'))).toEqual(['Sam Stone was gone']);
});
