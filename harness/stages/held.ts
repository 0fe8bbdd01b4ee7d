/**
 * Deliveries that a script holds back: what an actor says stays under way until it is released, so that something else
 * can arrive before it (R-CANCEL-ASKING, R-OWN). Everything else is delivered as the host's policy chooses.
 */
import type { Answer } from '../../machines/messages.ts';
import type { Address } from '../../machines/names.ts';
import type { MemoryHost } from '../../server/actors/memory-host.ts';

export class Held {
  readonly #host: MemoryHost;
  readonly #actors = new Set<string>();

  constructor(host: MemoryHost) {
    this.#host = host;
  }

  get isEmpty(): boolean {
    return this.#actors.size === 0;
  }

  hold(actor: Address): void {
    this.#actors.add(actor);
  }

  release(): void {
    this.#actors.clear();
    this.#host.drain();
  }

  drain(): void {
    if (this.isEmpty) {
      this.#host.drain();
      return;
    }
    for (let next = this.#next(); next; next = this.#next()) this.#host.deliver(next);
  }

  /** The answer if it is there by now. */
  readonly answerOf = async (answer: Promise<Answer | undefined>): Promise<Answer | undefined> => {
    const nothingYet = new Promise<undefined>((resolve) => setImmediate(resolve, undefined));
    return Promise.race([answer, nothingYet]);
  };

  #next() {
    const heads = this.#host.choices().flatMap((choice) => (choice.type === 'deliver' ? [choice] : []));
    return heads
      .filter(({ envelope }) => !this.#actors.has(envelope.from))
      .sort((a, b) => a.envelope.id - b.envelope.id)[0];
  }
}
