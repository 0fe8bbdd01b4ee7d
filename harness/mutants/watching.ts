/** Every property, watched while charts run on a memory host; what clients fold is folded along. */
import { partsOf } from '../../machines/names.ts';
import { comparable } from '../../machines/projection.ts';
import type { World } from '../../machines/properties/shape.ts';
import type { Violation } from '../../machines/properties/watcher.ts';
import { watch } from '../../machines/properties/watcher.ts';
import { properties } from '../../machines/properties.ts';
import { blank, fold } from '../../machines/views.ts';
import type { View } from '../../machines/wire.ts';
import type { TurnSeen } from '../../server/actors/host.ts';
import type { MemoryHost } from '../../server/actors/memory-host.ts';

export class Watching {
  readonly #watcher = watch(properties);
  readonly #views = new Map<string, View>();

  /** What a turn that has happened violates. */
  turn({ envelope, before, after, effects }: TurnSeen, host: MemoryHost): Violation | undefined {
    const { from, to, message, at } = envelope;
    for (const effect of effects) {
      if (effect.type !== 'publish') continue;
      this.#views.set(to, fold(this.#views.get(to) ?? blank[partsOf(to).kind], { event: effect.event, at }));
    }
    return this.#watcher.turn({ to, from, message, before, after, effects }, this.#world(host))[0];
  }

  /** What is violated once nothing is under way. */
  settled(host: MemoryHost): Violation | undefined {
    return this.#watcher.settled(this.#world(host))[0];
  }

  #world(host: MemoryHost): World {
    return {
      actors: host.states(),
      isQuiet: host.inFlight() === 0,
      folded: (topic) => {
        const view = this.#views.get(topic);
        return view && comparable(view);
      },
    };
  }
}
