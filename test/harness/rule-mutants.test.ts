/**
 * Every rule is shown by a scenario that a fault would fail: with each mutant of the table planted, the scenarios of its
 * rule are run on the model, and one of them must fail. A mutant that survives is a sentence of a rule that nothing shows.
 */
import { expect, test } from 'vitest';
import { openLibrary } from '../../harness/language/library.ts';
import type { Plan } from '../../harness/language/plan.ts';
import type { Plain } from '../../harness/mutants/planting.ts';
import { heardAt } from '../../harness/mutants/planting.ts';
import { perform } from '../../harness/runner/perform.ts';
import type { ModelOptions } from '../../harness/stages/model.ts';
import { modelStage } from '../../harness/stages/model.ts';
import { rules } from '../../machines/rules.ts';
import { ruleMutants } from '../support/rule-mutants/index.ts';
import { inChart } from '../support/rule-mutants/rule-mutant.ts';

const { plans, sites, complaints } = openLibrary([]);
const onModel = plans.filter(({ only }) => only === undefined || only.stages.includes('model'));

async function failureOf(plan: Plan, planted: ModelOptions = {}) {
  const site = sites.site(plan.site);
  const stage = modelStage(planted);
  const { failure } = await perform({ plan, site, cast: sites.cast(plan.site), stage, seed: undefined });
  return failure;
}

test('the table breaks every rule, and gives every fault a name of its own', () => {
  const broken = new Set<string>(ruleMutants.map(({ rule }) => rule));
  expect(Object.keys(rules).filter((rule) => !broken.has(rule))).toEqual([]);
  const names = ruleMutants.map(({ rule, name }) => `${rule}: ${name}`);
  expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
});

test('without a fault every scenario passes on the model', async () => {
  expect(complaints).toEqual([]);
  const failed: string[] = [];
  for (const plan of onModel) {
    const failure = await failureOf(plan);
    if (failure) failed.push(`${plan.id} ${plan.name}: ${failure.step}: ${failure.message}`);
  }
  expect(failed).toEqual([]);
});

test.each([
  [
    'a state that is not there',
    (config: Plain) => Object.assign(heardAt(config, 'open.waiting'), { x: { target: '#nowhere' } }),
  ],
  [
    'a word that is not there',
    (config: Plain) => Object.assign(heardAt(config, 'open.waiting'), { x: { actions: 'shrug' } }),
  ],
  ['no difference at all', () => {}],
])('a fault with %s cannot be planted, which is no way to be found', (_, states) => {
  expect(inChart('request', { states })).toThrow();
});

test('a stage that breaks down has found nothing', async () => {
  const broken = () => {
    throw new Error('The desk fell over.');
  };
  const failure = await failureOf(onModel[0]!, { parts: { dialogs: broken } });
  expect(failure?.isCrash).toBe(true);
});

for (const { rule, name, plant } of ruleMutants) {
  test(`${rule}: ${name}`, async () => {
    const passed: string[] = [];
    for (const plan of onModel.filter(({ tags }) => tags.includes(`@${rule}`))) {
      const failure = await failureOf(plan, plant());
      // A stage that broke down has judged nothing.
      if (failure?.isCrash) throw new Error(`${plan.id} could not be run: ${failure.message}`);
      if (failure) return;
      passed.push(`${plan.id} ${plan.name}`);
    }
    expect.fail(`No scenario of ${rule} finds this fault:\n${passed.join('\n')}`);
  });
}
