/**
 * A desk's keys. Single letters never fire while somebody types or holds a modifier, and can be switched off in this
 * browser, since dictation software types letters too (WCAG 2.1.4). Function keys always work.
 */
import type { ReactiveController, ReactiveElement } from 'lit';

export interface Shortcut {
  key: string;
  /** What it does, in the reader's language. */
  words: () => string;
  run: () => void;
}

const storageKey = 'singleKeys';
export const singleKeysOn = () => localStorage.getItem(storageKey) !== 'off';
export function switchSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, 'off');
}

/** Whose text goes away under their hands, for instance because a toast is taken, types on for a moment. */
const typesOnMs = 1_500;

export class ShortcutsController implements ReactiveController {
  #typedAt = Number.NEGATIVE_INFINITY;
  #typedIn: Element | undefined;
  readonly #host: ReactiveElement;
  readonly shortcuts: readonly Shortcut[];

  constructor(host: ReactiveElement, shortcuts: readonly Shortcut[]) {
    this.#host = host;
    this.shortcuts = shortcuts;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('keydown', this.#press);
  }

  hostDisconnected(): void {
    removeEventListener('keydown', this.#press);
  }

  readonly #press = (event: KeyboardEvent) => {
    // A desk that is only looked at.
    if (this.#host.closest('[inert]')) return;
    if (event.key.length === 1 && this.#isTyping(event)) return;
    const shortcut = this.shortcuts.find(({ key }) => key === event.key);
    if (!shortcut || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1 && !singleKeysOn()) return;
    event.preventDefault();
    shortcut.run();
  };

  #isTyping(event: KeyboardEvent): boolean {
    const text = textOf(event);
    const isTornAway = this.#typedIn?.isConnected === false && event.timeStamp - this.#typedAt < typesOnMs;
    // Whoever left the text does not type any more.
    this.#typedIn = text ?? (isTornAway ? this.#typedIn : undefined);
    this.#typedAt = event.timeStamp;
    return this.#typedIn !== undefined;
  }
}

/** A text, a choice, or a modal dialog, which has keys of its own. */
const textOf = (event: KeyboardEvent) =>
  event
    .composedPath()
    .find((at): at is Element => at instanceof Element && at.matches('textarea, input, select, dialog'));
