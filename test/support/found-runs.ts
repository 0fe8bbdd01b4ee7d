/** What becomes of a violation that runs or an exploration found: the fewest steps, and the script that repeats them. */
import type { AnyStateMachine } from 'xstate';
import type { Counterexample } from '../../harness/explorer/explored.ts';
import { minimalOf } from '../../harness/explorer/minimal.ts';
import { traceOf } from '../../harness/explorer/told.ts';
import type { World } from '../../harness/explorer/world.ts';
import type { Fuzzed } from '../../harness/fuzz/fuzz.ts';
import { findingOf } from '../../harness/traces/finding.ts';

export async function scriptFor(world: World, found: Counterexample, charts: Record<string, AnyStateMachine>) {
  const minimal = minimalOf(world, found);
  const trace = traceOf(world, minimal.counterexample);
  return { ...minimal, ...(trace ? await findingOf(trace, { charts }) : { text: undefined }) };
}

/** Empty if nothing was found; otherwise all that is needed to find it again. */
export const failureIn = ({ counterexample, world, seed, path, printed }: Fuzzed): string =>
  counterexample
    ? `${counterexample.property}: ${counterexample.wrong}\nin ${world}, seed ${seed}, path ${path}\n${printed}`
    : '';
