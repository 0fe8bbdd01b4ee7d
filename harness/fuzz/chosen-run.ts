/** A list of choices in a world: it is played step by step, and says as named steps what it does there. */
import { Course } from '../explorer/course.ts';
import type { Counterexample } from '../explorer/explored.ts';
import { describe } from '../explorer/told.ts';
import type { World } from '../explorer/world.ts';
import type { Choice } from './choices.ts';
import { offersFor } from './choices.ts';

/** States of single actors that are kept from one run to the next, so that charts are seldom asked: about 1 GB. */
const coresMax = 60_000;

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
    if (this.#course.successors.cores.count > coresMax) this.#course = new Course(this.world);
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

  /** What is done, step by step and by name, so that each stays the same when others are left out. */
  stepsOf(choices: readonly Choice[]): readonly Choice[] {
    this.play(choices);
    return this.#course.steps.map((step): Choice => ({ kind: 'same', step }));
  }
}

/** What a property test is given, and prints of a failure. */
export class ChosenRun {
  readonly choices: readonly Choice[];
  readonly player: Player;

  constructor(player: Player, choices: readonly Choice[]) {
    this.player = player;
    this.choices = choices;
  }

  play(): Counterexample | undefined {
    return this.player.play(this.choices);
  }

  toString(): string {
    this.play();
    return this.player.course.steps.map((step, n) => `${String(n + 1).padStart(4)}  ${describe(step)}`).join('\n');
  }
}
