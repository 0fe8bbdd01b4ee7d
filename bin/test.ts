// `npm test`: everything that CI runs, one group after the other, all of them whatever the others say. The last line of
// stdout is always `N passed, N failed, N skipped`; the exit code is 0 only if nothing failed and nothing was skipped.

import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, runCommand } from '../checks/command.ts';
import type { Counts } from '../checks/counts.ts';
import { add, forgetReport, oneFailure, readCounts } from '../checks/counts.ts';
import { describeCheck, runChecks } from '../checks/index.ts';

interface Group {
  readonly name: string;
  /** Without it the group would have nothing to find fault with. */
  readonly needs: string;
  readonly run: () => Promise<Counts>;
}

const limitMs = 900_000;
const vitestReport = 'artefacts/vitest.json';
const scenarioReport = 'artefacts/scenarios.json';

const groups: readonly Group[] = [
  { name: 'checks', needs: 'machines', run: countChecks },
  // Before the tests and scenarios that open the desks in a browser.
  { name: 'ui build', needs: 'ui/vite.config.ts', run: buildUi },
  { name: 'tests', needs: 'test', run: runVitest },
  { name: 'scenarios', needs: 'scenarios', run: runScenarios },
];

async function countChecks(): Promise<Counts> {
  const ends = await runChecks((end) => console.log(describeCheck(end)));
  const passed = ends.filter(({ code }) => code === 0).length;
  return { passed, failed: ends.length - passed, skipped: 0 };
}

async function buildUi(): Promise<Counts> {
  const args = ['build', '--config', 'ui/vite.config.ts', '--logLevel', 'warn'];
  const { code } = await runCommand('vite', args, { output: 'through', limitMs });
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : oneFailure;
}

async function runVitest(): Promise<Counts> {
  forgetReport(vitestReport);
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`];
  const { code } = await runCommand('vitest', args, { output: 'through', limitMs });
  return readCounts('vitest', vitestReport, code);
}

async function runScenarios(): Promise<Counts> {
  forgetReport(scenarioReport);
  const args = ['harness/cli.ts', 'run', '--on', 'model,server,browser', '--json', scenarioReport];
  const { code } = await runCommand(process.execPath, args, { output: 'through', limitMs });
  return readCounts('scenarios', scenarioReport, code);
}

async function runGroup({ name, needs, run }: Group): Promise<Counts> {
  console.log(`\n── ${name}`);
  if (!existsSync(join(root, needs))) {
    console.error(`${needs} is missing, so ${name} cannot run.`);
    return oneFailure;
  }
  try {
    return await run();
  } catch (error) {
    console.error(error);
    return oneFailure;
  }
}

const describe = ({ passed, failed, skipped }: Counts) => `${passed} passed, ${failed} failed, ${skipped} skipped`;

mkdirSync(join(root, 'artefacts'), { recursive: true });
let total: Counts = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];
for (const group of groups) {
  const startedAt = performance.now();
  const counts = await runGroup(group);
  total = add(total, counts);
  const elapsed = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  lines.push(`${group.name.padEnd(10)} ${elapsed.padStart(8)}   ${describe(counts)}`);
}
console.log(`\n${lines.join('\n')}\n${describe(total)}`);
process.exitCode = total.failed === 0 && total.skipped === 0 ? 0 : 1;
