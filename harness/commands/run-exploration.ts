/** Explores in a thread, says how far it is and what it found, and gives up on Ctrl-C. Returns the exit code. */
import type { TransitionCoverage } from '../explorer/coverage.ts';
import type { Progress } from '../explorer/explored.ts';
import type { Outcome } from '../explorer/outcome.ts';
import { describe } from '../explorer/told.ts';
import { describeCoverage, describeProgress, describeTold, isViolated, unreachedIn } from '../reports/explored.ts';
import { liveLine } from '../reports/live-line.ts';
import type { Post, Task } from './exploration.ts';
import { inThread, interruptedCode } from './in-thread.ts';

export type ExplorationCode = 0 | 1 | 2 | typeof interruptedCode;

interface Wanted {
  json?: boolean;
  delays?: number;
}

export async function runExploration(request: Wanted, task: Task): Promise<ExplorationCode> {
  const outcomes: Outcome[] = [];
  let rows: readonly TransitionCoverage[] | undefined;
  let at = '';
  let last: Progress | undefined;
  let lastWalks = 0;
  const line = liveLine();
  const onPost = (post: Post) => {
    switch (post.type) {
      case 'begins':
        at = post.world;
        last = undefined;
        return;
      case 'progress':
        last = post.progress;
        return line.show(describeProgress(at, post.progress, process.memoryUsage.rss()));
      case 'walked':
        lastWalks = post.walks;
        return line.show(`${at}: ${post.walks} walks, ${post.steps} steps`);
      case 'violated':
        return line.show(`${at}: ${post.property} is violated; looking for the fewest steps …`);
      case 'done':
        line.clear();
        outcomes.push(post.outcome);
        if (!request.json) console.log(`${describeTold(post.outcome, request)}\n`);
        return;
      case 'coverage':
        rows = post.rows;
    }
  };
  const how = await inThread(new URL('./exploration-thread.ts', import.meta.url), task, onPost);
  line.clear();
  const interrupted =
    how === 'interrupted' ? { world: at, ...(last ?? {}), ...(lastWalks > 0 && { walks: lastWalks }) } : undefined;
  if (request.json) console.log(JSON.stringify(asJson(outcomes, rows, interrupted), null, 2));
  else if (interrupted)
    console.log(`Interrupted in ${at}${soFar(last, lastWalks)}: no violation until then, and nothing is proved.`);
  else if (rows) console.log(describeCoverage(rows));
  if (outcomes.some((one) => isViolated(one) || unreachedIn(one, request).length > 0)) return 1;
  return interrupted ? interruptedCode : 0;
}

const soFar = (progress: Progress | undefined, walks: number): string =>
  progress ? ` after ${progress.states.toLocaleString('en-GB')} states` : walks > 0 ? ` after ${walks} walks` : '';

/** Steps in words; what they are for a machine is in the trace beside them. */
function asJson(
  outcomes: readonly Outcome[],
  rows: readonly TransitionCoverage[] | undefined,
  interrupted: object | undefined,
) {
  const worlds = outcomes.map(({ about, result: { counterexample: _, ...result }, found }) => {
    if (!found) return { about, ...result };
    const { counterexample, ...more } = found;
    const told = { ...counterexample, steps: counterexample.steps.map(describe), ...more };
    return { about, ...result, counterexample: told };
  });
  return { worlds, ...(rows && { coverage: rows }), ...(interrupted && { interrupted }) };
}
