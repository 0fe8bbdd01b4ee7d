/** Which scenarios QA is shown, and a run as it is followed. */
import { expect, test } from 'vitest';
import type { ListedFile, ListedScenario } from '../../machines/laboratory.ts';
import type { RunEvent, RunTold } from '../../machines/runs.ts';
import { filterFrom, isFiltered, queryOf, runnableOf, shownFiles, tagsOf } from '../../ui/desks/qa/shown-scenarios.ts';
import type { WatchedRun } from '../../ui/desks/qa/watched-run.ts';
import { desksAfter, lanesOf, received, stepState } from '../../ui/desks/qa/watched-run.ts';

const all = filterFrom(new URLSearchParams());
const scenario = (name: string, part: Partial<ListedScenario> = {}): ListedScenario => ({
  ...{ scenario: `a.feature:${name.length}`, name, line: name.length, tags: [], site: 'small', last: {} },
  ...part,
});
const passed = { status: 'passed', at: 1, durationMs: 1 } as const;
const failed = { ...passed, status: 'failed' } as const;
const file = (scenarios: ListedScenario[], part: Partial<ListedFile> = {}): ListedFile => ({
  ...{ file: 'asking.feature', feature: 'Asking', about: '', isWritable: false, complaints: [], scenarios },
  ...part,
});
const names = (files: readonly ListedFile[]) => files.flatMap(({ scenarios }) => scenarios.map(({ name }) => name));

const files = [
  file([
    scenario('Alice asks', { tags: ['@R-TEXT'], last: { model: passed, server: failed } }),
    scenario('Bob cancels', { tags: ['@R-TEXTUAL'], only: { stages: ['model'], reason: 'only there' } }),
  ]),
  file([scenario('Sue accepts', { last: { model: failed } })], { file: 'helping.feature', feature: 'Helping' }),
];

test.each([
  ['alice', ['Alice asks']],
  ['ASKS alice', ['Alice asks']],
  ['helping', ['Sue accepts']],
  ['@r-text', ['Alice asks']],
  ['sue @R-TEXT', []],
  ['', ['Alice asks', 'Bob cancels', 'Sue accepts']],
])('"%s" finds %j', (text, found) => {
  expect(names(shownFiles(files, { ...all, text }))).toEqual(found);
});

test.each([
  ['failed', 'model', ['Sue accepts']],
  ['failed', 'server', ['Alice asks']],
  ['passed', 'model', ['Alice asks']],
  ['none', 'model', ['Bob cancels']],
  ['none', 'browser', ['Alice asks', 'Bob cancels', 'Sue accepts']],
] as const)('the verdict %s on the %s is that of %j', (verdict, stage, found) => {
  expect(names(shownFiles(files, { ...all, verdict, stage }))).toEqual(found);
});

test('a file with nothing but mistakes is shown as long as nothing is looked for', () => {
  const spoilt = file([], { complaints: [{ line: 1, column: 1, message: 'No.' }] });
  expect(shownFiles([spoilt], all)).toHaveLength(1);
  expect(shownFiles([spoilt], { ...all, text: 'asking' })).toEqual([]);
});

test('what is for other stages, or stands in a file with mistakes, is not run', () => {
  expect(runnableOf(files[0]!, 'model')).toHaveLength(2);
  expect(runnableOf(files[0]!, 'server')).toHaveLength(1);
  expect(runnableOf({ ...files[0]!, complaints: [{ line: 1, column: 1, message: 'No.' }] }, 'model')).toEqual([]);
});

test('tags are told once each', () => {
  expect(tagsOf([...files, ...files])).toEqual(['@R-TEXT', '@R-TEXTUAL']);
});

test('a filter goes into the address and comes back; what makes no sense there is left out', () => {
  const filter = { text: 'sue & sam', verdict: 'failed', stage: 'browser' } as const;
  expect(filterFrom(new URLSearchParams(queryOf(filter).toString()))).toEqual(filter);
  expect(queryOf(all).size).toBe(0);
  expect(filterFrom(new URLSearchParams('verdict=odd&on=moon'))).toEqual(all);
  expect([isFiltered(all), isFiltered(filter), isFiltered({ ...all, text: ' ' })]).toEqual([false, true, false]);
});

const run: RunTold = {
  ...{ run: 'r1', scenario: 'a.feature:1', name: 'One', stage: 'model', site: 'small', state: 'running', done: 0 },
  steps: [1, 2, 3].map((line) => ({ line, keyword: 'And', text: `step ${line}` })),
  ...{ people: [{ id: 'sue', name: 'Sue' }], startedAt: 0, durationMs: null, repeat: 'npm run scenario' },
};
const step = (n: number, lines: string[]): RunEvent => ({
  ...{ type: 'step', n, atMs: n * 1_000 },
  lanes: [{ atMs: n * 1_000, who: 'sue', kind: 'does', what: `does ${n}` }],
  desks: [{ person: 'sue', name: 'Sue', desk: 'supervisor', lines }],
});
const follow = (...events: RunEvent[]) =>
  events.reduce<WatchedRun | undefined>((watched, event) => received(watched, event), undefined)!;

test('a run goes on step by step, and whoever comes back is told no step twice', () => {
  const going = follow({ type: 'run', run }, step(1, ['a']), { type: 'run', run }, step(1, ['a']), step(2, ['a', 'b']));
  expect(going.steps.map(({ n }) => n)).toEqual([1, 2]);
  expect([0, 1, 2].map((n) => stepState(going.run, n))).toEqual(['done', 'done', 'now']);
  expect(lanesOf(going).map(({ what }) => what)).toEqual(['does 1', 'does 2']);
});

test('lines that a step has brought are told apart', () => {
  const going = follow({ type: 'run', run }, step(1, ['a']), step(2, ['a', 'b']));
  expect(desksAfter(going, 2)).toMatchObject([{ name: 'Sue', fresh: new Set(['b']) }]);
  expect(desksAfter(going, 1)).toMatchObject([{ fresh: new Set(['a']) }]);
  expect(desksAfter(going, 0)).toEqual([]);
});

test('the step at which a run failed is marked, and nothing after it', () => {
  const failure = { line: 2, column: 1, step: 'And step 2', message: 'This is not so.', lanes: [] };
  const over = follow({ type: 'run', run }, { type: 'ended', run: { ...run, state: 'failed', done: 1, failure } });
  expect([0, 1, 2].map((n) => stepState(over.run, n))).toEqual(['done', 'failed', 'waiting']);
});

test('the steps of another run are not those of this one', () => {
  const other = follow({ type: 'run', run }, step(1, ['a']), { type: 'run', run: { ...run, run: 'r2' } });
  expect(other.steps).toEqual([]);
});
