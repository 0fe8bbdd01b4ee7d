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

/**
 * The steps from the beginning to a state, and the change of it that follows, if one is named. Told of one run, with the names
 * and numbers that it really has, also where a state stands for others.
 */
export function pathTo(exploration: Exploration, index: number, change?: number): Step[] {
  const { successors, states } = exploration;
  const indices: number[] = [];
  for (let at = index; at >= 0; at = states.parentOf(at)) indices.unshift(at);
  const steps: Step[] = [];
  // The broken change is looked up in the state itself before that is told with other names.
  const wanted = change === undefined ? undefined : changed(exploration, index, change);
  let run = successors.start();
  for (const next of indices.slice(1)) {
    const target = new Int32Array(successors.width);
    states.read(next, target);
    const step = stepTo(exploration, run, (vector) => same(vector, target));
    steps.push(step.told);
    run = step.to;
  }
  if (wanted) steps.push(stepTo(exploration, run, (vector) => same(vector, wanted)).told);
  return steps;
}

/** The form of what a change makes of a state. */
function changed(exploration: Exploration, index: number, change: number): Int32Array {
  const { successors, states } = exploration;
  const from = new Int32Array(successors.width);
  states.read(index, from);
  successors.find(from);
  const to = new Int32Array(successors.width);
  successors.apply(change, from, to);
  exploration.form?.make(to);
  return to;
}

const same = (a: Int32Array, b: Int32Array) => a.every((value, place) => value === (b[place] ?? 0));

function stepTo(exploration: Exploration, from: Int32Array, isIt: (form: Int32Array) => boolean) {
  const { successors, form } = exploration;
  successors.find(from);
  form?.makeRoom();
  for (let change = 0; change < successors.count; change++) {
    const to = new Int32Array(successors.width);
    successors.apply(change, from, to);
    const formed = to.slice();
    form?.make(formed);
    if (isIt(formed)) return { told: describeStep(successors, from, change), to };
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
