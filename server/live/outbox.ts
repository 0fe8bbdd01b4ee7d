/**
 * What waits for a slow reader, bounded in bytes and in age. Knows no socket: whoever carries it says how much waits and
 * when something was sent.
 */
import type { LiveLimits } from './limits.ts';

export interface Carrier {
  /** `sent` is called once it has left this process. */
  write(text: string, sent: () => void): void;
  /** Bytes written and not sent yet. */
  waitingBytes(): number;
}

export class Outbox {
  readonly #carrier: Carrier;
  readonly #limits: Pick<LiveLimits, 'bufferedBytes' | 'unsentMs'>;
  readonly #tooSlow: () => void;
  /** When each frame that was not sent yet was written, the oldest first. */
  #writtenAt: number[] = [];
  #timeout: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** `tooSlow` is called once; nothing is written afterwards. */
  constructor(carrier: Carrier, limits: Pick<LiveLimits, 'bufferedBytes' | 'unsentMs'>, tooSlow: () => void) {
    this.#carrier = carrier;
    this.#limits = limits;
    this.#tooSlow = tooSlow;
  }

  send(text: string): void {
    if (this.#isClosed) return;
    this.#writtenAt.push(performance.now());
    this.#carrier.write(text, () => void this.#writtenAt.shift());
    if (this.#carrier.waitingBytes() > this.#limits.bufferedBytes) this.#giveUp();
    else this.#watch(this.#limits.unsentMs);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timeout);
    this.#writtenAt = [];
  }

  /** At most one timer, however many frames wait. */
  #watch(delayMs: number): void {
    this.#timeout ??= setTimeout(() => {
      this.#timeout = undefined;
      const [oldest] = this.#writtenAt;
      if (oldest === undefined) return;
      const leftMs = oldest + this.#limits.unsentMs - performance.now();
      if (leftMs <= 0) this.#giveUp();
      else this.#watch(leftMs);
    }, delayMs).unref();
  }

  #giveUp(): void {
    this.close();
    this.#tooSlow();
  }
}
