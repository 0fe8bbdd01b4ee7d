/**
 * What waits for a slow reader, bounded in bytes and in age. Knows no socket: whoever carries it says how much waits. Keeps
 * a number, not a list: what was written before one look and is not sent at the next has waited too long.
 */
import type { Frame } from '../../machines/wire.ts';
import type { LiveLimits } from './limits.ts';

export interface Carrier<Carried = Frame> {
  write(frame: Carried): void;
  /** Bytes written and not sent yet. */
  waitingBytes(): number;
}

export class Outbox<Carried = Frame> {
  readonly #carrier: Carrier<Carried>;
  readonly #limits: Pick<LiveLimits, 'bufferedBytes' | 'unsentMs'>;
  readonly #tooSlow: () => void;
  /** Bytes that ever waited, and how many of them had been written at the last look. */
  #writtenBytes = 0;
  #seenBytes = 0;
  #timeout: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** `tooSlow` is called once; nothing is written afterwards. */
  constructor(carrier: Carrier<Carried>, limits: Pick<LiveLimits, 'bufferedBytes' | 'unsentMs'>, tooSlow: () => void) {
    this.#carrier = carrier;
    this.#limits = limits;
    this.#tooSlow = tooSlow;
  }

  send(frame: Carried): void {
    if (this.#isClosed) return;
    const before = this.#carrier.waitingBytes();
    // Judged before: a conversation may be longer than may wait, and a reader who has taken all else gets it.
    if (before > this.#limits.bufferedBytes) this.#giveUp();
    else {
      this.#carrier.write(frame);
      this.#writtenBytes += this.#carrier.waitingBytes() - before;
      this.#lookLater();
    }
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timeout);
  }

  #lookLater(): void {
    this.#timeout ??= setTimeout(() => {
      this.#timeout = undefined;
      const waiting = this.#carrier.waitingBytes();
      if (this.#writtenBytes - waiting < this.#seenBytes) return this.#giveUp();
      this.#seenBytes = this.#writtenBytes;
      if (waiting > 0) this.#lookLater();
    }, this.#limits.unsentMs).unref();
  }

  #giveUp(): void {
    this.close();
    this.#tooSlow();
  }
}
