/** What is offered to whoever writes a script, at the place where they are. Knows no editor. */
import type { StepTold, VocabularyTold } from '../../machines/laboratory.ts';
import { isInText, spokenAt, stepIn } from './script-lines.ts';
import { blockKeywords, keywordOf, stepKeywords } from './script-words.ts';
import type { Blank, Stop } from './sentences.ts';
import { partsOf, remaining, startsLike, stopsIn } from './sentences.ts';

export interface Offer {
  /** What the list shows. */
  label: string;
  kind: 'name' | 'step' | 'keyword' | 'tag';
  about?: string;
  /** Characters of the line before what it takes the place of. */
  from: number;
  parts: readonly (string | Blank)[];
  below?: 'table' | 'text';
  /** Whoever chooses it goes on in the same line. */
  goesOn: boolean;
}

/** Where somebody is in a script. */
export interface Spot {
  lines: readonly string[];
  /** From 1. */
  line: number;
  /** Of the line, up to where they write. */
  before: string;
  /** What is selected, and is to be written over. */
  blank: string;
  after: string;
  /** With Ctrl-Space rather than by typing: a sentence that is whole offers nothing by itself, so that Enter ends the line. */
  isAsked: boolean;
}

/** More than anybody reads through. */
const offersMax = 80;

export function offersAt(spot: Spot, vocabulary: VocabularyTold): Offer[] {
  const { lines, line, before } = spot;
  if (isInText(lines, line) || /^\s*[#|]/.test(before)) return [];
  if (/^\s*@/.test(before)) return tags(before, vocabulary);
  const offers = stepIn(before) ? inSentence(spot, vocabulary) : keywords(spot);
  return offers.slice(0, offersMax);
}

function tags(before: string, { tags: all }: VocabularyTold): Offer[] {
  const from = before.lastIndexOf('@');
  const typed = before.slice(from);
  const fitting = all.filter((tag) => startsLike(tag, typed) && tag !== typed);
  return fitting.map((tag) => ({ label: tag, kind: 'tag', from, parts: [tag], goesOn: false }));
}

function keywords({ before, after, isAsked }: Spot): Offer[] {
  const typed = before.trimStart();
  if ((typed === '' && !isAsked) || after.trim() !== '') return [];
  return [...stepKeywords, ...blockKeywords]
    .filter((keyword) => startsLike(keyword, typed) && keyword !== typed)
    .map((keyword) => ({
      ...{ label: keyword, kind: 'keyword', from: before.length - typed.length, goesOn: true },
      parts: [keyword === 'Examples:' ? keyword : `${keyword} `],
    }));
}

function inSentence({ lines, line, before, blank, after, isAsked }: Spot, vocabulary: VocabularyTold): Offer[] {
  const { from = 0, sentence = '' } = stepIn(before) ?? {};
  const found = vocabulary.steps.map((step) => stopsIn(step, sentence, parametersOf(step, vocabulary)));
  // What stands behind stays as it is: only the name at the cursor is another one.
  const isInside = blank !== '' || after.trim() !== '';
  if (!isAsked && !isInside && found.some(({ isWhole }) => isWhole)) return [];
  const stops = found.flatMap((one) => one.stops);
  const names = usual(stops.flatMap((stop) => namesAt(stop, from, isInside, vocabulary))).sort(peopleFirst);
  // What stands there is the first choice: Enter leaves it as it is.
  if (isInside) return names.sort((a, b) => Number(b.label === blank) - Number(a.label === blank));
  if (stops.length === 0) return byWords(sentence, from, vocabulary);
  const spoken = spokenAt(lines, line);
  const misfit = ({ step: { kind } }: Stop) => (kind === 'order' ? 2 : Number(keywordOf[kind] !== spoken));
  const steps = stops.sort((a, b) => misfit(a) - misfit(b)).map((stop) => stepOffer(stop, sentence, from, vocabulary));
  return [...names, ...unique(steps)];
}

/** The text of the step that chooses a site is the name of one. */
function parametersOf({ kind }: StepTold, { parameters, sites }: VocabularyTold): VocabularyTold['parameters'] {
  if (kind !== 'site') return parameters;
  const values = sites.map((site) => `"${site}"`);
  return { ...parameters, string: { about: '', values, example: values[0] ?? '""' } };
}

/** Values for the parameter at the cursor. */
function namesAt(stop: Stop, start: number, isInside: boolean, vocabulary: VocabularyTold): Offer[] {
  const { step, parameter, from, typed, rest } = stop;
  if (parameter === undefined) return [];
  const [next] = rest;
  const space = !isInside && next && 'literal' in next && next.literal.startsWith(' ') ? ' ' : '';
  return (parametersOf(step, vocabulary)[parameter]?.values ?? [])
    .filter((value) => startsLike(value, typed) && value !== typed)
    .map((value) => ({
      ...{ label: value, kind: 'name', about: parameter, from: start + from },
      ...{ parts: [value + space], goesOn: space !== '' },
    }));
}

/** Of each name the variant that most sentences take: with a space after it, or without one before a colon. */
function usual(names: readonly Offer[]): Offer[] {
  const going = new Map<string, number>();
  for (const { label, goesOn } of names) going.set(label, (going.get(label) ?? 0) + (goesOn ? 1 : -1));
  return unique(names.filter(({ label, goesOn }) => goesOn === going.get(label)! > 0));
}

const peopleFirst = (a: Offer, b: Offer) => Number(b.about === 'person') - Number(a.about === 'person');

function stepOffer(stop: Stop, sentence: string, start: number, vocabulary: VocabularyTold): Offer {
  const { step, parameter, from, typed, rest, said } = stop;
  const parts = parameter === undefined ? rest : [{ parameter }, ...rest];
  const filled = remaining(parts, said, parametersOf(step, vocabulary), typed);
  return offerOf(step, start, [sentence.slice(0, from), ...filled]);
}

/** Steps that have all the words somewhere, for whoever knows what and not how. */
function byWords(sentence: string, start: number, vocabulary: VocabularyTold): Offer[] {
  return stepsWith(sentence, vocabulary.steps).map((step) => wholeStep(step, start, vocabulary));
}

/** The steps that have all the words: those first that say them just so, last those of which it is only told. */
export function stepsWith(sought: string, steps: readonly StepTold[]): StepTold[] {
  const phrase = sought.toLowerCase().trim();
  const words = phrase.split(/\s+/).filter(Boolean);
  const hasAll = (text: string) => words.every((word) => text.includes(word));
  const rank = ({ expression, about }: StepTold): number => {
    const sentence = expression.toLowerCase();
    if (hasAll(sentence)) return sentence.endsWith(phrase) ? 0 : sentence.includes(phrase) ? 1 : 2;
    return hasAll(`${sentence} ${about.toLowerCase()}`) ? 3 : 4;
  };
  const ranked = steps.map((step) => ({ step, rank: rank(step) })).filter((one) => one.rank < 4);
  return ranked.sort((a, b) => a.rank - b.rank).map(({ step }) => step);
}

/** A step from its beginning. */
export const wholeStep = (step: StepTold, start: number, vocabulary: VocabularyTold): Offer =>
  offerOf(step, start, remaining(partsOf(step.expression), [], parametersOf(step, vocabulary)));

const offerOf = ({ expression, about, takes }: StepTold, from: number, parts: Offer['parts']): Offer => ({
  ...{ label: expression, kind: 'step', about, from, parts, goesOn: false },
  ...(takes && { below: takes }),
});

function unique(offers: readonly Offer[]): Offer[] {
  const first = new Map<string, Offer>();
  for (const offer of offers) if (!first.has(offer.label)) first.set(offer.label, offer);
  return [...first.values()];
}
