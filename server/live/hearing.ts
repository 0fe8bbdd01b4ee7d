/** What a desk says on its socket: hellos and marks, each so often; anything else, and it is broken. */
import type { RawData } from 'ws';
import type { DeskFrame } from '../../machines/wire.ts';
import { closeCodes, deskFrame } from '../../machines/wire.ts';
import type { Line } from './connections.ts';
import type { DeskFeed } from './desk-feed.ts';
import type { LiveLimits } from './limits.ts';
import { Pace } from './pace.ts';

export interface HearingOptions {
  feed: Pick<DeskFeed, 'hello' | 'mark'>;
  limits: Pick<LiveLimits, 'hellos' | 'framesPerSecond'>;
  line: Pick<Line, 'close'>;
}

export class Hearing {
  readonly #options: HearingOptions;
  readonly #pace: Pace;
  #hellos = 0;

  constructor(options: HearingOptions) {
    this.#options = options;
    this.#pace = new Pace(options.limits.framesPerSecond);
  }

  get isGreeted(): boolean {
    return this.#hellos > 0;
  }

  hear(data: RawData, isBinary: boolean): void {
    const { feed, limits, line } = this.#options;
    const said = isBinary || this.#pace.isTooFast() ? undefined : frameIn(data);
    if (said?.type === 'mark') {
      feed.mark(said);
    } else if (!said || ++this.#hellos > limits.hellos) {
      line.close(closeCodes.invalidMessage);
    } else {
      feed.hello(said).catch(() => {});
    }
  }
}

function frameIn(data: RawData): DeskFrame | undefined {
  try {
    return deskFrame.safeParse(JSON.parse(String(data))).data;
  } catch {
    return undefined;
  }
}
