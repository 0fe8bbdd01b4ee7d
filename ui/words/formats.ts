/** Numbers, times, lists and plurals as the reader's language has them. Formats are made once each: making one is slow. */
import { languageNow } from '../data/language.ts';

/** The language with the region that the browser names with it: a time of day is told differently in Boston and in Bath. */
const regional = () => navigator.languages.find((tag) => languageOf(tag) === languageNow()) ?? languageNow();

/** For what stands inside of our sentences. Our English is British. */
const prose = () => (languageNow() === 'en' ? 'en-GB' : languageNow());

function kept<Format>(make: (locale: string) => Format): (locale: string) => Format {
  const made = new Map<string, Format>();
  return (locale) => {
    const format = made.get(locale) ?? make(locale);
    made.set(locale, format);
    return format;
  };
}

/** Empty for what is no language tag: some browsers name such as `en-US@posix`. */
const languageOf = kept((tag) => {
  try {
    return new Intl.Locale(tag).language;
  } catch {
    return '';
  }
});
const numbers = kept((locale) => new Intl.NumberFormat(locale));
const times = kept((locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }));
const dateTimes = kept((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }));
const moments = kept((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }));
const clocks = kept((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }));
const days = kept((locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }));
const dates = kept((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const seconds = kept(
  (locale) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'short', maximumSignificantDigits: 2 }),
);
const tenths = kept(
  (locale) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: 'second',
      unitDisplay: 'narrow',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }),
);
const lists = kept((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const plurals = kept((locale) => new Intl.PluralRules(locale));

export const numberWords = (count: number): string => numbers(regional()).format(count);

/** Local date and time of day. */
export const dateTimeWords = (at: number): string => dateTimes(regional()).format(at);

/** Local time of day. */
export const timeWords = (at: number): string => times(regional()).format(at);

/** Local time of day with seconds. */
export const clockWords = (at: number): string => clocks(regional()).format(at);

/** Local date and time of day with seconds. */
export const momentWords = (at: number): string => moments(regional()).format(at);

/** Local day, such as "26 Nov". */
export const dayWords = (at: number): string => days(regional()).format(at);

/** Local date with its year. */
export const dateWords = (at: number): string => dates(regional()).format(at);

/** Seconds with a fraction, such as "0.34 sec", of what takes no minute. */
export const secondsWords = (ms: number): string =>
  seconds(regional()).format(ms < 10_000 ? ms / 1_000 : Math.round(ms / 1_000));

/** Since something began, in tenths of a second: "12.0s". */
export const elapsedWords = (ms: number): string => tenths(regional()).format(ms / 1_000);

/** "Sue, Sam and Bea". */
export const listWords = (items: readonly string[]): string => lists(prose()).format(items);

/** One message for each form that a language may have; each says the number, in French also 0 takes the first. */
export function pluralWords(count: number, one: (number: string) => string, other: (number: string) => string): string {
  return (plurals(prose()).select(count) === 'one' ? one : other)(numberWords(count));
}
