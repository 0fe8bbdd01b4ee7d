/**
 * A desk's keys. Single letters never fire while somebody types or holds a modifier, and can be switched off in this
 * browser, since dictation software types letters too (WCAG 2.1.4). Function keys always work.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface Shortcut {
  key: string;
  words: string;
  run: () => void;
}

const storageKey = 'singleKeys';
export const singleKeysOn = () => localStorage.getItem(storageKey) !== 'off';
export function switchSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, 'off');
}

export class ShortcutsController implements ReactiveController {
  readonly shortcuts: readonly Shortcut[];

  constructor(host: ReactiveControllerHost, shortcuts: readonly Shortcut[]) {
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
    const shortcut = this.shortcuts.find(({ key }) => key === event.key);
    if (!shortcut || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.length === 1 && (isTyping(event) || !singleKeysOn())) return;
    event.preventDefault();
    shortcut.run();
  };
}

/** In a text, a choice, or a modal dialog, which has keys of its own. */
const isTyping = (event: KeyboardEvent) =>
  event.composedPath().some((at) => at instanceof Element && at.matches('textarea, input, select, dialog'));
