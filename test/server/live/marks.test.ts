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

test('one a second of a person in a conversation, and what is more is dropped', () => {
  const { time, told, marks } = heard();
  for (let at = 0; at < 10_000; at += 100) {
    time.now = at;
    marks.publish(mark(at));
  }
  // Ten seconds take ten marks, and the one that may be early.
  expect(told).toHaveLength(11);
});

test('a mark that a busy line brings early is not lost, and each person has a second of their own', () => {
  const { time, told, marks } = heard();
  time.now = 400;
  marks.publish(mark(1));
  time.now = 1_100;
  marks.publish(mark(2));
  marks.publish(mark(3, 'sam'));
  marks.publish(mark(4));
  time.now = 2_400;
  marks.publish(mark(5));
  expect(told).toEqual([1, 2, 3, 5]);
});
