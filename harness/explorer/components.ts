/**
 * A component: an actor's own state, what it has said that is still under way, and what is left of its budget. It belongs to
 * one actor and has a number, so that a delivery changes two numbers of a global state: who said it, and who hears it.
 */
import { Actors } from './actors.ts';
import { Numbers, PairTable } from './tables.ts';
import type { Act, Budget, NetworkKind, World } from './world.ts';

/** Messages under way from one actor to another: in order; a set or bag in the order of their numbers if there is none. */
type Queue = readonly number[];

interface Component {
  own: number;
  budget: number;
  /** Slots to queues that are not empty, by slot. */
  outbox: ReadonlyMap<number, Queue>;
}

/** Something that may happen to a component by itself: an act of the outside, a timer, a loss. */
export type Happening = { type: 'act'; act: Act } | { type: 'fire'; timer: string };

/** Numbers for each delivery that a component offers: to whom, which message, the component without it, faults it takes. */
export const deliveryWidth = 4;
/** For each happening: the component after it, the turn or -1, faults it takes, its place in `happenings`, 1 if it may happen again and again. */
export const happeningWidth = 5;
/** In place of an address: the message is lost. */
export const nobody = -1;

const none: Int32Array = new Int32Array(0);

export class Components {
  readonly actors: Actors;
  readonly #world: World;
  readonly #network: NetworkKind;
  readonly #all: Component[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #budgets: Budget[] = [];
  readonly #budgetNumbers = new Map<string, number>();
  readonly #deliveries: Int32Array[] = [];
  readonly #happenings: Int32Array[] = [];
  readonly happenings: Happening[] = [];
  readonly #happeningNumbers = new Map<string, number>();
  /** Component and message to what becomes of it. */
  readonly #heard = new PairTable();
  readonly #heardInto = new Numbers();
  readonly #heardBy = new Numbers();
  /** Of each component: the actor it belongs to, and that one's own state. */
  readonly slotOf = new Numbers();
  readonly ownOf = new Numbers();
  /** Of each actor: its component at the beginning, which a global state writes as 0. */
  readonly starts = new Numbers();

  constructor(world: World, onSlot: (slot: number) => void) {
    this.#world = world;
    this.#network = world.network;
    // 0 stands for the beginning, so no component has that number.
    this.#all.push({ own: -1, budget: -1, outbox: new Map() });
    for (const numbers of [this.slotOf, this.ownOf]) numbers.push(-1);
    this.#deliveries.push(none);
    this.#happenings.push(none);
    this.actors = new Actors(world, (slot) => {
      const budget = this.#budget(world.budget(this.actors.addresses[slot]!));
      this.starts.push(this.#number({ own: this.actors.starts[slot]!, budget, outbox: new Map() }));
      onSlot(slot);
    });
  }

  get count(): number {
    return this.#all.length;
  }

  /** What an actor hears, and what it does then: the number of a result, for `into` and `by`. */
  hear(component: number, message: number): number {
    const known = this.#heard.get(component, message);
    if (known >= 0) return known;
    const { own, budget, outbox } = this.#all[component]!;
    const turn = this.actors.take(own, message);
    const { after, sends } = this.actors.taken[turn]!;
    const into = this.#number({ own: after, budget, outbox: this.#sent(outbox, sends) });
    this.#heardBy.push(turn);
    return this.#heard.add(component, message, this.#heardInto.push(into));
  }

  /** The component after that. */
  into(heard: number): number {
    return this.#heardInto.at[heard]!;
  }

  /** The turn that was taken. */
  by(heard: number): number {
    return this.#heardBy.at[heard]!;
  }

  /** What a component has under way, as it may arrive or be lost. */
  deliveriesOf(component: number): Int32Array {
    return this.#deliveries[component] ?? (this.#deliveries[component] = this.#deliveriesFrom(component));
  }

  /** What may happen to a component by itself. */
  happeningsOf(component: number): Int32Array {
    return this.#happenings[component] ?? (this.#happenings[component] = this.#happeningsAt(component));
  }

  /** The message of a delivery or happening, in words. */
  describe(component: number): { own: number; left: Budget; underWay: [to: number, messages: Queue][] } {
    const { own, budget, outbox } = this.#all[component]!;
    return { own, left: this.#budgets[budget]!, underWay: [...outbox] };
  }

  /** The same in other words: names, messages and slots as `rename` has them. */
  renamed(
    component: number,
    rename: { own(own: number): number; message(message: number, to: number): number; slot(slot: number): number },
  ): number {
    const { own, budget, outbox } = this.#all[component]!;
    const queues = [...outbox].map(([to, queue]): [number, Queue] => [
      rename.slot(to),
      this.#ordered(queue.map((message) => rename.message(message, to))),
    ]);
    return this.#number({ own: rename.own(own), budget, outbox: bySlot(queues) });
  }

  /** A component with messages under way from the beginning. */
  sending(component: number, sends: readonly number[]): number {
    const before = this.#all[component]!;
    return this.#number({ ...before, outbox: this.#sent(before.outbox, sends) });
  }

  #number(component: Component): number {
    const { own, budget, outbox } = component;
    let key = `${own}|${budget}`;
    for (const [to, queue] of outbox) key += `|${to}:${queue.join()}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#all.push(component) - 1;
      this.#numbers.set(key, number);
      this.slotOf.push(this.actors.owns[own]!.slot);
      this.ownOf.push(own);
    }
    return number;
  }

  #budget(budget: Budget): number {
    const left = Object.fromEntries(Object.entries(budget).filter(([, count]) => count > 0));
    const key = JSON.stringify(Object.entries(left).sort(([a], [b]) => (a < b ? -1 : 1)));
    let number = this.#budgetNumbers.get(key);
    if (number === undefined) {
      number = this.#budgets.push(left) - 1;
      this.#budgetNumbers.set(key, number);
    }
    return number;
  }

  #sent(outbox: Component['outbox'], sends: readonly number[]): Component['outbox'] {
    if (sends.length === 0) return outbox;
    const queues = new Map(outbox);
    for (let n = 0; n < sends.length; n += 2) {
      const [to, message] = [sends[n]!, sends[n + 1]!];
      const queue = queues.get(to) ?? [];
      // On a network that may double everything, twice under way is the same as once.
      if (this.#network.order === 'unordered' && this.#network.duplicating === 'always' && queue.includes(message)) continue;
      queues.set(to, this.#ordered([...queue, message]));
    }
    return bySlot([...queues]);
  }

  #ordered(queue: Queue): Queue {
    return this.#network.order === 'ordered' ? queue : [...queue].sort((a, b) => a - b);
  }

  #deliveriesFrom(component: number): Int32Array {
    const { order, lossy, duplicating } = this.#network;
    const before = this.#all[component]!;
    const offers: number[] = [];
    for (const [to, queue] of before.outbox) {
      const heads = order === 'ordered' ? [0] : queue.flatMap((message, n) => (queue.indexOf(message) === n ? [n] : []));
      for (const head of heads) {
        const rest = queue.filter((_, n) => n !== head);
        const queues = [...before.outbox].flatMap(([other, all]): [number, Queue][] =>
          other !== to ? [[other, all]] : rest.length > 0 ? [[to, rest]] : [],
        );
        const without = this.#number({ ...before, outbox: bySlot(queues) });
        const kept = duplicating === 'always' && order === 'unordered';
        if (!kept) offers.push(to, queue[head]!, without, 0);
        if (duplicating !== 'never') offers.push(to, queue[head]!, component, duplicating === 'byFault' ? 1 : 0);
        if (lossy !== 'never') offers.push(nobody, queue[head]!, without, lossy === 'byFault' ? 1 : 0);
      }
    }
    return Int32Array.from(offers);
  }

  #happeningsAt(component: number): Int32Array {
    const before = this.#all[component]!;
    const { slot, state, timers } = this.actors.owns[before.own]!;
    const left = this.#budgets[before.budget]!;
    const address = this.actors.addresses[slot]!;
    const found: number[] = [];
    for (const { name, message } of timers) {
      if (!left[name]) continue;
      const rung = { ...before, own: this.actors.withoutTimer(before.own, name), budget: this.#spent(left, name) };
      const heard = this.hear(this.#number(rung), message);
      const forever = left[name] === Infinity ? 1 : 0;
      found.push(this.into(heard), this.by(heard), 0, this.#happening({ type: 'fire', timer: name }), forever);
    }
    for (const act of this.#world.acts(address, state, left)) {
      if (!left[act.spends]) throw new Error(`${act.name} spends ${act.spends}, of which nothing is left.`);
      const lost = act.loses?.map((to) => this.actors.slotOf(to)) ?? [];
      const outbox = new Map([...before.outbox].filter(([to]) => !lost.includes(to)));
      const acted = this.#number({ ...before, budget: this.#spent(left, act.spends), outbox });
      const number = this.#happening({ type: 'act', act });
      const faults = act.loses ? 1 : 0;
      const forever = left[act.spends] === Infinity ? 1 : 0;
      if (!act.heard) {
        found.push(acted, -1, faults, number, forever);
        continue;
      }
      const heard = this.hear(acted, this.actors.message(act.heard.from, act.heard.message));
      found.push(this.into(heard), this.by(heard), faults, number, forever);
    }
    return Int32Array.from(found);
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

const bySlot = (queues: [number, Queue][]): ReadonlyMap<number, Queue> => new Map(queues.sort(([a], [b]) => a - b));
