/** How many frames a client sends in a second; one that sends more than it may is broken. */

export class Pace {
  readonly #framesPerSecond: number;
  #since = 0;
  #frames = 0;

  constructor(framesPerSecond: number) {
    this.#framesPerSecond = framesPerSecond;
  }

  /** Of a frame that has come now. */
  isTooFast(): boolean {
    const now = performance.now();
    if (now - this.#since >= 1_000) {
      this.#since = now;
      this.#frames = 0;
    }
    return ++this.#frames > this.#framesPerSecond;
  }
}
