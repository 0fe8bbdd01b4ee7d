/**
 * Property tests on a world: runs of chosen steps, by fast-check, with every property judged on the way. A failure is shrunk by
 * leaving choices out; whoever wants the fewest steps hands it to explorer/minimal.ts. What is not found may still be there.
 */
import fc from 'fast-check';
import type { Course } from '../explorer/course.ts';
import { reachedIn } from '../explorer/course.ts';
import type { Counterexample } from '../explorer/explored.ts';
import type { World } from '../explorer/world.ts';
import type { ChosenRun } from './chosen-run.ts';
import { Player } from './chosen-run.ts';
import { Runs } from './runs.ts';

export interface FuzzOptions {
  /** The same runs for the same number. */
  seed: number;
  runs: number;
  /** Choices of a run, at most. */
  stepsMax: number;
  /** Of an earlier failure with this seed: only that run. */
  path?: string;
  /** Told after each run until something is violated, with all steps so far. */
  onRun?: (runs: number, steps: number) => void;
  /** Told what runs went through, once no more go through it. */
  onCourse?: (course: Course) => void;
}

export interface Fuzzed {
  world: string;
  /** `passed`: nothing was found, and nothing is proved. */
  ended: 'violated' | 'passed';
  seed: number;
  /** Where fast-check found the failure: with the seed it finds it at once. */
  path?: string;
  /** Played before anything was violated, and the one that did. */
  runs: number;
  /** Played in those. */
  steps: number;
  /** Without the time that shrinking took. */
  elapsedMs: number;
  counterexample?: Counterexample;
  /** The shrunk run as numbered steps. */
  printed?: string;
  /** Smaller failures that shrinking found. */
  shrinks: number;
  /** `sometimes` properties that were reached. */
  reached: readonly string[];
}

/** A property does not hold. */
class Violated extends Error {}

export function fuzz(world: World, { seed, runs, stepsMax, path, onRun, onCourse }: FuzzOptions): Fuzzed {
  const startedAt = performance.now();
  const player = new Player(world);
  const reached = new Set<string>();
  let course = player.course;
  let played = 0;
  let steps = 0;
  let elapsedMs: number | undefined;
  let property: string | undefined;
  const note = () => {
    reachedIn(course).forEach(reached.add, reached);
    onCourse?.(course);
  };
  const judge = (run: ChosenRun): void => {
    const violation = run.play();
    if (player.course !== course) note();
    course = player.course;
    if (property === undefined) {
      played++;
      steps += course.steps.length;
      onRun?.(played, steps);
      property = violation?.property;
      if (violation) elapsedMs = performance.now() - startedAt;
    }
    // Shrinking stays with what was found first.
    if (violation && violation.property === property) throw new Violated(`${property}: ${violation.wrong}`);
  };
  const details = fc.check(fc.property(new Runs(player, stepsMax), judge), {
    seed,
    numRuns: runs,
    ...(path !== undefined && { path }),
  });
  // Anything but a verdict is a mistake of the world or ours.
  if (details.failed && !(details.errorInstance instanceof Violated)) throw details.errorInstance;
  const counterexample = details.counterexample?.[0].play();
  note();
  return {
    world: world.name,
    ended: counterexample ? 'violated' : 'passed',
    seed,
    ...(details.counterexamplePath !== null && { path: details.counterexamplePath }),
    runs: played,
    steps,
    elapsedMs: elapsedMs ?? performance.now() - startedAt,
    ...(counterexample && { counterexample, printed: fc.stringify(details.counterexample?.[0]) }),
    shrinks: details.numShrinks,
    reached: [...reached].sort(),
  };
}
