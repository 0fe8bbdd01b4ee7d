/** The `handraise` command itself: exit codes and what is printed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { handraise } from '../../harness/commands/handraise.ts';
import { root } from '../../harness/language/library.ts';
import { capturedConsole } from '../support/printed.ts';

const folder = mkdtempSync(join(tmpdir(), 'handraise-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { printed, complained } = capturedConsole();

function script(name: string, ...steps: string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `Feature: F\n  Scenario: S\n${steps.map((step) => `    ${step}\n`).join('')}`);
  return file;
}
const first = join(root, 'scenarios/first.feature');

test('0: all passed, and the report says so', async () => {
  const json = join(folder, 'report.json');
  expect(await handraise(['run', first, '--json', json])).toBe(0);
  expect(printed.at(-1)).toContain('1 passed, 0 failed');
  expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ passed: 1, failed: 0, skipped: 0 });
});

test('1: something failed; after --bail nothing more is begun, and what is left counts', async () => {
  const steps = ['Given Sue is logged on to Interaction Supervisor', 'Then Sue is helping with call c1'];
  const wrong = script('wrong.feature', ...steps);
  expect(await handraise(['run', wrong, first, '--bail'])).toBe(1);
  expect(printed.at(-1)).toContain('1 failed, 1 not run');
  expect(printed.join('\n')).toContain(`repeat  npm run scenario -- ${wrong}:2 --on model`);
});

test('2: a mistake in a script, and nothing is run', async () => {
  const typo = script('typo.feature', 'Given Sue is loged on to Interaction Supervisor');
  expect(await handraise(['run', typo])).toBe(2);
  expect(printed).toEqual([]);
  expect(complained.join('\n')).toContain(`${typo}:3:11: No step says "Sue is loged on to Interaction Supervisor".`);
  expect(complained.join('\n')).toContain('nearest: {person} is logged on to {application}');
});

test.each([
  [['run', '--on', 'moon']],
  [['run', '--tags', 'taken']],
  [['run', 'no-such.feature']],
  [['run', '--tags', '@NO-SUCH']],
  [['fly']],
  [['start', '--port', 'http']],
  [['start', '--no-such-option']],
  [['audit']],
  [['audit', join(folder, 'nowhere')]],
  [['audit', first]],
  [['audit', folder, '--property', 'P-ONE-WINER']],
])('2: %j is no question, and says why', async (args) => {
  expect(await handraise(args)).toBe(2);
  expect(complained.join('')).not.toBe('');
});

test('a dry run checks all that is there', async () => {
  expect(await handraise(['run', '--dry-run'])).toBe(0);
  expect(printed.join('\n')).toContain('nothing wrong');
});

test('the vocabulary is printed from the list that runs', async () => {
  expect(await handraise(['steps'])).toBe(0);
  expect(printed.join('\n')).toContain('{person} accepts the request on {interaction}');
});

test('the process ends with that code', () => {
  const typo = script('process.feature', 'Given Sue is loged on to Interaction Supervisor');
  expect(spawnSync(process.execPath, ['harness/cli.ts', 'run', typo], { cwd: root }).status).toBe(2);
});
