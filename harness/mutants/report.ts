/** What a run of mutants says: a line each, a table of how many of each operator and chart, survivors, totals. */
import pc from 'picocolors';
import { charts } from '../../machines/index.ts';
import type { Verdict } from './hunt.ts';
import type { Mutant } from './mutant.ts';
import { operators } from './mutant.ts';
import { deedsWanted } from './reduction.ts';

export function describeVerdict({ name, finder, compared = 0, differs = [], sought = [] }: Verdict): string {
  if (finder) {
    const where = finder.by === 'scenario' ? finder.id : `the world ${finder.world}`;
    const what = finder.property ? `${finder.property} in ${where}` : where;
    return `${pc.green('found')}     ${name}  ${pc.dim(`${what}, ${finder.deeds} steps`)}`;
  }
  if (differs.length === 0) return `${pc.yellow('same')}      ${name}  ${pc.dim(`at ${compared} turns`)}`;
  const ends = sought.map(({ world, ended }) => `${world} ${ended}`).join(', ') || 'only in scenarios';
  return `${pc.red('survives')}  ${name}  ${pc.dim(`${ends}; ${differs[0]?.turn}`)}`;
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
  byExplorer: number;
  /** At every turn that any world or scenario gets to: the reachable graphs are equal. */
  same: number;
  survivors: number;
  /** Found, but by nothing of at most as many steps as a script should have. */
  tooLong: number;
  /** Found by exploration, and not proved that nothing can be left out, or without a script that repeats it. */
  unproved: number;
  unscripted: number;
  /** The most people's and timer steps. */
  longest: number;
}

export function totalsOf(verdicts: readonly Verdict[]): Totals {
  const finders = verdicts.flatMap(({ finder }) => finder ?? []);
  const byExplorer = finders.filter((finder) => finder.by === 'explorer');
  const open = verdicts.filter(({ finder }) => !finder);
  return {
    mutants: verdicts.length,
    byScenario: finders.filter(({ by, property }) => by === 'scenario' && !property).length,
    byProperty: finders.filter(({ by, property }) => by === 'scenario' && property).length,
    byExplorer: byExplorer.length,
    same: open.filter(({ differs }) => differs?.length === 0).length,
    survivors: open.filter(({ differs }) => differs?.length !== 0).length,
    tooLong: finders.filter(({ deeds }) => deeds > deedsWanted).length,
    unproved: byExplorer.filter(({ isProved }) => !isProved).length,
    unscripted: byExplorer.filter(({ script }) => script === undefined).length,
    longest: Math.max(0, ...finders.map(({ deeds }) => deeds)),
  };
}

export function describeTotals(totals: Totals, ms: number): string {
  const { mutants, byScenario, byProperty, byExplorer, same, survivors, tooLong, unproved, unscripted, longest } =
    totals;
  const share = (n: number) => `${((100 * n) / Math.max(1, mutants)).toFixed(1)} %`;
  return [
    `${mutants} mutants: ${byScenario} found by scenarios, ${byProperty} by properties in them, ${byExplorer} by the explorer; ${same} are the same (${share(same)}), ${survivors} survive (${share(survivors)})`,
    `at most ${longest} steps, ${tooLong} have more than ${deedsWanted}; of the explorer's ${unproved} may not be minimal, ${unscripted} have no script; ${(ms / 1_000).toFixed(0)} s`,
  ].join('\n');
}
