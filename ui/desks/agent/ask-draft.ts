/** R-DRAFT, R-TEXT: what an agent has chosen and written for an ask that is not sent yet. Lives in the drafts only. */
import type { CommandBody } from '../../../machines/commands.ts';
import type { Drafts } from '../../data/drafts.ts';

export class AskDraft {
  readonly #drafts: Drafts;
  readonly #interaction: string;

  constructor(drafts: Drafts, interaction: string) {
    this.#drafts = drafts;
    this.#interaction = interaction;
  }

  get text(): string {
    return this.#drafts.read(`ask/${this.#interaction}`);
  }
  set text(text: string) {
    this.#drafts.write(`ask/${this.#interaction}`, text);
  }

  /** Id of the canned reason; empty if none is chosen. */
  get reason(): string {
    return this.#drafts.read(`reason/${this.#interaction}`);
  }
  set reason(reason: string) {
    this.#drafts.write(`reason/${this.#interaction}`, reason);
  }

  get urgent(): boolean {
    return this.#drafts.read(`urgent/${this.#interaction}`) !== '';
  }
  set urgent(urgent: boolean) {
    this.#drafts.write(`urgent/${this.#interaction}`, urgent ? 'yes' : '');
  }

  get body(): CommandBody<'ask'> {
    const { text, reason, urgent } = this;
    return { interaction: this.#interaction, text, ...(reason && { reason }), ...(urgent && { urgency: 'urgent' }) };
  }

  clear(): void {
    this.text = '';
    this.reason = '';
    this.urgent = false;
  }
}
