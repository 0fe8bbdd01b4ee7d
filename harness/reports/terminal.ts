/** The report that people read first: one mark for each scenario as it comes, every failure in full, totals per stage. */
import colors from 'picocolors';
import type { StageName } from '../../machines/laboratory.ts';
import { describePlace } from '../language/complaints.ts';
import type { Result, Run } from '../runner/results.ts';
import { totalsOf } from '../runner/results.ts';
import { drawLanes, lanesOf } from './lanes.ts';

export function describeFailure(result: Result, width: number): string {
  const { failure, name, stage, people, repeat, seed } = result;
  if (!failure) return '';
  const indent = (lines: readonly string[]) => lines.map((line) => `    ${line}`);
  return [
    `${colors.red('✗')} ${colors.bold(name)} ${colors.dim(`on the ${stage}`)}`,
    `  ${describePlace(failure.place)}`,
    `  ${failure.step}`,
    ...failure.message.split('\n').map((line) => `  ${colors.red(line)}`),
    ...(failure.expected === undefined ? [] : [`  expected  ${colors.green(failure.expected)}`]),
    ...(failure.seen === undefined ? [] : [`  seen      ${colors.red(failure.seen)}`]),
    '',
    ...indent(drawLanes(lanesOf(failure.lanes, people), width - 4)),
    '',
    ...(seed === undefined ? [] : [`  seed    ${seed}`]),
    `  repeat  ${colors.bold(repeat)}`,
    '',
  ].join('\n');
}

export function describeResult({ status, name, stage, durationMs, reason }: Result): string {
  const time = durationMs >= 100 ? colors.dim(` ${(durationMs / 1_000).toFixed(1)} s`) : '';
  if (status === 'passed') return `${colors.green('✓')} ${stage.padEnd(7)} ${name}${time}`;
  if (status === 'failed') return `${colors.red('✗')} ${stage.padEnd(7)} ${colors.red(name)}${time}`;
  return `${colors.dim(`– ${stage.padEnd(7)} ${name} (not applicable: ${reason})`)}`;
}

export function describeTotals(run: Run, stages: readonly StageName[]): string {
  const line = (name: string, stage?: StageName) => {
    const { passed, failed, skipped, notApplicable } = totalsOf(run, stage);
    const parts = [
      colors.green(`${passed} passed`),
      failed > 0 ? colors.red(`${failed} failed`) : '0 failed',
      ...(skipped > 0 ? [colors.yellow(`${skipped} not run`)] : []),
      ...(notApplicable > 0 ? [colors.dim(`${notApplicable} not applicable`)] : []),
    ];
    return `${name.padEnd(8)} ${parts.join(', ')}`;
  };
  const time = colors.dim(`${(run.durationMs / 1_000).toFixed(1)} s`);
  return [...stages.map((stage) => line(stage, stage)), `${line('all')}  ${time}`].join('\n');
}
