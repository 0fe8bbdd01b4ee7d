import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languageFor, languages } from '../../ui/data/language.ts';
import { Preferences } from '../../ui/data/preferences.ts';
import { aStorage } from './storage.ts';

/** A browser in which people have chosen languages; of nobody is the log-on page. */
function aBrowser(chosen: Record<string, string> = {}) {
  const storage = aStorage();
  for (const [person, language] of Object.entries(chosen))
    storage.setItem(`preferences/${person}/language`, JSON.stringify(language));
  return storage;
}

test.each([
  ['what the person chose', { alice: 'fr', '': 'de' }, ['en-US'], 'fr'],
  ['what was chosen on the log-on page, for whoever has not chosen', { bob: 'fr', '': 'de' }, ['en-US'], 'de'],
  ['the first of the browser’s languages that there is', { bob: 'fr' }, ['nl-NL', 'de-CH', 'en'], 'de'],
  ['English, where the browser wants none of them', {}, ['nl-NL', 'it'], 'en'],
  ['English, where the browser tells nothing', {}, [], 'en'],
  ['the browser’s, where what is kept is no language of ours', { alice: 'nl' }, ['fr-CA'], 'fr'],
] as const)('a page speaks %s', (_, chosen, browser, language) => {
  expect(languageFor('alice', aBrowser(chosen), browser)).toBe(language);
});

test('two people who share a browser each have their language', () => {
  const storage = aBrowser({ alice: 'fr', bob: 'de' });
  expect(['alice', 'bob', 'sue'].map((person) => languageFor(person, storage, ['en']))).toEqual(['fr', 'de', 'en']);
});

test('a choice is a preference of the person', () => {
  const storage = aStorage();
  const name = 'language';
  new Preferences(storage, 'alice', () => {}).choose({ name, schema: undefined as never, fallback: 'en' }, 'de');
  expect(languageFor('alice', storage, [])).toBe('de');
});

test('there is a translation for every language that can be chosen, and a choice for every translation', () => {
  const { sourceLocale, targetLocales } = JSON.parse(readFileSync('ui/lit-localize.json', 'utf8'));
  expect(Object.keys(languages)).toEqual([sourceLocale, ...targetLocales]);
});
