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
 * where the host's clock stands still; `everyMs` 0 is no limit. A desk says one mark a second, but a busy line may bring
 * two close together: the later one counts as of when it was due, so that it is not lost and the rate stays.
 */
export function openMarks({ now = () => performance.now(), everyMs = markLimits.everyMs as number } = {}): Marks {
  const marks = new Subject<SentMark>();
  /** When the next mark of a person in a request is due. */
  const dueAt = new Map<string, number>();

  return {
    marks$: marks.asObservable(),
    publish(mark) {
      const name = `${mark.person} ${mark.request}`;
      const at = now();
      const due = Math.max(at, dueAt.get(name) ?? at);
      if (due - at >= everyMs && everyMs > 0) return;
      dueAt.delete(name);
      dueAt.set(name, due + everyMs);
      const [oldest] = dueAt.keys();
      if (dueAt.size > markLimits.remembered && oldest !== undefined) dueAt.delete(oldest);
      marks.next(mark);
    },
  };
}
