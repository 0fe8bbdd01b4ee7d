/**
 * Sees to it that each alert is acted on once, by the leading tab, for many at once together, and by the next leader if
 * that one died before it did. Knows no browser: what acting means, and who leads, is given.
 */
import type { Alert } from '../../machines/desk.ts';
import type { Ledger } from './ledger.ts';

export interface AttentionOptions {
  ledger: Ledger;
  leads: () => boolean;
  /** Takes the lead from a tab that does not act. */
  seize: () => void;
  /** All that was missed is here; before that nobody knows what still waits. */
  isComplete: () => boolean;
  /** Whether the alert still asks for something. */
  isOpen: (alert: Alert) => boolean;
  /** Sounds and shows; resolves once it was heard, or could not be. */
  act: (alerts: readonly Alert[]) => Promise<void>;
  random?: () => number;
}

/** An alert that the leader has not acted on by then is another tab's. Some more apart, so that not all seize at once. */
const patienceMs = 1_500;
const apartMs = 1_000;
/** Alerts that wait for a leader. */
const waitingMax = 300;

export class Attention {
  readonly #options: AttentionOptions;
  /** Received here, and not known to be acted on. */
  readonly #waiting = new Map<string, Alert>();
  #isActing = false;
  #watch: ReturnType<typeof setTimeout> | undefined;

  constructor(options: AttentionOptions) {
    this.#options = options;
  }

  /** `id` is the same in every tab that hears of it. */
  take(id: string, alert: Alert): void {
    this.#waiting.set(id, alert);
    for (const old of [...this.#waiting.keys()].slice(0, -waitingMax)) this.#waiting.delete(old);
    // After all that came with it: one frame, one sound.
    queueMicrotask(() => void this.settle());
  }

  /** Looks again: this tab leads now, or has caught up. */
  async settle(): Promise<void> {
    const { isComplete, leads, ledger, act } = this.#options;
    if (this.#isActing || this.#waiting.size === 0 || !isComplete()) return;
    this.#forget();
    if (this.#waiting.size === 0) return;
    if (!leads()) return this.#beware();
    const now = [...this.#waiting];
    this.#isActing = true;
    try {
      await act(now.map(([, alert]) => alert));
      // Only now: a tab that dies before has not sounded, and the next one will.
      ledger.add(now.map(([id]) => id));
    } finally {
      this.#isActing = false;
    }
    void this.settle();
  }

  stop(): void {
    clearTimeout(this.#watch);
    this.#watch = undefined;
    this.#waiting.clear();
  }

  /** What was acted on, or is over. */
  #forget(): void {
    const open = new Set(this.#options.ledger.open([...this.#waiting.keys()]));
    for (const [id, alert] of this.#waiting)
      if (!open.has(id) || !this.#options.isOpen(alert)) this.#waiting.delete(id);
  }

  #beware(): void {
    const { random = Math.random, seize } = this.#options;
    this.#watch ??= setTimeout(
      () => {
        this.#watch = undefined;
        this.#forget();
        if (this.#waiting.size > 0) seize();
      },
      patienceMs + random() * apartMs,
    );
  }
}
