/**
 * What one command published with all that it caused, made ready once for all desks: by topic, with the frames that several
 * desks are sent alike.
 * A frame is one object however many desks get it, so that it is put into JSON once.
 */
import type { Address } from '../../machines/names.ts';
import type { Frame, Numbered } from '../../machines/wire.ts';
import type { Published } from '../actors/host.ts';

export type EventsFrame = Extract<Frame, { type: 'events' }>;

/** An event of it: the `index`-th of its topic, the `position`-th of all. */
export interface Entry extends Published {
  index: number;
  position: number;
}

export class Publication {
  readonly #byTopic = new Map<Address, Entry[]>();
  readonly #frames = new Map<string, EventsFrame>();
  /** Time of its last event, ms UTC. */
  readonly at: number;

  constructor(published: readonly Published[]) {
    this.at = published.at(-1)?.numbered.at ?? 0;
    for (const [position, { topic, numbered }] of published.entries()) {
      const entries = this.#byTopic.get(topic) ?? [];
      if (entries.length === 0) this.#byTopic.set(topic, entries);
      entries.push({ topic, numbered, index: entries.length, position });
    }
  }

  get topics(): Iterable<Address> {
    return this.#byTopic.keys();
  }

  of(topic: Address): readonly Entry[] {
    return this.#byTopic.get(topic) ?? [];
  }

  /** What is new to a desk that has these topics up to these numbers, in order. Throws if something is missing between. */
  after(sent: ReadonlyMap<Address, number>): readonly Entry[] {
    const parts: (readonly Entry[])[] = [];
    const [few, many] = this.#byTopic.size < sent.size ? [this.#byTopic, sent] : [sent, this.#byTopic];
    for (const topic of few.keys()) if (many.has(topic)) parts.push(fresh(this.of(topic), sent.get(topic)!));
    const [only = [], ...others] = parts.filter((part) => part.length > 0);
    return others.length === 0 ? only : [only, ...others].flat().sort((a, b) => a.position - b.position);
  }

  /** Entries of one topic, from one to another, as desks are sent them. */
  frame(from: Entry, until: Entry): EventsFrame {
    const { topic } = from;
    const name = `${from.position} ${until.position}`;
    let frame = this.#frames.get(name);
    if (!frame) {
      const events: Numbered[] = this.of(topic)
        .slice(from.index, until.index + 1)
        .map(({ numbered }) => numbered);
      frame = { type: 'events', topic, mode: 'live', events };
      this.#frames.set(name, frame);
    }
    return frame;
  }

  /** Entries as frames: as long as they are of one topic they share one. */
  framesOf(entries: readonly Entry[]): EventsFrame[] {
    const frames: EventsFrame[] = [];
    let from = entries[0];
    for (const [n, entry] of entries.entries()) {
      const next = entries[n + 1];
      if (!from || next?.topic === entry.topic) continue;
      frames.push(this.frame(from, entry));
      from = next;
    }
    return frames;
  }
}

function fresh(entries: readonly Entry[], last: number): readonly Entry[] {
  const first = entries.findIndex(({ numbered }) => numbered.seq > last);
  if (first < 0) return [];
  const { topic, numbered } = entries[first]!;
  if (numbered.seq !== last + 1) throw new Error(`${topic} went from ${last} to ${numbered.seq}.`);
  return first === 0 ? entries : entries.slice(first);
}
