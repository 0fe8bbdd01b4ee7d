/**
 * What an agent's desk keeps to itself, as a page does: texts that were written and not sent (R-DRAFT), and dialogs that
 * ask whether to keep an active request open (R-CLOSE-ASKS). Sends nothing.
 */

export class DeskDialogs {
  readonly #drafts = new Map<string, string>();
  readonly #asking = new Set<string>();

  draftOn(interaction: string): string {
    return this.#drafts.get(interaction) ?? '';
  }

  /** The dialog was closed before Send. */
  keepDraft(interaction: string, text: string): void {
    this.#drafts.set(interaction, text);
  }

  sent(interaction: string): void {
    this.#drafts.delete(interaction);
  }

  /** The dialog of an active request was closed. */
  close(interaction: string): void {
    this.#asking.add(interaction);
  }

  asksToClose(interaction: string): boolean {
    return this.#asking.has(interaction);
  }

  answered(interaction: string): void {
    this.#asking.delete(interaction);
  }
}
