/**
 * Ticks the `<time data-since>` of an element with many of them, without rendering it: writes their words, once a second
 * and after each render, and only in those rows that are in view. Such a `<time>` is empty in its template.
 */
import type { ReactiveController, ReactiveElement } from 'lit';
import { everySecond } from './clock-controller.ts';

export interface TimesOptions {
  /** What holds such times and comes into view as one. */
  rows: string;
  /** Server time, ms UTC. */
  now(): number;
  words(ms: number): string;
}

export class TimesController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: TimesOptions;
  readonly #known = new Set<Element>();
  readonly #inView = new Set<Element>();
  readonly #observer = new IntersectionObserver((entries) => this.#look(entries), { rootMargin: '100px' });
  #stop: (() => void) | undefined;

  constructor(host: ReactiveElement, options: TimesOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = everySecond(() => this.#tick(this.#inView));
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#observer.disconnect();
    this.#known.clear();
    this.#inView.clear();
  }

  hostUpdated(): void {
    const there = new Set(this.#host.renderRoot.querySelectorAll(this.#options.rows));
    for (const row of this.#known) {
      if (there.has(row)) continue;
      this.#known.delete(row);
      this.#inView.delete(row);
      this.#observer.unobserve(row);
    }
    for (const row of there) {
      if (this.#known.has(row)) continue;
      this.#known.add(row);
      this.#observer.observe(row);
    }
    this.#tick(this.#inView);
  }

  #look(entries: readonly IntersectionObserverEntry[]) {
    const come = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
    for (const { target, isIntersecting } of entries) if (!isIntersecting) this.#inView.delete(target);
    for (const row of come) this.#inView.add(row);
    this.#tick(come);
  }

  #tick(rows: Iterable<Element>) {
    const { now, words } = this.#options;
    const at = now();
    for (const row of rows) {
      for (const time of row.querySelectorAll<HTMLElement>('time[data-since]')) {
        const ms = at - Number(time.dataset.since);
        const text = words(ms);
        if (time.textContent === text) continue;
        time.textContent = text;
        time.dataset.seconds = String(Math.max(0, Math.floor(ms / 1_000)));
      }
    }
  }
}
