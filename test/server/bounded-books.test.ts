/** What the server remembers of people it does not know has an end, and a name for what is beyond it: the oldest are forgotten. */
import { expect, test } from 'vitest';
import { Attempts } from '../../server/attempts.ts';
import { Directory } from '../../server/directory/directory.ts';
import { openMarks } from '../../server/live/marks.ts';
import { Sessions, sessionLimits } from '../../server/sessions.ts';
import { smallSite } from '../support/server-app.ts';

const remembered = 10_000;

test('of wrong passwords the last ten thousand names are remembered', () => {
  const attempts = new Attempts();
  const tries = (name: string) => attempts.begin([{ name, max: 1 }], 0);
  expect([tries('first'), tries('first')]).toEqual([true, false]);
  for (let n = 1; n < remembered; n++) tries(`person ${n}`);
  expect(tries('first')).toBe(false);
  for (let n = 0; n < remembered; n++) tries(`other ${n}`);
  expect(tries('first')).toBe(true);
});

test('of marks the last ten thousand are remembered; a forgotten one may come again at once', () => {
  const marks = openMarks({ now: () => 0 });
  let published = 0;
  marks.marks$.subscribe(() => published++);
  const say = (person: string) =>
    marks.publish({ type: 'mark', person, request: 'c1.1', typing: true, read: 1, at: 0 });
  say('first');
  say('first');
  expect(published).toBe(1);
  for (let n = 0; n < remembered; n++) say(`person${n}`);
  say('first');
  expect(published).toBe(remembered + 2);
});

test('of sessions whose grace is over so many may begin again; whose is forgotten logs on anew', async () => {
  let now = 0;
  const sessions = new Sessions({
    host: { send: async () => ({ done: true }), peek: async () => undefined },
    directory: Directory.of(smallSite),
    now: () => now,
    timers: 'manual',
    onFailure: (error) => {
      throw error;
    },
  });
  const [first, second] = [await sessions.start('alice', 'client'), await sessions.start('bob', 'client')];
  for (let n = 1; n < sessionLimits.lapsed; n++) await sessions.start('bob', 'client');
  now = sessionLimits.presenceGraceMs;
  await sessions.endDue();
  await sessions.attend(second);
  expect(sessions.isAlive(second)).toBe(true);
  await expect(sessions.attend(first)).rejects.toThrow('notAuthenticated');
});
