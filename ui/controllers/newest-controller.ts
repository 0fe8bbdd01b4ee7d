/**
 * Keeps the newest of a growing list in sight, unless the reader has scrolled up to read. The host's template gives
 * `scrolled` to the element that scrolls, which has the class `scroll`.
 */
import type { ReactiveController, ReactiveElement } from 'lit';

/** Closer to the end than this counts as reading the newest. */
const nearEndPx = 40;

export class NewestController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #resized = new ResizeObserver(() => this.hostUpdated());
  /** The reader is at the newest. */
  #follows = true;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#resized.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
  }

  hostUpdated(): void {
    const scroll = this.#host.renderRoot?.querySelector('.scroll');
    if (scroll && this.#follows) scroll.scrollTop = scroll.scrollHeight;
  }

  readonly scrolled = ({ currentTarget }: Event): void => {
    const { scrollHeight, scrollTop, clientHeight } = currentTarget as HTMLElement;
    this.#follows = scrollHeight - scrollTop - clientHeight < nearEndPx;
  };
}
