/** Which scenarios a tag expression chooses. */
import { expect, test } from 'vitest';
import { TagMistake, tagFilter } from '../../harness/language/tags.ts';

test.each([
  ['@a', ['@a'], true],
  ['@a', ['@b'], false],
  ['not @a', ['@b'], true],
  ['@a and not @b', ['@a', '@b'], false],
  ['@a or @b and @c', ['@a'], true],
  ['(@a or @b) and @c', ['@a'], false],
])('%s of %j is %s', (expression, tags, chosen) => {
  expect(tagFilter(expression)(tags)).toBe(chosen);
});

test.each(['', 'model', '(@a', '@a @b', '@a and'])('"%s" is a mistake', (expression) => {
  expect(() => tagFilter(expression)).toThrow(TagMistake);
});
