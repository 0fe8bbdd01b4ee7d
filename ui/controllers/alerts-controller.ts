/**
 * R-POP, R-SOUND: turns what happens into sound, a dialog in front, and a count in the tab's title and icon. Counts what
 * it was asked for, for people who test. Which event alerts whom is decided in machines/desk.ts.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Alert } from '../../machines/desk.ts';
import type { Desk } from '../data/desk.ts';

export interface AlertsOptions {
  desk: () => Desk;
  pop: (alert: Alert) => void;
  /** How many things wait for this person now, beside what was not looked at. */
  waiting?: () => number;
}

export class AlertsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: AlertsOptions;
  #stop: (() => void) | undefined;
  #unseen = 0;
  sounds = 0;
  pops = 0;

  constructor(host: ReactiveControllerHost, options: AlertsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = this.#options.desk().store.onHappening(({ alert }) => alert && this.#take(alert));
    document.addEventListener('visibilitychange', this.#look);
    // Any click or key allows sound, not only the button for it.
    for (const gesture of ['pointerdown', 'keydown']) addEventListener(gesture, this.#allow, { once: true });
  }

  hostDisconnected(): void {
    this.#stop?.();
    document.removeEventListener('visibilitychange', this.#look);
    for (const gesture of ['pointerdown', 'keydown']) removeEventListener(gesture, this.#allow);
  }

  hostUpdated(): void {
    const count = (this.#options.waiting?.() ?? 0) + this.#unseen;
    document.title = count > 0 ? `(${count}) Handraise` : 'Handraise';
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (icon) icon.href = count > 0 ? '/favicon-alert.svg' : '/favicon.svg';
  }

  #take(alert: Alert): void {
    if (alert.sound) {
      this.sounds++;
      this.#options.desk().sound.play();
    }
    if (alert.pop) {
      this.pops++;
      this.#options.pop(alert);
    }
    if (alert.cause === 'message' && document.visibilityState === 'hidden') this.#unseen++;
    this.#host.requestUpdate();
  }

  readonly #look = () => {
    if (document.visibilityState !== 'visible') return;
    this.#unseen = 0;
    this.#host.requestUpdate();
  };

  readonly #allow = () => void this.#options.desk().sound.enable();
}
