/**
 * States of actors that are kept here and there, so that no state needs many turns to be rebuilt. Bounded by what they hold:
 * when there is too much, every second one of each actor goes.
 */
import type { ActorState } from '../../machines/index.ts';
import type { KeptView } from '../../server/actors/kept-view.ts';

/** An actor after so many of its own turns. */
export interface Checkpoint {
  state: ActorState;
  /** Of its topic: number of the last event, and what it folds to where that is kept. */
  seq: number;
  view: KeptView;
}

/** Turns of an actor between two checkpoints, at first. */
const spacing = 16;
/** Entries of all books that are kept; a few hundred megabytes at worst. */
const entriesMax = 1_500_000;

export class Checkpoints {
  readonly #entriesMax: number;
  readonly #ofActors = new Map<number, Map<number, Checkpoint>>();
  #spacing = spacing;
  #entries = 0;

  constructor(max = entriesMax) {
    this.#entriesMax = max;
  }

  /** Turns of an actor between two of them, now. */
  get spacing(): number {
    return this.#spacing;
  }

  isDue(count: number): boolean {
    return count > 0 && count % this.#spacing === 0;
  }

  /** The last one of that actor up to so many turns. */
  before(actor: number, count: number): [count: number, checkpoint: Checkpoint] | undefined {
    const kept = this.#ofActors.get(actor);
    if (!kept) return undefined;
    for (let at = count - (count % this.#spacing); at > 0; at -= this.#spacing) {
      const checkpoint = kept.get(at);
      if (checkpoint) return [at, checkpoint];
    }
    return undefined;
  }

  keep(actor: number, count: number, checkpoint: Checkpoint): void {
    const kept = this.#ofActors.get(actor) ?? new Map<number, Checkpoint>();
    if (kept.has(count)) return;
    this.#ofActors.set(actor, kept.set(count, checkpoint));
    this.#entries += entriesOf(checkpoint);
    while (this.#entries > this.#entriesMax && this.#spacing < 2 ** 30) this.#thin();
  }

  #thin(): void {
    this.#spacing *= 2;
    for (const kept of this.#ofActors.values()) {
      for (const [count, checkpoint] of kept) {
        if (count % this.#spacing === 0) continue;
        kept.delete(count);
        this.#entries -= entriesOf(checkpoint);
      }
    }
  }
}

function entriesOf({ state, view }: Checkpoint): number {
  let entries = 20;
  for (const books of [state.context, view ?? {}]) {
    for (const book of Object.values(books)) {
      if (book !== null && typeof book === 'object') entries += Object.keys(book).length;
    }
  }
  return entries;
}
