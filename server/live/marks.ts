/**
 * Typing and read marks on their way from one desk to the others that follow the request (R-TYPING). Ephemeral: never
 * stored, never an actor's message, and above the limit dropped without a word. Who may see one is the feed's to judge.
 */
import type { Observable } from 'rxjs';
import { Subject } from 'rxjs';
import type { Frame } from '../../machines/wire.ts';

/** A mark as other desks are sent it: person and time are the server's word. */
export type SentMark = Extract<Frame, { type: 'mark' }>;

export interface Marks {
  publish(mark: SentMark): void;
  readonly marks$: Observable<SentMark>;
}

const markLimits = {
  /** One mark of a person in a request that often. */
  everyMs: 1_000,
  /** Last marks remembered; beyond that the oldest are forgotten. */
  remembered: 10_000,
} as const;

/**
 * One for all desks of a server, or of a model. The limit is for the line, so it counts real time (`now`, in ms), even
 * where the host's clock stands still; `everyMs` 0 is no limit.
 */
export function openMarks({ now = () => performance.now(), everyMs = markLimits.everyMs as number } = {}): Marks {
  const marks = new Subject<SentMark>();
  const lastAt = new Map<string, number>();

  const isTooSoon = (name: string, at: number): boolean => {
    return at - (lastAt.get(name) ?? Number.NEGATIVE_INFINITY) < everyMs;
  };

  return {
    marks$: marks.asObservable(),
    publish(mark) {
      const name = `${mark.person} ${mark.request}`;
      const at = now();
      if (isTooSoon(name, at)) return;
      lastAt.delete(name);
      lastAt.set(name, at);
      const [oldest] = lastAt.keys();
      if (lastAt.size > markLimits.remembered && oldest !== undefined) lastAt.delete(oldest);
      marks.next(mark);
    },
  };
}
