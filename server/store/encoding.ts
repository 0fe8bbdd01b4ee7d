/**
 * How turns become lines and lines turns. A line is a positional array of JSON; a message is put into JSON once although it
 * stands on two turns, as an effect of its sender and as what its receiver hears.
 */
import type { Effect } from '../../machines/effects.ts';
import type { Message } from '../../machines/messages.ts';
import type { Address, Kind } from '../../machines/names.ts';
import type { Turn } from '../actors/host.ts';

/** Where a turn stands on the topic of its actor. */
export interface Place {
  /** Number of the last event that it published, 0 if it published none. */
  seq: number;
  /** The turn that published on this topic before it, 0 if there is none: so a topic is a chain through the record. */
  before: number;
}

export interface Line extends Place {
  turn: Turn;
}

/** One for each batch: it remembers what it has written by identity. */
export class Encoding {
  readonly #written = new Map<object, string>();

  /** Without its number, which follows from where the line stands. */
  line({ envelope, effects }: Turn, { seq, before }: Place): string {
    const { id, at, from, to, cause, message } = envelope;
    const head = `${id},${at},${JSON.stringify(from)},${JSON.stringify(to)},${cause}`;
    return `[${head},${this.#once(message)},${this.#effects(effects)},${seq},${before}]`;
  }

  /** JSON of a thing that may be asked for again. */
  #once(thing: object): string {
    let json = this.#written.get(thing);
    if (json === undefined) {
      json = JSON.stringify(thing);
      this.#written.set(thing, json);
    }
    return json;
  }

  #effects(effects: readonly Effect[]): string {
    let json = '';
    for (const effect of effects) json += `${json === '' ? '[' : ','}${this.#effect(effect)}`;
    return json === '' ? '[]' : `${json}]`;
  }

  #effect(effect: Effect): string {
    switch (effect.type) {
      case 'tell':
        return `{"type":"tell","to":${JSON.stringify(effect.to)},"message":${this.#once(effect.message)}}`;
      default:
        return JSON.stringify(effect);
    }
  }
}

/** Whether a line is of that kind of actor, read off its head alone. */
export function isOf(kind: Kind, json: string): boolean {
  const from = json.indexOf('"');
  const to = json.indexOf('"', json.indexOf('"', from + 1) + 1) + 1;
  return json.startsWith(`${kind}/`, to);
}

export function lineOf(n: number, json: string): Line {
  const [id, at, from, to, cause, message, effects, seq, before] = JSON.parse(json) as [
    number,
    number,
    string,
    Address,
    number | null,
    Message,
    Effect[],
    number,
    number,
  ];
  return { turn: { n, envelope: { id, from, to, at, cause, message }, effects }, seq, before };
}
