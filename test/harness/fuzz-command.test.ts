/** `handraise fuzz`: exit codes, what is printed, what is written, and how to play it again. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { handraise } from '../../harness/commands/handraise.ts';
import { root } from '../../harness/language/library.ts';
import { capturedConsole } from '../support/printed.ts';

const folder = mkdtempSync(join(tmpdir(), 'handraise-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { printed, complained } = capturedConsole();

const out = join(folder, 'found');
const fuzz = (...args: string[]) => handraise(['fuzz', ...args, '--out', out]);
const json = () => JSON.parse(printed.join('\n'));
const secondAsk = join(root, 'test/support/second-ask.ts');
const sequential = ['--property', 'P-SEQUENTIAL'];

test('0: nothing was found, which proves nothing, and how fast it was', async () => {
  expect(await fuzz('two-roles', '--runs', '5', '--steps', '50', '--seed', '3')).toBe(0);
  const text = printed.join('\n');
  expect(text).toContain('No violation on 5 runs (seed 3). Runs prove nothing.');
  expect(text).toMatch(/5 runs, \d+ steps, [\d.]+ s, [\d,]+ runs\/s, [\d,]+ steps\/s/);
});

test('without a world it plays in each that is too large to exhaust in moments', async () => {
  expect(await fuzz('--runs', '1', '--steps', '5', '--json')).toBe(0);
  const names = json().worlds.map(({ world }: { world: string }) => world);
  expect(names).toEqual(expect.arrayContaining(['crowd-at-large', 'busy', 'two-roles']));
});

test('1: a violation is told step by step, written, and found again at once by its path', async () => {
  expect(await fuzz(secondAsk, ...sequential, '--runs', '200', '--steps', '80')).toBe(1);
  const text = printed.join('\n');
  expect(text).toContain('✗ P-SEQUENTIAL is violated: c1.2 opened although c1.1 was not done');
  expect(text).toContain(
    '9 steps, 2 of them by people, timers or faults; without any one of them it does not come about:',
  );
  expect(text).toMatch(/ 9 {2}request.open from interaction\/c1 reaches request\/c1.2\n/);
  const written = readdirSync(out).find((name) => name.endsWith('.feature'))!;
  expect(text).toContain(`keep it: mv ${join(out, written)} scenarios/found/`);
  expect(readFileSync(join(out, written), 'utf8')).toContain('Then P-SEQUENTIAL holds');
  const [, again] = /--path ([\d:]+)/.exec(text) ?? [];
  printed.length = 0;
  expect(await fuzz(secondAsk, ...sequential, '--runs', '200', '--steps', '80', '--path', again!, '--json')).toBe(1);
  const [{ runs, counterexample }] = json().worlds;
  expect(runs).toBe(1);
  expect(counterexample).toMatchObject({ property: 'P-SEQUENTIAL', deeds: 2, isMinimal: true });
  expect(counterexample.steps).toHaveLength(9);
});

test('130: broken off, it says what was run', async () => {
  const before = process.listenerCount('SIGINT');
  const code = fuzz('busy', '--runs', '100000', '--seed', '4');
  await vi.waitFor(() => expect(process.listenerCount('SIGINT')).toBe(before + 1), { timeout: 10_000, interval: 5 });
  process.emit('SIGINT');
  expect(await code).toBe(130);
  expect(printed.join('\n')).toMatch(/^Interrupted.*after \d+ runs, \d+ steps \(seed 4\)\.$/);
  expect(process.listenerCount('SIGINT')).toBe(before);
});

test.each([
  [['bussy'], 'There is no world bussy. Nearest: busy.'],
  [['no-such-world.ts'], 'There is no file'],
  [['busy', '--property', 'P-FINALE'], 'No property is called P-FINALE there. Nearest: P-FINAL.'],
  [['busy', '--runs', '0'], 'nothing would be looked at'],
  [['--path', '3'], '--path is of one world'],
  [['busy', '--path', 'home'], 'home is no path'],
])('2: %j is no question, and says why', async (args, why) => {
  expect(await fuzz(...args)).toBe(2);
  expect(complained.join('\n')).toContain(why);
  expect(printed).toEqual([]);
});
