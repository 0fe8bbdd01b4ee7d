import { expect, test } from 'vitest';
import type { Checked } from '../../../machines/laboratory.ts';
import { LiveCheck } from '../../../ui/qa-editor/live-check.ts';
import type { Failed } from '../../../ui/qa-editor/script-requests.ts';

const saying = (name: string): Checked => ({ complaints: [], scenarios: [{ scenario: 'x:1', name, line: 1 }] });

/** A check whose answers and waits a test lets go one by one. */
function aCheck() {
  const waits: PromiseWithResolvers<void>[] = [];
  const asked: (PromiseWithResolvers<Checked | Failed> & { text: string })[] = [];
  let changes = 0;
  const check = new LiveCheck(
    {
      check: (_file, text) => {
        const one = Promise.withResolvers<Checked | Failed>();
        asked.push({ ...one, text });
        return one.promise;
      },
    },
    () => void changes++,
    () => {
      const one = Promise.withResolvers<void>();
      waits.push(one);
      return one.promise;
    },
  );
  return { check, waits, asked, changes: () => changes };
}

test('only the newest text is asked about, once its writer has paused', async () => {
  const { check, waits, asked } = aCheck();
  const first = check.look('x', 'A');
  const second = check.look('x', 'AB');
  for (const wait of waits) wait.resolve();
  await first;
  expect(asked.map(({ text }) => text)).toEqual(['AB']);
  asked[0]!.resolve(saying('AB'));
  await second;
  expect(check).toMatchObject({ standing: 'fresh', checked: saying('AB') });
});

test('an answer about an older text does not count, however late it comes', async () => {
  const { check, waits, asked } = aCheck();
  const first = check.look('x', 'A');
  waits[0]!.resolve();
  await Promise.resolve();
  const second = check.look('x', 'AB');
  waits[1]!.resolve();
  await Promise.resolve();
  asked[1]!.resolve(saying('AB'));
  await second;
  asked[0]!.resolve(saying('A'));
  await first;
  expect(check.checked).toEqual(saying('AB'));
});

test('without an answer it says so, keeps what it knew, and asks again', async () => {
  const { check, waits, asked, changes } = aCheck();
  const looking = check.look('x', 'A');
  waits[0]!.resolve();
  await Promise.resolve();
  asked[0]!.resolve({ refused: 'unavailable' });
  await expect.poll(() => check.standing).toBe('unanswered');
  expect(changes()).toBe(1);
  waits[1]!.resolve();
  await expect.poll(() => asked.length).toBe(2);
  asked[1]!.resolve(saying('A'));
  await looking;
  expect(check.standing).toBe('fresh');
});
