/** The scripts in scenarios/found still find what they were written for, and pass on what serves people. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLibrary, root } from '../../harness/language/library.ts';
import { failureOf } from '../../harness/traces/performance.ts';
import { planted } from '../support/planted.ts';

const folder = join(root, 'scenarios/found');

/** Odd-looking sentences of the protocol, each with the script that shows what happens without it. */
const kept: Record<string, string> = {
  'p-one-winner-dcb2': 'a second accept is taken too',
  'p-allowed-e9e4': 'the answer to a former attempt opens a request',
  'p-free-before-done-94c5': 'the agent learns of the end before the interaction is free',
  'q-helping-8242': 'whoever left by herself is not told that she is released',
  'q-toasts-52b3': 'the toast of somebody who left is not closed',
  'q-dialog-a4cc': 'news of an earlier request takes the place of a later one',
  'q-closing-54a1': 'an interaction that has ended frees no request',
};

test.each(Object.entries(kept))('%s fails if %s', async (file, fault) => {
  const { charts, property } = planted.find((one) => one.fault === fault)!;
  const text = readFileSync(join(folder, `${file}.feature`), 'utf8');
  const failure = await failureOf(text, charts);
  expect(failure).toMatchObject({ step: `Then ${property} holds`, seen: expect.stringContaining('does not hold') });
  expect(failure?.isCrash).toBeUndefined();
  expect(await failureOf(text)).toBeUndefined();
});

test('they are among the scenarios that run by themselves', () => {
  const { plans, complaints } = openLibrary([]);
  expect(complaints).toEqual([]);
  const files = readdirSync(folder).filter((file) => file.endsWith('.feature'));
  expect(files.length).toBeGreaterThanOrEqual(Object.keys(kept).length);
  for (const file of files) expect(plans.some(({ place }) => place.file.endsWith(`found/${file}`))).toBe(true);
});
