/**
 * Gives an element the desk that it belongs to, and renders it again when something on the desk, or its language, has
 * changed: once a frame, however much that was.
 */
import { ContextConsumer } from '@lit/context';
import { updateWhenLocaleChanges } from '@lit/localize';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Desk } from '../data/desk.ts';
import { deskContext } from '../data/desk.ts';
import { beforeNextFrame } from './next-frame.ts';

export class DeskController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #consumer: ContextConsumer<typeof deskContext, ReactiveElement>;
  readonly #changed: (() => void) | undefined;
  #stop: (() => void) | undefined;
  readonly #render = () => this.#host.requestUpdate();

  /** `changed` runs at every single change, before the element renders. */
  constructor(host: ReactiveElement, changed?: () => void) {
    this.#host = host;
    this.#changed = changed;
    this.#consumer = new ContextConsumer(host, { context: deskContext });
    host.addController(this);
    updateWhenLocaleChanges(host);
  }

  /** The desk. An element asks for it only while it is on a desk's page. */
  get current(): Desk {
    const desk = this.#consumer.value;
    if (!desk) throw new Error(`${this.#host.localName} is outside of a desk`);
    return desk;
  }

  hostConnected(): void {
    this.#stop = this.current.store.onChange(() => {
      this.#changed?.();
      beforeNextFrame(this.#render);
    });
    this.#changed?.();
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}
