/** How scenarios, runs and verdicts are called. */
import { msg, str } from '@lit/localize';
import type { StageName, Verdict } from '../../machines/laboratory.ts';
import type { BatchTold, DeskSight, RunTold } from '../../machines/runs.ts';
import { dateTimeWords, listWords, numberWords, pluralWords, secondsWords } from './formats.ts';

const stages: Record<StageName, () => string> = {
  model: () => msg('Model'),
  server: () => msg('Server'),
  browser: () => msg('Browser'),
};
export const stageWords = (stage: StageName): string => stages[stage]();

const stageHints: Record<StageName, () => string> = {
  model: () => msg('The statecharts alone, in virtual time: milliseconds.'),
  server: () => msg('A server of its own with an empty database: about a second.'),
  browser: () => msg('A server of its own, and a page for every desk: seconds.'),
};
export const stageHint = (stage: StageName): string => stageHints[stage]();

const states: Record<RunTold['state'], () => string> = {
  waiting: () => msg('Waiting', { id: 'run-waiting' }),
  running: () => msg('Running'),
  passed: () => msg('Passed'),
  failed: () => msg('Failed'),
  notApplicable: () => msg('Not applicable'),
  stopped: () => msg('Stopped'),
};
export const runStateWords = (state: RunTold['state']): string => states[state]();

/** The last verdict on a stage, for whoever points at its mark or hears it. */
export function verdictWords(stage: StageName, verdict: Verdict | undefined): string {
  const on = stageWords(stage);
  if (!verdict) return msg(str`${on}: not run yet`);
  return msg(str`${on}: ${runStateWords(verdict.status)}, ${dateTimeWords(verdict.at)}`);
}

export const deskWords = (desk: DeskSight['desk']): string =>
  desk === 'agent' ? msg('Agent’s desk') : msg('Supervisor’s desk');

/** What became of a run, once it is over. */
export function outcomeOfRun({ state, durationMs, failure, reason }: RunTold): string {
  if (state === 'failed' && failure) return msg(str`Failed at: ${failure.step}`);
  if (state === 'notApplicable') return msg(str`Not applicable: ${reason ?? ''}`);
  if (state === 'passed') return msg(str`Passed in ${secondsWords(durationMs ?? 0)}.`);
  return runStateWords(state);
}

export function batchWords({ passed, failed, notApplicable }: BatchTold): string {
  return listWords([
    pluralWords(
      passed,
      (number) => msg(str`${number} passed`, { id: 'one-passed' }),
      (number) => msg(str`${number} passed`, { id: 'many-passed' }),
    ),
    pluralWords(
      failed,
      (number) => msg(str`${number} failed`, { id: 'one-failed' }),
      (number) => msg(str`${number} failed`, { id: 'many-failed' }),
    ),
    ...(notApplicable > 0 ? [msg(str`${numberWords(notApplicable)} not applicable`)] : []),
  ]);
}

export const scenariosWords = (count: number): string =>
  pluralWords(
    count,
    (number) => msg(str`${number} scenario`),
    (number) => msg(str`${number} scenarios`),
  );

export const mistakesWords = (count: number): string =>
  pluralWords(
    count,
    (number) => msg(str`${number} mistake`),
    (number) => msg(str`${number} mistakes`),
  );
