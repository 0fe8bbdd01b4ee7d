/**
 * Tells the page how high its bar is (`--bar`): more on narrow windows, with larger text and in longer languages. What is
 * scrolled to, or sticks, goes below it.
 */
import type { ReactiveController, ReactiveElement } from 'lit';

export class BarController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #observer = new ResizeObserver(() =>
    document.documentElement.style.setProperty('--bar', `${this.#host.offsetHeight}px`),
  );

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}
