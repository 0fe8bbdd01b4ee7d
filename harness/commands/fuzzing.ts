/** Plays the runs that the command line asks for, world by world, and posts how far it is and what it finds. Prints nothing. */
import { fuzz } from '../fuzz/fuzz.ts';
import type { FuzzOutcome } from '../fuzz/outcome.ts';
import { shortest, worldOf } from './exploration.ts';

/** What is asked for; plain data, since it crosses to a thread. */
export interface FuzzTask {
  /** Names of the catalogue, or files. */
  worlds: readonly string[];
  /** Only these; all if left out. */
  properties?: readonly string[];
  seed: number;
  /** In each world. */
  runs: number;
  stepsMax: number;
  path?: string;
  /** A folder for what is found. */
  out: string;
}

export type FuzzPost =
  | { type: 'begins'; world: string }
  | { type: 'played'; runs: number; steps: number }
  | { type: 'done'; outcome: FuzzOutcome };

/** Runs are told of so often, at most. */
const runsPerPost = 10;

export async function fuzzing(task: FuzzTask, tell: (post: FuzzPost) => void): Promise<void> {
  const { seed, runs, stepsMax, path, out } = task;
  for (const name of task.worlds) {
    const world = await worldOf(name, task.properties);
    tell({ type: 'begins', world: world.name });
    const onRun = (played: number, steps: number) => {
      if (played % runsPerPost === 0) tell({ type: 'played', runs: played, steps });
    };
    const how = { seed, runs, stepsMax, onRun, ...(path !== undefined && { path }) };
    const { counterexample, printed: _, ...result } = fuzz(world, how);
    const found = counterexample && (await shortest(world, counterexample, { walks: runs, out }));
    tell({ type: 'done', outcome: { about: world.about, result, ...(found && { found }) } });
  }
}
