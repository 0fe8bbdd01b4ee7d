/** R-SEEN: tells the server once of each toast that it was painted on this screen. Whether that still matters it decides. */
import type { ToastRow } from '../../../machines/desk.ts';
import type { Desk } from '../../data/desk.ts';

/** Toasts remembered as told. */
const toldMax = 500;

export class SeenToasts {
  readonly #told = new Set<string>();

  saw({ toast, request }: ToastRow, { session, commands }: Pick<Desk, 'session' | 'commands'>): void {
    if (this.#told.has(toast)) return;
    this.#told.add(toast);
    for (const old of [...this.#told].slice(0, -toldMax)) this.#told.delete(old);
    // Told already, by another window or before a refresh. A refusal only says that it does not matter any more.
    if (!request.seen.includes(session.person)) void commands.send('seen', { toast });
  }
}
