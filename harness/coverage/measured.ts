/**
 * What `handraise coverage` has measured of the charts' transitions, as it is kept in docs/reference/coverage.json: how often
 * each source took each edge, and of those that nobody took, why.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { charts } from '../../machines/index.ts';
import { coverageMarks, coverageSources } from '../../machines/inspection.ts';
import { shapeOf } from '../../server/store/schema.ts';
import { root } from '../language/library.ts';

export const measured = z.object({
  /** Hash of the charts that it was measured on. */
  charts: z.string(),
  /** When each source was measured, ms UTC. */
  measured: z.partialRecord(z.enum(coverageSources), z.int()),
  /** Of each source, what was run, in a sentence. */
  ran: z.partialRecord(z.enum(coverageSources), z.string()),
  marks: coverageMarks,
  /** Taken by none of these sources. */
  never: z.array(z.object({ chart: z.string(), edge: z.string(), guard: z.optional(z.string()), why: z.string() })),
});
export type Measured = z.infer<typeof measured>;

const referenceFolder = join(root, 'docs/reference');
export const measuredFile = 'coverage.json';

export const chartsNow = (): string => shapeOf(charts).charts;

/** Undefined if nothing was measured, or nothing that this program reads. */
export function readMeasured(path = join(referenceFolder, measuredFile)): Measured | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return measured.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}
