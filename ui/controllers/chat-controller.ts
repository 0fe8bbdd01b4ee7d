/**
 * Talking in one request: the line being written (kept over a refresh), lines on their way, and the last refusal. A line
 * on its way is shown at once and replaced by the real one, which names the command that said it.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Line } from '../../machines/wire.ts';
import type { Refused } from '../data/commands.ts';
import { isRefused } from '../data/commands.ts';
import type { Desk } from '../data/desk.ts';
import { newId } from '../data/ids.ts';

export interface PendingLine {
  /** The command's client-made id. */
  id: string;
  text: string;
}

export class ChatController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #desk: () => Desk;
  readonly #request: () => string | undefined;
  #pending: PendingLine[] = [];
  refusal: Refused | undefined;

  constructor(host: ReactiveControllerHost, desk: () => Desk, request: () => string | undefined) {
    this.#host = host;
    this.#desk = desk;
    this.#request = request;
    host.addController(this);
  }

  hostConnected(): void {}

  get draft(): string {
    return this.#desk().drafts.read(`say/${this.#request()}`);
  }
  set draft(text: string) {
    this.#desk().drafts.write(`say/${this.#request()}`, text);
    this.#host.requestUpdate();
  }

  /** Lines said here that are not among `lines` yet. */
  pendingBeside(lines: readonly Line[]): readonly PendingLine[] {
    const isThere = ({ id }: PendingLine) => lines.some(({ text }) => text.id.endsWith(`/${id}`));
    if (this.#pending.some(isThere)) this.#pending = this.#pending.filter((line) => !isThere(line));
    return this.#pending;
  }

  async say(text: string): Promise<void> {
    const request = this.#request();
    if (!request) return;
    const line = { id: newId(), text };
    this.refusal = undefined;
    if (text.trim()) this.#pending = [...this.#pending, line];
    this.draft = '';
    const answer = await this.#desk().commands.send('say', { request, text }, line.id);
    if (isRefused(answer)) {
      this.refusal = answer;
      this.#pending = this.#pending.filter(({ id }) => id !== line.id);
      // Nothing that a person wrote is thrown away.
      if (this.draft === '') this.draft = text;
    }
    this.#host.requestUpdate();
  }
}
