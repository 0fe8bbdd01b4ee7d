/** `handraise run`: checks the scripts, runs them where it is asked to, and reports. Returns the exit code. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { StageName } from '../../machines/laboratory.ts';
import { describeComplaint } from '../language/complaints.ts';
import { openLibrary } from '../language/library.ts';
import { TagMistake, tagFilter } from '../language/tags.ts';
import { htmlReport } from '../reports/html.ts';
import { jsonReport } from '../reports/json.ts';
import { junitReport } from '../reports/junit.ts';
import { describeFailure, describeResult, describeTotals } from '../reports/terminal.ts';
import type { Run } from '../runner/results.ts';
import { totalsOf } from '../runner/results.ts';
import { run } from '../runner/run.ts';
import type { Stage } from '../runner/stage.ts';
import { openStage } from '../stages/index.ts';

export interface RunRequest {
  files: string[];
  on: StageName[];
  seed?: number;
  tags?: string;
  dryRun?: boolean;
  bail?: boolean;
  atOnce: number;
  junit?: string;
  html?: string;
  json?: string;
}

const widthWithoutTerminal = 120;

export async function runScenarios(request: RunRequest): Promise<0 | 1 | 2> {
  const library = openLibrary(request.files);
  if (library.complaints.length > 0) {
    for (const complaint of library.complaints) console.error(describeComplaint(complaint));
    return 2;
  }
  let plans = library.plans;
  try {
    const isChosen = request.tags === undefined ? () => true : tagFilter(request.tags);
    plans = plans.filter(({ tags }) => isChosen(tags));
  } catch (error) {
    if (!(error instanceof TagMistake)) throw error;
    console.error(error.message);
    return 2;
  }
  if (plans.length === 0) {
    console.error('No scenario is chosen.');
    return 2;
  }
  if (request.dryRun) {
    console.log(`${plans.length} scenarios, nothing wrong with them.`);
    return 0;
  }
  const stages: Stage[] = [];
  for (const name of new Set(request.on)) stages.push(await openStage(name));
  const done = await run({
    plans,
    sites: library.sites,
    stages,
    seed: request.seed,
    bail: request.bail ?? false,
    atOnce: Math.max(1, request.atOnce),
    onResult: (result) => {
      console.log(describeResult(result));
      // At once: a run that is broken off has said what it knows.
      if (result.failure) console.log(`\n${describeFailure(result, process.stdout.columns ?? widthWithoutTerminal)}`);
    },
  });
  report(done, request);
  const { failed, skipped } = totalsOf(done);
  return failed > 0 || skipped > 0 ? 1 : 0;
}

function report(done: Run, { on, junit, html, json }: RunRequest): void {
  console.log(`\n${describeTotals(done, on)}`);
  for (const [file, text] of [
    [junit, junitReport],
    [html, htmlReport],
    [json, jsonReport],
  ] as const) {
    if (file === undefined) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text(done));
  }
}
