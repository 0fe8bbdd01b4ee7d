/**
 * A core: an actor's own state and what is left of its budget. It belongs to one actor and has a number; what it hears, and
 * what may happen to it by itself, is remembered.
 */
import { Actors } from './actors.ts';
import { Numbers, PairTable } from './tables.ts';
import type { Act, Budget, World } from './world.ts';

/** Something that may happen to an actor by itself: an act of the outside, or a timer. */
export type Happening = { type: 'act'; act: Act } | { type: 'fire'; timer: string };

/** For each happening: the core after it, the turn or -1, faults it takes, its place in `happenings`, 1 if it may happen again and again. */
export const happeningWidth = 5;

export class Cores {
  readonly actors: Actors;
  readonly #world: World;
  readonly #numbers = new PairTable();
  readonly #budgets: Budget[] = [];
  readonly #budgetNumbers = new Map<string, number>();
  readonly #happeningsOf: Int32Array[] = [];
  readonly happenings: Happening[] = [];
  readonly #happeningNumbers = new Map<string, number>();
  /** Core and message to what becomes of it. */
  readonly #heard = new PairTable();
  readonly #into = new Numbers();
  readonly #by = new Numbers();
  /** Of each core: its actor, that one's own state, and its budget. */
  readonly slotOf = new Numbers();
  readonly ownOf = new Numbers();
  readonly #budgetOf = new Numbers();
  /** Of each actor: its core at the beginning, which a global state writes as 0. */
  readonly starts = new Numbers();

  constructor(world: World) {
    this.#world = world;
    // 0 stands for the beginning, so no core has that number.
    for (const numbers of [this.slotOf, this.ownOf, this.#budgetOf]) numbers.push(-1);
    this.#happeningsOf.push(new Int32Array(0));
    this.actors = new Actors(world, (slot) => {
      const budget = this.#budget(world.budget(this.actors.addresses[slot]!));
      this.starts.push(this.#number(this.actors.starts[slot]!, budget));
    });
  }

  get count(): number {
    return this.slotOf.length;
  }

  /** What an actor hears, and what it does then: the number of a result, for `into` and `by`. */
  hear(core: number, message: number): number {
    const known = this.#heard.get(core, message);
    if (known >= 0) return known;
    const turn = this.actors.take(this.ownOf.at[core]!, message);
    const into = this.#number(this.actors.taken[turn]!.after, this.#budgetOf.at[core]!);
    this.#by.push(turn);
    return this.#heard.add(core, message, this.#into.push(into));
  }

  /** The core after that. */
  into(heard: number): number {
    return this.#into.at[heard]!;
  }

  /** The turn that was taken. */
  by(heard: number): number {
    return this.#by.at[heard]!;
  }

  happeningsOf(core: number): Int32Array {
    return this.#happeningsOf[core] ?? this.#findHappenings(core);
  }

  /** The core of another own state with the same budget. */
  withOwn(core: number, own: number): number {
    return this.#number(own, this.#budgetOf.at[core]!);
  }

  #number(own: number, budget: number): number {
    const known = this.#numbers.get(own, budget);
    if (known >= 0) return known;
    this.slotOf.push(this.actors.owns[own]!.slot);
    this.#budgetOf.push(budget);
    return this.#numbers.add(own, budget, this.ownOf.push(own));
  }

  #budget(budget: Budget): number {
    const left = Object.fromEntries(Object.entries(budget).filter(([, count]) => count > 0));
    const key = Object.entries(left)
      .map(([name, count]) => `${name} ${count}`)
      .sort()
      .join();
    let number = this.#budgetNumbers.get(key);
    if (number === undefined) {
      number = this.#budgets.push(left) - 1;
      this.#budgetNumbers.set(key, number);
    }
    return number;
  }

  #findHappenings(core: number): Int32Array {
    const own = this.ownOf.at[core]!;
    const { slot, state, timers } = this.actors.owns[own]!;
    const left = this.#budgets[this.#budgetOf.at[core]!]!;
    const found: number[] = [];
    const hear = (acted: number, message: number, faults: number, happening: Happening, forever: boolean) => {
      const heard = this.hear(acted, message);
      found.push(this.into(heard), this.by(heard), faults, this.#happening(happening), forever ? 1 : 0);
    };
    for (const { name, message } of timers) {
      if (!left[name]) continue;
      const rung = this.#number(this.actors.withoutTimer(own, name), this.#spent(left, name));
      hear(rung, message, 0, { type: 'fire', timer: name }, left[name] === Infinity);
    }
    for (const act of this.#world.acts(this.actors.addresses[slot]!, state, left)) {
      if (!left[act.spends]) throw new Error(`${act.name} spends ${act.spends}, of which nothing is left.`);
      const acted = this.#number(own, this.#spent(left, act.spends));
      const faults = act.isFault ? 1 : 0;
      const forever = left[act.spends] === Infinity;
      if (act.heard) {
        hear(acted, this.actors.message(act.heard.from, act.heard.message), faults, { type: 'act', act }, forever);
      } else {
        found.push(acted, -1, faults, this.#happening({ type: 'act', act }), forever ? 1 : 0);
      }
    }
    const happenings = Int32Array.from(found);
    this.#happeningsOf[core] = happenings;
    return happenings;
  }

  #spent(left: Budget, name: string): number {
    return this.#budget({ ...left, [name]: left[name]! - 1 });
  }

  #happening(happening: Happening): number {
    const key = JSON.stringify(happening);
    let number = this.#happeningNumbers.get(key);
    if (number === undefined) {
      number = this.happenings.push(happening) - 1;
      this.#happeningNumbers.set(key, number);
    }
    return number;
  }
}
