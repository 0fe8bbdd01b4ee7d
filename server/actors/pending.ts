/**
 * Commands that were taken and not yet answered, and what becomes of a repetition (R-IDEMPOTENT, R-OUTCOME). Keeps no
 * answers itself: where they are kept is the host's, durable or not.
 */
import type { Answer } from '../../machines/messages.ts';
import type { Taken } from './arrival.ts';
import { take } from './arrival.ts';
import type { Arrival } from './host.ts';

/** What is kept of a command that was run. */
export interface Kept {
  fingerprint: string;
  /** Null while no chart has answered it: running it again would be doing it twice. */
  answer: Answer | null;
}

export interface PendingCommand extends Taken {
  /** Said by a chart, and not yet by the host: the turn may still be taken back. */
  answer: Answer | undefined;
  readonly promise: Promise<Answer>;
  readonly resolve: (answer: Answer) => void;
}

export const unavailable: Answer = { refused: 'unavailable' };
export const overloaded: Answer = { refused: 'overloaded' };

export class PendingCommands {
  readonly #pending = new Map<string, PendingCommand>();
  /** Answers to commands whose senders were told `unavailable` before: they learn it when they ask again. */
  #late = new Map<string, Answer>();
  readonly #kept: (key: string) => Kept | undefined;
  readonly #max: number;

  constructor(kept: (key: string) => Kept | undefined, max: number) {
    this.#kept = kept;
    this.#max = max;
  }

  get size(): number {
    return this.#pending.size;
  }

  all(): PendingCommand[] {
    return [...this.#pending.values()];
  }

  /** Takes a command that is new; otherwise says at once what it is answered. */
  take(arrival: Arrival): { fresh: PendingCommand } | { answer: Promise<Answer> } {
    const taken = take(arrival);
    const { key, fingerprint } = taken;
    const pending = this.#pending.get(key);
    const kept = pending ?? this.#kept(key);
    if (kept && kept.fingerprint !== fingerprint) {
      return { answer: Promise.resolve<Answer>({ refused: 'commandIdReused' }) };
    }
    if (pending) return { answer: pending.promise };
    if (kept) return { answer: Promise.resolve(kept.answer ?? unavailable) };
    if (this.#pending.size >= this.#max) return { answer: Promise.resolve(overloaded) };
    const fresh = { ...taken, answer: undefined, ...Promise.withResolvers<Answer>() };
    this.#pending.set(key, fresh);
    return { fresh };
  }

  get(key: string): PendingCommand | undefined {
    return this.#pending.get(key);
  }

  /** What a chart says. Throws if nobody sent the command or if it has its answer (P-ONE-OUTCOME). */
  answer(key: string, answer: Answer): void {
    const pending = this.#pending.get(key);
    if (pending && pending.answer === undefined) pending.answer = answer;
    else if (!pending && !this.#late.has(key) && this.#kept(key)?.answer === null) this.#late.set(key, answer);
    else throw new Error(`Command ${key} has an answer already, or nobody sent it.`);
  }

  takeBackAnswer(key: string): void {
    const pending = this.#pending.get(key);
    if (pending) pending.answer = undefined;
    else this.#late.delete(key);
  }

  /** The late answers since the last call. */
  takeLate(): ReadonlyMap<string, Answer> {
    const late = this.#late;
    if (late.size > 0) this.#late = new Map();
    return late;
  }

  /** Tells the sender. From here on a repetition is looked up among the kept ones. */
  finish(pending: PendingCommand, answer: Answer): void {
    this.#pending.delete(pending.key);
    pending.resolve(answer);
  }
}
