/** The report for programs: four numbers at the top, then every result as it is. */
import type { Run } from '../runner/results.ts';
import { totalsOf } from '../runner/results.ts';

export const jsonReport = (run: Run): string =>
  `${JSON.stringify({ ...totalsOf(run), durationMs: Math.round(run.durationMs), results: run.results }, null, 2)}\n`;
