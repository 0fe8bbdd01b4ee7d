/**
 * Breadth-first over a world, done plainly: states are objects, known by their canonical text, and XState is asked anew
 * for every turn. Slow, short, and written apart from the explorer, whose counts and verdicts it checks.
 */
import type { Situation, Turn, World } from '../../harness/explorer/world.ts';
import type { ActorState } from '../../machines/index.ts';
import type { Plain } from './naive-edges.ts';
import { edgesOf, hasMonitor, startOf } from './naive-edges.ts';
import { changesOf, textOf } from './naive-form.ts';

export interface Searched {
  ended: 'exhausted' | 'violated' | 'limited';
  states: number;
  edges: number;
  quietStates: number;
  reached: string[];
  /** Of a violation: the fewest steps that lead to one, and all properties that are violated after so many. */
  length?: number;
  violated?: string[];
}

export interface SearchOptions {
  statesMax?: number;
  /** People who may change places do. */
  symmetry?: boolean;
}

export function naiveSearch(
  world: World,
  { statesMax = Number.POSITIVE_INFINITY, symmetry = false }: SearchOptions = {},
): Searched {
  const changes = symmetry ? changesOf(world) : undefined;
  const known = new Set<string>();
  const reached = new Set<string>();
  let states = 0;
  let edges = 0;
  let quietStates = 0;
  let layer: Plain[] = [];
  const ended = (how: Searched['ended'], more: Partial<Searched> = {}): Searched => ({
    ended: how,
    states,
    edges,
    quietStates,
    reached: [...reached].sort(),
    ...more,
  });
  const first = startOf(world);
  const keep = (state: Plain, into: Plain[]): string[] => {
    const key = textOf(world, state, changes);
    if (known.has(key)) return [];
    known.add(key);
    states++;
    into.push(state);
    if (isQuiet(state)) quietStates++;
    return wrongIn(world, state);
  };
  let violated = new Set(keep(first, layer));
  for (let length = 0; layer.length > 0; length++) {
    if (violated.size > 0) return ended('violated', { length, violated: [...violated].sort() });
    const next: Plain[] = [];
    violated = new Set();
    for (const state of layer) {
      for (const { after, turn, wrong } of edgesOf(world, state)) {
        edges++;
        if (wrong !== undefined) violated.add('no throw');
        for (const property of world.properties) {
          if (turn && property.expectation === 'sometimes' && property.reached(turn)) reached.add(property.name);
        }
        if (turn && wrong === undefined) for (const name of wrongOf(world, state, turn, after)) violated.add(name);
        if (world.within && !world.within(actorsOf(after))) continue;
        for (const name of keep(after, next)) violated.add(name);
      }
      if (states > statesMax) return ended('limited');
    }
    layer = next;
    // A turn can be wrong that leads nowhere new.
    if (violated.size > 0 && layer.length === 0)
      return ended('violated', { length: length + 1, violated: [...violated].sort() });
  }
  return ended('exhausted');
}

const actorsOf = (state: Plain): ReadonlyMap<string, ActorState> => new Map(Object.entries(state.actors));
const isQuiet = (state: Plain): boolean => Object.keys(state.queues).length === 0;

function situationOf(world: World, state: Plain): Situation {
  const { view } = world;
  const actors = actorsOf(state);
  const folded = (topic: string) => view?.comparable(state.views[topic] ?? view.blank(topic));
  return { actors, isQuiet: isQuiet(state), ...(view && { folded }) };
}

/** Names of properties of states that do not hold. */
function wrongIn(world: World, state: Plain): string[] {
  const situation = situationOf(world, state);
  return world.properties.flatMap((property) => {
    if (property.over !== 'state') return [];
    if (property.expectation === 'leadsTo')
      return situation.isQuiet && property.owed(situation).length > 0 ? [property.name] : [];
    if (property.expectation === 'quiet' && !situation.isQuiet) return [];
    return property.check(situation) === undefined ? [] : [property.name];
  });
}

/** Names of properties of turns that do not hold of this one. */
function wrongOf(world: World, before: Plain, turn: Turn, after: Plain): string[] {
  return world.properties.flatMap((property) => {
    if (property.expectation !== 'always' || property.over !== 'turn') return [];
    let wrong: string | undefined;
    if (hasMonitor(property)) {
      if (property.monitor.concerns(turn)) wrong = property.monitor.next(before.memories[property.name], turn).wrong;
    } else if (property.concerns?.(turn) !== false) {
      wrong = property.check(turn, situationOf(world, after));
    }
    return wrong === undefined ? [] : [property.name];
  });
}
