/**
 * Random walks through a world that is too large to exhaust, by the same steps and with the same properties. What they do
 * not find may still be there: they prove nothing.
 */
import { seeded } from '../../server/actors/random.ts';
import { Course, reachedIn } from './course.ts';
import type { Counterexample } from './explored.ts';
import type { Successors } from './successors.ts';
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
  readonly #course: Course;

  constructor(world: World) {
    this.#course = new Course(world);
  }

  get successors(): Successors {
    return this.#course.successors;
  }

  walk({ walks, seed, stepsMax = stepsMaxByDefault, onWalk }: WalkOptions): Walked {
    const startedAt = performance.now();
    const random = seeded(seed);
    let begun = 0;
    let steps = 0;
    let counterexample: Counterexample | undefined;
    while (begun < walks && !counterexample) {
      begun++;
      counterexample = this.#once(random, stepsMax);
      steps += this.#course.steps.length;
      onWalk?.(begun, steps);
    }
    const { world } = this.#course;
    return {
      world: world.name,
      ended: counterexample ? 'violated' : 'walked',
      seed,
      walks: begun,
      steps,
      elapsedMs: performance.now() - startedAt,
      ...(counterexample && { counterexample }),
      reached: reachedIn(this.#course),
    };
  }

  #once(random: () => number, stepsMax: number): Counterexample | undefined {
    const course = this.#course;
    let wrong = course.begin();
    while (!wrong && course.offers.length > 0 && course.steps.length < stepsMax) {
      wrong = course.take(course.offers[Math.floor(random() * course.offers.length)]!);
    }
    return wrong && { ...wrong, steps: course.steps };
  }
}
