import { describe, expect, test } from 'vitest';
import { unitsOf } from '../support/xliff.ts';

/** A sentence stays a sentence, a question a question, and what goes on goes on. */
const endOf = (text: string) => /[.?!:…]$/.exec(text.trim())?.[0] ?? '';

describe.each(['de', 'fr'])('what translators wrote in %s', (language) => {
  const units = unitsOf(language);

  test('ends as the English does', () => {
    expect(units.filter(({ source, target }) => endOf(source) !== endOf(target))).toEqual([]);
  });

  test('has no straight quotes, no double spaces, and nothing around it', () => {
    expect(units.filter(({ target }) => /['"]|[ ]{2}|^\s|\s$/.test(target))).toEqual([]);
  });

  test('is short enough for a button where the English is a word', () => {
    const words = units.filter(({ source }) => /^\p{L}+$/u.test(source));
    expect(words.length).toBeGreaterThan(20);
    expect(words.filter(({ target }) => target.length > 18)).toEqual([]);
  });
});

test('German is polite', () => {
  const familiar = /(?<!\p{L})(du|dich|dir|dein\p{L}*)(?!\p{L})/iu;
  expect(unitsOf('de').filter(({ target }) => familiar.test(target))).toEqual([]);
});

test('French is polite, and keeps its marks together with the word before', () => {
  const units = unitsOf('fr');
  expect(units.filter(({ target }) => /(?<!\p{L})(tu|toi|ton|ta|tes)(?!\p{L})/iu.test(target))).toEqual([]);
  expect(units.filter(({ target }) => /[^\u00a0\u202f][:;?!](\s|$)/.test(target))).toEqual([]);
});
