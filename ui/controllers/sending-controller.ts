/** One control's command: whether it is under way, and the refusal if it was refused. One at a time. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Answer, Refused } from '../data/commands.ts';
import { isRefused } from '../data/commands.ts';

export class SendingController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  busy = false;
  refusal: Refused | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Undefined: another one is still under way, so nothing was sent. */
  async run(send: () => Promise<Answer>): Promise<Answer | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.refusal = undefined;
    this.#host.requestUpdate();
    const answer = await send();
    this.busy = false;
    if (isRefused(answer)) this.refusal = answer;
    this.#host.requestUpdate();
    return answer;
  }

  forget(): void {
    this.refusal = undefined;
    this.#host.requestUpdate();
  }
}
