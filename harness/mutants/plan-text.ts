/** A plan written as a feature file again, so that people read it and the runner plays it. */
import type { Cast } from '../language/cast.ts';
import { displayName } from '../language/cast.ts';
import { defaultSite } from '../language/compile.ts';
import type { Plan, PlannedStep } from '../language/plan.ts';
import type { Documented } from '../language/vocabulary.ts';
import type { Sentence } from '../traces/sentences.ts';
import type { Line } from '../traces/written.ts';
import { featureText } from '../traces/written.ts';

export interface Written {
  feature: string;
  scenario: string;
  tags?: readonly string[];
  /** Lines below the name of the feature. */
  about?: readonly string[];
}

export function planText({ steps, site }: Pick<Plan, 'steps' | 'site'>, cast: Cast, written: Written): string {
  const { feature: name, scenario, tags = [], about = [] } = written;
  const parts = partsOf(steps);
  const lines: Line[] = steps.flatMap((step, n) => linesOf(step, cast).map((line) => ({ part: parts[n]!, ...line })));
  const given: Line[] = site === defaultSite ? [] : [{ part: 'Given', text: `the site "${site}"` }];
  return featureText({ name, about, scenario, tags, lines: [...given, ...lines] });
}

/** What was there before anybody did anything is given. */
function partsOf(steps: readonly PlannedStep[]): Line['part'][] {
  const begins = steps.findIndex(({ does }) => does !== 'event');
  return steps.map(({ does }, n) => (does === 'expect' ? 'Then' : n < begins || begins < 0 ? 'Given' : 'When'));
}

function linesOf(step: PlannedStep, cast: Cast): Omit<Line, 'part'>[] {
  if (step.does !== 'acts') return [sentenceOf(step)];
  const block = step.acts.map(sentenceOf);
  const [first, second] = step.acts;
  if (!first || !second) return block;
  const [who, other] = [first, second].map(({ args }) => displayName(cast, String(args[0])));
  const order = { text: `${who}'s command arrives before ${other}'s` };
  return [{ text: 'at the same time:', block }, ...(step.order === 'given' ? [order] : [])];
}

/** The table or the text below a step is its last argument. */
function sentenceOf(step: { text: string; definition: Documented; args: readonly unknown[] }): Sentence {
  const { text, definition, args } = step;
  if (definition.takes === 'text') return { text, below: String(args.at(-1)) };
  return definition.takes === 'table' ? { text, table: args.at(-1) as string[][] } : { text };
}
