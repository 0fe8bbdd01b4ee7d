/**
 * R-TYPING: marks on their way to the server, one a second at most over all conversations. Of each conversation only the
 * newest waits. Nothing is repeated: a mark that gets lost is replaced by the next. Remembers what was read here.
 */
import type { Mark } from '../../machines/wire.ts';

/** A little more than a second, so that two marks are never counted in the same one. */
const betweenMs = 1_100;
/** Requests of which it is remembered what was read. */
const readMax = 200;

export class MarkOutbox {
  readonly #send: (mark: Mark) => void;
  readonly #waiting = new Map<string, Mark>();
  readonly #read = new Map<string, number>();
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed` hears that more was read. */
  constructor(send: (mark: Mark) => void, changed: () => void = () => {}) {
    this.#send = send;
    this.#changed = changed;
  }

  /** The last line of a request that was on screen here. */
  readOn(request: string): number {
    return this.#read.get(request) ?? 0;
  }

  put(mark: Mark): void {
    if (mark.read > this.readOn(mark.request)) {
      this.#read.delete(mark.request);
      this.#read.set(mark.request, mark.read);
      for (const old of [...this.#read.keys()].slice(0, -readMax)) this.#read.delete(old);
      this.#changed();
    }
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
