/**
 * Actors' own states, the messages there are, and the turns that lead from one to the next. Each is known by a small number,
 * and a turn is taken once: what XState says to a pair of state and message is remembered.
 */
import type { ActorState } from '../../machines/index.ts';
import type { Violation } from '../../machines/properties/watcher.ts';
import { canonical } from '../../machines/records.ts';
import { isChart } from './behaviour.ts';
import { Numbers, PairTable } from './tables.ts';
import type { Behaviour, Effect, Property, Said, Turn, World } from './world.ts';

/** An actor's state with what belongs to it: what clients folded of its topic, and its timers. */
export interface Own {
  slot: number;
  state: ActorState;
  view: unknown;
  /** By name, sorted. */
  timers: readonly { name: string; message: number }[];
}

export interface Taken {
  turn: Turn;
  /** The state before and after, as numbers. */
  before: number;
  after: number;
  /** Slots and messages in turn: what it sends. */
  sends: readonly number[];
  /** What is wrong with the turn itself, whatever else is. */
  violations: readonly Violation[];
}

/** What a turn calls for beside the change that it makes. */
export const calls = { violation: 1, memory: 2, look: 4, change: 8 } as const;

/** The limit of everything that is numbered here; a world that needs more is not bounded. */
const actorsMax = 10_000;

export class Actors {
  readonly world: World;
  readonly addresses: string[] = [];
  readonly #slots = new Map<string, number>();
  readonly #behaviours: Behaviour[] = [];
  /** The state of each slot at the beginning. */
  readonly starts: number[] = [];
  readonly owns: Own[] = [];
  readonly #ownNumbers = new Map<string, number>();
  readonly messages: { from: string; message: Said }[] = [];
  readonly #messageNumbers = new Map<string, number>();
  readonly taken: Taken[] = [];
  readonly #turns = new PairTable();
  /** `calls` of each turn. */
  readonly callsOf = new Numbers();
  /** Turns that charts were asked for: the rest was remembered. */
  xstateCalls = 0;
  readonly #judges: readonly Extract<Property, { check: unknown }>[];
  readonly #onSlot: (slot: number) => void;

  constructor(world: World, onSlot: (slot: number) => void) {
    this.world = world;
    this.#onSlot = onSlot;
    this.#judges = world.properties.filter(
      (property) =>
        property.expectation === 'always' && property.over === 'turn' && !property.monitor && !property.concerns,
    ) as never;
  }

  /** The place of an address; a new one if nobody has used it. */
  slotOf(address: string, state?: ActorState): number {
    const known = this.#slots.get(address);
    if (known !== undefined) return known;
    if (this.addresses.length === actorsMax) throw new Error(`There are more than ${actorsMax} actors.`);
    const behaviour = this.world.behaviour(address);
    const slot = this.addresses.push(address) - 1;
    this.#slots.set(address, slot);
    this.#behaviours.push(behaviour);
    const beginning = state ?? behaviour.start;
    this.starts.push(this.own({ slot, state: beginning, view: this.world.view?.blank(address), timers: [] }));
    this.#onSlot(slot);
    return slot;
  }

  behaviourOf(slot: number): Behaviour {
    return this.#behaviours[slot]!;
  }

  own(own: Own): number {
    const { slot, state, view, timers } = own;
    const key = `${slot} ${canonical([state.value, state.context, view, timers])}`;
    let number = this.#ownNumbers.get(key);
    if (number === undefined) {
      number = this.owns.push(own) - 1;
      this.#ownNumbers.set(key, number);
    }
    return number;
  }

  message(from: string, message: Said): number {
    const key = `${from} ${canonical(message)}`;
    let number = this.#messageNumbers.get(key);
    if (number === undefined) {
      number = this.messages.push({ from, message }) - 1;
      this.#messageNumbers.set(key, number);
    }
    return number;
  }

  /** The same actor without a timer, which rings. */
  withoutTimer(own: number, name: string): number {
    const before = this.owns[own]!;
    return this.own({ ...before, timers: before.timers.filter((timer) => timer.name !== name) });
  }

  /** The turn of an actor in that state that hears that message. */
  take(own: number, message: number): number {
    const known = this.#turns.get(own, message);
    if (known >= 0) return known;
    const taken = this.#run(own, message);
    const number = this.taken.push(taken) - 1;
    this.callsOf.push(this.#callsFor(taken));
    return this.#turns.add(own, message, number);
  }

  #run(before: number, number: number): Taken {
    const { slot, state, view, timers } = this.owns[before]!;
    const { from, message } = this.messages[number]!;
    const to = this.addresses[slot]!;
    const behaviour = this.#behaviours[slot]!;
    if (isChart(behaviour)) this.xstateCalls++;
    let said: ReturnType<Behaviour['turn']>;
    try {
      said = behaviour.turn(state, message);
    } catch (error) {
      const turn: Turn = { to, from, message, before: state, after: state, effects: [] };
      const wrong = `${to} threw on ${message.type}: ${(error as Error).message}`;
      const violation = { property: 'no throw', why: 'A turn throws nothing.', wrong };
      return { turn, before, after: before, sends: [], violations: [violation] };
    }
    const { effects } = said;
    // A turn that changes nothing keeps its state, so that equal states are the same object.
    const after = this.own({
      slot,
      state: said.state,
      view: this.#folded(view, effects),
      timers: this.#armed(to, timers, effects),
    });
    const turn: Turn = { to, from, message, before: state, after: this.owns[after]!.state, effects };
    const sends: number[] = [];
    const send = (address: string, what: Said) => void sends.push(this.slotOf(address), this.message(to, what));
    for (const effect of effects) if (effect.type === 'tell') send(effect.to, effect.message);
    for (const { to: address, message: what } of this.world.also?.(turn) ?? []) send(address, what);
    return { turn, before, after, sends, violations: this.#violationsOf(turn) };
  }

  #folded(view: unknown, effects: readonly Effect[]): unknown {
    let folded = view;
    for (const effect of effects) {
      if (effect.type === 'publish' && this.world.view) folded = this.world.view.fold(folded, effect.event);
    }
    return folded;
  }

  #armed(address: string, timers: Own['timers'], effects: readonly Effect[]): Own['timers'] {
    let armed = timers;
    for (const effect of effects) {
      if (effect.type !== 'after' && effect.type !== 'cancel') continue;
      armed = armed.filter(({ name }) => name !== effect.name);
      if (effect.type === 'after')
        armed = [...armed, { name: effect.name, message: this.message(address, effect.message) }];
    }
    return armed === timers ? timers : [...armed].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #violationsOf(turn: Turn): Violation[] {
    return this.#judges.flatMap((property) => {
      const wrong = (property.check as (turn: Turn) => string | undefined)(turn);
      return wrong === undefined ? [] : [{ property: property.name, why: property.why, wrong }];
    });
  }

  #callsFor({ turn, before, after, violations }: Taken): number {
    let call = (violations.length > 0 ? calls.violation : 0) | (before !== after ? calls.change : 0);
    for (const property of this.world.properties) {
      if (property.expectation !== 'always' || property.over !== 'turn') continue;
      if (property.monitor?.concerns(turn)) call |= calls.memory;
      if (!property.monitor && property.concerns?.(turn)) call |= calls.look;
    }
    return call;
  }
}
