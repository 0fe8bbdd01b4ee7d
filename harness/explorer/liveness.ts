/**
 * Promises that may go unkept for ever: a circle of states in which something stays owed although every delivery that is
 * possible all the time is made now and then (weak fairness). A promise that is owed where nothing is under way any more is
 * found by the search itself.
 */
import type { Counterexample } from './explored.ts';
import type { Search, Step } from './path.ts';
import { describeStep, pathTo } from './path.ts';
import { how, of } from './successors.ts';
import { Numbers } from './tables.ts';

interface Free {
  to: number;
  /** Its place among all changes of the state. */
  change: number;
  /** Sender and receiver of a delivery; undefined for what people and timers do, to whom nobody owes anything. */
  delivery: string | undefined;
}

/** The first unkept promise. `through` holds at least one state of every circle. */
export function fairCircle(search: Search, through: ReadonlySet<number>): Counterexample | undefined {
  if (search.judge.promised.length === 0 || through.size === 0) return undefined;
  for (const circle of circles(search, through)) {
    const found = unkept(search, circle);
    if (found) return found;
  }
  return undefined;
}

/** Steps from a state that take nothing from any budget. */
function freeFrom({ successors, states }: Search, index: number): Free[] {
  const from = new Int32Array(successors.layout.width);
  const to = new Int32Array(successors.layout.width);
  states.read(index, from);
  successors.find(from);
  const { changes, begins, cores, layout } = successors;
  const found: Free[] = [];
  for (let change = 0; change < successors.count; change++) {
    const base = begins[change]!;
    if (changes[base + of.free] !== 1) continue;
    successors.apply(change, from, to);
    const next = states.find(to);
    if (next < 0) continue;
    const by = changes[base + of.how]!;
    const pair = Math.floor((-by - 1) / how.kinds);
    const arrives = by < 0 && changes[base + of.turn]! >= 0;
    const channel = () =>
      `${cores.actors.addresses[layout.pairFrom.at[pair]!]} ${cores.actors.addresses[layout.pairTo.at[pair]!]}`;
    found.push({ to: next, change, delivery: arrives ? channel() : undefined });
  }
  return found;
}

/** Strongly connected states by free steps, where there is a circle at all (Tarjan, without recursion). */
function* circles(search: Search, through: ReadonlySet<number>): Generator<ReadonlySet<number>> {
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const open = new Set<number>();
  const stack = new Numbers();
  for (const root of through) {
    if (order.has(root)) continue;
    const work: { at: number; steps: Free[]; next: number }[] = [];
    const enter = (at: number) => {
      order.set(at, order.size);
      low.set(at, order.get(at)!);
      open.add(at);
      stack.push(at);
      work.push({ at, steps: freeFrom(search, at), next: 0 });
    };
    enter(root);
    while (work.length > 0) {
      const frame = work.at(-1)!;
      const step = frame.steps[frame.next++];
      if (step) {
        if (!order.has(step.to)) enter(step.to);
        else if (open.has(step.to)) low.set(frame.at, Math.min(low.get(frame.at)!, order.get(step.to)!));
        continue;
      }
      work.pop();
      const above = work.at(-1);
      if (above) low.set(above.at, Math.min(low.get(above.at)!, low.get(frame.at)!));
      if (low.get(frame.at) !== order.get(frame.at)) continue;
      const members = new Set<number>();
      for (;;) {
        const member = stack.at[--stack.length]!;
        open.delete(member);
        members.add(member);
        if (member === frame.at) break;
      }
      if (members.size > 1 || frame.steps.some(({ to }) => to === frame.at)) yield members;
    }
  }
}

function unkept(search: Search, members: ReadonlySet<number>): Counterexample | undefined {
  const { judge, states, successors } = search;
  const vector = new Int32Array(successors.layout.width);
  const owedIn = [...members].map((member) => {
    states.read(member, vector);
    return judge.owed(vector);
  });
  for (const [n, { name, why }] of judge.promised.entries()) {
    const key = owedIn[0]![n]!.find((one) => owedIn.every((owed) => owed[n]!.includes(one)));
    if (key === undefined || !isFair(search, members)) continue;
    const first = Math.min(...members);
    const loop = roundTrip(search, first, members);
    const wrong = `${key} stays owed while the same things happen again and again`;
    return { property: name, why, wrong, steps: [...pathTo(search, first), ...loop], loop: loop.length };
  }
  return undefined;
}

/** Every delivery that is possible in all of these states is made between two of them. */
function isFair(search: Search, members: ReadonlySet<number>): boolean {
  const possible = new Map<string, number>();
  const made = new Set<string>();
  for (const member of members) {
    const deliveries = freeFrom(search, member).filter(({ delivery }) => delivery !== undefined);
    for (const delivery of new Set(deliveries.map((one) => one.delivery!))) {
      possible.set(delivery, (possible.get(delivery) ?? 0) + 1);
    }
    for (const { to, delivery } of deliveries) if (members.has(to)) made.add(delivery!);
  }
  return [...possible].every(([delivery, count]) => count < members.size || made.has(delivery));
}

/** A shortest way from a state back to itself among these. */
function roundTrip(search: Search, first: number, members: ReadonlySet<number>): Step[] {
  const cameFrom = new Map<number, { from: number; change: number }>();
  const queue = [first];
  for (let at = queue.shift(); at !== undefined && !cameFrom.has(first); at = queue.shift()) {
    for (const { to, change } of freeFrom(search, at)) {
      if (!members.has(to) || cameFrom.has(to)) continue;
      cameFrom.set(to, { from: at, change });
      queue.push(to);
    }
  }
  const steps: Step[] = [];
  const vector = new Int32Array(search.successors.layout.width);
  let at = first;
  do {
    const { from, change } = cameFrom.get(at)!;
    search.states.read(from, vector);
    search.successors.find(vector);
    steps.unshift(describeStep(search.successors, vector, change));
    at = from;
  } while (at !== first);
  return steps;
}
