/** The way to a state, told step by step: found again by looking at what may happen, from the beginning on. */
import type { CanonicalForm } from './canonical-form.ts';
import type { Judge } from './judge.ts';
import type { StateTable } from './states.ts';
import type { Successors } from './successors.ts';
import { how, of } from './successors.ts';
import { at } from './vector.ts';
import type { Act, Turn } from './world.ts';

/** What was found, as far as looking back needs it. */
export interface Search {
  readonly successors: Successors;
  readonly states: StateTable;
  readonly judge: Judge;
  /** Undefined: every name and every number counts. */
  readonly form: CanonicalForm | undefined;
}

export type Step = (
  | { type: 'act'; actor: string; act: Act }
  | { type: 'fire'; actor: string; timer: string }
  | { type: 'deliver'; from: string; to: string; message: string }
  /** Arrives and is under way still. */
  | { type: 'double'; from: string; to: string; message: string; faults: number }
  | { type: 'lose'; from: string; to: string; message: string; faults: number }
) & {
  /** The turn that it led to; undefined if nobody heard anything. */
  turn?: Turn;
};

/**
 * The steps from the beginning to a state, and the change of it that follows, if one is named. Told of one run, with the names
 * and numbers that it really has, also where a state stands for others.
 */
export function pathTo(search: Search, index: number, change?: number): Step[] {
  const { successors, states } = search;
  const indices: number[] = [];
  for (let one = index; one >= 0; one = states.parentOf(one)) indices.unshift(one);
  const steps: Step[] = [];
  // The broken change is looked up in the state itself before that is told with other names.
  const wanted = change === undefined ? undefined : changed(search, index, change);
  let run = successors.start();
  for (const next of indices.slice(1)) {
    const target = new Int32Array(successors.layout.width);
    states.read(next, target);
    const step = stepTo(search, run, (vector) => same(vector, target));
    steps.push(step.told);
    run = step.to;
  }
  if (wanted) steps.push(stepTo(search, run, (vector) => same(vector, wanted.form), wanted.heard).told);
  return steps;
}

/** The form of what a change makes of a state, and what is heard: with a fault, two messages may come to the same state. */
function changed(search: Search, index: number, change: number): { form: Int32Array; heard: string } {
  const { successors, states } = search;
  const from = new Int32Array(successors.layout.width);
  states.read(index, from);
  successors.find(from);
  const to = new Int32Array(successors.layout.width);
  successors.apply(change, from, to);
  const heard = heardIn(describeStep(successors, from, change));
  search.form?.make(to);
  return { form: to, heard };
}

const heardIn = ({ turn }: Step) => JSON.stringify(turn?.message);

const same = (a: Int32Array, b: Int32Array) => a.every((value, place) => value === (b[place] ?? 0));

/** `heard`: a step in which just that is heard, if there is one. */
function stepTo(search: Search, from: Int32Array, isIt: (form: Int32Array) => boolean, heard?: string) {
  const { successors, form } = search;
  successors.find(from);
  form?.makeRoom();
  let found: { told: Step; to: Int32Array } | undefined;
  for (let change = 0; change < successors.count; change++) {
    const to = new Int32Array(successors.layout.width);
    successors.apply(change, from, to);
    const formed = to.slice();
    form?.make(formed);
    if (!isIt(formed)) continue;
    const told = describeStep(successors, from, change);
    if (heard === undefined || heardIn(told) === heard) return { told, to };
    found ??= { told, to };
  }
  if (!found) throw new Error('A state does not follow from the one that it was found from.');
  return found;
}

/** What a change of a state is, in words. Valid until something else is looked at. */
export function describeStep(successors: Successors, from: Int32Array, change: number): Step {
  const { changes, cores, queues, layout } = successors;
  const { addresses, messages, taken } = cores.actors;
  const base = successors.begins[change]!;
  const by = changes[base + of.how]!;
  const number = changes[base + of.turn]!;
  const turn = number >= 0 && { turn: taken[number]!.turn };
  if (by >= 0) {
    const whose = layout.whose(changes[base + of.places]!);
    return { ...cores.happenings[by]!, actor: addresses[whose]!, ...turn };
  }
  const pair = Math.floor((-by - 1) / how.kinds);
  const kind = by + pair * how.kinds;
  const sender = addresses[layout.pairFrom.at[pair]!]!;
  const receiver = addresses[layout.pairTo.at[pair]!]!;
  const faults = from[at.faults]! - changes[base + of.faults]!;
  const told = { from: sender, to: receiver, ...turn };
  if (turn) {
    const { message } = turn.turn;
    return kind === how.doubled
      ? { type: 'double', message: message.type, faults, ...told }
      : { type: 'deliver', message: message.type, ...told };
  }
  const before = queues.contentOf(from[layout.pairPlaces.at[pair]!]!);
  const after = [...queues.contentOf(changes[base + of.places + 1]!)];
  const lost = before.find((message) => {
    const place = after.indexOf(message);
    if (place >= 0) after.splice(place, 1);
    return place < 0;
  });
  return { type: 'lose', message: messages[lost!]!.message.type, faults, ...told };
}
