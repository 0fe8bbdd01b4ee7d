/** Every rule of the first stage of the product has a scenario that says so by its tag, and most run everywhere. */
import { expect, test } from 'vitest';
import { openLibrary } from '../../harness/language/library.ts';

const rules = `R-RIGHTS R-ACD R-STATE R-OWN R-ONE-ACTIVE R-SEQUENTIAL R-SUPERVISOR R-DIMMED R-DRAFT R-TEXT R-OUTCOME
  R-IDEMPOTENT R-ELIGIBLE R-TOAST-ALL R-ACTIONS R-TAKEN R-IGNORE R-CHAT R-TRANSCRIPT R-NO-LATE R-POP R-SOUND R-DONE-BY
  R-FINAL R-OUTCOMES R-ENDED R-RECORD`.split(/\s+/);
/** Rules that can be seen on the model only. */
const onModelOnly = ['R-RECORD'];

const { plans } = openLibrary([]);

test.each(rules)('%s has a scenario', (rule) => {
  const about = plans.filter(({ tags }) => tags.includes(`@${rule}`));
  expect(about).not.toEqual([]);
  if (!onModelOnly.includes(rule)) expect(about.some(({ only }) => only === undefined)).toBe(true);
});

test('every scenario names a rule', () => {
  expect(plans.filter(({ tags }) => !tags.some((tag) => tag.startsWith('@R-'))).map(({ id }) => id)).toEqual([]);
});
