/**
 * The component's side of the protocol: gets an answer out of its frame, and finds out when nobody is there. A frame that
 * is answered by another page, or by an error page of the browser, says nothing that counts here.
 */
import type { ToFrame, ToHost } from './protocol.ts';
import type { Said } from './version.ts';
import { protocolVersion } from './version.ts';

/** `away`: the frame does not answer; it is loaded again and again, ever less often. */
export type FrameStatus = 'loading' | 'ready' | 'away';

/** Whoever speaks is our own page on the server, by its origin: no more than the version is looked at. */
const isOurs = (data: unknown): data is ToHost =>
  typeof data === 'object' && data !== null && 'handraise' in data && data.handraise === protocolVersion;

export interface FrameLinkOptions {
  /** The window of the frame as it is now; null while there is none. */
  frame: () => Window | null;
  /** Of the server: nothing is told to anybody else, and nobody else is heard. */
  origin: string;
  /** Points the frame at the desk, anew. */
  load: () => void;
  heard: (message: ToHost) => void;
  changed: (status: FrameStatus) => void;
}

const helloEveryMs = 500;
const awayAfterMs = 8_000;
const retryMs = { first: 2_000, longest: 60_000 } as const;

export class FrameLink {
  readonly #options: FrameLinkOptions;
  #status: FrameStatus = 'loading';
  #failures = 0;
  #hello: ReturnType<typeof setInterval> | undefined;
  #late: ReturnType<typeof setTimeout> | undefined;

  constructor(options: FrameLinkOptions) {
    this.#options = options;
  }

  start(): void {
    this.#failures = 0;
    this.#become('loading');
    this.#attempt();
  }

  stop(): void {
    clearInterval(this.#hello);
    clearTimeout(this.#late);
  }

  /** The frame shows another document: the desk again, its log-on page, or an error. */
  loaded(): void {
    if (this.#status === 'ready') this.#await();
    clearInterval(this.#hello);
    this.#hello = setInterval(() => this.tell({ type: 'hello' }), helloEveryMs);
    this.tell({ type: 'hello' });
  }

  /** For the window's `message` event. */
  hear({ source, origin, data }: MessageEvent): void {
    if (source === null || source !== this.#options.frame() || origin !== this.#options.origin) return;
    if (!isOurs(data)) return;
    if (data.type === 'ready') {
      this.stop();
      this.#failures = 0;
      this.#become('ready');
    }
    this.#options.heard(data);
  }

  /** Dropped while a page of another website is in the frame: the browser sees to that. */
  tell(message: Said<ToFrame>): void {
    this.#options.frame()?.postMessage({ handraise: protocolVersion, ...message }, this.#options.origin);
  }

  #attempt(): void {
    this.#options.load();
    this.#await();
  }

  #await(): void {
    clearTimeout(this.#late);
    this.#late = setTimeout(() => this.#giveUp(), awayAfterMs);
  }

  #giveUp(): void {
    clearInterval(this.#hello);
    this.#become('away');
    const wait = Math.min(retryMs.longest, retryMs.first * 2 ** Math.min(this.#failures++, 10));
    this.#late = setTimeout(() => this.#attempt(), wait);
  }

  #become(status: FrameStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#options.changed(status);
  }
}
