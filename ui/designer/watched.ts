/**
 * Actors that are watched as they run: where each stands, what it did last, and its last turns. Fed with frames of `/inspect`;
 * knows no socket and draws nothing.
 */
import type { InspectFrame } from '../../machines/inspection.ts';
import type { ActorNow } from './inspection-client.ts';

export interface LiveTurn {
  n: number;
  at: number;
  /** An actor, itself for a timer; the user who sent a command, empty if nobody knows. */
  from: string;
  type: string;
  message: Readonly<Record<string, unknown>>;
  cause: number | null;
  before: ActorNow | undefined;
  after: ActorNow;
}

export interface WatchedActor {
  now: ActorNow;
  /** The newest first, at most `turnsMax`. */
  turns: readonly LiveTurn[];
}

export const turnsMax = 100;

export class Watched {
  readonly #actors = new Map<string, WatchedActor>();
  /** Messages whose snapshot is still to come, by actor. */
  readonly #heard = new Map<string, Extract<InspectFrame, { type: '@xstate.event' }>>();
  #names = new Set<string>();

  /** Those from now on; what is known of others is forgotten. */
  keep(addresses: readonly string[]): void {
    this.#names = new Set(addresses);
    for (const address of [...this.#actors.keys()]) if (!this.#names.has(address)) this.#actors.delete(address);
    for (const address of [...this.#heard.keys()]) if (!this.#names.has(address)) this.#heard.delete(address);
  }

  /** Undefined while it was not heard of: it may not exist yet. */
  of(address: string): WatchedActor | undefined {
    return this.#actors.get(address);
  }

  /** True if something that is shown is another. */
  take(frame: InspectFrame): boolean {
    const address = frame.sessionId;
    if (!this.#names.has(address)) return false;
    if (frame.type === '@xstate.event') {
      this.#heard.set(address, frame);
      return false;
    }
    const now = { value: frame.snapshot.value, context: (frame.snapshot.context ?? {}) as ActorNow['context'] };
    const known = this.#actors.get(address);
    if (frame.type === '@xstate.actor') {
      this.#actors.set(address, { now, turns: known?.turns ?? [] });
      return true;
    }
    const heard = this.#heard.get(address);
    this.#heard.delete(address);
    const isOf = heard?.turn === frame.turn;
    const message = (isOf ? heard.event : frame.event) as LiveTurn['message'] & { type: string };
    const turn: LiveTurn = {
      ...{ n: frame.turn, at: frame.time, cause: frame.cause, before: known?.now, after: now, message },
      from: (isOf ? heard.sourceId : undefined) ?? commanderOf(message),
      type: message.type,
    };
    // Told again after the line was lost.
    const turns = known?.turns.some(({ n }) => n === turn.n) ? known.turns : [turn, ...(known?.turns ?? [])];
    this.#actors.set(address, { now, turns: turns.slice(0, turnsMax) });
    return true;
  }
}

/** A command comes from outside of all actors: its key says who gave it. */
const commanderOf = ({ command }: LiveTurn['message']): string =>
  typeof command === 'string' && command.includes('/') ? command.slice(0, command.indexOf('/')) : '';
