/**
 * The actors that are in memory, the one not addressed for longest first out. The rest is read from the store when it is
 * addressed. Nothing leaves in the middle of a batch: an actor that was changed and not yet stored has no other place.
 */
import type { AnyStateMachine } from 'xstate';
import type { ActorState } from '../../machines/index.ts';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import type { Stored } from '../store/actor-rows.ts';
import type { KeptView } from './kept-view.ts';
import type { Actor } from './ledger.ts';
import { initialSnapshot, revive, stateOf } from './step.ts';

/** Where actors are when they are not in memory. */
interface Source {
  actor(address: Address): Stored;
}

export class Residents {
  readonly #source: Source;
  readonly #charts: Record<string, AnyStateMachine>;
  readonly #max: number;
  readonly #actors = new Map<Address, Actor>();

  constructor(source: Source, charts: Record<string, AnyStateMachine>, max: number) {
    this.#source = source;
    this.#charts = charts;
    this.#max = max;
  }

  get size(): number {
    return this.#actors.size;
  }

  find(address: Address): Actor {
    const actor = this.#actors.get(address) ?? this.#load(address);
    // A map keeps the order of insertion: whoever was addressed last stands last.
    this.#actors.delete(address);
    this.#actors.set(address, actor);
    return actor;
  }

  /** Reads without making it resident. */
  stateAt(address: Address): ActorState | undefined {
    const actor = this.#actors.get(address);
    if (!actor) return this.#source.actor(address).state;
    return actor.used ? stateOf(actor.snapshot) : undefined;
  }

  viewAt(address: Address): KeptView {
    const actor = this.#actors.get(address);
    return actor ? actor.view : this.#source.actor(address).view;
  }

  /** After a commit: whatever is over leaves at once, and then whoever is too many. */
  trim(touched: Iterable<Actor>): void {
    for (const { address, snapshot } of touched) if (snapshot.hasTag('over')) this.#actors.delete(address);
    for (const address of this.#actors.keys()) {
      if (this.#actors.size <= this.#max) break;
      this.#actors.delete(address);
    }
  }

  #load(address: Address): Actor {
    const chart = this.#charts[partsOf(address).kind];
    if (!chart) throw new Error(`There is no chart for ${address}.`);
    const { state, seq, publishedIn, view } = this.#source.actor(address);
    const snapshot = state ? revive(chart, state) : initialSnapshot(chart);
    return { address, chart, snapshot, seq, publishedIn, used: state !== undefined, view };
  }
}
