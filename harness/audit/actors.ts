/**
 * The actors of a record as its turns leave them. Who is over is kept as text, and the oldest of those not at all: then
 * the store is asked, if there is one. So memory follows who is active and not how long the record is.
 */
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { ActorState } from '../../machines/index.ts';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import { project, viewOf } from '../../machines/projection.ts';
import { blank } from '../../machines/views.ts';
import type { View } from '../../machines/wire.ts';
import { initialSnapshot, revive, stateOf } from '../../server/actors/step.ts';
import { ListedActors } from './listed-actors.ts';

/** Texts of actors that are over; about half a kilobyte each. */
const overMax = 20_000;

/** An actor and its topic. */
export interface Kept {
  snapshot: AnyMachineSnapshot;
  /** What a client has that folded every event; texts are references. */
  view: View;
  /** Events published so far. */
  seq: number;
  /** The turn that published last, 0 if none did. */
  publishedIn: number;
  /** Whether a turn has ever changed it. */
  used: boolean;
}

export interface StoredActor {
  state: ActorState | undefined;
  seq: number;
  publishedIn: number;
}

export class Actors {
  readonly #charts: Record<string, AnyStateMachine>;
  readonly #stored: (address: Address) => StoredActor | undefined;
  readonly #active = new Map<Address, Kept>();
  readonly #over = new Map<Address, string>();

  /** `stored`: an actor that is kept here no more, or never was. */
  constructor(
    charts: Record<string, AnyStateMachine>,
    stored: (address: Address) => StoredActor | undefined = () => undefined,
  ) {
    this.#charts = charts;
    this.#stored = stored;
  }

  get active(): number {
    return this.#active.size;
  }

  /** Undefined if there is no chart for such an address. */
  chartOf(address: Address): AnyStateMachine | undefined {
    return this.#charts[partsOf(address).kind];
  }

  /** Makes it active. Throws if there is no chart for it. */
  find(address: Address): Kept {
    let kept = this.#active.get(address);
    if (!kept) {
      kept = this.#revived(address, this.#storedAt(address));
      this.#active.set(address, kept);
      this.#over.delete(address);
    }
    return kept;
  }

  /** Without making it active; undefined if nothing has ever changed it. */
  stateAt(address: Address): ActorState | undefined {
    const kept = this.#active.get(address);
    if (kept) return kept.used ? (kept.snapshot as ActorState) : undefined;
    return this.#storedAt(address)?.state;
  }

  /** Active ones that are over leave, and those that nothing has ever changed. Says who. */
  retire(): Address[] {
    const left: Address[] = [];
    for (const [address, { snapshot, used, seq, publishedIn }] of this.#active) {
      const isUnused = !used && seq === 0;
      if (!isUnused && !snapshot.hasTag('over')) continue;
      this.#active.delete(address);
      if (!isUnused) this.#over.set(address, JSON.stringify({ state: stateOf(snapshot), seq, publishedIn }));
      left.push(address);
    }
    for (const oldest of this.#over.keys()) {
      if (this.#over.size <= overMax) break;
      this.#over.delete(oldest);
    }
    return left;
  }

  /** Whoever a turn has changed or that published, as far as it is kept. */
  *used(): Iterable<Address> {
    for (const [address, { used, seq }] of this.#active) if (used || seq > 0) yield address;
    yield* this.#over.keys();
  }

  viewAt(address: Address): View | undefined {
    return this.#active.get(address)?.view;
  }

  /** Iterates over the active ones and finds the others: what a property sees of the world. `only`: those instead. */
  asWorld(only?: ReadonlySet<Address>): ReadonlyMap<string, ActorState> {
    return new ListedActors(
      () => only ?? this.#active.keys(),
      (address) => this.stateAt(address),
    );
  }

  #storedAt(address: Address): StoredActor | undefined {
    const text = this.#over.get(address);
    return text === undefined ? this.#stored(address) : JSON.parse(text);
  }

  #revived(address: Address, stored: StoredActor | undefined): Kept {
    const chart = this.chartOf(address);
    if (!chart) throw new Error(`There is no chart for ${address}.`);
    const { kind } = partsOf(address);
    const { state, seq = 0, publishedIn = 0 } = stored ?? {};
    return {
      snapshot: state ? revive(chart, state) : initialSnapshot(chart),
      view: state && state.value !== 'absent' ? viewOf(project(kind, state)) : blank[kind],
      seq,
      publishedIn,
      used: state !== undefined,
    };
  }
}
