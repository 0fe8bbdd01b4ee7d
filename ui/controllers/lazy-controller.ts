/**
 * Elements of a place that are loaded when somebody first goes there, so that no desk waits for what most people rarely
 * look at. A load that failed is tried again when the place is opened again.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Load = () => Promise<unknown>;

export class LazyController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #loads = new Map<Load, 'loading' | 'ready' | 'failed'>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** How far it has come; begins at the first call. */
  state(load: Load): 'loading' | 'ready' | 'failed' {
    const state = this.#loads.get(load);
    if (state) return state;
    void this.#begin(load);
    return 'loading';
  }

  /** Once more, after it failed. */
  again(load: Load): void {
    void this.#begin(load);
    this.#host.requestUpdate();
  }

  async #begin(load: Load): Promise<void> {
    this.#loads.set(load, 'loading');
    try {
      await load();
      this.#loads.set(load, 'ready');
    } catch {
      // The connection may be gone, or the server may have been replaced by a newer one.
      this.#loads.set(load, 'failed');
    }
    this.#host.requestUpdate();
  }
}
