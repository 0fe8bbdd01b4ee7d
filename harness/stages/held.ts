/**
 * Deliveries that a script holds back, so that something else can arrive first (R-CANCEL-ASKING, R-OWN): what one actor
 * says, or everything until a step delivers it. What is not held back is delivered as the host's policy chooses.
 */
import type { Answer } from '../../machines/messages.ts';
import type { Address } from '../../machines/names.ts';
import type { MemoryHost } from '../../server/actors/memory-host.ts';
import { Impossible } from '../runner/impossible.ts';
import type { OneDelivery, OneTimer } from '../runner/stage.ts';
import { choiceOf } from '../traces/choice.ts';

export class Held {
  readonly #host: MemoryHost;
  readonly #actors = new Set<string>();
  /** From and to. */
  readonly #pairs = new Set<string>();
  #isEverything = false;

  constructor(host: MemoryHost) {
    this.#host = host;
  }

  get isEmpty(): boolean {
    return this.#actors.size + this.#pairs.size === 0 && !this.#isEverything;
  }

  /** Nothing arrives by itself: each delivery is a step of the script. */
  get isEverything(): boolean {
    return this.#isEverything;
  }

  /** All that an actor says, or what it says to one other. */
  hold(actor: Address, to?: Address): void {
    if (to === undefined) this.#actors.add(actor);
    else this.#pairs.add(`${actor} ${to}`);
  }

  holdEverything(): void {
    this.#isEverything = true;
  }

  /** From here on all arrives by itself again. */
  release(): void {
    this.#actors.clear();
    this.#pairs.clear();
    this.#isEverything = false;
    this.#host.drain();
  }

  drain(): void {
    if (this.isEmpty) this.#host.drain();
    else if (!this.#isEverything) for (let next = this.#next(); next; next = this.#next()) this.#host.deliver(next);
  }

  /** One message arrives, or one timer rings. Throws Impossible if it is not there. */
  deliver(wanted: OneDelivery | OneTimer): void {
    const choice = choiceOf(this.#host, wanted);
    if (typeof choice === 'string') throw new Impossible(choice);
    this.#host.deliver(choice);
  }

  /** All that is under way arrives, and all that follows from it; what comes later is held back as before. */
  deliverAll(): void {
    this.#host.drain();
  }

  /** The answer if it is there by now. */
  readonly answerOf = async (answer: Promise<Answer | undefined>): Promise<Answer | undefined> => {
    const nothingYet = new Promise<undefined>((resolve) => setImmediate(resolve, undefined));
    return Promise.race([answer, nothingYet]);
  };

  #next() {
    const heads = this.#host.choices().flatMap((choice) => (choice.type === 'deliver' ? [choice] : []));
    return heads
      .filter(({ envelope: { from, to } }) => !this.#actors.has(from) && !this.#pairs.has(`${from} ${to}`))
      .sort((a, b) => a.envelope.id - b.envelope.id)[0];
  }
}
