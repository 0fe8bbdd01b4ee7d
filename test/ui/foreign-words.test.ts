import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { blank } from '../../machines/views.ts';
import { chooseLanguage } from '../../ui/data/language.ts';
import { askedWords } from '../../ui/words/asked.ts';
import { durationWords } from '../../ui/words/duration.ts';
import { listWords, numberWords, pluralWords, timeWords } from '../../ui/words/formats.ts';
import { helpersWords } from '../../ui/words/helpers.ts';
import { liveLine } from '../../ui/words/live-line.ts';
import { refusalWords } from '../../ui/words/refusal.ts';
import { aStorage } from './storage.ts';

const nameOf = (person: string) => person.toUpperCase();
const helped = { responsible: 'sue', helpers: ['bea', 'sam', 'sue'] };
const group = { ...blank.workgroup, supervisors: ['sam'], supervising: ['sam', 'sue'] };
const ignored = { ...blank.request, participants: { sam: 'ignored' as const } };
const afternoon = new Date(2026, 0, 2, 14, 5).getTime();

// Lit takes a document that is there when it is loaded for a real one.
await import('lit');

beforeAll(() => {
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('document', { documentElement: {} });
  vi.stubGlobal('localStorage', aStorage());
});
afterAll(() => vi.unstubAllGlobals());

describe('in German', () => {
  beforeAll(async () => {
    vi.stubGlobal('navigator', { languages: ['de-DE'] });
    await chooseLanguage('de');
  });

  test('sentences about people are whole ones', () => {
    expect(helpersWords(helped, nameOf, 'bea')).toBe('SUE hilft, mit SAM und Ihnen');
    expect(askedWords(ignored, group, 'sue', nameOf)).toBe('Auch gefragt: SAM (hat ignoriert)');
    expect(refusalWords({ refused: 'alreadyTaken', by: 'sam' }, nameOf)).toBe('SAM war zuerst da und hilft schon.');
    expect(liveLine({ state: 'draft', dimmed: 'notYourInteraction' }, nameOf)).toBe(
      'Nicht gesendet. Die Interaktion ist Ihnen nicht zugewiesen.',
    );
  });

  test('numbers, times and lists are German ones', () => {
    expect([numberWords(2_000), timeWords(afternoon), durationWords(80_000)]).toEqual(['2.000', '14:05', '1 min 20 s']);
    expect(listWords(['Sue', 'Sam', 'Bea'])).toBe('Sue, Sam und Bea');
  });

  test('numbers are Swiss ones where the browser says so', () => {
    vi.stubGlobal('navigator', { languages: ['de-CH', 'de'] });
    expect(numberWords(2_000)).toMatch(/^2['’]000$/);
  });
});

describe('in French', () => {
  beforeAll(async () => {
    vi.stubGlobal('navigator', { languages: ['fr-FR'] });
    await chooseLanguage('fr');
  });

  test('sentences about people are whole ones', () => {
    expect(helpersWords(helped, nameOf, 'bea')).toBe('SUE apporte son aide, avec SAM et vous');
    expect(refusalWords({ refused: 'tooManyLines' }, nameOf)).toBe(
      'Cette conversation a atteint ses 1\u202f000 lignes.',
    );
  });

  test('nothing is told like one thing', () => {
    const words = (count: number) =>
      pluralWords(
        count,
        (number) => `${number} ligne`,
        (number) => `${number} lignes`,
      );
    expect([0, 1, 2, 2_000].map(words)).toEqual(['0 ligne', '1 ligne', '2 lignes', '2\u202f000 lignes']);
  });
});

test('English is there again without being loaded', async () => {
  await chooseLanguage('de');
  await chooseLanguage('en');
  expect(helpersWords(helped, nameOf)).toBe('SUE is helping, with BEA and SAM');
});
