/**
 * R-TYPING: marks on their way to the server, one a second at most over all conversations. Of each conversation only the
 * newest waits. Nothing is repeated or kept: a mark that gets lost is replaced by the next.
 */
import type { Mark } from '../../machines/wire.ts';

/** A little more than a second, so that two marks are never counted in the same one. */
const betweenMs = 1_100;

export class MarkOutbox {
  readonly #send: (mark: Mark) => void;
  readonly #waiting = new Map<string, Mark>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (mark: Mark) => void) {
    this.#send = send;
  }

  put(mark: Mark): void {
    this.#waiting.set(mark.request, mark);
    if (this.#timer === undefined) this.#next();
  }

  #next(): void {
    this.#timer = undefined;
    const [mark] = this.#waiting.values();
    if (!mark) return;
    this.#waiting.delete(mark.request);
    this.#send(mark);
    this.#timer = setTimeout(() => this.#next(), betweenMs);
  }
}
