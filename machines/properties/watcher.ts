/**
 * Watches a run turn by turn: one watcher for tests, exploration, simulation and a server that watches its own record.
 * It keeps the monitors' memories and what was reached; it does not decide what happens on a violation.
 */
import type { Monitor, Property, Seen, World } from './shape.ts';

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
        if (property.over === 'state') return property.check(world);
        return property.monitor ? remember(property.monitor, turn) : property.check(turn, world);
      }),
    settled: (world) =>
      judge((property) => {
        if (property.expectation === 'quiet') return property.check(world);
        if (property.expectation !== 'leadsTo') return undefined;
        const owed = property.owed(world);
        return owed.length > 0 ? `still owed: ${owed.join(', ')}` : undefined;
      }),
    unreached: () => [...missing],
  };
}
