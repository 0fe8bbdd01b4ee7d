/** Lets a few in at a time: long queries share the processor with commands. Whoever finds too many waiting is refused. */
import { Refused } from '../problems.ts';

export class Turnstile {
  readonly #insideMax: number;
  readonly #waitingMax: number;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;

  constructor(insideMax: number, waitingMax: number) {
    this.#insideMax = insideMax;
    this.#waitingMax = waitingMax;
  }

  /** Call what it resolves with to leave. Rejects with Refused `overloaded`. */
  async enter(): Promise<() => void> {
    if (this.#inside < this.#insideMax) this.#inside++;
    else {
      if (this.#waiting.length >= this.#waitingMax) throw new Refused('overloaded');
      // Whoever leaves hands the place on.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      const next = this.#waiting.shift();
      if (next) next();
      else this.#inside--;
    };
  }
}
