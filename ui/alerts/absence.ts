/**
 * What happened while nobody looked at a desk or it heard nothing, as counts for one quiet digest. Made from events; what
 * is still open is asked of the views at the end. Knows no clock and no words.
 */
import type { Happening } from '../../machines/desk-state.ts';
import type { Closing } from '../../machines/messages.ts';
import { partsOfToast } from '../../machines/names.ts';
import type { AgentView, SupervisorView } from '../../machines/wire.ts';

export type AwayBecause = 'hidden' | 'disconnected';

export interface Digest {
  awayMs: number;
  /** Requests that were shown here meanwhile, and what became of them. */
  came: number;
  taken: number;
  /** Ids of who took them, the busiest first. */
  takenBy: readonly string[];
  withdrawn: number;
  /** Over in another way: the interaction ended, or this person was not asked any more. */
  over: number;
  waiting: number;
  /** Others' messages in requests that are still open. */
  messages: number;
  inRequests: number;
}

/** A shorter absence needs no digest, unless more came than there is room for on screen. */
const longMs = 60_000;
const roomFor = 3;
/** Requests that are counted one by one. */
const requestsMax = 2_000;

export class Absence {
  readonly #because = new Map<AwayBecause, number>();
  #since: number | undefined;
  #wasDisconnected = false;
  /** How each request that came stands: undefined while it waits. */
  readonly #came = new Map<string, { cause: Closing; by: string | undefined } | undefined>();
  readonly #messages = new Map<string, number>();

  get isAway(): boolean {
    return this.#because.size > 0;
  }

  begin(because: AwayBecause, at: number): void {
    if (this.#because.has(because)) return;
    this.#because.set(because, at);
    this.#since = Math.min(this.#since ?? at, at);
    if (because === 'disconnected') this.#wasDisconnected = true;
  }

  take({ topic, numbered: { event } }: Happening, self: AgentView | SupervisorView | undefined): void {
    if (!this.isAway) return;
    if (event.type === 'toast.shown' && this.#came.size < requestsMax) this.#came.set(event.shown.request, undefined);
    if (event.type === 'toast.closed') {
      const { request } = partsOfToast(event.toast);
      // One that was on screen before has a note of its own.
      if (this.#came.has(request)) this.#came.set(request, { cause: event.cause, by: event.by });
    }
    const me = self?.kind === 'agent' ? self.agent : self?.supervisor;
    if (event.type === 'request.line' && event.person !== me && this.#messages.size < requestsMax) {
      const request = topic.slice('request/'.length);
      this.#messages.set(request, (this.#messages.get(request) ?? 0) + 1);
    }
  }

  /** Somebody looked at another window of the same desk: what could be heard so far was seen. */
  seenElsewhere(at: number): void {
    if (!this.#because.has('hidden')) return;
    this.#because.set('hidden', at);
    if (this.#because.has('disconnected')) return;
    this.#forget();
    this.#since = at;
  }

  /** The digest, if that was the last reason to be away and there is anything to tell. */
  end(because: AwayBecause, at: number, self: AgentView | SupervisorView | undefined): Digest | undefined {
    if (!this.#because.delete(because) || this.isAway || this.#since === undefined) return undefined;
    const digest = this.#digest(at - this.#since, self);
    const isFlood = this.#wasDisconnected && digest.came > roomFor;
    this.#forget();
    const isWorthIt = digest.awayMs >= longMs || isFlood;
    return isWorthIt && digest.came + digest.messages > 0 ? digest : undefined;
  }

  #digest(awayMs: number, self: AgentView | SupervisorView | undefined): Digest {
    const ends = [...this.#came.values()];
    const taken = ends.filter((end) => end?.cause === 'taken');
    const counts = Map.groupBy(taken, (end) => end?.by ?? '');
    const open = openConversations(self);
    const talked = [...this.#messages].filter(([request]) => open.has(request));
    const count = (...causes: Closing[]) => ends.filter((end) => end && causes.includes(end.cause)).length;
    return {
      awayMs,
      came: ends.length,
      taken: taken.length,
      takenBy: [...counts]
        .filter(([by]) => by !== '')
        .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
        .map(([by]) => by),
      withdrawn: count('withdrawn'),
      over: count('interactionEnded', 'transferred', 'completed', 'notEligible', 'loggedOff', 'accepted', 'ignored'),
      waiting: ends.filter((end) => end === undefined).length,
      messages: talked.reduce((sum, [, messages]) => sum + messages, 0),
      inRequests: talked.length,
    };
  }

  #forget(): void {
    this.#since = undefined;
    this.#wasDisconnected = this.#because.has('disconnected');
    this.#came.clear();
    this.#messages.clear();
  }
}

/** Requests in which this person talks now. */
export function openConversations(self: AgentView | SupervisorView | undefined): Set<string> {
  if (!self) return new Set();
  return new Set(
    self.kind === 'agent' ? Object.values(self.dialogs).map(({ request }) => request) : Object.keys(self.helping),
  );
}
