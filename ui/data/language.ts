/**
 * The language that a page speaks: what its person chose in this browser, else what was chosen on the log-on page, else
 * the first of the browser's languages that there is, else English. What another language says is loaded when it is
 * needed; English costs nothing.
 */
import type { LocaleModule } from '@lit/localize';
import { configureLocalization } from '@lit/localize';
import * as z from 'zod/mini';
import type { Preference } from './preferences.ts';
import { Preferences } from './preferences.ts';

/** Each in its own name. */
export const languages = { en: 'English', de: 'Deutsch', fr: 'Français' } as const;
export type Language = keyof typeof languages;

const translations: Record<Exclude<Language, 'en'>, () => Promise<LocaleModule>> = {
  de: () => import('../languages/built/de.ts'),
  fr: () => import('../languages/built/fr.ts'),
};
const isLanguage = (tag: string | undefined): tag is Language => tag !== undefined && Object.hasOwn(languages, tag);

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: Object.keys(translations),
  loadLocale: (locale) => translations[locale as keyof typeof translations](),
});

export const languageNow = (): Language => getLocale() as Language;

const choice: Preference<Language | undefined> = {
  name: 'language',
  schema: z.optional(z.enum(Object.keys(languages) as Language[])),
  fallback: undefined,
};
type Kept = ConstructorParameters<typeof Preferences>[0];
/** Of nobody: what is chosen on the log-on page holds for whoever has not chosen. */
const nobody = '';
const chosenBy = (person: string, storage: Kept) => new Preferences(storage, person, () => {}).read(choice);

export function languageFor(person: string, storage: Kept, browser: readonly string[]): Language {
  const wish = chosenBy(person, storage) ?? chosenBy(nobody, storage);
  return wish ?? browser.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}

/** Whoever this page is for. */
let reader = nobody;

/** Of the page around a frame, if we speak it: then a choice of the reader's own does not count here. */
let around: Language | undefined;

/** `tag` such as `de-CH`. */
export function speakLike(tag: string | null): void {
  const language = tag?.split('-')[0];
  around = isLanguage(language) ? language : undefined;
}

/** Resolves once the page can be drawn in the language of `person`, and follows what they choose in another tab. */
export function speakTo(person = nobody): Promise<void> {
  reader = person;
  const speakAsChosen = () => speak(around ?? languageFor(person, localStorage, navigator.languages));
  addEventListener('storage', ({ key }) => {
    if (key === null || key.endsWith(choice.name)) void speakAsChosen();
  });
  return speakAsChosen();
}

export function chooseLanguage(language: Language): Promise<void> {
  new Preferences(localStorage, reader, () => {}).choose(choice, language);
  return speak(language);
}

/** A language that cannot be loaded, for instance offline, leaves the page in the one that it has. */
async function speak(language: Language): Promise<void> {
  const before = languageNow();
  try {
    await setLocale(language);
  } catch {
    await setLocale(before);
  }
  document.documentElement.lang = languageNow();
}
