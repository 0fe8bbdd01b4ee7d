/**
 * The arbitrary of runs through a world. Shrinking names the steps that were done first, then leaves steps out, many at a time
 * and in the end one by one.
 */
import fc from 'fast-check';
import type { Choice } from './choices.ts';
import { choices } from './choices.ts';
import type { Player } from './chosen-run.ts';
import { ChosenRun } from './chosen-run.ts';

/** Where shrinking goes on once a shorter run has failed too. */
interface Pass {
  size: number;
  from: number;
  /** A choice was left out while they went one by one, so those before it may go now. */
  isAgain: boolean;
}

export class Runs extends fc.Arbitrary<ChosenRun> {
  readonly #player: Player;
  readonly #choices: fc.Arbitrary<Choice[]>;

  constructor(player: Player, stepsMax: number) {
    super();
    this.#player = player;
    this.#choices = choices(stepsMax);
  }

  override generate(random: fc.Random, biasFactor: number | undefined): fc.Value<ChosenRun> {
    const { value } = this.#choices.generate(random, biasFactor);
    return new fc.Value(new ChosenRun(this.#player, value), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is ChosenRun {
    return value instanceof ChosenRun;
  }

  override shrink(run: ChosenRun, context: unknown): fc.Stream<fc.Value<ChosenRun>> {
    return fc.stream(this.#shorter(run.choices, context as Pass | undefined));
  }

  *#shorter(choices: readonly Choice[], pass: Pass | undefined): Generator<fc.Value<ChosenRun>> {
    const value = (rest: readonly Choice[], next: Pass) => new fc.Value(new ChosenRun(this.#player, rest), next);
    if (!pass) {
      const steps = this.#player.stepsOf(choices);
      yield value(steps, { size: Math.ceil(steps.length / 2), from: 0, isAgain: false });
      return;
    }
    const steps = choices.at(-1)?.kind === 'settle' ? this.#player.stepsOf(choices) : choices;
    let { size, from, isAgain } = pass;
    for (;;) {
      for (let at = from; at < steps.length; at += size) {
        const rest = [...steps.slice(0, at), ...steps.slice(at + size)];
        const next = { size, from: at, isAgain: size === 1 };
        yield value(rest, next);
        // Without a deed other messages may be under way, and what is wrong may show only once they have arrived.
        if (steps.slice(at, at + size).some(isDeed)) yield value([...rest, { kind: 'settle' }], next);
      }
      from = 0;
      if (size > 1) size = Math.ceil(size / 2);
      else if (isAgain) isAgain = false;
      else return;
    }
  }
}

/** There are fewer of them with each that is left out, however much then arrives: shrinking comes to an end. */
const isDeed = (choice: Choice) =>
  choice.kind === 'same' && (choice.step.type === 'act' || choice.step.type === 'fire');
