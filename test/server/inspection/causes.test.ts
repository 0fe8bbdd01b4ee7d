/** Which turn a message was of is known for the last ones, and forgotten for those of long ago. */
import { expect, test } from 'vitest';
import { Causes } from '../../../server/inspection/causes.ts';

test('the last messages are known by their turns, those long ago are not, and a command has none', () => {
  const causes = new Causes(3);
  for (let n = 1; n <= 8; n++) causes.note(n * 10, n);
  expect([10, 20, 30, 40, 50, 60, 70, 80].map((envelope) => causes.turnOf(envelope))).toEqual([
    ...[null, null, null],
    ...[4, 5, 6, 7, 8],
  ]);
  expect(causes.turnOf(null)).toBeNull();
  causes.clear();
  expect(causes.turnOf(80)).toBeNull();
});
