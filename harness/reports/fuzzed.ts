/** What random runs found, for people and for machines: the verdict, the fewest steps, and how to play them again. */
import colors from 'picocolors';
import { describe } from '../explorer/told.ts';
import type { FuzzOutcome } from '../fuzz/outcome.ts';
import { describeFound } from './explored.ts';

/** What was asked, as far as it takes that to ask again. */
interface Asked {
  world?: string;
  runs: number;
  steps: number;
  property?: readonly string[];
}

interface Played {
  world: string;
  runs: number;
  steps: number;
}

const count = (value: number) => Math.round(value).toLocaleString('en-GB');
const perSecond = (value: number, ms: number) => count(ms > 0 ? (value / ms) * 1_000 : 0);

export function describeFuzzed({ about, result, found }: FuzzOutcome, asked: Asked): string {
  const { world, seed, path, runs, steps, shrinks, elapsedMs } = result;
  const rates = `${count(runs)} runs, ${count(steps)} steps, ${(elapsedMs / 1_000).toFixed(1)} s, ${perSecond(runs, elapsedMs)} runs/s, ${perSecond(steps, elapsedMs)} steps/s`;
  const lines = [`${colors.bold(world)}  ${colors.dim(about)}`];
  if (found) {
    const { property, wrong } = found.counterexample;
    lines.push(`  ${colors.red(`✗ ${property} is violated: ${wrong}`)}`, ...describeFound(found));
    const feature = found.written?.find((file) => file.endsWith('.feature'));
    if (feature) lines.push(`  Once its fault is mended, keep it: mv ${feature} scenarios/found/`);
    const only = (asked.property ?? []).map((name) => ` --property ${name}`).join('');
    const how = `--seed ${seed} --runs ${asked.runs} --steps ${asked.steps}${only} --path ${path}`;
    lines.push(`  Again: npm run fuzz -- ${asked.world ?? world} ${how}`);
    lines.push(`  ${colors.dim(`${rates}; shrunk ${count(shrinks)} times`)}`);
  } else {
    lines.push(`  No violation on ${count(runs)} runs (seed ${seed}). Runs prove nothing.`, `  ${colors.dim(rates)}`);
  }
  return lines.join('\n');
}

/** One line, while it plays. */
export const describePlayed = ({ world, runs, steps }: Played, of: number, elapsedMs: number): string =>
  `${world}: ${count(runs)} of ${count(of)} runs, ${count(steps)} steps, ${perSecond(steps, elapsedMs)} steps/s`;

export function asJson(outcomes: readonly FuzzOutcome[], interrupted: Played | undefined) {
  const worlds = outcomes.map(({ about, result, found }) => {
    if (!found) return { about, ...result };
    const { counterexample, ...more } = found;
    return {
      about,
      ...result,
      counterexample: { ...counterexample, steps: counterexample.steps.map(describe), ...more },
    };
  });
  return { worlds, ...(interrupted && { interrupted }) };
}
