/** Every mutant that the operators yield on the five charts, none of them twice. */
import type { AnyStateMachine } from 'xstate';
import { charts } from '../../machines/index.ts';
import type { Kind } from '../../machines/names.ts';
import type { Mutant } from './mutant.ts';
import type { Observation } from './observation.ts';
import type { Plain } from './planting.ts';
import { mutantOf } from './planting.ts';
import { shapeOf } from './sameness.ts';
import { structuralMutants } from './structure.ts';
import { wordMutants } from './words.ts';

export interface Mutants {
  /** One of each, in the order of charts, states and words. */
  mutants: readonly Mutant[];
  /** Name → the name of the one that is the same chart; `the product` if it is that. */
  same: ReadonlyMap<string, string>;
}

/** `observed`: what the product was seen to say and keep; an operator on words changes nothing that was never seen. */
export function listMutants(observed: Observation): Mutants {
  const all = (Object.entries(charts) as [Kind, AnyStateMachine][]).flatMap(([kind, chart]) => [
    ...structuralMutants(kind, chart, saidAloudIn(kind, observed)),
    ...wordMutants(kind, chart, observed),
  ]);
  const shapes = new Map<string, string>(Object.values(charts).map((chart) => [shapeOf(chart), 'the product']));
  const same = new Map<string, string>();
  const mutants = all.filter((mutant) => {
    const shape = shapeOfMutant(mutant);
    const other = shapes.get(shape);
    if (other === undefined) shapes.set(shape, mutant.name);
    else same.set(mutant.name, other);
    return other === undefined;
  });
  return { mutants, same };
}

function shapeOfMutant({ name, chart, plant, inStates }: Mutant): string {
  if (inStates === 'all') return shapeOf(plant());
  if (!inStates) return name;
  return shapeOf(mutantOf(charts[chart] as AnyStateMachine, inStates as (config: Plain) => void));
}

/** Words that tell, publish or answer. */
function saidAloudIn(kind: Kind, { said }: Observation): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [key, sorts] of said) {
    const [of, word = ''] = key.split(' ');
    if (of === kind && [...sorts].some((sort) => /^(tell|publish|answer)/.test(sort))) words.add(word);
  }
  return words;
}
