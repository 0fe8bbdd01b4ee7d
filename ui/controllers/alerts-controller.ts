/**
 * R-POP, R-SOUND on the page itself: what comes to the front, and the count in the tab's title and icon. Counts what it
 * was asked for, for people who test. What leaves the page, the sound and notifications, is ui/alerts/alerting.ts.
 */
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Alert } from '../../machines/desk.ts';
import type { Count } from '../alerts/badge.ts';
import { iconOf, titleOf } from '../alerts/badge.ts';
import type { Desk } from '../data/desk.ts';

export interface AlertsOptions {
  desk: () => Desk;
  pop: (alert: Alert) => void;
  /** Goes where a desktop notification leads; undefined stands for all that waits. */
  open: (request: string | undefined) => void;
  /** What waits for this person now, beside what was not looked at. */
  waiting?: () => Count;
}

export class AlertsController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: AlertsOptions;
  #stop: (() => void) | undefined;
  sounds = 0;
  pops = 0;

  constructor(host: ReactiveElement, options: AlertsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    const { store, alerting } = this.#options.desk();
    this.#stop = store.onHappening(({ alert }) => alert && this.#take(alert));
    alerting.open = this.#options.open;
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  hostUpdated(): void {
    // The tab is not that of a desk that is only looked at.
    if (this.#host.closest('[inert]')) return;
    const { count, urgent } = this.#options.waiting?.() ?? { count: 0, urgent: false };
    const all = { count: count + this.#options.desk().alerting.unread, urgent };
    document.title = titleOf(all);
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    const address = iconOf(all);
    // Setting it anew makes some browsers fetch it anew.
    if (icon && icon.getAttribute('href') !== address) icon.href = address;
  }

  #take(alert: Alert): void {
    if (alert.sound) this.sounds++;
    if (alert.pop) {
      this.pops++;
      this.#options.pop(alert);
    }
    this.#host.requestUpdate();
  }
}
