/**
 * Steps as somebody types them: which steps a half-written sentence may become, where in it the writer is, and what it takes
 * to finish it. Knows Cucumber expressions as far as our vocabulary uses them; knows no editor.
 */
import type { StepTold, VocabularyTold } from '../../machines/laboratory.ts';

type Part = { literal: string } | { parameter: string };
type Parameters = VocabularyTold['parameters'];

/** Where a sentence ends that is not finished: in a parameter, or in words of the step itself. */
export interface Stop {
  step: StepTold;
  /** The parameter that is being written. */
  parameter?: string;
  /** Characters of the sentence before it. */
  from: number;
  /** What is written of it. */
  typed: string;
  /** What follows it. */
  rest: readonly Part[];
  /** The parameters that stand there already, by kind. */
  said: readonly { parameter: string; text: string }[];
}

/** Of `pass(es)` the plain form, of `a/an` the first one: one way to say it is enough to offer. */
const plain = (expression: string) => expression.replace(/\([^)]*\)/g, '').replace(/(\w+)(?:\/\w+)+/g, '$1');

export const partsOf = (expression: string): Part[] =>
  plain(expression)
    .split(/(\{[^}]*\})/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? { parameter: part.slice(1, -1) } : { literal: part }));

const actorPattern = /^(?:the (?:\d+[a-z]+ )?request on [a-z-]+|[a-z-]+) [\w@-]+/;

/** What may be written of parameters of which not all are listed, or a wrong name that is no reason to offer nothing behind it. */
const openPatterns: Record<string, RegExp> = {
  string: /^"(?:[^"\\]|\\.)*"/,
  int: /^-?\d+/,
  word: /^[^\s']+/,
  interaction: /^[a-z-]+ [\w@-]+/,
  person: /^[A-Za-z][\w@-]*/,
  workgroup: /^[A-Za-z][\w@-]*/,
  actor: actorPattern,
  sender: actorPattern,
  duration: /^\d+(?:\.\d+)? ?(?:ms|min|days|s)/,
};

/** Of these only what is listed makes a sentence whole: others are mistakes, or a beginning. */
const closed = ['person', 'workgroup'];

/** The values that a sentence may go on with, the longest first: `the agent client` before `the agent`. */
function writtenOf(parameter: string, sentence: string, parameters: Parameters): string[] {
  const listed = (parameters[parameter]?.values ?? []).filter((value) => sentence.startsWith(value));
  const open = openPatterns[parameter]?.exec(sentence)?.[0];
  return [...new Set([...listed, ...(open === undefined ? [] : [open])])].sort((a, b) => b.length - a.length);
}

/** Every way in which the sentence may be the beginning of the step; `whole` if it is all of it. */
export function stopsIn(step: StepTold, sentence: string, parameters: Parameters): { stops: Stop[]; isWhole: boolean } {
  const stops: Stop[] = [];
  let isWhole = false;
  const follow = (parts: readonly Part[], from: number, said: Stop['said']): void => {
    const [part, ...rest] = parts;
    const left = sentence.slice(from);
    if (part === undefined) {
      isWhole ||= left === '' && said.every((each) => isKnown(each, parameters));
      return;
    }
    if ('literal' in part) {
      if (left.startsWith(part.literal)) follow(rest, from + part.literal.length, said);
      else if (part.literal.startsWith(left)) stops.push({ step, from, typed: left, rest: parts, said });
      return;
    }
    const { parameter } = part;
    for (const text of writtenOf(parameter, left, parameters)) {
      if (text.length < left.length || rest.length === 0)
        follow(rest, from + text.length, [...said, { parameter, text }]);
    }
    if (mayBecome(parameter, left, parameters)) stops.push({ step, parameter, from, typed: left, rest, said });
  };
  const parts = partsOf(step.expression);
  follow(parts, 0, []);
  if (step.kind === 'expectation' && !step.expression.endsWith(':')) {
    const timed: Part[] = [{ literal: ' within ' }, { parameter: 'duration' }];
    const before = stops.length;
    const isWholeWithout = isWhole;
    follow([...parts, ...timed], 0, []);
    // Only for whoever has written the rest: every expectation twice would be too many to choose from.
    const later = stops.splice(before).filter(({ rest, parameter }) => rest.length <= (parameter ? 0 : 2));
    stops.push(...later);
    isWhole ||= isWholeWithout;
  }
  return { stops, isWhole };
}

const isKnown = ({ parameter, text }: Stop['said'][number], parameters: Parameters): boolean =>
  !closed.includes(parameter) ||
  (parameters[parameter]?.values ?? []).some((value) => startsLike(value, text) && startsLike(text, value));

function mayBecome(parameter: string, typed: string, parameters: Parameters): boolean {
  const { values = [], example = '' } = parameters[parameter] ?? {};
  if (typed === '') return true;
  if (parameter === 'string') return /^"[^"]*$/.test(typed);
  if (values.some((value) => startsLike(value, typed))) return true;
  return values.length === 0 && startsLike(example, typed);
}

export const startsLike = (text: string, typed: string): boolean => text.toLowerCase().startsWith(typed.toLowerCase());

/** A blank to fill in, with what stands there until then. */
export interface Blank {
  blank: string;
  /** In quotation marks. */
  isQuoted?: boolean;
}

/** What is still to be written: text, and blanks. Every further person is another one. */
export function remaining(
  parts: readonly Part[],
  said: Stop['said'],
  parameters: Parameters,
  typed = '',
): (string | Blank)[] {
  const taken = said.map(({ text }) => text);
  return parts.map((part, n): string | Blank => {
    if ('literal' in part) return part.literal;
    const { values = [], example = '' } = parameters[part.parameter] ?? {};
    if (part.parameter === 'string') return { blank: example.replace(/^"|"$/g, ''), isQuoted: true };
    const fitting = n === 0 && typed ? values.filter((value) => startsLike(value, typed)) : values;
    const usual = fitting.includes(example) ? [example, ...fitting] : fitting;
    const chosen = usual.find((value) => !taken.includes(value)) ?? usual[0] ?? example;
    taken.push(chosen);
    return { blank: chosen };
  });
}

/** Such as `Alice accepts the request on call c1`: the blanks as they stand. */
export const inWords = (parts: readonly (string | Blank)[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.isQuoted ? `"${part.blank}"` : part.blank)).join('');
