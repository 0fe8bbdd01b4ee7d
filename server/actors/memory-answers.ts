/**
 * Whom the host without a store owes an answer, and what becomes of those whom no chart answers. When a command runs is the
 * host's.
 */
import type { Answer } from '../../machines/messages.ts';
import { CascadeTooLong } from './cascade.ts';
import type { Arrival, Envelope } from './host.ts';
import type { Ran } from './ledger.ts';
import type { Log } from './log.ts';
import type { MemoryBooks } from './memory-books.ts';
import type { PendingCommand } from './pending.ts';
import { overloaded, PendingCommands, unavailable } from './pending.ts';

export class MemoryAnswers {
  readonly #books: MemoryBooks;
  readonly #log: Log;
  readonly #commands: PendingCommands;
  /** Under way beside others, and not yet answered. */
  readonly #posted = new Set<PendingCommand>();

  constructor(books: MemoryBooks, log: Log, pendingMax: number) {
    this.#books = books;
    this.#log = log;
    this.#commands = new PendingCommands((key) => books.answers.get(key), pendingMax);
  }

  /** `pending`: it is new, and has to be run. */
  take(arrival: Arrival): { pending?: PendingCommand; answer: Promise<Answer> } {
    const taken = this.#commands.take(arrival);
    if ('answer' in taken) return taken;
    const { fresh } = taken;
    if (fresh.text !== undefined) this.#books.texts.set(fresh.key, fresh.text);
    return { pending: fresh, answer: fresh.promise };
  }

  /** It is under way beside others: that nobody answers it is known only when nothing is under way any more. */
  posted(command: PendingCommand): void {
    this.#posted.add(command);
  }

  answer(key: string, answer: Answer): void {
    this.#commands.answer(key, answer);
  }

  takeBackAnswer(key: string): void {
    this.#commands.takeBackAnswer(key);
  }

  /** What these turns answered can be taken back no more: whoever asked is told. */
  keep(ran: readonly Ran[]): void {
    for (const { answered } of ran) for (const key of answered) this.#finish(key);
    for (const [key, answer] of this.#commands.takeLate()) this.#books.answers.get(key)!.answer = answer;
  }

  /** Nothing is under way for it any more, so nobody will answer. */
  refuseUnanswered(command: PendingCommand): void {
    const { key, fingerprint, message } = command;
    if (this.#commands.get(key) !== command) return;
    this.#log.error({ command: key, message: message.type }, 'No chart answered the command.');
    this.#books.answers.set(key, { fingerprint, answer: null });
    this.#commands.finish(command, unavailable);
  }

  /** Nothing is under way at all any more. */
  refusePosted(): void {
    for (const command of this.#posted) this.refuseUnanswered(command);
    this.#posted.clear();
  }

  /** The turn of a message threw, and with it went all that the command was to cause. */
  fail({ to, message }: Envelope, command: PendingCommand | undefined, cause: unknown): void {
    this.#log.error({ err: cause, to, message: message.type, command: command?.key }, 'A turn failed.');
    if (!command || this.#commands.get(command.key) !== command) return;
    this.#posted.delete(command);
    this.#books.texts.delete(command.key);
    this.#commands.finish(command, cause instanceof CascadeTooLong ? overloaded : unavailable);
  }

  #finish(key: string): void {
    const pending = this.#commands.get(key);
    if (!pending?.answer) return;
    this.#books.answers.set(key, { fingerprint: pending.fingerprint, answer: pending.answer });
    if ('refused' in pending.answer) this.#books.texts.delete(key);
    this.#posted.delete(pending);
    this.#commands.finish(pending, pending.answer);
  }
}
