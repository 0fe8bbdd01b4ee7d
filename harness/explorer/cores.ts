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

  #findHappenings(core: number): Int32Array {
    const found = Int32Array.from(this.offersOf(core).flatMap((happening) => this.happen(core, happening)));
    this.#happeningsOf[core] = found;
    return found;
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

  /** What may happen to an actor by itself, not taken yet. */
  offersOf(core: number): Happening[] {
    const { slot, state, timers } = this.actors.owns[this.ownOf.at[core]!]!;
    const left = this.#budgets[this.#budgetOf.at[core]!]!;
    const rings = timers.filter(({ name }) => left[name]);
    const acts = this.#world.acts(this.actors.addresses[slot]!, state, left);
    return [
      ...rings.map(({ name }): Happening => ({ type: 'fire', timer: name })),
      ...acts.map((act): Happening => ({ type: 'act', act })),
    ];
  }

  /** What becomes of a core by it, as wide as `happeningWidth` says. */
  happen(core: number, happening: Happening): readonly number[] {
    const own = this.ownOf.at[core]!;
    const left = this.#budgets[this.#budgetOf.at[core]!]!;
    const number = this.#happening(happening);
    const hear = (acted: number, message: number, faults: number, spends: string) => {
      const heard = this.hear(acted, message);
      return [this.into(heard), this.by(heard), faults, number, left[spends] === Infinity ? 1 : 0];
    };
    if (happening.type === 'fire') {
      const { timer } = happening;
      const { message } = this.actors.owns[own]!.timers.find(({ name }) => name === timer)!;
      return hear(this.#number(this.actors.withoutTimer(own, timer), this.#spent(left, timer)), message, 0, timer);
    }
    const { name, spends, heard, isFault } = happening.act;
    if (!left[spends]) throw new Error(`${name} spends ${spends}, of which nothing is left.`);
    const acted = this.#number(own, this.#spent(left, spends));
    const faults = isFault ? 1 : 0;
    if (!heard) return [acted, -1, faults, number, left[spends] === Infinity ? 1 : 0];
    return hear(acted, this.actors.message(heard.from, heard.message), faults, spends);
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
