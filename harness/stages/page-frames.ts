/** What has reached a page over its live socket, so that a step looks at the page only after it has heard everything. */
import type { Page } from 'playwright-core';
import type { Mark } from '../../machines/wire.ts';
import { deskFrame, frame } from '../../machines/wire.ts';
import { DeskWatch } from './desk-watch.ts';

const reachesWithinMs = 15_000;
const pauseMs = 4;

/** Only its books of what arrived are used. */
const freshWatch = () => new DeskWatch({ book: new Map(), tell: () => {}, now: Date.now });

export class PageFrames {
  readonly #page: Page;
  #watch = freshWatch();
  #onMark = (_: Mark) => {};

  constructor(page: Page) {
    this.#page = page;
    // A page that is opened anew has nothing; one that only lost its line still has what it heard before.
    let address = '';
    page.on('framenavigated', (navigated) => {
      if (navigated !== page.mainFrame()) return;
      // Another place of the same page is only another hash; opened anew it has the very address that it had.
      const [before, now] = [address, navigated.url()].map((url) => url.split('#', 1)[0]);
      if (before !== now || address === navigated.url()) this.#watch = freshWatch();
      address = navigated.url();
    });
    page.on('websocket', (socket) => {
      if (!new URL(socket.url()).pathname.endsWith('/live')) return;
      const watch = this.#watch;
      socket.on('framereceived', ({ payload }) => watch.receive(frame.parse(JSON.parse(String(payload)))));
      socket.on('framesent', ({ payload }) => {
        const sent = deskFrame.parse(JSON.parse(String(payload)));
        if (sent.type === 'mark') this.#onMark(sent);
      });
    });
  }

  /** Resolves once the page has told that somebody types in it; gives up like a click that nothing follows. */
  async saysTyping(): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#onMark = ({ typing }) => typing && resolve();
    const late = setTimeout(() => reject(new Error('The page tells nobody of the typing.')), reachesWithinMs);
    await promise.finally(() => clearTimeout(late));
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
