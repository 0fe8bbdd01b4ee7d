/** Every rule has a scenario that says so by its tag and that runs on every stage; every scenario names a rule. */
import { expect, test } from 'vitest';
import { openLibrary } from '../../harness/language/library.ts';
import { rules } from '../../machines/rules.ts';

const { plans, complaints } = openLibrary([]);

test('nothing is wrong with any script', () => {
  expect(complaints).toEqual([]);
});

// A rule that only a stage without pages or without a server can show would be an exception, to be named here with its
// reason. There is none.
test.each(Object.keys(rules))('%s has a scenario, and one that runs everywhere', (rule) => {
  const about = plans.filter(({ tags }) => tags.includes(`@${rule}`));
  expect(about).not.toEqual([]);
  expect(about.filter(({ only }) => only === undefined)).not.toEqual([]);
});

test('every scenario names a rule; what a machine found names a property instead', () => {
  const isFound = ({ place }: (typeof plans)[number]) => place.file.includes('scenarios/found/');
  const unnamed = plans.filter((plan) => !isFound(plan) && !plan.tags.some((tag) => tag.startsWith('@R-')));
  const unjudged = plans.filter((plan) => isFound(plan) && !/ holds$/.test(plan.steps.at(-1)?.text ?? ''));
  expect([...unnamed, ...unjudged].map(({ id }) => id)).toEqual([]);
});

test('no two scenarios have the same name', () => {
  const names = plans.map(({ name }) => name);
  expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
});
