/** What an exploration found, for people: the verdict in words, a counterexample step by step, what was never taken. */
import colors from 'picocolors';
import type { TransitionCoverage } from '../explorer/coverage.ts';
import type { Explored, Progress } from '../explorer/explored.ts';
import type { Found, Outcome } from '../explorer/outcome.ts';
import { describe } from '../explorer/told.ts';
import type { Walked } from '../explorer/walk.ts';

/** What was asked, as far as a verdict depends on it. */
export interface Bounds {
  delays?: number | undefined;
}

const isWalked = (result: Explored | Walked): result is Walked => 'walks' in result;
export const isViolated = ({ result }: Outcome): boolean => result.ended === 'violated';
/** Of a world that was looked at as a whole: what it promises to show and did not. */
export const unreachedIn = ({ result }: Outcome, { delays }: Bounds): readonly string[] =>
  isWalked(result) || delays !== undefined ? [] : result.unreached;

const count = (value: number) => Math.round(value).toLocaleString('en-GB');
const plural = (value: number, one: string, more = `${one}s`) => `${count(value)} ${value === 1 ? one : more}`;
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;

export function describeTold(told: Outcome, bounds: Bounds): string {
  const { about, result, found } = told;
  const lines = [`${colors.bold(result.world)}  ${colors.dim(about)}`, `  ${verdictOf(told, bounds)}`];
  if (found) lines.push(...describeFound(found));
  lines.push(`  ${colors.dim(isWalked(result) ? figuresOfWalks(result) : figuresOf(result))}`);
  return lines.join('\n');
}

function verdictOf(told: Outcome, bounds: Bounds): string {
  const { result, found } = told;
  if (found) return colors.red(`✗ ${found.counterexample.property} is violated: ${found.counterexample.wrong}`);
  if (isWalked(result)) {
    return `No violation on ${plural(result.walks, 'random walk')} (seed ${result.seed}). Walks prove nothing.`;
  }
  if (result.ended === 'limited') {
    return `No violation in ${plural(result.states, 'state')}; there the limit stopped it: nothing is proved beyond it.`;
  }
  if (bounds.delays !== undefined) {
    return `No violation if at most ${plural(bounds.delays, 'time')} something waits for what comes later: nothing is proved of other orders.`;
  }
  const missing = unreachedIn(told, bounds);
  if (missing.length > 0) {
    return colors.red(`✗ Every property holds, yet this never came about, so it is no proof: ${missing.join(', ')}`);
  }
  return colors.green('✓ Every property holds, in every order that there is.');
}

/** Step by step, and where it was written. */
export function describeFound({ counterexample, deeds, isMinimal, trace, written = [] }: Found): string[] {
  const { why, steps, loop } = counterexample;
  const firstOfLoop = loop === undefined ? steps.length : steps.length - loop;
  const minimal = isMinimal ? 'without any one of them it does not come about' : 'perhaps not the fewest';
  const doneBy = deeds === 0 ? 'none of them' : `${deeds} of them`;
  return [
    `  ${why}`,
    `  ${plural(steps.length, 'step')}, ${doneBy} by people, timers or faults${deeds > 0 ? `; ${minimal}` : ''}:`,
    ...steps.flatMap((step, n) => [
      ...(n === firstOfLoop ? [colors.dim('      from here on, over and over:')] : []),
      `  ${colors.dim(String(n + 1).padStart(4))}  ${step.type === 'deliver' ? colors.dim(describe(step)) : describe(step)}`,
    ]),
    ...(trace ? [] : ['  No script can tell it.']),
    ...written.map((path) => `  ${path}`),
  ];
}

function figuresOf({
  states,
  edges,
  depth,
  quietStates,
  elapsedMs,
  successorsPerSecond,
  xstateCalls,
  bytesPerState,
}: Explored): string {
  return [
    plural(states, 'state'),
    plural(edges, 'edge'),
    `${depth} deep`,
    `${count(quietStates)} quiet`,
    seconds(elapsedMs),
    `${count(successorsPerSecond)} successors/s`,
    plural(xstateCalls, 'XState call'),
    `${bytesPerState.used} bytes a state (${bytesPerState.allocated} set aside)`,
  ].join(', ');
}

const figuresOfWalks = ({ walks, steps, elapsedMs }: Walked): string =>
  [plural(walks, 'walk'), plural(steps, 'step'), seconds(elapsedMs)].join(', ');

/** One line, while it runs. `bytes`: what the process holds. */
export function describeProgress(
  world: string,
  { states, edges, frontier, depth, elapsedMs }: Progress,
  bytes: number,
): string {
  const rate = elapsedMs > 0 ? (edges / elapsedMs) * 1_000 : 0;
  return `${world}: ${count(states)} states, ${count(rate)} successors/s, frontier ${count(frontier)}, depth ${depth}, ${count(bytes / 1_048_576)} MB`;
}

/** What each chart did, and everything that it never did with the reason. */
export function describeCoverage(rows: readonly TransitionCoverage[]): string {
  const charts = [...new Set(rows.map(({ chart }) => chart))];
  return charts
    .flatMap((chart) =>
      describeChart(
        chart,
        rows.filter((row) => row.chart === chart),
      ),
    )
    .join('\n');
}

function describeChart(chart: string, rows: readonly TransitionCoverage[]): string[] {
  const never = rows.filter(({ turns }) => turns === 0);
  const names = never.map(({ state, event, nth, of, guard }) => {
    const which = of > 1 ? ` (${nth} of ${of}${guard ? `: ${guard}` : ''})` : guard ? ` (${guard})` : '';
    return `${state || chart}: ${event}${which}`;
  });
  const width = Math.min(70, Math.max(0, ...names.map(({ length }) => length)));
  return [
    `${colors.bold(chart)}  ${rows.length - never.length} of ${plural(rows.length, 'transition')} taken${never.length > 0 ? '; never:' : ''}`,
    ...never.map(({ why }, n) => `  ${names[n]!.padEnd(width)}  ${colors.dim(why?.says ?? '')}`),
  ];
}
