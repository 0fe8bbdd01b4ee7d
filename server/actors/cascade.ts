/**
 * Everything that one command or one timer causes, run to its end. If a turn throws or there is no end, all of it is
 * taken back: a command happens whole or not at all.
 */
import type { Envelope } from './host.ts';
import type { Ledger, Ran } from './ledger.ts';

/** Where messages wait. Whatever the order, that of one pair (from, to) is kept. */
export interface Line {
  push(envelope: Envelope): void;
  /** Takes the next one out. */
  next(): Envelope | undefined;
  clear(): void;
}

/** More turns than a cascade may have. */
export class CascadeTooLong extends Error {
  constructor(turnsMax: number) {
    super(`A cascade did not end within ${turnsMax} turns.`);
  }
}

export function cascade(ledger: Ledger, first: Envelope, line: Line, turnsMax: number): Ran[] {
  const ran: Ran[] = [];
  line.push(first);
  try {
    for (let envelope = line.next(); envelope; envelope = line.next()) {
      if (ran.length === turnsMax) throw new CascadeTooLong(turnsMax);
      const turn = ledger.turn(envelope);
      ran.push(turn);
      for (const sent of turn.sent) line.push(sent);
    }
    return ran;
  } catch (cause) {
    line.clear();
    for (const turn of ran.toReversed()) ledger.undo(turn);
    throw cause;
  }
}

/** In the order in which they were sent. */
export class FifoLine implements Line {
  #waiting: Envelope[] = [];
  #next = 0;

  push(envelope: Envelope): void {
    this.#waiting.push(envelope);
  }

  next(): Envelope | undefined {
    const envelope = this.#waiting[this.#next++];
    if (!envelope) this.clear();
    return envelope;
  }

  clear(): void {
    this.#waiting = [];
    this.#next = 0;
  }
}
