/**
 * Properties of global states. A verdict is asked for once for each combination of what actors are; what is under way and
 * what is left of budgets makes no difference to it.
 */
import type { ActorState } from '../../machines/index.ts';
import type { Violation } from '../../machines/properties/watcher.ts';
import type { Successors } from './successors.ts';
import { PairTable } from './tables.ts';
import type { Property, Situation } from './world.ts';

type OfState = Extract<Property, { expectation: 'always'; over: 'state' }>;
type OfTurn = Extract<Property, { expectation: 'always'; over: 'turn'; monitor?: undefined }>;
type Quiet = Extract<Property, { expectation: 'quiet' }>;
export type Promised = Extract<Property, { expectation: 'leadsTo' }>;

/** Actors that a property judges together. */
interface Group {
  property: OfState;
  slots: number[];
  table: PairTable;
  /** By number of a combination, once it was judged: what is wrong with it. */
  judged: (readonly Violation[])[];
}

const none: readonly Violation[] = [];

export class Judge {
  readonly #successors: Successors;
  readonly #ofAll: readonly OfState[];
  readonly #ofGroups: readonly OfState[];
  readonly #ofTurns: readonly OfTurn[];
  readonly #quiet: readonly Quiet[];
  readonly #promised: readonly Promised[];
  readonly #groups = new Map<string, Group>();
  /** Of each actor: the groups that it is in. */
  readonly #groupsOf: Group[][] = [];
  readonly #combinations = new PairTable();
  readonly #judgedAll: (readonly Violation[])[] = [];
  readonly #judgedQuiet: (readonly Violation[])[] = [];
  readonly #owed: (readonly string[])[][] = [];

  constructor(successors: Successors) {
    const { properties } = successors.world;
    this.#successors = successors;
    const always = properties.filter((one) => one.expectation === 'always');
    const ofStates = always.filter((one): one is OfState => one.over === 'state');
    this.#ofAll = ofStates.filter(({ groupOf }) => !groupOf);
    this.#ofGroups = ofStates.filter(({ groupOf }) => groupOf);
    this.#ofTurns = always.filter(
      (one): one is OfTurn => one.over === 'turn' && !one.monitor && one.concerns !== undefined,
    );
    this.#quiet = properties.filter((one): one is Quiet => one.expectation === 'quiet');
    this.#promised = properties.filter((one): one is Promised => one.expectation === 'leadsTo');
  }

  /** After a turn by which an actor has become something else; of everything at the beginning. */
  always(vector: Int32Array, turn: number | undefined): readonly Violation[] {
    let found: readonly Violation[] = none;
    const { owns, taken } = this.#successors.cores.actors;
    if (this.#ofGroups.length > 0) {
      if (turn !== undefined) found = this.#judgeGroups(vector, owns[taken[turn]!.after]!.slot);
      else
        for (let each = 0; each < this.#addresses.length; each++)
          found = [...found, ...this.#judgeGroups(vector, each)];
    }
    if (this.#ofAll.length === 0) return found;
    const number = this.#combination(vector);
    // Kept whatever it was: a run that is played again is to be found wrong again.
    const known = this.#judgedAll[number] ?? this.#judge(this.#ofAll, this.situation(vector));
    this.#judgedAll[number] = known;
    return known.length > 0 ? [...found, ...known] : found;
  }

  /** Properties of turns that look at the world after it. */
  turn(vector: Int32Array, number: number): readonly Violation[] {
    const { turn } = this.#successors.cores.actors.taken[number]!;
    const concerned = this.#ofTurns.filter((property) => property.concerns?.(turn));
    if (concerned.length === 0) return none;
    const situation = this.situation(vector);
    return concerned.flatMap((property) => violation(property, property.check(turn, situation)));
  }

  /** In a state in which nothing is under way: what must hold then, and what is owed and nobody will bring about any more. */
  quiet(vector: Int32Array): readonly Violation[] {
    const number = this.#combination(vector);
    const known = this.#judgedQuiet[number];
    if (known) return known;
    const situation = { ...this.situation(vector), isQuiet: true };
    const owed = this.#promised.flatMap((property) => {
      const keys = property.owed(situation);
      return violation(property, keys.length > 0 ? `still owed: ${keys.join(', ')}` : undefined);
    });
    const found = [...this.#judge(this.#quiet, situation), ...owed];
    this.#judgedQuiet[number] = found;
    return found;
  }

  get promised(): readonly Promised[] {
    return this.#promised;
  }

  /** What is owed in a state, by promise. */
  owed(vector: Int32Array): readonly (readonly string[])[] {
    const number = this.#combination(vector);
    let owed = this.#owed[number];
    if (!owed) {
      const situation = this.situation(vector);
      owed = this.#promised.map((property) => property.owed(situation));
      this.#owed[number] = owed;
    }
    return owed;
  }

  /** What properties see of a state. */
  situation(vector: Int32Array): Situation {
    const { cores, layout, world } = this.#successors;
    const actors = new Map<string, ActorState>();
    const views = new Map<string, unknown>();
    for (const [slot, address] of this.#addresses.entries()) {
      const own = cores.actors.owns[cores.ownOf.at[layout.coreOf(vector, slot)]!]!;
      // Nobody has used an address that is as it was before there was anybody.
      if (own.state !== cores.actors.behaviourOf(slot).start) actors.set(address, own.state);
      views.set(address, own.view);
    }
    const { at: places, length } = layout.pairPlaces;
    const isQuiet = places.subarray(0, length).every((place) => (vector[place] ?? 0) === 0);
    const { view } = world;
    return { actors, isQuiet, ...(view && { folded: (topic) => view.comparable(views.get(topic)) }) };
  }

  get #addresses(): readonly string[] {
    return this.#successors.cores.actors.addresses;
  }

  #judgeGroups(vector: Int32Array, slot: number): readonly Violation[] {
    let found: readonly Violation[] = none;
    for (const group of this.#groupsOf[slot] ?? this.#join(slot)) {
      const { slots, table, judged, property } = group;
      let number = 0;
      for (let n = 0; n < slots.length; n++) number = table.number(number, this.#ownOf(vector, slots[n]!)) + 1;
      const wrong = judged[number] ?? this.#judgeGroup(vector, slots, property);
      judged[number] = wrong;
      if (wrong.length > 0) found = [...found, ...wrong];
    }
    return found;
  }

  #judgeGroup(vector: Int32Array, slots: readonly number[], property: OfState): readonly Violation[] {
    const whole = this.situation(vector);
    const members = slots.map((one) => this.#addresses[one]!);
    const actors = new Map([...whole.actors].filter(([address]) => members.includes(address)));
    return violation(property, property.check({ ...whole, actors }));
  }

  #join(slot: number): Group[] {
    const address = this.#addresses[slot]!;
    const groups = this.#ofGroups.flatMap((property) => {
      const name = property.groupOf?.(address);
      if (name === undefined) return [];
      const key = `${property.name} ${name}`;
      const group = this.#groups.get(key) ?? { property, slots: [], table: new PairTable(), judged: [] };
      this.#groups.set(key, group);
      group.slots.push(slot);
      // With one more member every combination is another one.
      group.table = new PairTable();
      group.judged = [];
      return [group];
    });
    this.#groupsOf[slot] = groups;
    return groups;
  }

  #ownOf(vector: Int32Array, slot: number): number {
    return this.#successors.cores.ownOf.at[this.#successors.layout.coreOf(vector, slot)]!;
  }

  /** A number for what all actors are, the same for the same. */
  #combination(vector: Int32Array): number {
    const { cores, layout } = this.#successors;
    let number = 0;
    for (let n = 0; n < layout.actors.length; n++) {
      const core = vector[layout.placeFor(layout.actors[n]!)] ?? 0;
      // Who has never changed is left out, so that more actors do not make other combinations of those before.
      if (core > 0) number = this.#combinations.number(number, cores.ownOf.at[core]!) + 1;
    }
    return number;
  }

  #judge(properties: readonly (OfState | Quiet)[], situation: Situation): Violation[] {
    return properties.flatMap((property) => violation(property, property.check(situation)));
  }
}

const violation = ({ name, why }: Property, wrong: string | undefined): readonly Violation[] =>
  wrong === undefined ? none : [{ property: name, why, wrong }];
