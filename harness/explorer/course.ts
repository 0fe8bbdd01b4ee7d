/**
 * One run through a world, step by step, with every property judged on the way: whoever chooses what happens next, by chance
 * or by a list of choices, goes through here. Only what is chosen is taken, so what else could be done costs next to nothing.
 */
import type { Violation } from '../../machines/properties/watcher.ts';
import { canonical } from '../../machines/records.ts';
import type { Happening } from './cores.ts';
import { Judge } from './judge.ts';
import type { Step } from './path.ts';
import { describeStep } from './path.ts';
import { how, of, Successors } from './successors.ts';
import { at } from './vector.ts';
import type { World } from './world.ts';

/** Something that may happen next: a message arrives or is lost or doubled, or an actor does something by itself. */
export type Offer =
  | { type: 'deliver' | 'lose'; change: number }
  | { type: 'happen'; slot: number; happening: Happening; spends: string };

export class Course {
  readonly world: World;
  readonly successors: Successors;
  readonly #judge: Judge;
  #from: Int32Array;
  /** Of each actor: the core that it was asked of last, and what was offered. */
  readonly #offersOf: { core: number; offers: Offer[] }[] = [];
  #slots: readonly number[] = [];
  steps: Step[] = [];
  /** What may happen next; nothing once the run has left the world. */
  offers: readonly Offer[] = [];

  constructor(world: World) {
    this.world = world;
    this.successors = new Successors(world);
    this.#judge = new Judge(this.successors);
    this.#from = this.successors.start();
  }

  /** Back to the beginning. What is wrong with it. */
  begin(): Violation | undefined {
    this.#from = this.successors.start();
    this.steps = [];
    return this.#judge.always(this.#from, undefined)[0] ?? this.#look();
  }

  /** Nothing is under way. */
  get isQuiet(): boolean {
    return this.successors.isQuiet;
  }

  /** The same step once more, if it may happen now; of messages of one kind the very same rather than another. */
  offerOf(step: Step): Offer | undefined {
    const { addresses } = this.successors.cores.actors;
    let alike: Offer | undefined;
    for (const offer of this.offers) {
      if (offer.type === 'happen') {
        if (!('actor' in step) || addresses[offer.slot] !== step.actor) continue;
        const { happening } = offer;
        if (step.type === 'act' && happening.type === 'act' && happening.act.name === step.act.name) return offer;
        if (step.type === 'fire' && happening.type === 'fire' && happening.timer === step.timer) return offer;
      } else if ('from' in step) {
        const other = describeStep(this.successors, this.#from, offer.change);
        if (!isSameWay(step, other)) continue;
        if (canonical(step.turn?.message) === canonical(other.turn?.message)) return offer;
        alike ??= offer;
      }
    }
    return alike;
  }

  /** Lets it happen. What is wrong then. */
  take(offer: Offer): Violation | undefined {
    const { successors, world } = this;
    let change = 0;
    if (offer.type === 'happen') successors.findHappening(this.#from, offer.slot, offer.happening);
    else change = offer.change;
    this.#from = widened(this.#from, successors.layout.width);
    const to = new Int32Array(successors.layout.width);
    successors.apply(change, this.#from, to);
    if (world.within && !world.within(this.#judge.situation(to).actors)) {
      this.offers = [];
      return undefined;
    }
    this.steps.push(describeStep(successors, this.#from, change));
    const wrong = this.#wrongAfter(change, to);
    if (wrong) return wrong;
    this.#from = to;
    return this.#look();
  }

  /** What may happen now, and what is wrong if nothing is under way. */
  #look(): Violation | undefined {
    const { successors } = this;
    successors.findArrivals(this.#from);
    this.#from = widened(this.#from, successors.layout.width);
    this.offers = [...this.#arrivals(), ...this.#inOrder().flatMap((slot) => this.#by(slot))];
    return successors.isQuiet ? this.#judge.quiet(this.#from)[0] : undefined;
  }

  /** What may arrive, in an order that depends on nothing that other runs have met. */
  #arrivals(): Offer[] {
    const { changes, begins, count } = this.successors;
    const { network } = this.world;
    const found: { name: string; offer: Offer }[] = [];
    for (let change = 0; change < count; change++) {
      const by = changes[begins[change]! + of.how]!;
      const kind = -1 - ((-by - 1) % how.kinds);
      // Where everything may arrive again, arriving and being under way still is how it arrives.
      const isArrival = kind === how.arrives || (kind === how.doubled && network.duplicating === 'always');
      const type = isArrival ? 'deliver' : 'lose';
      found.push({ name: this.#nameOf(change, by), offer: { type, change } });
    }
    return found.sort(({ name: a }, { name: b }) => (a < b ? -1 : a > b ? 1 : 0)).map(({ offer }) => offer);
  }

  #nameOf(change: number, by: number): string {
    const { changes, begins, cores, layout, queues } = this.successors;
    const pair = Math.floor((-by - 1) / how.kinds);
    const { addresses, messages } = cores.actors;
    const way = `${addresses[layout.pairFrom.at[pair]!]} ${addresses[layout.pairTo.at[pair]!]} ${(-by - 1) % how.kinds}`;
    if (this.world.network.order === 'ordered') return way;
    // Several of one pair may be next: they are told apart by what is left.
    const rest = queues.contentOf(changes[begins[change]! + of.places + 1]!);
    return `${way} ${rest.map((message) => canonical(messages[message]!)).sort()}`;
  }

  /** Actors that ever change, in the order of their addresses. */
  #inOrder(): readonly number[] {
    const { layout, cores } = this.successors;
    if (this.#slots.length < layout.actors.length) {
      const { addresses } = cores.actors;
      this.#slots = [...layout.actors].sort((a, b) => (addresses[a]! < addresses[b]! ? -1 : 1));
    }
    return this.#slots;
  }

  /** What an actor may do by itself. */
  #by(slot: number): readonly Offer[] {
    const { cores, layout } = this.successors;
    const core = layout.coreOf(this.#from, slot);
    let known = this.#offersOf[slot];
    if (known?.core !== core) {
      const offers = cores.offersOf(core).map((happening): Offer => {
        const spends = happening.type === 'act' ? happening.act.spends : happening.timer;
        return { type: 'happen', slot, happening, spends };
      });
      known = { core, offers };
      this.#offersOf[slot] = known;
    }
    if (this.#from[at.faults]! > 0) return known.offers;
    return known.offers.filter((offer) => !isFault(offer));
  }

  #wrongAfter(change: number, to: Int32Array): Violation | undefined {
    const { changes, begins } = this.successors;
    const turn = changes[begins[change]! + of.turn]!;
    // Nobody has heard anything, so that nothing is judged of what was lost.
    if (turn < 0) return undefined;
    return (
      this.successors.violationsOf(turn, this.#from[at.memory]!)[0] ??
      this.#judge.turn(to, turn)[0] ??
      this.#judge.always(to, turn)[0]
    );
  }
}

const isSameWay = (step: Step, other: Step): boolean =>
  'from' in step &&
  'from' in other &&
  step.type === other.type &&
  step.from === other.from &&
  step.to === other.to &&
  step.message === other.message;

export const isFault = (offer: Offer): boolean =>
  offer.type === 'happen' && offer.happening.type === 'act' && offer.happening.act.isFault === true;

function widened(vector: Int32Array, width: number): Int32Array {
  if (vector.length >= width) return vector;
  const wide = new Int32Array(width);
  wide.set(vector);
  return wide;
}

/** `sometimes` properties that any run has reached so far. */
export function reachedIn({ world, successors }: Course): string[] {
  const { taken } = successors.cores.actors;
  return world.properties.flatMap((property) =>
    property.expectation === 'sometimes' && taken.some(({ turn }) => property.reached(turn)) ? [property.name] : [],
  );
}
