/**
 * Watches a run turn by turn: one watcher for tests, exploration, simulation and a server that watches its own record.
 * It keeps the monitors' memories and what was reached; it does not decide what happens on a violation.
 */
import type { ActorState } from '../index.ts';
import type { GroupOf, Monitor, Property, Seen, World } from './shape.ts';

export interface Violation {
  property: string;
  why: string;
  /** What is wrong, in a sentence. */
  wrong: string;
}

export interface Watcher {
  /** Call after every turn, with the world as it is then. */
  turn(turn: Seen, world: World): Violation[];
  /** Call when nothing is in flight: everything that is owed must have come about. */
  settled(world: World): Violation[];
  /** `sometimes` properties that were never reached. */
  unreached(): string[];
  /** That actor is over and nothing more is expected of it: it is judged together with others no longer. */
  forget(address: string): void;
}

export function watch(properties: readonly Property[]): Watcher {
  const memories = new Map<Monitor<unknown>, unknown>();
  const missing = new Set(
    properties.filter(({ expectation }) => expectation === 'sometimes').map((property) => property.name),
  );
  const judge = (wanted: (property: Property) => string | undefined): Violation[] =>
    properties.flatMap((property) => {
      const wrong = wanted(property);
      return wrong === undefined ? [] : [{ property: property.name, why: property.why, wrong }];
    });
  const groups = new Map<Property, Map<string, Set<string>>>();
  /** The world as far as a property looks at it after a turn of that actor; undefined: not at all. */
  const around = (property: Property, groupOf: GroupOf, address: string, world: World): World | undefined => {
    const name = groupOf(address);
    if (name === undefined) return undefined;
    const known = groups.get(property) ?? new Map<string, Set<string>>();
    groups.set(property, known);
    const members = known.get(name) ?? new Set<string>();
    known.set(name, members.add(address));
    const actors = new Map<string, ActorState>();
    for (const member of members) {
      const state = world.actors.get(member);
      if (state) actors.set(member, state);
    }
    return { ...world, actors };
  };
  const remember = (monitor: Monitor<unknown>, turn: Seen) => {
    const { memory, wrong } = monitor.next(memories.get(monitor) ?? monitor.start, turn);
    memories.set(monitor, memory);
    return wrong;
  };
  return {
    turn: (turn, world) =>
      judge((property) => {
        if (property.expectation === 'sometimes') {
          if (missing.has(property.name) && property.reached(turn)) missing.delete(property.name);
          return undefined;
        }
        if (property.expectation !== 'always') return undefined;
        if (property.over === 'state') {
          const seen = property.groupOf ? around(property, property.groupOf, turn.to, world) : world;
          return seen && property.check(seen);
        }
        if (property.monitor) return property.monitor.concerns(turn) ? remember(property.monitor, turn) : undefined;
        return property.concerns?.(turn) === false ? undefined : property.check(turn, world);
      }),
    settled: (world) =>
      judge((property) => {
        if (property.expectation === 'quiet') return property.check(world);
        if (property.expectation !== 'leadsTo') return undefined;
        const owed = property.owed(world);
        return owed.length > 0 ? `still owed: ${owed.join(', ')}` : undefined;
      }),
    unreached: () => [...missing],
    forget: (address) => {
      for (const [property, byName] of groups) {
        const name =
          property.expectation === 'always' && property.over === 'state' ? property.groupOf?.(address) : undefined;
        const members = name === undefined ? undefined : byName.get(name);
        members?.delete(address);
        if (members?.size === 0) byName.delete(name!);
      }
    },
  };
}
