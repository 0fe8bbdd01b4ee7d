/**
 * Nobody's focus falls out of an element because the control that had it went away: `instead` puts it somewhere safe. Where
 * that is, the element decides; never on a control that acts, since the person may be typing on.
 */
import type { ReactiveController, ReactiveElement } from 'lit';

export class FocusController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #instead: () => void;
  #had = false;

  constructor(host: ReactiveElement, instead: () => void) {
    this.#host = host;
    this.#instead = instead;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#had = this.#host.matches(':focus-within');
  }

  hostUpdated(): void {
    if (this.#had && !this.#host.matches(':focus-within')) this.#instead();
  }
}
