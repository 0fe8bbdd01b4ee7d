/**
 * A scenario that finds a mutant, reduced until nothing can be left out: without any one step, or any one part of what
 * happens at the same time, it no longer fails on the mutant, or fails on the product too.
 */
import type { Plan, PlannedStep } from '../language/plan.ts';

/** As many people's and timer steps as a script may have before another one is looked for. */
export const deedsWanted = 10;

/** Whether these steps still fail where they should, and only there. */
export type Judge = (steps: readonly PlannedStep[]) => Promise<boolean>;

export async function reduced(steps: readonly PlannedStep[], finds: Judge): Promise<PlannedStep[]> {
  let kept = [...steps];
  for (let isShorter = true; isShorter; ) {
    isShorter = false;
    // From the end: what happens later is needed by less.
    for (let n = kept.length - 1; n >= 0; n--) {
      for (const fewer of withoutPartsOf(kept, n)) {
        if (!(await finds(fewer))) continue;
        kept = fewer;
        isShorter = true;
        break;
      }
    }
  }
  return kept;
}

/** Every way to leave one thing out; what is minimal fails its purpose in each of them. */
export const withOneLess = (steps: readonly PlannedStep[]): PlannedStep[][] =>
  steps.flatMap((_, n) => withoutPartsOf(steps, n));

function withoutPartsOf(steps: readonly PlannedStep[], n: number): PlannedStep[][] {
  const step = steps[n];
  const together =
    step?.does === 'acts' && step.acts.length > 1
      ? step.acts.map((_, act) => steps.toSpliced(n, 1, { ...step, acts: step.acts.toSpliced(act, 1) }))
      : [];
  return [steps.toSpliced(n, 1), ...together];
}

/** Steps that only hold messages back or let them go, or count alerts from here on: nobody does anything. */
const noDeeds = [
  / (is|are) slow to answer$/,
  /^everybody answers again$/,
  / has heard enough$/,
  /^messages wait until they are delivered$/,
  /^the .* from .* reaches /,
  /^everything is delivered$/,
];

/**
 * How many things people, the ACD, the administrator or a timer do: log-ons and the set-up of interactions count, each
 * person in an "at the same time" block counts, expectations and deliveries do not, and waiting for one counts as a timer.
 */
export const deedsIn = ({ steps }: Pick<Plan, 'steps'>): number =>
  steps.reduce((sum, step) => {
    if (step.does === 'acts') return sum + step.acts.length;
    if (step.does === 'expect') return sum + (step.withinMs === undefined ? 0 : 1);
    return sum + (noDeeds.some((pattern) => pattern.test(step.text)) ? 0 : 1);
  }, 0);
