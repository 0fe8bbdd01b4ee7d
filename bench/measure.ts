/** Runs of one bench row: several of each, in turns, so that a drift of the machine meets all alike. Prints medians. */
import { availableParallelism, cpus } from 'node:os';

export interface Figure {
  median: number;
  least: number;
  most: number;
}

/** What one row has measured. */
export interface Row {
  name: string;
  work: string;
  /** Per second, unless the name says otherwise. */
  figures: Record<string, Figure>;
  ratios: { name: string; ratio: Figure; bar: number }[];
  /** What may not be more than its bar. */
  ceilings?: { name: string; value: number; bar: number }[];
}

/** Whether a row has a figure on the wrong side of its bar. */
export const isMissed = ({ ratios, ceilings = [] }: Row): boolean =>
  ratios.some(({ ratio, bar }) => ratio.median < bar) || ceilings.some(({ value, bar }) => value > bar);

const runsMin = 5;

export function figureOf(values: readonly number[]): Figure {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)]!, least: sorted[0]!, most: sorted.at(-1)! };
}

const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
export const p95 = (values: readonly number[]): number => quantile(values, 0.95);
export const p99 = (values: readonly number[]): number => quantile(values, 0.99);

/** Ratios run by run: each pair was measured at nearly the same time. */
export const ratioOf = (ours: readonly number[], theirs: readonly number[]): Figure =>
  figureOf(ours.map((value, run) => value / theirs[run]!));

/** Runs every contender once, then again, `runs` times. Each returns how much it did a second. */
export async function inTurns<Name extends string>(
  contenders: Record<Name, () => number | Promise<number>>,
  runs = runsMin,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contenders) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let run = 0; run < runs; run++) for (const name of names) results[name].push(await contenders[name]());
  return results;
}

/** How often a second `work` runs, for at least `leastMs`. */
export function perSecond(work: () => void, leastMs = 400): number {
  const until = performance.now() + leastMs / 4;
  while (performance.now() < until) work();
  const start = performance.now();
  let count = 0;
  let now = start;
  while (now - start < leastMs) {
    for (let index = 0; index < 200; index++) work();
    count += 200;
    now = performance.now();
  }
  return (count * 1_000) / (now - start);
}

export const machine = () =>
  `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, ${process.platform} ${process.arch}`;

const shown = (value: number) =>
  value >= 100
    ? Math.round(value).toLocaleString('en-GB')
    : value.toLocaleString('en-GB', { maximumSignificantDigits: 3 });
const range = ({ median, least, most }: Figure) => `${shown(median)} (${shown(least)}–${shown(most)})`;

export function print({ name, work, figures, ratios, ceilings = [] }: Row): void {
  const lines = [
    `${name}: ${work}`,
    ...Object.entries(figures).map(([figure, value]) => `  ${figure.padEnd(44)} ${range(value)}`),
    ...ratios.map(
      ({ name: ratio, ratio: value, bar }) =>
        `  ${ratio.padEnd(44)} ${range(value)}  bar ${bar}: ${value.median >= bar ? 'met' : 'MISSED'}`,
    ),
    ...ceilings.map(
      ({ name: ceiling, value, bar }) =>
        `  ${ceiling.padEnd(44)} ${shown(value)}  bar ${bar} at most: ${value <= bar ? 'met' : 'MISSED'}`,
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
