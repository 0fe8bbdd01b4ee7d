/** Where the turns of a tape are: a run in memory, or the record of a server (record-source.ts). Numbers count from 1. */
import type { Turn } from '../../server/actors/host.ts';
import type { Line } from '../../server/store/encoding.ts';
import { asRecorded } from './as-recorded.ts';
import type { TurnHead } from './turn-head.ts';
import { headOf } from './turn-head.ts';

export interface TurnSource {
  /** The turns after the last one that was given, some at a time; nothing if there is nothing new. */
  heads(): TurnHead[];
  /** A turn that was among them. */
  line(n: number): Line;
  close(): void;
}

export class MemorySource implements TurnSource {
  readonly #lines: Line[] = [];
  #given = 0;

  constructor(turns: readonly Turn[]) {
    const topics = new Map<string, { seq: number; publishedIn: number }>();
    for (const [place, turn] of asRecorded(turns).entries()) {
      if (turn.n !== place + 1) throw new Error(`Turn ${turn.n} stands where turn ${place + 1} should.`);
      const topic = topics.get(turn.envelope.to) ?? { seq: 0, publishedIn: 0 };
      const events = turn.effects.filter(({ type }) => type === 'publish').length;
      const seq = events > 0 ? topic.seq + events : 0;
      this.#lines.push({ turn, seq, before: topic.publishedIn });
      if (events > 0) topics.set(turn.envelope.to, { seq, publishedIn: turn.n });
    }
  }

  heads(): TurnHead[] {
    const heads = this.#lines.slice(this.#given).map(({ turn }) => headOf(turn));
    this.#given = this.#lines.length;
    return heads;
  }

  line(n: number): Line {
    return this.#lines[n - 1]!;
  }

  close(): void {}
}
