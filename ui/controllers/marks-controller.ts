/**
 * R-TYPING: tells the others of one conversation what this person does in it, and says what the others do. All of it is
 * gone with the page; what others typed last is over after five seconds (machines/desk-state.ts).
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { typingIn } from '../../machines/desk-state.ts';
import type { Desk } from '../data/desk.ts';

/** Somebody who paused for so long is not called typing any more. */
const pauseMs = 4_000;

export class MarksController implements ReactiveController {
  readonly #desk: () => Desk;
  readonly #request: () => string | undefined;
  #wroteAt = Number.NEGATIVE_INFINITY;
  #read = 0;

  constructor(host: ReactiveControllerHost, desk: () => Desk, request: () => string | undefined) {
    this.#desk = desk;
    this.#request = request;
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.wrote('');
  }

  /** Who else is typing now. */
  get typing(): readonly string[] {
    const { store, session } = this.#desk();
    const typing = typingIn(store.desk, this.#request() ?? '', store.serverNow);
    return typing.filter((person) => person !== session.person);
  }

  /** Who else has line `n` on screen, or had it. */
  readersOf(n: number): readonly string[] {
    const { store, session } = this.#desk();
    return [...(store.desk.marks.get(this.#request() ?? '') ?? [])]
      .filter(([person, { read }]) => person !== session.person && read >= n)
      .map(([person]) => person)
      .sort();
  }

  /** What is in the text now; empty once it was sent. */
  wrote(text: string): void {
    const wasTyping = this.#isTyping;
    this.#wroteAt = text.trim() ? performance.now() : Number.NEGATIVE_INFINITY;
    if (wasTyping || this.#isTyping) this.#tell();
  }

  /** Line `n` is on screen. */
  saw(n: number): void {
    if (n <= this.#read) return;
    this.#read = n;
    this.#tell();
  }

  get #isTyping() {
    return performance.now() - this.#wroteAt < pauseMs;
  }

  #tell() {
    const request = this.#request();
    if (request) this.#desk().marks.put({ type: 'mark', request, typing: this.#isTyping, read: this.#read });
  }
}
