/**
 * Short notes on the supervisor's desk: why a toast closed, and what was refused after it had. Each goes away by itself
 * or when dismissed. Made from events, so that a note always names its cause.
 */
import type { Happening } from '../../../machines/desk-state.ts';
import type { Closing } from '../../../machines/messages.ts';
import { partsOfToast } from '../../../machines/names.ts';
import type { Refused } from '../../data/commands.ts';

export interface ClosedNote {
  toast: string;
  request: string;
  cause: Closing;
  by: string | undefined;
}
export interface RefusedNote {
  toast: string;
  refusal: Refused;
}

const staysMs = 8_000;
const notesMax = 5;
/** Toasts remembered as seen. */
const seenMax = 500;

export class ClosedNotes {
  closed: readonly ClosedNote[] = [];
  refused: readonly RefusedNote[] = [];
  readonly #changed: () => void;
  readonly #seen = new Set<string>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  take({ mode, numbered: { event } }: Happening): void {
    // Shown again: what became of it before is not how it stands.
    if (event.type === 'toast.shown') this.#forget(event.shown.request);
    // At log-off the desk goes away itself.
    if (event.type !== 'toast.closed' || event.cause === 'loggedOff') return;
    // No flood after an absence: what came and went meanwhile needs no note.
    if (mode === 'missed' && !this.#seen.has(event.toast)) return;
    const { toast, cause, by } = event;
    const note = { toast, request: partsOfToast(toast).request, cause, by };
    this.closed = [...this.closed.filter((other) => other.toast !== toast), note].slice(-notesMax);
    this.#later(toast);
  }

  /** Toasts that are on screen now. */
  saw(toasts: readonly string[]): void {
    for (const toast of toasts) this.#seen.add(toast);
    for (const old of [...this.#seen].slice(0, -seenMax)) this.#seen.delete(old);
  }

  refuse(toast: string, refusal: Refused): void {
    this.refused = [...this.refused.filter((other) => other.toast !== toast), { toast, refusal }].slice(-notesMax);
    this.#later(toast);
  }

  /** The next click on this toast starts afresh. */
  retry(toast: string): void {
    this.refused = this.refused.filter((note) => note.toast !== toast);
    this.#changed();
  }

  dismiss(toast: string): void {
    this.closed = this.closed.filter((note) => note.toast !== toast);
    this.retry(toast);
  }

  #forget(request: string): void {
    this.closed = this.closed.filter((note) => note.request !== request);
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #later(toast: string): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.dismiss(toast);
    }, staysMs);
    this.#timers.add(timer);
    this.#changed();
  }
}
