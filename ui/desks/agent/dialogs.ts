/**
 * Which Request Assistance dialogs an agent's desk shows, one per interaction, which is in front, and how each stands.
 * Knows views and events; draws nothing and sends nothing.
 */
import type { DialogView, Outcome } from '../../../machines/messages.ts';
import { interactionOf } from '../../../machines/names.ts';
import type { AgentView } from '../../../machines/wire.ts';
import type { Refused } from '../../data/commands.ts';
import type { DialogState } from '../../words/live-line.ts';

export interface ShownDialog {
  interaction: string;
  state: DialogState;
  /** The active request, or the one that has ended here. */
  request: string | undefined;
  dialog: DialogView | undefined;
  /** The ask is being withdrawn. */
  withdrawing: boolean;
  /** How it ended; null if that was not told. */
  outcome: Outcome | null | undefined;
  /** Why the last ask was refused. */
  refusal: Refused | undefined;
}

/** Ends remembered, for dialogs that still show them. */
const endsMax = 100;

export class Dialogs {
  /** Interactions whose dialog is on screen, in the order of opening. */
  readonly #open = new Set<string>();
  /** The last request known of an interaction since its dialog was opened. */
  readonly #requests = new Map<string, string>();
  readonly #ends = new Map<string, Outcome>();
  /** Asks of this page without an answer: interaction → the id of the ask. */
  readonly #sending = new Map<string, string>();
  readonly #withdrawing = new Set<string>();
  /** Answered as opened, but the feed has not said so yet: interaction → request. */
  readonly #opened = new Map<string, string>();
  readonly #refusals = new Map<string, Refused>();
  /** Requests that have had their dialog; one kept in the background does not open again by itself. */
  readonly #met = new Set<string>();
  #front: string | undefined;

  get front(): string | undefined {
    return this.#front;
  }

  /** The one after the one in front, round and round. */
  get next(): string | undefined {
    const open = [...this.#open];
    return open[(open.indexOf(this.#front ?? '') + 1) % open.length];
  }

  isOpen(interaction: string): boolean {
    return this.#open.has(interaction);
  }

  open(interaction: string): void {
    this.#open.add(interaction);
    this.#front = interaction;
  }

  /** An active request goes on in the background. */
  close(interaction: string): void {
    this.#open.delete(interaction);
    this.#requests.delete(interaction);
    this.#refusals.delete(interaction);
    if (this.#front === interaction) this.#front = [...this.#open].at(-1);
  }

  /** R-POP: in front, also from the background. */
  pop(request: string): void {
    this.open(interactionOf(request));
  }

  sending(interaction: string, ask: string): void {
    this.#sending.set(interaction, ask);
    this.#withdrawing.delete(interaction);
    this.#refusals.delete(interaction);
  }

  opened(interaction: string, request: string): void {
    this.#sending.delete(interaction);
    if (!this.#met.has(request)) this.#opened.set(interaction, request);
  }

  isSending(ask: string): boolean {
    return [...this.#sending.values()].includes(ask);
  }

  /** The id of the ask under way, also of one from another window or from before a refresh. */
  askOf(interaction: string, view: AgentView): string | undefined {
    const key = Object.keys(view.asks).find((command) => view.asks[command] === interaction);
    return this.#sending.get(interaction) ?? key?.slice(key.indexOf('/') + 1);
  }

  isWithdrawing(interaction: string): boolean {
    return this.#withdrawing.has(interaction);
  }

  withdrawing(interaction: string, is: boolean): void {
    if (is) this.#withdrawing.add(interaction);
    else this.#withdrawing.delete(interaction);
  }

  /** Shown even if the dialog was closed meanwhile: whoever asked has to know. */
  refused(interaction: string, refusal: Refused): void {
    this.#sending.delete(interaction);
    this.#withdrawing.delete(interaction);
    this.#refusals.set(interaction, refusal);
    this.#open.add(interaction);
    this.#front ??= interaction;
  }

  /** The view is complete again after a lost connection: what it does not show is not there. */
  caughtUp(): void {
    this.#opened.clear();
  }

  ended(request: string, outcome: Outcome): void {
    const interaction = interactionOf(request);
    this.#ends.set(request, outcome);
    // It came and went before its ask was answered.
    if (!this.#met.has(request) && this.#sending.delete(interaction)) this.#requests.set(interaction, request);
    this.#met.add(request);
    this.#withdrawing.delete(interaction);
    for (const old of [...this.#ends.keys()].slice(0, -endsMax)) this.#ends.delete(old);
  }

  /** Ready for another request on the same interaction (R-SEQUENTIAL). */
  again(interaction: string): void {
    this.#requests.delete(interaction);
    this.open(interaction);
  }

  /** Takes note of what the agent's view shows now: a request that is new here gets its dialog. */
  follow(view: AgentView): void {
    for (const [interaction, { request }] of Object.entries(view.dialogs)) {
      if (!this.#met.has(request)) {
        this.#met.add(request);
        this.#opened.delete(interaction);
        // The feed was faster than the answer.
        this.#sending.delete(interaction);
        this.#open.add(interaction);
        this.#front ??= interaction;
      }
      if (this.#open.has(interaction)) this.#requests.set(interaction, request);
    }
  }

  shown(view: AgentView): ShownDialog[] {
    return [...this.#open].map((interaction) => this.standing(interaction, view));
  }

  standing(interaction: string, view: AgentView): ShownDialog {
    const dialog = view.dialogs[interaction];
    const withdrawing = this.isWithdrawing(interaction);
    const nothing = { outcome: undefined, refusal: undefined };
    const none = { interaction, dialog, request: dialog?.request, withdrawing, ...nothing };
    if (dialog) return { ...none, state: dialog.state };
    const opened = this.#opened.get(interaction);
    const isOpening = opened !== undefined && !this.#met.has(opened);
    if (isOpening || this.#sending.has(interaction) || Object.values(view.asks).includes(interaction))
      return { ...none, state: 'asking' };
    const request = this.#requests.get(interaction);
    if (request) return { ...none, state: 'done', request, outcome: this.#ends.get(request) ?? null };
    return { ...none, state: 'draft', refusal: this.#refusals.get(interaction) };
  }
}
