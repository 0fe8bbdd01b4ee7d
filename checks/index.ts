// The list of quick checks, and running them two at a time. `npm run check` shows it, `npm test` counts it.

import type { CommandEnd } from './command.ts';
import { root, runCommand } from './command.ts';

interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

/** Longest first, so that the others fit beside it. */
const checks: readonly Check[] = [
  { name: 'types', command: ['tsc', '--noEmit', '--pretty', 'false'] },
  { name: 'dead code', command: ['knip', '--no-progress', '--no-config-hints'] },
  { name: 'imports', command: ['depcruise', '--config', '.dependency-cruiser.js', '--output-type', 'err-long', '.'] },
  { name: 'reference', command: [process.execPath, 'harness/cli.ts', 'docs', '--check'] },
  { name: 'languages', command: [process.execPath, 'checks/languages.ts'] },
  { name: 'translated', command: [process.execPath, 'checks/untranslated.ts'] },
  { name: 'purity', command: [process.execPath, 'checks/purity.ts'] },
  {
    name: 'format and lint',
    command: ['biome', 'check', '--error-on-warnings', '--colors=off', '--max-diagnostics=200'],
  },
];

const checksAtOnce = 2;
const limitMs = 180_000;

export interface CheckEnd extends CommandEnd {
  readonly name: string;
}

/** Runs every check whatever the others say; `report` is called as each one ends. */
export async function runChecks(report: (end: CheckEnd) => void): Promise<readonly CheckEnd[]> {
  const ends: CheckEnd[] = [];
  const waiting = [...checks];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const [command, ...args] = check.command;
      const end = { name: check.name, ...(await runCommand(command, args, { output: 'capture', limitMs })) };
      ends.push(end);
      report(end);
    }
  };
  await Promise.all(Array.from({ length: checksAtOnce }, worker));
  return ends;
}

/** One line for a check, and under it all that a failed one said. */
export function describeCheck({ name, code, output, elapsedMs }: CheckEnd): string {
  const line = `${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(16)} ${(elapsedMs / 1000).toFixed(1).padStart(5)} s`;
  return code === 0 ? line : `${line} (exit code ${code})\n${output.replaceAll(`${root}/`, '').trimEnd()}\n`;
}
