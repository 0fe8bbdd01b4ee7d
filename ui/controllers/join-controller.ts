/** R-JOIN: joining a request from a list of them. Each is under way once at a time; the last refusal is kept to be shown. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Refused } from '../data/commands.ts';
import { isRefused } from '../data/commands.ts';
import type { Desk } from '../data/desk.ts';

export class JoinController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #desk: () => Desk;
  readonly #joined: (request: string) => void;
  readonly #joining = new Set<string>();
  /** The last join that was refused. */
  refused: { request: string; refusal: Refused } | undefined;

  constructor(host: ReactiveControllerHost, desk: () => Desk, joined: (request: string) => void) {
    this.#host = host;
    this.#desk = desk;
    this.#joined = joined;
    host.addController(this);
  }

  hostConnected(): void {}

  isJoining(request: string): boolean {
    return this.#joining.has(request);
  }

  async join(request: string): Promise<void> {
    if (this.#joining.has(request)) return;
    this.#joining.add(request);
    this.refused = undefined;
    this.#host.requestUpdate();
    const refusal = await this.#desk().commands.send('join', { request });
    this.#joining.delete(request);
    if (isRefused(refusal)) this.refused = { request, refusal };
    else this.#joined(request);
    this.#host.requestUpdate();
  }
}
