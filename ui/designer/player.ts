/**
 * Plays turns one after the other in their own time, faster, and with long silences shortened. Knows no tape: asks for the
 * gap to the next turn, and goes on once that turn is shown.
 */

export const speeds = [1, 10, 100] as const;
export type Speed = (typeof speeds)[number];

/** Longer silences are cut to this on the screen. */
export const longestMs = 1_500;
/** So that each turn of a cascade, which takes no time at all, is seen. */
const shortestMs: Record<Speed, number> = { 1: 400, 10: 80, 100: 16 };

/** How long a turn stays before the next one. */
export const stayMs = (gapMs: number, speed: Speed): number =>
  Math.min(longestMs, Math.max(shortestMs[speed], gapMs / speed));

export interface PlayerOptions {
  /** Domain time from the turn that is shown to the next one; undefined at the end. */
  gapMs: () => Promise<number | undefined>;
  /** Resolves once the next turn is shown. */
  forward: () => Promise<void>;
  changed: () => void;
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export class Player {
  readonly #options: PlayerOptions;
  #stop: AbortController | undefined;
  #speed: Speed = 1;

  constructor(options: PlayerOptions) {
    this.#options = options;
  }

  get isPlaying(): boolean {
    return this.#stop !== undefined;
  }

  get speed(): Speed {
    return this.#speed;
  }

  set speed(speed: Speed) {
    this.#speed = speed;
    this.#options.changed();
  }

  /** Resolves when it was stopped, or at the end. */
  async play(): Promise<void> {
    if (this.#stop) return;
    const stop = new AbortController();
    this.#stop = stop;
    const { gapMs, forward, changed, wait = waitFor } = this.#options;
    changed();
    try {
      while (!stop.signal.aborted) {
        const gap = await gapMs();
        if (gap === undefined || stop.signal.aborted) break;
        await wait(stayMs(gap, this.#speed), stop.signal);
        if (!stop.signal.aborted) await forward();
      }
    } finally {
      if (this.#stop === stop) this.#stop = undefined;
      changed();
    }
  }

  pause(): void {
    this.#stop?.abort();
    this.#stop = undefined;
    this.#options.changed();
  }
}

const waitFor = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
