/**
 * Takes away steps of people, services and timers as long as the same property is still violated, by plain replays: for
 * failures of audits and long random runs, where no exploration is at hand to try every order of deliveries.
 */
import { isDone } from './desk.ts';
import type { ShortenOptions } from './shorten.ts';
import { settled, shorten, violating } from './shorten.ts';
import type { Trace, TraceStep } from './trace.ts';

/** Replays that one minimisation may take; a trace of thousands of steps is then as short as it got. */
const replaysMax = 2_000;

/** No single step can be left out of what comes back, unless replays ran out. A trace that violates nothing is left alone. */
export function minimiseByReplay(trace: Trace, options: ShortenOptions = {}): Trace {
  const base = violating(trace, trace.steps, options);
  if (!base) return trace;
  const ids = base.steps.map((step, n) => (step.type === 'act' && !step.id ? { ...step, id: `step-${n}` } : step));
  let small = violating(base, settled(ids), options) ?? { ...base, steps: ids };
  let left = replaysMax;
  for (let size = Math.ceil(groupsOf(small.steps).length / 2); size >= 1; ) {
    let isSmaller = false;
    for (let from = 0; from < groupsOf(small.steps).length && left > 0; left--) {
      const found = violating(small, groupsOf(small.steps).toSpliced(from, size).flat(), options);
      if (found) {
        small = found;
        isSmaller = true;
      } else from += size;
    }
    // What could not go before may go now.
    if (size > 1 || !isSmaller || left <= 0) size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return shorten(small, options);
}

/** Each step of a person, a service or a timer with what is delivered right after it. */
function groupsOf(steps: readonly TraceStep[]): TraceStep[][] {
  const groups: TraceStep[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (isDone(step) || !last) groups.push([step]);
    else last.push(step);
  }
  return groups;
}
