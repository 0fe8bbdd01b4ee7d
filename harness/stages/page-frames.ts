/** What has reached a page over its live socket, so that a step looks at the page only after it has heard everything. */
import type { Page } from 'playwright-core';
import { frame } from '../../machines/wire.ts';
import { DeskWatch } from './desk-watch.ts';

const reachesWithinMs = 15_000;
const pauseMs = 4;

/** Only its books of what arrived are used. */
const freshWatch = () => new DeskWatch({ book: new Map(), tell: () => {}, now: Date.now });

export class PageFrames {
  readonly #page: Page;
  #watch = freshWatch();

  constructor(page: Page) {
    this.#page = page;
    page.on('websocket', (socket) => {
      if (!new URL(socket.url()).pathname.endsWith('/live')) return;
      const watch = freshWatch();
      this.#watch = watch;
      socket.on('framereceived', ({ payload }) => watch.receive(frame.parse(JSON.parse(String(payload)))));
    });
  }

  /** Resolves once the page has had these events and has drawn what follows from them; gives up silently after a while. */
  async reach(seqs: ReadonlyMap<string, number>): Promise<void> {
    const isThere = () => [...seqs].every(([topic, seq]) => (this.#watch.seqs.get(topic) ?? 0) >= seq);
    const until = performance.now() + reachesWithinMs;
    while (!isThere() && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    await this.#page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const drawn = () => setTimeout(resolve);
          // A page in the background draws nothing, and has then nothing to wait for.
          setTimeout(drawn, 100);
          requestAnimationFrame(() => requestAnimationFrame(drawn));
        }),
    );
  }
}
