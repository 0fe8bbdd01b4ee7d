/** A list of choices in a world: it is played step by step, and says as named steps what it does there. */
import { Course } from '../explorer/course.ts';
import type { Counterexample } from '../explorer/explore.ts';
import { describe } from '../explorer/told.ts';
import type { World } from '../explorer/world.ts';
import type { Choice } from './choices.ts';
import { offersFor } from './choices.ts';

/** States of single actors that are kept from one run to the next, so that charts are seldom asked; some gigabytes. */
const coresMax = 100_000;

/** Plays one run after the other in a world. */
export class Player {
  readonly world: World;
  #course: Course;

  constructor(world: World) {
    this.world = world;
    this.#course = new Course(world);
  }

  /** The course that was played last. */
  get course(): Course {
    return this.#course;
  }

  /** The first violation, if there is one. Choices of what is not there are passed over. */
  play(choices: readonly Choice[]): Counterexample | undefined {
    if (this.#course.successors.cores.count > coresMax) {
      this.#course = new Course(this.world);
    }
    const course = this.#course;
    let wrong = course.begin();
    for (const choice of choices) {
      if (wrong || course.offers.length === 0) break;
      for (const offer of offersFor(course, choice)) {
        wrong = course.take(offer);
        if (wrong) break;
      }
    }
    return wrong && { ...wrong, steps: course.steps };
  }
}

/** What a property test is given, and prints of a failure. */
export class ChosenRun {
  readonly choices: readonly Choice[];
  readonly #player: Player;

  constructor(player: Player, choices: readonly Choice[]) {
    this.#player = player;
    this.choices = choices;
  }

  play(): Counterexample | undefined {
    return this.#player.play(this.choices);
  }

  toString(): string {
    this.play();
    return numbered(this.#player.course.steps.map(describe)).join('\n');
  }
}

const numbered = (lines: readonly string[]) => lines.map((line, n) => `${String(n + 1).padStart(4)}  ${line}`);
