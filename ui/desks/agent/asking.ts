/**
 * Sending an ask and withdrawing it again (R-CANCEL-ASKING). Tells the dialogs what became of it; draws nothing. An ask
 * has one id from the first attempt to the last, and the withdrawal names it.
 */
import type { CommandBody } from '../../../machines/commands.ts';
import type { Answer } from '../../data/commands.ts';
import { isRefused } from '../../data/commands.ts';
import type { Desk } from '../../data/desk.ts';
import { newId } from '../../data/ids.ts';
import { AskDraft } from './ask-draft.ts';
import type { Dialogs } from './dialogs.ts';

export class Asking {
  readonly #desk: () => Desk;
  readonly #dialogs: Dialogs;
  readonly #changed: () => void;
  /** Asks that reach the server after their withdrawal did. */
  readonly #overtaken = new Set<string>();

  constructor(desk: () => Desk, dialogs: Dialogs, changed: () => void) {
    this.#desk = desk;
    this.#dialogs = dialogs;
    this.#changed = changed;
  }

  async ask(interaction: string): Promise<void> {
    const { drafts, commands } = this.#desk();
    const id = newId();
    this.#dialogs.sending(interaction, id);
    this.#changed();
    const answer = await commands.send('ask', new AskDraft(drafts, interaction).body, id);
    this.#answered(interaction, answer);
    if (this.#overtaken.delete(id) && !isRefused(answer) && answer.request)
      await commands.send('done', { request: answer.request });
  }

  /** Sends again what an earlier page left without an answer. */
  resume(): void {
    this.#desk().commands.resume((type, body, answer) => {
      if (type === 'ask') this.#answered((body as CommandBody<'ask'>).interaction, answer);
    });
  }

  /** If the request has opened meanwhile the server ends it; nothing has to be told apart here. */
  async withdraw(interaction: string): Promise<void> {
    const { store, commands } = this.#desk();
    const ask = store.agent && this.#dialogs.askOf(interaction, store.agent);
    if (!ask || this.#dialogs.isWithdrawing(interaction)) return;
    this.#dialogs.withdrawing(interaction, true);
    this.#changed();
    const answer = await commands.send('cancel', { interaction, ask });
    // The server has not heard of the ask yet, so it stays withdrawn here until it has.
    const isOvertaken = isRefused(answer) && answer.refused === 'unknownRequest' && this.#dialogs.isSending(ask);
    if (isOvertaken) this.#overtaken.add(ask);
    else this.#dialogs.withdrawing(interaction, false);
    this.#changed();
  }

  #answered(interaction: string, answer: Answer): void {
    if (isRefused(answer)) this.#dialogs.refused(interaction, answer);
    else {
      new AskDraft(this.#desk().drafts, interaction).clear();
      if (answer.request) this.#dialogs.opened(interaction, answer.request);
    }
    this.#changed();
  }
}
