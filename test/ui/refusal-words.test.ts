import { expect, test } from 'vitest';
import type { RefusalCode } from '../../machines/refusals.ts';
import { refusals } from '../../machines/refusals.ts';
import { refusalSentence, refusalWords } from '../../ui/words/refusal.ts';

test.each(Object.entries(refusals))('the desks say of %s in English what the catalogue says', (code, { text }) => {
  expect(refusalSentence(code as RefusalCode)).toBe(text);
});

test('a refusal says who was first', () => {
  const nameOf = (person: string) => person.toUpperCase();
  expect(refusalWords({ refused: 'alreadyTaken', by: 'sam' }, nameOf)).toBe('SAM was first and is helping already.');
});
