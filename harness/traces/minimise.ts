/**
 * Takes away steps of people, services and timers as long as the same property is still violated, by plain replays: for
 * failures of audits and long random runs, where no exploration is at hand to try every order of deliveries.
 */
import { isDone } from './desk.ts';
import type { ShortenOptions } from './shorten.ts';
import { named, settled, shorten, violating } from './shorten.ts';
import type { Trace, TraceStep } from './trace.ts';

/** Replays that one minimisation may take; a trace of thousands of steps is then as short as it got. */
const replaysMax = 3_000;

/**
 * From what comes back no single step can be left out, as it is replayed, unless replays ran out. A trace that violates
 * nothing is left alone.
 */
export function minimiseByReplay(trace: Trace, options: ShortenOptions = {}): Trace {
  const base = violating(trace, trace.steps, options);
  if (!base) return trace;
  const steps = named(base.steps);
  const budget = { replays: replaysMax };
  const small = reduce(violating(base, settled(steps), options) ?? { ...base, steps }, options, budget);
  // Told with fewer deliveries, more may be left out.
  return reduce(shorten(small, options), options, budget);
}

/** Leaves out ever smaller pieces of what was done; what is then not there to be delivered goes with it. */
function reduce(trace: Trace, options: ShortenOptions, budget: { replays: number }): Trace {
  let small = trace;
  const count = () => small.steps.filter(isDone).length;
  for (let size = Math.ceil(count() / 2); size >= 1 && budget.replays > 0; ) {
    let isSmaller = false;
    for (let from = 0; from < count() && budget.replays > 0; ) {
      budget.replays--;
      const found = violating(small, leftOut(small.steps, from, size), options);
      if (found && found.steps.length < small.steps.length) {
        small = found;
        isSmaller = true;
      } else from += size;
    }
    // What could not go before may go now.
    if (size > 1) size = Math.ceil(size / 2);
    else if (!isSmaller) size = 0;
  }
  return small;
}

/** Without some of what was done; two settlings on end are one. */
function leftOut(steps: readonly TraceStep[], from: number, size: number): TraceStep[] {
  let n = -1;
  return steps
    .filter((step) => {
      if (isDone(step)) n++;
      return !isDone(step) || n < from || n >= from + size;
    })
    .filter(({ type }, at, all) => type !== 'settle' || (at > 0 && all[at - 1]?.type !== 'settle'));
}
