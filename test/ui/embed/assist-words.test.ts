import { expect, test } from 'vitest';
import { languages } from '../../../ui/data/language.ts';
import { assistLanguages, wordsIn } from '../../../ui/embed/assist-words.ts';

test('the component speaks every language of the desks, and English where it speaks none', () => {
  expect([...assistLanguages].sort()).toEqual(Object.keys(languages).sort());
  expect(wordsIn('de-CH').title).not.toBe(wordsIn('en').title);
  for (const other of ['', 'x', 'nl', '__proto__', 'constructor']) expect(wordsIn(other)).toBe(wordsIn('en'));
});

test.each(assistLanguages)('in %s one new message is told from several', (language) => {
  const { unread } = wordsIn(language);
  expect([unread(1), unread(3)]).toEqual([expect.stringContaining('1 '), expect.stringContaining('3 ')]);
  expect(unread(1).slice(2)).not.toBe(unread(3).slice(2));
});
