/**
 * Tells when an element inside the host was painted on the screen of somebody who could look: on screen, in a tab that
 * shows. May tell the same element again.
 */
import type { ReactiveController, ReactiveElement } from 'lit';

/** So much of an element counts, for one that is taller than the screen. */
const enoughPx = 80;

export class SightController<Seen extends HTMLElement> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #selector: string;
  readonly #seen: (element: Seen) => void;
  readonly #watched = new Set<Seen>();
  readonly #observer = new IntersectionObserver((entries) => this.#look(entries), { threshold: [0, 0.25, 0.5, 1] });

  constructor(host: ReactiveElement, selector: string, seen: (element: Seen) => void) {
    this.#host = host;
    this.#selector = selector;
    this.#seen = seen;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#afresh);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#afresh);
    this.#observer.disconnect();
    this.#watched.clear();
  }

  hostUpdated(): void {
    const there = new Set(this.#host.renderRoot.querySelectorAll<Seen>(this.#selector));
    for (const element of this.#watched) {
      if (there.has(element)) continue;
      this.#watched.delete(element);
      this.#observer.unobserve(element);
    }
    for (const element of there) {
      if (this.#watched.has(element)) continue;
      this.#watched.add(element);
      this.#observer.observe(element);
    }
  }

  /** What was there already when the tab came back is looked at again. */
  readonly #afresh = () => {
    if (document.visibilityState !== 'visible') return;
    this.#observer.disconnect();
    for (const element of this.#watched) this.#observer.observe(element);
  };

  #look(entries: readonly IntersectionObserverEntry[]) {
    if (document.visibilityState !== 'visible') return;
    for (const { target, isIntersecting, intersectionRatio, intersectionRect } of entries) {
      if (isIntersecting && (intersectionRatio >= 0.5 || intersectionRect.height >= enoughPx))
        this.#seen(target as Seen);
    }
  }
}
