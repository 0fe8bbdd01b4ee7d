/**
 * Desktop notifications of this tab: shown, shown again, closed, clicked. Silent unless told otherwise: what sounds is
 * the desk's own. Does not decide when, or what they say.
 */

/** `unsupported`: there are none in this browser, or not on plain http. */
export type NoticePermission = 'default' | 'granted' | 'denied' | 'unsupported';

export interface Notice {
  /** One notification each: the same tag replaces. */
  tag: string;
  title: string;
  body: string;
  /** Stays until somebody acts on it. */
  lasting: boolean;
  silent: boolean;
  /** Where it replaces one: alerts anew, rather than to change its words only. */
  again: boolean;
}

export class Notifier {
  readonly #open = new Map<string, Notification>();
  readonly #clicked: (tag: string) => void;
  /** Shown so far, for people who test. */
  shown = 0;

  constructor(clicked: (tag: string) => void) {
    this.#clicked = clicked;
  }

  get permission(): NoticePermission {
    return 'Notification' in globalThis && isSecureContext ? Notification.permission : 'unsupported';
  }

  /** Asks the browser to ask the person: only from a click. */
  async ask(): Promise<NoticePermission> {
    if (this.permission === 'default') await Notification.requestPermission();
    return this.permission;
  }

  get tags(): string[] {
    return [...this.#open.keys()];
  }

  show({ tag, title, body, lasting, silent, again }: Notice): void {
    if (this.permission !== 'granted') return;
    // TypeScript does not know `renotify`.
    const options = { tag, body, silent, requireInteraction: lasting, renotify: again, icon: '/favicon.svg' };
    try {
      const notification = new Notification(title, options);
      this.shown++;
      notification.onclick = () => {
        focus();
        this.close(tag);
        this.#clicked(tag);
      };
      notification.onclose = () => this.#open.get(tag) === notification && this.#open.delete(tag);
      this.#open.set(tag, notification);
    } catch {
      // Some browsers allow them to service workers only.
    }
  }

  close(tag: string): void {
    const notification = this.#open.get(tag);
    this.#open.delete(tag);
    notification?.close();
  }

  closeAll(): void {
    for (const tag of this.tags) this.close(tag);
  }
}
