/**
 * When two mutants are one chart: equal states, and equal alternatives once those that can never be taken are left out. A
 * changed word counts as a changed configuration where it comes to the same, such as a word that says nothing any more.
 */
import type { AnyStateMachine } from 'xstate';
import type { Alternative, Place } from './places.ts';
import { guardName, nodeAt, parentOf, placesOf, statesOf, targetOf } from './places.ts';
import type { Plain } from './planting.ts';

/** The states and transitions of a chart as a text that is equal for equal charts. */
export function shapeOf(chart: AnyStateMachine): string {
  const config = chart.config as Plain;
  const places = placesOf(config);
  return JSON.stringify([
    statesOf(config).map((state) => {
      const { initial, entry = [], exit = [], tags = [] } = nodeAt(config, state);
      return [state, initial, [entry].flat(), [exit].flat(), tags];
    }),
    places
      .map((place) => [place.state, place.event, takenOf(chart, place, places)] as const)
      .filter(([, , taken]) => taken.length > 0)
      .sort(([a, b], [c, d]) => (`${a} ${b}` < `${c} ${d}` ? -1 : 1)),
  ]);
}

type Taken = readonly [guard: string, does: string];

function takenOf(chart: AnyStateMachine, place: Place, places: readonly Place[]): Taken[] {
  const all = place.alternatives.map(
    (one): Taken => [
      one.guard === undefined ? '' : guardName(one.guard),
      JSON.stringify([targetOf(chart, place, one) ?? null, one.actions]),
    ],
  );
  const unguarded = all.findIndex(([guard]) => guard === '');
  const reachable = unguarded < 0 ? all : all.slice(0, unguarded + 1);
  // What is done whatever the last guards say.
  while (reachable.length > 1 && unguarded >= 0 && reachable.at(-2)?.[1] === reachable.at(-1)?.[1]) {
    reachable.splice(-2, 1);
  }
  // To hear something and do nothing is not to hear it, unless a state around would.
  const isHeardAround = places.some(({ state, event }) => event === place.event && isAround(state, place.state));
  while (!isHeardAround && reachable.at(-1)?.[1] === JSON.stringify([null, []])) reachable.pop();
  return reachable;
}

const isAround = (outer: string, inner: string): boolean =>
  inner !== '' && (parentOf(inner) === outer || isAround(outer, parentOf(inner)));

/** Every alternative of a configuration changed; undefined takes it out. */
function eachAlternative(config: Plain, change: (one: Alternative) => Alternative | undefined): void {
  for (const place of placesOf(config)) {
    const changed = place.alternatives.flatMap((one) => change(one) ?? []);
    const on = nodeAt(config, place.state).on as Plain;
    if (changed.length > 0) on[place.event] = changed;
    else delete on[place.event];
  }
}

/** A word in every list of actions replaced by others. */
export function eachAction(config: Plain, word: string, ...by: string[]): void {
  const list = (actions: readonly string[]) => actions.flatMap((one) => (one === word ? by : [one]));
  eachAlternative(config, (one) => ({ ...one, actions: list(one.actions) }));
  for (const state of statesOf(config)) {
    const node = nodeAt(config, state);
    for (const edge of ['entry', 'exit']) if (node[edge]) node[edge] = list([node[edge]].flat() as string[]);
  }
}

/** Where a guard that always says the same leaves its alternatives: without a question, or out. */
export function eachGuard(config: Plain, word: string, says: boolean): void {
  eachAlternative(config, (one) => {
    const name = one.guard === undefined ? '' : guardName(one.guard);
    if (name.split(' ').at(-1) !== word) return one;
    const isTaken = name.startsWith('not ') ? !says : says;
    const { guard: _, ...rest } = one;
    return isTaken ? rest : undefined;
  });
}
