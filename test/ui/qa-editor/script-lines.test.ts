import { describe, expect, test } from 'vitest';
import { indentAfter, isInText, scenarioAt, siteAt, stepIn } from '../../../ui/qa-editor/script-lines.ts';

const lines = `Feature: F

  Background:
    Given the site "demo"

  Scenario: One
    Given Alice logs off

  Scenario Outline: Two
    Given the site "small"
    And <who> logs off
    Examples:
      | who |
      | Sue |
      | Sam |`.split('\n');
const scenarios = [
  { scenario: 'x:6', name: 'One', line: 6 },
  { scenario: 'x:14', name: 'Two', line: 14 },
  { scenario: 'x:15', name: 'Two', line: 15 },
];

describe('the scenario at the cursor', () => {
  test.each([
    [1, 6],
    [4, 6],
    [7, 6],
    [8, 6],
    [9, 14],
    [11, 14],
    [14, 14],
    [15, 15],
  ])('in line %i is that of line %i', (line, at) => {
    expect(scenarioAt(lines, scenarios, line)?.line).toBe(at);
  });

  test('is none where there are none', () => {
    expect(scenarioAt(['Feature: F'], [], 1)).toBeUndefined();
    expect(scenarioAt(lines, [], 7)).toBeUndefined();
  });
});

test('the site is that of the scenario, else of the Background, else the usual one', () => {
  expect(siteAt(lines, 7)).toBe('demo');
  expect(siteAt(lines, 11)).toBe('small');
  expect(siteAt(['Feature: F', '  Scenario: S', '    Given Alice logs off'], 3)).toBeUndefined();
});

test('a new line is as deep as the one before, and deeper below what has something inside', () => {
  expect(indentAfter('    Given Alice logs off')).toBe('    ');
  expect(indentAfter('  Scenario: S')).toBe('    ');
  expect(indentAfter('    When at the same time:')).toBe('      ');
  expect(indentAfter('')).toBe('');
});

test('a step line has a keyword, and a text between quotation marks has none', () => {
  expect(stepIn('    * Alice logs off')).toEqual({ indent: '    ', keyword: '*', sentence: 'Alice logs off', from: 6 });
  expect(stepIn('  Given')).toBeUndefined();
  expect(isInText(['"""', 'a', '"""', 'b'], 2)).toBe(true);
  expect(isInText(['"""', 'a', '"""', 'b'], 4)).toBe(false);
});
