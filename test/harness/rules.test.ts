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

test('every scenario names a rule', () => {
  expect(plans.filter(({ tags }) => !tags.some((tag) => tag.startsWith('@R-'))).map(({ id }) => id)).toEqual([]);
});

test('no two scenarios have the same name', () => {
  const names = plans.map(({ name }) => name);
  expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
});
