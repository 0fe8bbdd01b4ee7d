/**
 * A memory host whose turns are all put before the properties. What becomes of a violation is the caller's: a test throws
 * it, a replay ends with it.
 */

import { partsOf } from '../../machines/names.ts';
import { comparable } from '../../machines/projection.ts';
import type { Property } from '../../machines/properties/shape.ts';
import type { Violation } from '../../machines/properties/watcher.ts';
import { watch } from '../../machines/properties/watcher.ts';
import type { World } from '../../machines/properties.ts';
import { properties as all } from '../../machines/properties.ts';
import { blank, fold } from '../../machines/views.ts';
import type { View } from '../../machines/wire.ts';
import type { TurnSeen } from '../../server/actors/host.ts';
import type { MemoryHost, MemoryOptions } from '../../server/actors/memory-host.ts';
import { memoryHost } from '../../server/actors/memory-host.ts';

export interface WatchedOptions extends MemoryOptions {
  /** Those that are watched, all if left out. */
  properties?: readonly Property[];
  /** Told every turn with what it violates. */
  onJudged?(turn: TurnSeen, violations: readonly Violation[]): void;
}

export interface WatchedHost {
  host: MemoryHost;
  world(): World;
  /** What must hold while nothing is under way and does not; nothing while something is. */
  settled(): Violation[];
  /** `sometimes` properties that were never reached. */
  unreached(): string[];
}

export function watchedHost({ properties = all, onJudged, ...options }: WatchedOptions): WatchedHost {
  const watcher = watch(properties);
  const views = new Map<string, View>();
  const onTurn = (turn: TurnSeen) => {
    const { envelope, before, after, effects } = turn;
    const { from, to, message, at } = envelope;
    for (const effect of effects) {
      if (effect.type !== 'publish') continue;
      views.set(to, fold(views.get(to) ?? blank[partsOf(to).kind], { event: effect.event, at }));
    }
    onJudged?.(turn, watcher.turn({ to, from, message, before, after, effects }, world()));
  };
  const host = memoryHost({ ...options, onTurn });
  const world = (): World => ({
    actors: host.states(),
    isQuiet: host.inFlight() === 0,
    folded: (topic) => {
      const view = views.get(topic);
      return view && comparable(view);
    },
  });
  return {
    host,
    world,
    settled: () => (host.inFlight() === 0 ? watcher.settled(world()) : []),
    unreached: () => watcher.unreached(),
  };
}
