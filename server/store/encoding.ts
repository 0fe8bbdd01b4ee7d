/**
 * How turns become rows. A message is written once although it stands on two turns, as an effect of its sender and as
 * what its receiver hears.
 */
import type { Effect } from '../../machines/effects.ts';

/** One for each batch: it remembers what it has written by identity. */
export class Encoding {
  readonly #written = new Map<object, string>();

  /** JSON of a thing that may be asked for again. */
  once(thing: object): string {
    let json = this.#written.get(thing);
    if (json === undefined) {
      json = JSON.stringify(thing);
      this.#written.set(thing, json);
    }
    return json;
  }

  effects(effects: readonly Effect[]): string {
    let json = '';
    for (const effect of effects) json += `${json === '' ? '[' : ','}${this.#effect(effect)}`;
    return json === '' ? '[]' : `${json}]`;
  }

  #effect(effect: Effect): string {
    switch (effect.type) {
      case 'tell':
        return `{"type":"tell","to":${JSON.stringify(effect.to)},"message":${this.once(effect.message)}}`;
      default:
        return JSON.stringify(effect);
    }
  }
}
