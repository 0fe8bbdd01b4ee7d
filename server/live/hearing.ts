/** What a desk says on its socket: hellos and marks, each so often; anything else, and it is broken. */
import type { RawData } from 'ws';
import type { DeskFrame } from '../../machines/wire.ts';
import { deskFrame } from '../../machines/wire.ts';
import type { DeskFeed } from './desk-feed.ts';
import type { LiveLimits } from './limits.ts';

export interface HearingOptions {
  feed: Pick<DeskFeed, 'hello' | 'mark'>;
  limits: Pick<LiveLimits, 'hellos' | 'framesPerSecond'>;
  /** The first hello was said. */
  greeted(): void;
  /** The desk is broken: let go of it. */
  broken(): void;
}

export function hearing({ feed, limits, greeted, broken }: HearingOptions) {
  let hellos = 0;
  let second = { since: 0, frames: 0 };

  function isTooMany(): boolean {
    const now = performance.now();
    if (now - second.since >= 1_000) second = { since: now, frames: 0 };
    return ++second.frames > limits.framesPerSecond;
  }

  return (data: RawData, isBinary: boolean): void => {
    const said = isBinary || isTooMany() ? undefined : frameIn(data);
    if (said?.type === 'mark') {
      feed.mark(said);
    } else if (!said || ++hellos > limits.hellos) {
      broken();
    } else {
      if (hellos === 1) greeted();
      feed.hello(said).catch(() => {});
    }
  };
}

function frameIn(data: RawData): DeskFrame | undefined {
  try {
    return deskFrame.safeParse(JSON.parse(String(data))).data;
  } catch {
    return undefined;
  }
}
