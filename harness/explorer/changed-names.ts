/**
 * One way in which people change places: what it makes of a state, part by part, each worked out once. Follows the image of
 * the state at hand, so that a change of the state is a change of a few numbers of the image.
 */
import type { Rewriter } from './rewriter.ts';
import type { Successors } from './successors.ts';
import { Numbers } from './tables.ts';
import { at, hashOf, weight } from './vector.ts';
import type { Rewriting } from './world.ts';

export class ChangedNames {
  readonly #successors: Successors;
  readonly #rewriter: Rewriter;
  readonly #rewriting: Rewriting;
  /** What is known of it, as number + 1, so that 0 is unknown. */
  readonly #cores = new Numbers();
  readonly #queues = new Numbers();
  readonly #places = new Numbers();
  readonly #owns = new Numbers();
  readonly #messages = new Numbers();
  readonly #memories = new Numbers();
  readonly #slots = new Numbers();
  /** What it makes of the state at hand, and the hash of that. */
  image: Int32Array = new Int32Array(0);
  #hash = 0;

  /** Throws if those who change places do not begin alike: different states would then look the same. */
  constructor(successors: Successors, rewriter: Rewriter, names: ReadonlyMap<string, string>) {
    this.#successors = successors;
    this.#rewriter = rewriter;
    this.#rewriting = {
      name: (name) => names.get(name) ?? name,
      number: (_, number) => number,
      ceiling: (_, number) => number,
    };
    this.#mustFit();
  }

  /** Before the image is asked for: of a state, which `change` and `restore` are then about. */
  begin(from: Int32Array): void {
    if (this.image.length !== from.length) this.image = new Int32Array(from.length);
    this.make(from, this.image);
    this.#hash = hashOf(this.image);
  }

  /** Makes the image that of a changed state. Its hash. */
  change(state: Int32Array, changes: Int32Array, first: number, end: number): number {
    const { image } = this;
    let hash = this.#hash;
    for (let place = 0; place < at.others; place++) {
      const value = place === at.memory ? this.#memoryAs(state[place]!) : state[place]!;
      if (value === image[place]) continue;
      hash ^= weight(place, image[place]!) ^ weight(place, value);
      image[place] = value;
    }
    for (let n = first; n < end; n += 2) {
      const place = changes[n]!;
      const other = this.#places.at[place]! - 1;
      const value = this.#valueAs(place, state[place]!);
      hash ^= weight(other, image[other]!) ^ weight(other, value);
      image[other] = value;
    }
    return hash;
  }

  restore(from: Int32Array, changes: Int32Array, first: number, end: number): void {
    const { image } = this;
    image[at.memory] = this.#memoryAs(from[at.memory]!);
    image[at.faults] = from[at.faults]!;
    image[at.delays] = from[at.delays]!;
    for (let n = first; n < end; n += 2) {
      const place = changes[n]!;
      image[this.#places.at[place]! - 1] = this.#valueAs(place, from[place]!);
    }
  }

  /** What it makes of any state, in `image`. */
  make(vector: Int32Array, image: Int32Array): void {
    image.fill(0);
    image[at.memory] = this.#memoryAs(vector[at.memory]!);
    image[at.faults] = vector[at.faults]!;
    image[at.delays] = vector[at.delays]!;
    for (let place = at.others; place < vector.length; place++) {
      const value = vector[place]!;
      if (value !== 0) image[this.#places.at[place]! - 1] = this.#valueAs(place, value);
    }
  }

  /** The place that a place changes with. */
  placeAs(place: number): number {
    const { layout } = this.#successors;
    return remembered(this.#places, place, () => {
      const whose = layout.whose(place);
      if (whose >= 0) return layout.placeFor(this.#slotAs(whose));
      const [from, to] = [layout.pairFrom, layout.pairTo].map((slots) => slots.at[-1 - whose]!);
      return layout.pairFor(this.#slotAs(from!), this.#slotAs(to!));
    });
  }

  #mustFit(): void {
    const { cores, world, memory } = this.#successors;
    const { actors } = cores;
    for (let slot = 0; slot < cores.starts.length; slot++) {
      const other = this.#slotAs(slot);
      const budget = (address: string) => JSON.stringify(world.budget(address));
      const [from = '', to = ''] = [slot, other].map((each) => actors.addresses[each]);
      const own = this.#rewriter.own(actors.starts[slot]!, other, this.#rewriting);
      if (own === actors.starts[other] && budget(from) === budget(to)) continue;
      throw new Error(`${from} and ${to} cannot change places: they do not begin alike.`);
    }
    if (this.#memoryAs(memory) !== memory) {
      throw new Error('What properties remember at the beginning is not the same for all who change places.');
    }
  }

  /** What stands in a place, in other names. */
  #valueAs(place: number, value: number): number {
    if (value === 0) return 0;
    const isCore = this.#successors.layout.whose(place) >= 0;
    const table = isCore ? this.#cores : this.#queues;
    const stored = value < table.length ? table.at[value]! : 0;
    if (stored > 0) return stored - 1;
    return isCore ? this.#coreAs(value) : this.#queueAs(value);
  }

  #slotAs(slot: number): number {
    const { actors } = this.#successors.cores;
    return remembered(this.#slots, slot, () =>
      actors.slotOf(this.#rewriter.address(actors.addresses[slot]!, this.#rewriting)),
    );
  }

  #coreAs(core: number): number {
    return remembered(this.#cores, core, () => {
      const { cores, layout } = this.#successors;
      const slot = this.#slotAs(cores.slotOf.at[core]!);
      const own = cores.ownOf.at[core]!;
      const after = remembered(this.#owns, own, () => this.#rewriter.own(own, slot, this.#rewriting));
      return layout.written(cores.withOwn(core, after));
    });
  }

  #queueAs(queue: number): number {
    return remembered(this.#queues, queue, () => {
      const { queues } = this.#successors;
      // To whom it is makes no difference to names.
      const messageAs = (message: number) =>
        remembered(this.#messages, message, () => this.#rewriter.message(message, 0, this.#rewriting));
      return queues.number(queues.contentOf(queue).map(messageAs));
    });
  }

  #memoryAs(memory: number): number {
    return remembered(this.#memories, memory, () => this.#rewriter.memory(memory, this.#rewriting));
  }
}

function remembered(numbers: Numbers, key: number, find: () => number): number {
  while (numbers.length <= key) numbers.push(0);
  const known = numbers.at[key]!;
  if (known !== 0) return known - 1;
  const value = find();
  numbers.at[key] = value + 1;
  return value;
}
