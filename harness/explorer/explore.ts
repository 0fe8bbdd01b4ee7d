/**
 * Breadth-first over a world: every state that any order of deliveries, acts and timers can reach, each once. Stops at the
 * first violation, which is then a shortest one, or says that there is none.
 */
import type { Violation } from '../../machines/properties/watcher.ts';
import { calls } from './actors.ts';
import { CanonicalForm } from './canonical-form.ts';
import type { Counterexample, Explored, Progress } from './explored.ts';
import { Judge } from './judge.ts';
import { fairCircle } from './liveness.ts';
import type { Search } from './path.ts';
import { pathTo } from './path.ts';
import { StateTable } from './states.ts';
import { of, Successors } from './successors.ts';
import { at, hashOf, weight } from './vector.ts';
import type { World } from './world.ts';

export interface ExploreOptions {
  /** States beyond which nothing is looked at any more; nothing is proved then. */
  statesMax?: number;
  /** At most so many times something that could happen earlier waits; undefined: any order. */
  delays?: number;
  /** True: people who may change places do; one state then stands for all that differ in their names only. */
  symmetry?: boolean;
  /** Told now and then. */
  onProgress?: (progress: Progress) => void;
}

/** The most that a run looks at if it is not told otherwise: some gigabytes. */
const statesMaxByDefault = 20_000_000;
const progressEvery = 65_536;

export function explore(world: World, options: ExploreOptions = {}): Explored {
  return new Exploration(world, options).run();
}

export class Exploration implements Search {
  readonly successors: Successors;
  readonly judge: Judge;
  readonly states: StateTable;
  /** Undefined: every name and every number counts. */
  readonly form: CanonicalForm | undefined;
  readonly #world: World;
  readonly #options: ExploreOptions;
  /** States that steps lead back to which take nothing from any budget: no circle is without one. */
  readonly #backTo = new Set<number>();
  #edges = 0;
  #quietStates = 0;
  #depth = 0;
  #startedAt = 0;

  constructor(world: World, options: ExploreOptions) {
    this.#world = world;
    this.#options = options;
    this.successors = new Successors(world, options.delays);
    this.judge = new Judge(this.successors);
    this.form = world.rewrite && new CanonicalForm(this.successors, { symmetry: options.symmetry ?? false });
    this.form?.makeRoom();
    this.states = new StateTable(this.successors.layout.width);
    this.successors.layout.onWider((width) => this.states.widen(width));
  }

  run(): Explored {
    this.#startedAt = performance.now();
    const { successors, states, judge } = this;
    const { statesMax = statesMaxByDefault, onProgress } = this.#options;
    let from = successors.start();
    this.form?.make(from);
    states.insert(from, hashOf(from), -1);
    const wrongAtFirst = judge.always(from, undefined)[0];
    if (wrongAtFirst) return this.#ended('violated', { ...wrongAtFirst, steps: [] });
    let to = new Int32Array(successors.layout.width);
    let layerEnd = 1;
    for (let index = 0; index < states.count; index++) {
      if (index === layerEnd) {
        layerEnd = states.count;
        this.#depth++;
      }
      if (onProgress && index % progressEvery === 0) onProgress(this.#progress(index));
      states.read(index, from);
      successors.find(from);
      this.form?.makeRoom();
      if (from.length < successors.layout.width) {
        from = new Int32Array(successors.layout.width);
        to = new Int32Array(successors.layout.width);
        states.read(index, from);
      }
      this.#edges += successors.count;
      if (successors.isQuiet) {
        this.#quietStates++;
        const wrong = judge.quiet(from)[0];
        if (wrong) return this.#ended('violated', { ...wrong, steps: pathTo(this, index) });
      }
      const violation = this.#visit(index, from, to);
      if (violation) return this.#ended('violated', this.#quietBefore(index, layerEnd) ?? violation);
      if (states.count > statesMax) return this.#ended('limited');
    }
    const circle = fairCircle(this, this.#backTo);
    return circle ? this.#ended('violated', circle) : this.#ended('exhausted');
  }

  /** A step that breaks something leads one further than the states of this layer, and one of these may be wrong already. */
  #quietBefore(index: number, layerEnd: number): Counterexample | undefined {
    const { successors, states, judge } = this;
    for (let other = index + 1; other < layerEnd; other++) {
      const state = new Int32Array(successors.layout.width);
      states.read(other, state);
      successors.find(state);
      const wrong = successors.isQuiet ? judge.quiet(state)[0] : undefined;
      if (wrong) return { ...wrong, steps: pathTo(this, other) };
    }
    return undefined;
  }

  /** Looks at all that may happen in a state. */
  #visit(index: number, from: Int32Array, to: Int32Array): Counterexample | undefined {
    const { successors, states, judge } = this;
    const { changes, begins, count, cores } = successors;
    const { callsOf } = cores.actors;
    const hash = hashOf(from);
    const isBounded = this.#world.within !== undefined;
    const { form } = this;
    to.set(from);
    form?.begin(from);
    for (let n = 0; n < count; n++) {
      const base = begins[n]!;
      const end = changes[base + of.end]!;
      let next = hash;
      for (let place = 0; place < at.others; place++) {
        const value = changes[base + place]!;
        if (value === from[place]) continue;
        next ^= weight(place, from[place]!) ^ weight(place, value);
        to[place] = value;
      }
      for (let k = base + of.places; k < end; k += 2) {
        const place = changes[k]!;
        const value = changes[k + 1]!;
        next ^= weight(place, to[place]!) ^ weight(place, value);
        to[place] = value;
      }
      const turn = changes[base + of.turn]!;
      const call = turn < 0 ? 0 : callsOf.at[turn]!;
      if (call & calls.violation || (call & calls.memory && successors.memories.hasViolations)) {
        const wrong = successors.violationsOf(turn, from[at.memory]!)[0];
        if (wrong) return this.#broken(index, n, wrong);
      }
      if (call & calls.look) {
        const wrong = judge.turn(to, turn)[0];
        if (wrong) return this.#broken(index, n, wrong);
      }
      if (!isBounded || this.#world.within!(judge.situation(to).actors)) {
        const before = states.count;
        const found = form
          ? form.insert(states, index, from, to, next, changes, base + of.places, end)
          : states.insert(to, next, index);
        if (found <= index && changes[base + of.free] === 1) this.#backTo.add(found);
        if (states.count > before && turn >= 0 && call & calls.change) {
          const wrong = judge.always(to, turn)[0];
          if (wrong) return this.#broken(index, n, wrong);
        }
      }
      for (let place = 0; place < at.others; place++) to[place] = from[place]!;
      for (let k = base + of.places; k < end; k += 2) to[changes[k]!] = from[changes[k]!]!;
    }
    return undefined;
  }

  #broken(index: number, change: number, wrong: Violation): Counterexample {
    return { ...wrong, steps: pathTo(this, index, change) };
  }

  #progress(index: number): Progress {
    return {
      states: this.states.count,
      edges: this.#edges,
      frontier: this.states.count - index,
      depth: this.#depth,
      elapsedMs: performance.now() - this.#startedAt,
    };
  }

  #ended(ended: Explored['ended'], counterexample?: Counterexample): Explored {
    const elapsedMs = performance.now() - this.#startedAt;
    const { taken, xstateCalls } = this.successors.cores.actors;
    const reached = this.#world.properties.flatMap((property) =>
      property.expectation === 'sometimes' && taken.some(({ turn }) => property.reached(turn)) ? [property.name] : [],
    );
    const { used, allocated } = this.states.bytes;
    return {
      world: this.#world.name,
      ended,
      ...(counterexample && { counterexample }),
      states: this.states.count,
      edges: this.#edges,
      depth: this.#depth,
      quietStates: this.#quietStates,
      elapsedMs,
      successorsPerSecond: Math.round((this.#edges / elapsedMs) * 1_000),
      xstateCalls,
      bytesPerState: {
        used: Math.round(used / this.states.count),
        allocated: Math.round(allocated / this.states.count),
      },
      reached,
      unreached: ended === 'exhausted' ? (this.#world.reaches ?? []).filter((name) => !reached.includes(name)) : [],
    };
  }
}
