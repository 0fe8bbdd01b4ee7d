/** One text for all states that are the same but for names and numbers, found by trying every change of names there is. */

import type { About, Rewriting, Said, World } from '../../harness/explorer/world.ts';
import { canonical } from '../../machines/records.ts';
import type { Plain } from './naive-edges.ts';

type Names = ReadonlyMap<string, string>;
const asTheyAre: Names = new Map();
const nobody: About = { from: '', to: '' };

/** The least of the texts that a state has under any change of names. */
export function textOf(world: World, state: Plain, changes: readonly Names[] = [asTheyAre]): string {
  if (!world.rewrite) return canonical(state);
  const counted = rewritten(world, state, countedAnew(world, state));
  const texts = changes.map((names) => canonical(rewritten(world, counted, withNames(names))));
  return texts.sort()[0]!;
}

/** Every way in which people of a world may change places. */
export function changesOf(world: World): Names[] {
  return (world.symmetry ?? []).reduce<Names[]>(
    (changes, tuples) =>
      changes.flatMap((names) =>
        orders(tuples).map((order) => {
          const pairs = tuples.flatMap((tuple, n) => tuple.map((name, at): [string, string] => [name, order[n]![at]!]));
          return new Map([...names, ...pairs]);
        }),
      ),
    [asTheyAre],
  );
}

function orders<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((first, n) => orders(items.filter((_, other) => other !== n)).map((rest) => [first, ...rest]));
}

const withNames = (names: Names): Rewriting => ({
  name: (name) => names.get(name) ?? name,
  number: (_, number) => number,
  ceiling: (_, number) => number,
});

/** Numbers of a family become 1, 2, 3 … of those that are spoken of; a counter stands at the most of its group. */
function countedAnew(world: World, state: Plain): Rewriting {
  const families = new Map<string, Set<number>>();
  const listening: Rewriting = {
    name: (name) => name,
    number: (family, number) => {
      families.set(family, (families.get(family) ?? new Set()).add(number));
      return number;
    },
    ceiling: (_, number) => number,
  };
  // What properties remember of a number is not to speak of it.
  rewritten(world, { ...state, memories: {} }, listening);
  const rankOf = (family: string, number: number) => {
    const numbers = [...(families.get(family) ?? [])].sort((a, b) => a - b);
    return numbers.includes(number) ? numbers.indexOf(number) + 1 : undefined;
  };
  const mostOf = (group: string) =>
    Math.max(0, ...[...families].map(([family, numbers]) => (family.split('|')[0] === group ? numbers.size : 0)));
  return { name: (name) => name, number: rankOf, ceiling: mostOf };
}

function rewritten(world: World, state: Plain, rewriting: Rewriting): Plain {
  const rewrite = <Value>(value: Value, about: About): Value => world.rewrite!(value, rewriting, about) as Value;
  const address = (name: string) => rewrite(name, nobody);
  const each = <Value>(record: Record<string, Value>, change: (value: Value, name: string) => Value) =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [address(name), change(value, name)]));
  const said = (message: Said, from: string, to: string) => rewrite(message, { from, to });
  const about = (to: string): About => ({ from: '', to });
  // Nobody has changed a view that is blank, yet it may speak of numbers; so may whoever is as at the beginning.
  const views = world.view ? { ...blanks(world, state), ...state.views } : state.views;
  return {
    actors: each(state.actors, (actor, name) => rewrite(actor, about(name))),
    views: each(views, (view, name) => rewrite(view, about(name))),
    timers: each(state.timers, (timers, actor) =>
      Object.fromEntries(Object.entries(timers).map(([name, message]) => [name, said(message, actor, actor)])),
    ),
    queues: each(state.queues, (receivers, from) =>
      each(receivers, (queue, to) => queue.map((message) => said(message, from, to))),
    ),
    left: each(state.left, (left) => left),
    faults: state.faults,
    memories: Object.fromEntries(
      Object.entries(state.memories).map(([name, memory]) => [name, rewrite(memory, about(name))]),
    ),
  };
}

const blanks = (world: World, state: Plain) =>
  Object.fromEntries(Object.keys(state.actors).map((address) => [address, world.view!.blank(address)]));
