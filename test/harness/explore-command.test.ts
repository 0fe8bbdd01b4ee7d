/** `handraise explore`: exit codes, what is printed, and to whom. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { handraise } from '../../harness/commands/handraise.ts';
import { root } from '../../harness/language/library.ts';
import { liveLine } from '../../harness/reports/live-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'handraise-explore-'));
afterAll(() => rmSync(folder, { recursive: true }));

let printed: string[] = [];
let complained: string[] = [];
let onStderr: string[] = [];
beforeEach(() => {
  printed = [];
  complained = [];
  onStderr = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(stripVTControlCharacters(line)));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void complained.push(line));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => onStderr.push(String(text)) > 0);
});
afterEach(() => void vi.restoreAllMocks());

const explore = (...args: string[]) => handraise(['explore', ...args]);
const json = () => JSON.parse(printed.join('\n'));
const secondAsk = join(root, 'test/support/second-ask.ts');

/** A module that exports a world made of the ping-pong one. */
function worldFile(name: string, world: string): string {
  const file = join(folder, name);
  const pingPong = pathToFileURL(join(root, 'harness/explorer/worlds/ping-pong.ts')).href;
  writeFileSync(file, `import { pingPong } from ${JSON.stringify(pingPong)};\nexport default ${world};\n`);
  return file;
}

test('without a world it lists them, a line each', async () => {
  expect(await explore()).toBe(0);
  expect(printed.find((line) => line.startsWith('ping-pong'))).toContain('Two counters send a number to and fro');
});

test('0: a world was exhausted, and the verdict says what that means', async () => {
  expect(await explore('ping-pong')).toBe(0);
  expect(printed.join('\n')).toContain('✓ Every property holds, in every order that there is.');
  expect(printed.join('\n')).toContain('11 states, 11 edges');
  // Nothing of how far it is goes into a pipe.
  expect(onStderr).toEqual([]);
});

test('a world by size, in JSON', async () => {
  expect(await explore('--agents', '1', '--supervisors', '2', '--json')).toBe(0);
  const { worlds, coverage } = json();
  expect(coverage).toBeUndefined();
  expect(worlds).toMatchObject([{ world: '1x2x1x1', ended: 'exhausted', reached: expect.arrayContaining(['S-RACE']) }]);
  for (const figure of ['states', 'edges', 'successorsPerSecond', 'xstateCalls'])
    expect(worlds[0][figure]).toBeGreaterThan(0);
  expect(worlds[0].bytesPerState.allocated).toBeGreaterThanOrEqual(worlds[0].bytesPerState.used);
});

test('people who are told apart make more states, and the verdict stays', async () => {
  await explore('--supervisors', '2', '--json', '--no-symmetry');
  const apart = json().worlds[0];
  printed = [];
  await explore('--supervisors', '2', '--json');
  const alike = json().worlds[0];
  expect(apart.ended).toBe(alike.ended);
  expect(apart.states).toBeGreaterThan(alike.states * 1.5);
});

test('1: a violation is told step by step, and written as a script and pictures', async () => {
  const out = join(folder, 'found');
  expect(await explore(secondAsk, '--out', out)).toBe(1);
  const text = printed.join('\n');
  expect(text).toContain('✗ P-ATTEMPT is violated: interaction/c1 still remembers alice/ask-1');
  expect(text).toContain(
    '6 steps, 2 of them by people, timers or faults; without any one of them it does not come about:',
  );
  expect(text).toMatch(/ 1 {2}alice asks on c1\n/);
  expect(text).toMatch(/ 6 {2}assistance.ask from agent\/alice reaches interaction\/c1\n/);
  const ends = readdirSync(out).map((name) => name.slice(name.lastIndexOf('.')));
  expect(ends.sort()).toEqual(['.feature', '.html', '.mmd', '.svg']);
  const script = readdirSync(out).find((name) => name.endsWith('.feature'))!;
  expect(readFileSync(join(out, script), 'utf8')).toContain('Then P-ATTEMPT holds');
});

test('the same in JSON, with the run that a script is made of', async () => {
  expect(await explore(secondAsk, '--json')).toBe(1);
  const [{ ended, counterexample }] = json().worlds;
  expect(ended).toBe('violated');
  expect(counterexample).toMatchObject({ property: 'P-ATTEMPT', deeds: 2, isMinimal: true });
  expect(counterexample.steps).toHaveLength(6);
  expect(counterexample.trace).toMatchObject({ site: 'small', violation: { property: 'P-ATTEMPT' } });
});

test('only the properties that are named are judged', async () => {
  expect(await explore(secondAsk, '--property', 'P-FINAL', '--property', 'P-ONE-WINNER')).toBe(0);
});

test('1: what a world promises to show never came about', async () => {
  const never = worldFile('never.ts', "{ ...pingPong(), reaches: ['S-NEVER'] }");
  expect(await explore(never)).toBe(1);
  expect(printed.join('\n')).toContain('yet this never came about, so it is no proof: S-NEVER');
});

test('a limit proves nothing beyond it', async () => {
  expect(await explore('--supervisors', '2', '--limit-states', '500')).toBe(0);
  expect(printed.join('\n')).toContain('the limit stopped it: nothing is proved beyond it.');
});

test('few delays prove nothing of other orders', async () => {
  expect(await explore('--supervisors', '2', '--delays', '1')).toBe(0);
  expect(printed.join('\n')).toContain('nothing is proved of other orders');
});

test('walks prove nothing; a violation on one is made short', async () => {
  expect(await explore('--supervisors', '2', '--walks', '20', '--seed', '3')).toBe(0);
  expect(printed.join('\n')).toContain('No violation on 20 random walks (seed 3). Walks prove nothing.');
  printed = [];
  expect(await explore(secondAsk, '--walks', '200', '--json')).toBe(1);
  expect(json().worlds[0].counterexample).toMatchObject({ isMinimal: true });
});

test('coverage is a table, and rows in JSON', async () => {
  expect(await explore('--supervisors', '1', '--coverage')).toBe(0);
  expect(printed.join('\n')).toMatch(/request {2}\d+ of \d+ transitions taken; never:/);
  expect(printed.join('\n')).toContain('no request.say reached the request: no budget for "say" (agent)');
  printed = [];
  expect(await explore('--supervisors', '1', '--coverage', '--json')).toBe(0);
  expect(json().coverage).toContainEqual(
    expect.objectContaining({
      chart: 'request',
      state: 'open.helping',
      event: 'request.done',
      guard: 'isAsker',
      turns: expect.any(Number),
    }),
  );
});

test('130: broken off, it says what it has and that nothing is proved', async () => {
  const before = process.listenerCount('SIGINT');
  const code = explore('--agents', '2', '--supervisors', '2', '--no-symmetry');
  await vi.waitFor(() => expect(process.listenerCount('SIGINT')).toBe(before + 1), { timeout: 10_000, interval: 5 });
  process.emit('SIGINT');
  expect(await code).toBe(130);
  expect(printed.join('\n')).toMatch(/^Interrupted.*nothing is proved\.$/);
  expect(process.listenerCount('SIGINT')).toBe(before);
});

test.each([
  [['pingpong'], 'There is no world pingpong. Nearest: ping-pong.'],
  [['no-such-world.ts'], 'There is no file'],
  [[join(root, 'vitest.config.ts')], 'is no world.'],
  [['ping-pong', '--property', 'TOGETHR'], 'No property is called TOGETHR there. Nearest: TOGETHER.'],
  [['ping-pong', '--agents', '1'], 'ping-pong has its own size'],
  [['--agents', '3'], '--agents is 3; from 1 to 2'],
  [['--agents', '2', '--interactions', '1'], 'not each of 2 agents has a call'],
  [['--walks', '0', '--agents', '1'], 'would look at nothing'],
  [['--walks', '1', '--delays', '1', '--agents', '1'], 'Either --delays or --walks'],
])('2: %j is no question, and says why', async (args, why) => {
  expect(await explore(...args)).toBe(2);
  expect(complained.join('\n')).toContain(why);
  expect(printed).toEqual([]);
});

test('colours are for whoever wants them', { timeout: 60_000 }, () => {
  const run = (env: NodeJS.ProcessEnv) =>
    spawnSync(process.execPath, ['harness/cli.ts', 'explore', 'ping-pong'], {
      cwd: root,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
  expect(run({ FORCE_COLOR: '1', NO_COLOR: '' }).stdout).toContain('\u001b[');
  expect(run({ FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toContain('\u001b[');
});

test('how far it is stands on one line of a terminal, and nowhere else', () => {
  const written: string[] = [];
  const stream = (isTTY: boolean) => ({ isTTY, columns: 12, write: (text: string) => written.push(text) > 0 }) as never;
  const line = liveLine(stream(true));
  line.show('ping-pong: 11 states');
  line.clear();
  expect(written).toEqual(['\r\u001b[Kping-pong: ', '\r\u001b[K']);
  liveLine(stream(false)).show('ping-pong: 11 states');
  expect(written).toHaveLength(2);
});
