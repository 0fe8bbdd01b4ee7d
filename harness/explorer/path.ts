/** The way to a state, told step by step: found again by looking at what may happen, from the beginning on. */
import type { Exploration } from './explore.ts';
import type { Successors } from './successors.ts';
import { changeWidth, of } from './successors.ts';
import type { Act, Turn } from './world.ts';

export type Step = (
  | { type: 'act'; actor: string; act: Act }
  | { type: 'fire'; actor: string; timer: string }
  | { type: 'deliver'; from: string; to: string; message: string }
  /** Arrives and is under way still. */
  | { type: 'double'; from: string; to: string; message: string; faults: number }
  | { type: 'lose'; from: string; message: string; faults: number }
) & {
  /** The turn that it led to; undefined if nobody heard anything. */
  turn?: Turn;
};

/** The steps from the beginning to a state, and the change of it that follows, if one is named. */
export function pathTo({ successors, states }: Exploration, index: number, change?: number): Step[] {
  const indices: number[] = [];
  for (let at = index; at >= 0; at = states.parentOf(at)) indices.unshift(at);
  const steps: Step[] = [];
  const from = new Int32Array(successors.width);
  const to = new Int32Array(successors.width);
  const wanted = new Int32Array(successors.width);
  for (let n = 1; n < indices.length; n++) {
    states.read(indices[n - 1]!, from);
    states.read(indices[n]!, wanted);
    successors.find(from);
    steps.push(stepTo(successors, from, to, (vector) => vector.every((value, place) => value === wanted[place])));
  }
  if (change !== undefined) {
    states.read(index, from);
    successors.find(from);
    steps.push(describeStep(successors, from, change));
  }
  return steps;
}

function stepTo(successors: Successors, from: Int32Array, to: Int32Array, isIt: (vector: Int32Array) => boolean): Step {
  for (let change = 0; change < successors.count; change++) {
    successors.apply(change, from, to);
    if (isIt(to)) return describeStep(successors, from, change);
  }
  throw new Error('A state does not follow from the one that it was found from.');
}

/** What a change of a state is, in words. Valid until something else is looked at. */
export function describeStep(successors: Successors, from: Int32Array, change: number): Step {
  const { changes, components } = successors;
  const { actors } = components;
  const base = change * changeWidth;
  const how = changes[base + of.how]!;
  const taken = changes[base + of.turn]! < 0 ? undefined : actors.taken[changes[base + of.turn]!]!;
  const turn = taken && { turn: taken.turn };
  if (how >= 0) {
    const happening = components.happenings[how]!;
    const slot = successors.slotAt(changes[base + of.first]!);
    return { ...happening, actor: actors.addresses[slot]!, ...turn };
  }
  const sender = actors.addresses[-1 - how]!;
  const faults = successors.faultsOf(change, from);
  if (!taken) return { type: 'lose', from: sender, message: successors.lostBy(change, from), faults };
  const { to, message } = taken.turn;
  const type = successors.isDoubled(change, from, -1 - how) ? 'double' : 'deliver';
  return type === 'double'
    ? { type, from: sender, to, message: message.type, faults, ...turn }
    : { type, from: sender, to, message: message.type, ...turn };
}
