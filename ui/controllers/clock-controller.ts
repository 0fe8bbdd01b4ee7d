/** Renders an element once a second while it shows a time. What time it is, the desk's store says. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

const tickMs = 1_000;

export class ClockController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#host.requestUpdate(), tickMs);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}
