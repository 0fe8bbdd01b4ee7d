import { afterEach, expect, test, vi } from 'vitest';
import { listWords, numberWords, pluralWords, timeWords } from '../../ui/words/formats.ts';

const browserOf = (...languages: string[]) => vi.stubGlobal('navigator', { languages });
afterEach(() => vi.unstubAllGlobals());
const afternoon = new Date(2026, 0, 2, 14, 5).getTime();

test('times are told as in the region that the browser names', () => {
  browserOf('de-CH', 'en-US');
  expect(timeWords(afternoon)).toBe('02:05 PM');
  browserOf('en-GB');
  expect(timeWords(afternoon)).toBe('14:05');
});

test('a browser that names no region, another language only, or what is no language, does no harm', () => {
  for (const tags of [[], ['de-CH'], ['en-US@posix'], ['C']]) {
    browserOf(...tags);
    expect(numberWords(1_234)).toBe('1,234');
  }
});

test('a list reads the same in every region', () => {
  browserOf('en-US');
  expect([[], ['Sue'], ['Sue', 'Sam'], ['Sue', 'Sam', 'Bea']].map(listWords)).toEqual([
    '',
    'Sue',
    'Sue and Sam',
    'Sue, Sam and Bea',
  ]);
});

test('one thing is told otherwise than several', () => {
  const words = (count: number) =>
    pluralWords(
      count,
      (number) => `${number} line`,
      (number) => `${number} lines`,
    );
  expect([0, 1, 2, 1_234].map(words)).toEqual(['0 lines', '1 line', '2 lines', '1,234 lines']);
});
