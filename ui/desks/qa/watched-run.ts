/** A run as somebody follows it, folded from what the server tells. Knows no element. */
import type { DeskSight, Lane, RunEvent, RunTold } from '../../../machines/runs.ts';

type Step = Extract<RunEvent, { type: 'step' }>;

export interface WatchedRun {
  run: RunTold;
  /** Those that have ended, and what the desks showed then. */
  steps: readonly Step[];
}

/** `ended` brings no new steps; `run` at the beginning of a stream is followed by all of them. */
export function received(watched: WatchedRun | undefined, event: RunEvent): WatchedRun | undefined {
  if (event.type === 'step') {
    if (!watched || watched.steps.some(({ n }) => n === event.n)) return watched;
    return { run: { ...watched.run, done: event.n }, steps: [...watched.steps, event] };
  }
  return { run: event.run, steps: watched?.run.run === event.run.run ? watched.steps : [] };
}

export const isOver = ({ state }: Pick<RunTold, 'state'>): boolean => state !== 'waiting' && state !== 'running';

export type StepState = 'done' | 'now' | 'failed' | 'waiting';

/** How step `n` (from 0) stands. */
export function stepState({ state, done, failure }: RunTold, n: number): StepState {
  if (failure && n === done) return 'failed';
  if (n < done) return 'done';
  return state === 'running' && n === done ? 'now' : 'waiting';
}

/** Everything that was done and seen by then. */
export const lanesOf = ({ run, steps }: WatchedRun): readonly Lane[] =>
  run.failure && run.failure.lanes.length > 0 ? run.failure.lanes : steps.flatMap(({ lanes }) => lanes);

/** The desks after a step, each with the lines that were not there before. */
export function desksAfter({ steps }: WatchedRun, n: number): (DeskSight & { fresh: ReadonlySet<string> })[] {
  const at = steps.findLast((step) => step.n <= n);
  const before = steps.findLast((step) => step.n < (at?.n ?? 0));
  return (at?.desks ?? []).map((desk) => {
    const former = before?.desks.find((other) => other.person === desk.person && other.desk === desk.desk);
    const known = new Set(former?.lines);
    return { ...desk, fresh: new Set(desk.lines.filter((line) => !known.has(line))) };
  });
}
