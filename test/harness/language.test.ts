/** What is wrong with a script is said before anything runs: where, and what was probably meant. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { describeComplaint } from '../../harness/language/complaints.ts';
import { openLibrary } from '../../harness/language/library.ts';

const folder = mkdtempSync(join(tmpdir(), 'handraise-language-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function read(script: string) {
  const file = join(folder, `${++files}.feature`);
  writeFileSync(file, script);
  const { plans, complaints } = openLibrary([file]);
  return { plans, complaints: complaints.map((each) => describeComplaint(each).replaceAll(file, 'x.feature')) };
}

const scenario = (...steps: string[]) =>
  read(`Feature: F\n\n  Scenario: S\n${steps.map((step) => `    ${step}`).join('\n')}\n`);

describe('a mistake names its place and what was probably meant', () => {
  test('a mistyped step', () => {
    expect(scenario('When Sue acepts the request on call c1').complaints).toEqual([
      'x.feature:4:10: No step says "Sue acepts the request on call c1".\n' +
        '    nearest: {person} accepts the request on {interaction}',
    ]);
  });

  test('a person who is not on the site', () => {
    expect(scenario('When Sue is logged on to Interaction Supervisor', 'Given Alise logs off').complaints).toEqual([
      'x.feature:5:11: Nobody on the site "small" is called Alise.\n    nearest: Alice',
    ]);
  });

  test('a workgroup that the site does not have, at its own column', () => {
    expect(scenario('Given Alice is on call c1 of suport').complaints).toEqual([
      'x.feature:4:34: The site "small" has no workgroup suport.\n    nearest: support',
    ]);
  });

  test('a refusal code that does not exist', () => {
    expect(scenario('Then Alice is refused alreadyActiv').complaints).toEqual([
      'x.feature:4:27: There is no refusal code alreadyActiv.\n    nearest: alreadyActive',
    ]);
  });

  test('a site that does not exist', () => {
    expect(scenario('Given the site "smal"').complaints).toEqual([
      'x.feature:4:11: There is no site "smal".\n    nearest: small',
    ]);
  });

  test('Gherkin that is none', () => {
    expect(scenario('Given Alice logs off', 'hopefully').complaints[0]).toMatch(/^x\.feature:5:5: expected/);
  });

  test('a table that is missing, and one that is too much', () => {
    expect(scenario('Then Alice reads on call c1:').complaints).toEqual([
      'x.feature:4:10: This step takes a data table below it.',
    ]);
    expect(scenario('Given Alice logs off', '| too | much |').complaints).toEqual([
      'x.feature:4:11: This step takes nothing below it.',
    ]);
  });

  test('every mistake of a file, each once, although a Background belongs to every scenario', () => {
    const background = '  Background:\n    Given Alise logs off\n';
    const scenarios = '  Scenario: One\n    Then Sue sees no toasts\n  Scenario: Two\n    Then Sue sees no toast\n';
    expect(read(`Feature: F\n${background}${scenarios}`).complaints).toHaveLength(2);
  });

  test('a scenario for one stage only that does not say why', () => {
    const tagged = (tags: string) => read(`Feature: F\n${tags}\n  Scenario: S\n    Given Alice logs off\n`);
    expect(tagged('  @model').complaints[0]).toContain('Say why this is only for model');
    expect(tagged('  @model:order-of-deliveries').plans[0]?.only?.reason).toBe('order of deliveries');
    expect(tagged('  # The order cannot be forced.\n  @model').plans[0]?.only?.reason).toBe(
      'The order cannot be forced.',
    );
  });
});

describe('at the same time', () => {
  const block = [
    'When at the same time:',
    '  * Sue accepts the request on call c1',
    '  * Sam accepts the request on call c1',
  ];

  test('indented steps and rows of a table are the same', () => {
    const rows = block.map((line) => line.replace(/^ {2}\* (.*)$/, '  | $1 |'));
    const acts = [block, rows].map((steps) => scenario(...steps).plans[0]?.steps.map((step) => step.does));
    expect(acts).toEqual([['acts'], ['acts']]);
  });

  test('an order of arrival is the order in which it is sent', () => {
    const step = scenario(...block, "And Sam's accept arrives before Sue's").plans[0]?.steps[0];
    expect(step?.does === 'acts' && [step.order, step.acts.map(({ args }) => args[0])]).toEqual([
      'given',
      ['sam', 'sue'],
    ]);
  });

  test('only what people do may stand in it, and not alone', () => {
    expect(scenario('When at the same time:', '  * 2s pass').complaints).toEqual([
      'x.feature:4:10: At least two steps happen at the same time: indent them with *.',
      'x.feature:5:9: Only what people do at their desks may happen at the same time.',
    ]);
  });

  test('an order of arrival belongs below a block of these people', () => {
    expect(scenario('Given Alice logs off', "And Sam's accept arrives before Sue's").complaints[0]).toContain(
      'right below',
    );
    expect(scenario(...block, "And Bob's accept arrives before Sue's").complaints[0]).toContain('both of these people');
  });
});

test('an outline is a scenario for each of its rows, which can be chosen by line', () => {
  const outline =
    'Feature: F\n  Scenario Outline: <who>\n    Given <who> logs off\n    Examples:\n      | who |\n      | Sue |\n      | Sam |\n';
  const { plans } = read(outline);
  expect(plans.map(({ name, place }) => [name, place.line])).toEqual([
    ['Sue', 6],
    ['Sam', 7],
  ]);
  const file = plans[0]?.place.file ?? '';
  expect(openLibrary([`${file}:7`]).plans.map(({ name }) => name)).toEqual(['Sam']);
});

test('no two steps of the vocabulary mean the same words', () => {
  expect(openLibrary([]).complaints).toEqual([]);
});
