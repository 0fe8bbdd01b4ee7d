/**
 * Sessions of every kind, worked on a server and recorded there: each comes out without a difference and passes on the model,
 * some of them on a server. test/browser has some in browsers; `npm run bench -- recorder` plays all of them everywhere.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { written } from '../../../harness/recorder/writing.ts';
import type { StageName } from '../../../machines/laboratory.ts';
import { failuresOn } from '../../support/played-again.ts';
import { recordedSession, sessionsIn } from '../../support/worked-session.ts';

const sessions = sessionsIn('test/harness/recorder/sessions.feature');
const folder = mkdtempSync(join(tmpdir(), 'handraise-recorded-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Texts by the names of sessions. */
const texts = new Map<string, string>();

test.each(sessions.map((plan) => [plan.name, plan] as const))('%s', async (name, plan) => {
  const own = mkdtempSync(join(folder, 'session-'));
  const { text, warnings, site } = await recordedSession(plan, { folder: own, write: written });
  texts.set(name, text);
  // What is refused is not kept, and so a recording cannot tell it.
  const isRefused = name.startsWith('Refused');
  expect(warnings).toEqual(isRefused ? ['Some texts are not kept: others of the same length stand for them.'] : []);
  expect(site).toBeUndefined();
  expect(await failing('model', [name])).toEqual([]);
});

test('what was recorded passes on a server', async () => {
  const some = sessions.slice(0, 3).map(({ name }) => name);
  expect(await failing('server', some)).toEqual([]);
}, 60_000);

/** What fails of them. */
const failing = (stage: StageName, names: readonly string[]) =>
  failuresOn(stage, new Map(names.map((name) => [name, texts.get(name) ?? ''])), folder);
