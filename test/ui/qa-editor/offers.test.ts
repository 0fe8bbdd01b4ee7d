/** What is offered while a script is written, from the vocabulary that runs. */
import { describe, expect, test } from 'vitest';
import { vocabularyFor } from '../../../harness/laboratory/vocabulary.ts';
import { compileText, knowledgeOf, Sites } from '../../../harness/language/library.ts';
import { insertionAt } from '../../../ui/qa-editor/insertion.ts';
import type { Spot } from '../../../ui/qa-editor/offers.ts';
import { offersAt, stepsWith, wholeStep } from '../../../ui/qa-editor/offers.ts';
import { plainText, withBelow } from '../../../ui/qa-editor/script-area.ts';
import { inWords } from '../../../ui/qa-editor/sentences.ts';

const vocabulary = vocabularyFor(new Sites());
const demo = vocabularyFor(new Sites(), 'demo');

/** Of a line with the cursor at its end, or where `|` stands; what is between two `|` is selected. */
function offered(written: string, more: Partial<Spot> = {}, words = vocabulary) {
  const [before = '', middle = '', rest] = written.split('¦');
  const spot = { line: 1, before, blank: rest === undefined ? '' : middle, after: rest ?? middle, isAsked: false };
  return offersAt({ lines: [written.replaceAll('¦', '')], ...spot, ...more }, words);
}
const labels = (...asked: Parameters<typeof offered>) => offered(...asked).map(({ label }) => label);
/** The line as it is after an offer was taken. */
const taken = (written: string, label: string) => {
  const offer = offered(written).find((one) => one.label === label);
  if (!offer) throw new Error(`${label} is not offered.`);
  return written.slice(0, offer.from) + inWords(offer.parts);
};

describe('a name', () => {
  test('is offered first, and the sentence goes on after it', () => {
    expect(labels('    When Al')[0]).toBe('Alice');
    expect(taken('    When Al', 'Alice')).toBe('    When Alice ');
    expect(taken('When Alice asks for assistance on c', 'call c1')).toBe('When Alice asks for assistance on call c1');
    expect(labels('When ').slice(0, 3)).toEqual(['Alice', 'Bob', 'Carol']);
  });

  test('is one of the site', () => {
    expect(labels('When ', {}, demo)).toContain('Farid');
    expect(labels('Given Alice is on call c1 of ', {}, demo)).toContain('bookings');
    expect(labels('Given Alice is on call c1 of ')).toContain('support');
    expect(labels('Given Alice is on call c1 of sup')).toEqual([
      'support',
      '{person} is on {interaction} of {workgroup}',
    ]);
    expect(labels('Given Alice is on call c7 of support')).toEqual([]);
    expect(labels('Given Alice is on call c1 of ')).not.toContain('bookings');
  });

  test.each([
    ['Given the site "', '"demo"'],
    ['Given Alice is logged on to ', 'the agent client'],
    ['When call c1 becomes ', 'held'],
    ['Then Alice is refused alr', 'alreadyTaken'],
    ['Then P-ONE', 'P-ONE-WINNER'],
  ])('of whatever kind is offered where it belongs: %s', (line, name) => {
    expect(labels(line)).toContain(name);
  });

  test('alone is offered inside of a sentence, and what stands there comes first', () => {
    expect(labels('When ¦Bob¦ accepts the request on call c1').slice(0, 2)).toEqual(['Bob', 'Alice']);
    const [first, ...others] = offered('When Su¦ accepts the request on call c1');
    expect(first).toMatchObject({ label: 'Sue', parts: ['Sue'] });
    expect(others.every(({ kind }) => kind === 'name')).toBe(true);
  });
});

describe('a step', () => {
  test('is offered with blanks for what is not said yet', () => {
    expect(taken('When Alice asks for', '{person} asks for assistance on {interaction}: {string}')).toBe(
      'When Alice asks for assistance on call c1: "Please help"',
    );
    const steps = offered('When Al').filter(({ kind }) => kind === 'step');
    expect(steps.length).toBeGreaterThan(20);
    expect(steps.every(({ parts }) => inWords(parts).startsWith('Alice'))).toBe(true);
  });

  test('that people do is offered first after When, what they see after Then, and And goes on with it', () => {
    const first = (line: string, more: Partial<Spot> = {}) => {
      const offer = offered(line, more).find(({ kind }) => kind === 'step');
      return vocabulary.steps.find(({ expression }) => expression === offer?.label)?.kind;
    };
    expect(first('When Alice ')).toBe('act');
    expect(first('Then Alice ')).toBe('expectation');
    expect(first('Given Alice ')).toBe('event');
    const lines = ['  Scenario: S', '    Then Sue sees no toast', '    And Alice '];
    expect(first('    And Alice ', { lines, line: 3 })).toBe('expectation');
  });

  test('another person of it is somebody else', () => {
    expect(taken('When Alice ', '{person} takes {person} out of {workgroup}')).toBe(
      'When Alice takes Bob out of support',
    );
  });

  test('is found by any of its words', () => {
    expect(labels('When accepts request')).toContain('{person} accepts the request on {interaction}');
    expect(stepsWith('lines of its conversation nowhere', vocabulary.steps)).toEqual([]);
  });

  test('that is whole offers nothing by itself, and with Ctrl-Space how it may go on', () => {
    expect(labels('Given Alice logs off')).toEqual([]);
    expect(labels('Given Alice logs off', { isAsked: true })).toContain('{person} logs off from {application}');
    expect(labels('Then Sue sees no toast within ')).toEqual(['{person} sees no toast']);
  });
});

describe('beside sentences', () => {
  test('keywords and tags are offered', () => {
    expect(labels('    Gi')).toEqual(['Given']);
    expect(labels('  Sc')).toEqual(['Scenario:', 'Scenario Outline:']);
    expect(labels('  @R-TAK')).toEqual(['@R-TAKEN']);
    expect(labels('  @R-TAKEN @mo')).toEqual(['@model']);
    expect(labels('  ')).toEqual([]);
    expect(labels('  ', { isAsked: true })).toContain('Given');
  });

  test('nothing is offered in comments, tables and texts', () => {
    expect(labels('  # When Al')).toEqual([]);
    expect(labels('  | Al')).toEqual([]);
    expect(labels('    When Al', { lines: ['    """', '    When Al'], line: 2 })).toEqual([]);
  });
});

describe('whatever is offered', () => {
  test('is understood by the compiler, as it stands and put in from the list', () => {
    const knowledge = knowledgeOf(new Sites());
    const notUnderstood = vocabulary.steps.filter((step) => {
      if (step.kind === 'order') return false;
      const { parts, below } = wholeStep(step, 0, vocabulary);
      const { lead, indent } = insertionAt(
        ['Feature: F', '  Scenario: S', '    Given Alice logs off', ''],
        4,
        step.kind,
      );
      const acts = step.kind === 'together' ? '\n      * Alice logs off\n      * Bob logs off' : '';
      const script = `Feature: F\n  Scenario: S\n    Given Alice logs off\n${lead}${plainText(withBelow(parts, below), indent)}${acts}\n`;
      const unknown = compileText('x.feature', script, knowledge).complaints.filter(
        // A word of nobody's choice may be wrong; the step is the right one.
        ({ message }) => /^No step|could be|takes|expected/.test(message),
      );
      return unknown.length > 0;
    });
    expect(notUnderstood.map(({ expression }) => expression)).toEqual([]);
  });
});

test('a step from the list goes to the cursor, below what is written, with the keyword that it needs', () => {
  const lines = ['  Scenario: S', '    Given Alice logs off', '    When ', ''];
  expect(insertionAt(lines, 3, 'act')).toEqual({ from: 9, to: 9, lead: '', indent: '    ' });
  expect(insertionAt(lines, 4, 'act').lead).toBe('    And ');
  expect(insertionAt(lines, 4, 'expectation').lead).toBe('    Then ');
  expect(insertionAt(lines, 2, 'event')).toMatchObject({ from: 24, to: 24, lead: '\n    And ' });
  expect(insertionAt([''], 1, 'event').lead).toBe('    Given ');
});
