/** A plan written as a feature file again, so that people read it and the runner plays it. */
import type { Cast } from '../language/cast.ts';
import { displayName } from '../language/cast.ts';
import { defaultSite } from '../language/compile.ts';
import type { Plan, PlannedStep } from '../language/plan.ts';

export interface Written {
  feature: string;
  scenario: string;
  tags?: readonly string[];
  /** Lines below the name of the feature. */
  about?: readonly string[];
}

export function featureText({ steps, site }: Pick<Plan, 'steps' | 'site'>, cast: Cast, written: Written): string {
  const { feature, scenario, tags = [], about = [] } = written;
  let former = '';
  const said = (keyword: string, text: string) => {
    const word = keyword === former ? 'And' : keyword;
    former = keyword;
    return `    ${word} ${text}`;
  };
  const phases = phasesOf(steps);
  return [
    `Feature: ${feature}`,
    ...about.map((line) => `  ${line}`),
    '',
    ...(tags.length > 0 ? [`  ${tags.join(' ')}`] : []),
    `  Scenario: ${scenario}`,
    ...(site === defaultSite ? [] : [said('Given', `the site "${site}"`)]),
    ...steps.flatMap((step, n) => [...linesOf(step, (text) => said(phases[n] ?? 'When', text), cast)]),
    '',
  ].join('\n');
}

/** What was there before anybody did anything is given. */
function phasesOf(steps: readonly PlannedStep[]): string[] {
  const begins = steps.findIndex(({ does }) => does !== 'event');
  return steps.map(({ does }, n) => (does === 'expect' ? 'Then' : n < begins || begins < 0 ? 'Given' : 'When'));
}

function* linesOf(step: PlannedStep, said: (text: string) => string, cast: Cast): Generator<string> {
  if (step.does !== 'acts') {
    yield said(step.text);
    yield* belowOf(step.definition.takes, step.args, '      ');
    return;
  }
  const [first, second] = step.acts;
  if (!second) {
    if (!first) return;
    yield said(first.text);
    yield* belowOf(first.definition.takes, first.args, '      ');
    return;
  }
  yield said('at the same time:');
  for (const act of step.acts) {
    yield `      * ${act.text}`;
    yield* belowOf(act.definition.takes, act.args, '        ');
  }
  if (step.order === 'given' && first) {
    const [who, other] = [first, second].map(({ args }) => displayName(cast, String(args[0])));
    yield `    And ${who}'s command arrives before ${other}'s`;
  }
}

/** The table or the text below a step is its last argument. */
function* belowOf(takes: 'table' | 'text' | undefined, args: readonly unknown[], indent: string): Generator<string> {
  if (takes === 'text')
    yield* [
      `${indent}"""`,
      ...String(args.at(-1))
        .split('\n')
        .map((line) => indent + line),
      `${indent}"""`,
    ];
  if (takes === 'table') for (const row of args.at(-1) as string[][]) yield `${indent}| ${row.join(' | ')} |`;
}
