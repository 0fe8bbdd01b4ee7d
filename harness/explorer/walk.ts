/**
 * Random walks through a world that is too large to exhaust, by the same steps and with the same properties. What they do
 * not find may still be there: they prove nothing.
 */
import type { Violation } from '../../machines/properties/watcher.ts';
import { seeded } from '../../server/actors/random.ts';
import type { Counterexample } from './explored.ts';
import { Judge } from './judge.ts';
import type { Step } from './path.ts';
import { describeStep } from './path.ts';
import { of, Successors } from './successors.ts';
import { at } from './vector.ts';
import type { World } from './world.ts';

export interface WalkOptions {
  walks: number;
  /** The same walks for the same seed. */
  seed: number;
  /** Steps after which a walk ends wherever it is. */
  stepsMax?: number;
  /** Told after each walk. */
  onWalk?: (walks: number, steps: number) => void;
}

export interface Walked {
  world: string;
  /** `walked`: nothing was found, and nothing is proved. */
  ended: 'violated' | 'walked';
  seed: number;
  /** Begun; the last one found the violation, if there is one. */
  walks: number;
  steps: number;
  elapsedMs: number;
  counterexample?: Counterexample;
  /** `sometimes` properties that were reached. */
  reached: readonly string[];
}

const stepsMaxByDefault = 1_000;

export class Walker {
  readonly successors: Successors;
  readonly #world: World;
  readonly #judge: Judge;

  constructor(world: World) {
    this.#world = world;
    this.successors = new Successors(world);
    this.#judge = new Judge(this.successors);
  }

  walk({ walks, seed, stepsMax = stepsMaxByDefault, onWalk }: WalkOptions): Walked {
    const startedAt = performance.now();
    const random = seeded(seed);
    let begun = 0;
    let steps = 0;
    let counterexample: Counterexample | undefined;
    while (begun < walks && !counterexample) {
      begun++;
      const found = this.#once(random, stepsMax);
      steps += found.steps;
      counterexample = found.counterexample;
      onWalk?.(begun, steps);
    }
    const { taken } = this.successors.cores.actors;
    return {
      world: this.#world.name,
      ended: counterexample ? 'violated' : 'walked',
      seed,
      walks: begun,
      steps,
      elapsedMs: performance.now() - startedAt,
      ...(counterexample && { counterexample }),
      reached: this.#world.properties.flatMap((property) =>
        property.expectation === 'sometimes' && taken.some(({ turn }) => property.reached(turn)) ? [property.name] : [],
      ),
    };
  }

  #once(random: () => number, stepsMax: number): { steps: number; counterexample?: Counterexample } {
    const { successors } = this;
    let from = successors.start();
    const path: Step[] = [];
    const broken = (wrong: Violation) => ({ steps: path.length, counterexample: { ...wrong, steps: path } });
    const atFirst = this.#judge.always(from, undefined)[0];
    if (atFirst) return broken(atFirst);
    for (;;) {
      successors.find(from);
      const atRest = successors.isQuiet ? this.#judge.quiet(from)[0] : undefined;
      if (atRest) return broken(atRest);
      if (successors.count === 0 || path.length === stepsMax) return { steps: path.length };
      const change = Math.floor(random() * successors.count);
      // What was found may have made vectors wider.
      const wide = new Int32Array(successors.layout.width);
      wide.set(from);
      const to = new Int32Array(successors.layout.width);
      successors.apply(change, wide, to);
      if (this.#world.within && !this.#world.within(this.#judge.situation(to).actors)) return { steps: path.length };
      path.push(describeStep(successors, wide, change));
      const wrong = this.#wrongAfter(change, wide, to);
      if (wrong) return broken(wrong);
      from = to;
    }
  }

  #wrongAfter(change: number, from: Int32Array, to: Int32Array): Violation | undefined {
    const { changes, begins } = this.successors;
    const turn = changes[begins[change]! + of.turn]!;
    // Nobody has heard anything, so that nothing is judged of what was lost.
    if (turn < 0) return undefined;
    return (
      this.successors.violationsOf(turn, from[at.memory]!)[0] ??
      this.#judge.turn(to, turn)[0] ??
      this.#judge.always(to, turn)[0]
    );
  }
}
