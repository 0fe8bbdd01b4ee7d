/** What a run of mutants says: a line each, a table of how many of each operator and chart, survivors, totals. */
import pc from 'picocolors';
import { charts } from '../../machines/index.ts';
import type { Verdict } from './hunt.ts';
import type { Mutant } from './mutant.ts';
import { operators } from './mutant.ts';
import { deedsWanted } from './scenarios.ts';

export function describeVerdict({ name, finder, argument, tried, isSeenToDiffer }: Verdict): string {
  if (finder) {
    const where = finder.by === 'scenario' ? finder.id : 'a walk';
    const what = finder.property ? `${finder.property} in ${where}` : where;
    return `${pc.green('found')}     ${name}  ${pc.dim(`${what}, ${finder.deeds} steps`)}`;
  }
  if (argument) return `${pc.yellow('same')}      ${name}  ${pc.dim(argument)}`;
  const seen = isSeenToDiffer ? 'it differs there' : 'and it never differs';
  return `${pc.red('survives')}  ${name}  ${pc.dim(`${tried.scenarios} scenarios, ${tried.walks} walks, ${seen}`)}`;
}

export function describeCounts(mutants: readonly Pick<Mutant, 'operator' | 'chart'>[]): string {
  const kinds = Object.keys(charts);
  const row = (name: string, of: readonly Pick<Mutant, 'chart'>[]) =>
    [
      name.padEnd(18),
      ...kinds.map((kind) => `${of.filter(({ chart }) => chart === kind).length}`.padStart(11)),
      `${of.length}`.padStart(7),
    ].join('');
  return [
    ['operator'.padEnd(18), ...kinds.map((kind) => kind.padStart(11)), 'all'.padStart(7)].join(''),
    ...Object.keys(operators).map((name) =>
      row(
        name,
        mutants.filter(({ operator }) => operator === name),
      ),
    ),
    row('all', mutants),
  ].join('\n');
}

export interface Totals {
  mutants: number;
  byScenario: number;
  /** By a property that a scenario breaks which itself passes. */
  byProperty: number;
  byWalk: number;
  argued: number;
  survivors: number;
  /** Found, but by no script of at most as many steps as a script should have. */
  tooLong: number;
  /** The most people's and timer steps of a script. */
  longest: number;
}

export function totalsOf(verdicts: readonly Verdict[]): Totals {
  const finders = verdicts.flatMap(({ finder }) => finder ?? []);
  const open = verdicts.filter(({ finder }) => !finder);
  return {
    mutants: verdicts.length,
    byScenario: finders.filter(({ by, property }) => by === 'scenario' && !property).length,
    byProperty: finders.filter(({ by, property }) => by === 'scenario' && property).length,
    byWalk: finders.filter(({ by }) => by === 'walk').length,
    argued: open.filter(({ argument }) => argument).length,
    survivors: open.filter(({ argument }) => !argument).length,
    tooLong: finders.filter(({ deeds }) => deeds > deedsWanted).length,
    longest: Math.max(0, ...finders.map(({ deeds }) => deeds)),
  };
}

export function describeTotals(totals: Totals, ms: number): string {
  const { mutants, byScenario, byProperty, byWalk, argued, survivors, tooLong, longest } = totals;
  const share = (n: number) => `${((100 * n) / Math.max(1, mutants)).toFixed(1)} %`;
  return [
    `${mutants} mutants: ${byScenario} found by scenarios, ${byProperty} by properties in them, ${byWalk} by walks, ${argued} argued to be the same (${share(argued)}), ${survivors} survive (${share(survivors)})`,
    `scripts have at most ${longest} steps, ${tooLong} have more than ${deedsWanted}; ${(ms / 1_000).toFixed(0)} s`,
  ].join('\n');
}
