// Reads what a group of tests reported into three numbers. A report that is missing, unreadable or empty, and a group that
// ended badly without naming a failure, count as one failure: nothing passes by being silent.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './command.ts';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const oneFailure: Counts = { passed: 0, failed: 1, skipped: 0 };

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** vitest's json reporter; a file that fails before its first test has a failed result without assertions. */
const VitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
    testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
  })
  .transform((report): Counts => {
    const brokenFiles = report.testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + brokenFiles.length,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  });

/** What `handraise run --json` writes. A scenario that does not apply to a stage is told apart and is not counted. */
const ScenarioReport = z
  .object({ passed: z.number(), failed: z.number(), skipped: z.number() })
  .transform(({ passed, failed, skipped }): Counts => ({ passed, failed, skipped }));

export const reportSchemas = { vitest: VitestReport, scenarios: ScenarioReport } as const;

/** So that a run which dies early is not judged by the report of the run before. */
export function forgetReport(path: string): void {
  rmSync(join(root, path), { force: true });
}

/** `code` is the exit code of the run that wrote the report. */
export function readCounts(kind: keyof typeof reportSchemas, path: string, code: number): Counts {
  try {
    return judge(reportSchemas[kind].parse(JSON.parse(readFileSync(join(root, path), 'utf8'))), code);
  } catch (error) {
    console.error(`${path} tells nothing: ${error instanceof Error ? error.message : String(error)}`);
    return oneFailure;
  }
}

/** Adds the failure that the numbers alone would hide. */
export function judge(counts: Counts, code: number): Counts {
  const isSilentFailure = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return isSilentFailure ? add(counts, oneFailure) : counts;
}
