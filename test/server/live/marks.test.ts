/** How many marks a conversation takes, whatever the host's clock says (R-TYPING). */
import { expect, test } from 'vitest';
import type { SentMark } from '../../../server/live/marks.ts';
import { openMarks } from '../../../server/live/marks.ts';

const mark = (read: number, person = 'sue'): SentMark => ({
  type: 'mark',
  request: 'c1.1',
  person,
  typing: true,
  read,
  // A clock that stands still, as the manual one does between two moves.
  at: 1_000,
});

/** Marks that were told, while real time is what `time` says. */
function heard() {
  const time = { now: 0 };
  const told: number[] = [];
  const marks = openMarks({ now: () => time.now });
  marks.marks$.subscribe(({ read }) => told.push(read));
  return { time, told, marks };
}

test('one a second of a person in a conversation, and above that none', () => {
  const { time, told, marks } = heard();
  marks.publish(mark(1));
  time.now = 999;
  marks.publish(mark(2));
  marks.publish(mark(3, 'sam'));
  time.now = 1_000;
  marks.publish(mark(4));
  expect(told).toEqual([1, 3, 4]);
});

test('a mark that was dropped holds up no later one', () => {
  const { time, told, marks } = heard();
  for (const at of [0, 600, 1_200]) {
    time.now = at;
    marks.publish(mark(at));
  }
  expect(told).toEqual([0, 1_200]);
});
