/**
 * The frame's side of the protocol: whom it hears, and whom it tells. Only the window around it counts, only while that
 * window shows a website that may embed us, and nothing is ever told to "*".
 */
import type { ToFrame, ToHost } from './protocol.ts';
import { readToFrame } from './protocol.ts';
import type { Said } from './version.ts';
import { protocolVersion } from './version.ts';

type Told = Said<ToHost>;

/** Of a window, what is used here. */
interface Around {
  postMessage(message: unknown, targetOrigin: string): void;
}

export interface HostLinkOptions {
  /** The window around the frame. */
  host: Around;
  /** Websites that may embed us, our own among them. */
  allowed: readonly string[];
  heard: (message: ToFrame) => void;
}

export class HostLink {
  readonly #options: HostLinkOptions;
  /** The website around us, once it has said hello. */
  #origin: string | undefined;
  /** The last message of each kind that is true until the next one: whoever says hello anew is told again. */
  readonly #standing = new Map<Told['type'], string>();

  constructor(options: HostLinkOptions) {
    this.#options = options;
  }

  /** For the window's `message` event. */
  hear({ source, origin, data }: { source: unknown; origin: string; data: unknown }): void {
    const { host, allowed, heard } = this.#options;
    if (source !== host || !allowed.includes(origin)) return;
    const message = readToFrame(data);
    if (!message) return;
    if (message.type === 'hello') {
      this.#origin = origin;
      this.#post({ type: 'ready' });
      for (const said of this.#standing.values()) this.#post(JSON.parse(said) as Told);
    }
    heard(message);
  }

  /** Tells the host; the same height or state again is not told twice. */
  tell(message: Told): void {
    if (message.type === 'height' || message.type === 'state') {
      const said = JSON.stringify(message);
      if (this.#standing.get(message.type) === said) return;
      this.#standing.set(message.type, said);
    }
    this.#post(message);
  }

  #post(message: Told): void {
    if (this.#origin !== undefined)
      this.#options.host.postMessage({ handraise: protocolVersion, ...message }, this.#origin);
  }
}
