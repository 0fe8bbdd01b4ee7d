/**
 * One turn and everything it changes: numbers, time, the actor's snapshot, its topic, its timers, answers. A turn can be
 * taken back, the last one first. Both hosts run their turns here; neither where actors are kept nor when is decided.
 */
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Answer, Message } from '../../machines/messages.ts';
import type { Address } from '../../machines/names.ts';
import type { Envelope, Published, Turn, TurnSeen } from './host.ts';
import type { KeptView } from './kept-view.ts';
import { viewAfter } from './kept-view.ts';
import { isSame, stateOf, step } from './step.ts';
import type { Armed, Timers } from './timers.ts';

/** An actor as a host holds it. */
export interface Actor {
  readonly address: Address;
  readonly chart: AnyStateMachine;
  snapshot: AnyMachineSnapshot;
  /** Number of the last event of its topic, 0 if there is none. */
  seq: number;
  /** The turn that published it, 0 if there is none. */
  publishedIn: number;
  /** False while nothing has ever changed it: such an actor is not stored. */
  used: boolean;
  /** What its topic folds to, where a host keeps that. */
  view: KeptView;
}

/** A turn that has been run, with what it takes to go on and to take it back. */
export interface Ran {
  readonly turn: Turn;
  readonly actor: Actor;
  readonly before: AnyMachineSnapshot;
  readonly after: AnyMachineSnapshot;
  /** Whether there is something new to store. */
  readonly changed: boolean;
  readonly sent: Envelope[];
  readonly published: Published[];
  /** Commands that were answered. */
  readonly answered: string[];
  /** Timers that were armed, re-armed or cancelled, with what was armed before. */
  readonly timers: { name: string; former: Armed | undefined }[];
  readonly former: Pick<Ledger, 'lastEnvelope' | 'lastAt'> & Pick<Actor, 'used' | 'publishedIn' | 'view'>;
}

/** What those see who follow the turns of a host. */
export const seenOf = ({ turn, before, after }: Ran): TurnSeen => ({
  ...turn,
  before: stateOf(before),
  after: stateOf(after),
});

export interface LedgerParts {
  find(address: Address): Actor;
  timers: Timers;
  now(): number;
  /** Throws if nobody sent the command or if it has an answer: no command has two (P-ONE-OUTCOME). */
  answer(command: string, answer: Answer): void;
  takeBackAnswer(command: string): void;
}

export class Ledger {
  readonly #parts: LedgerParts;
  lastTurn = 0;
  lastEnvelope = 0;
  lastAt = 0;

  constructor(parts: LedgerParts) {
    this.#parts = parts;
  }

  /** A message that is sent now. Its `at` becomes the time of its turn. */
  envelope(from: string, to: Address, message: Message, cause: number | null): Envelope {
    return { id: ++this.lastEnvelope, from, to, at: this.lastAt, cause, message };
  }

  /** Takes a timer out and makes the message that it sends. */
  fire({ address, name, message, cause }: Armed): Envelope {
    this.#parts.timers.remove(address, name);
    return this.envelope(address, address, message, cause);
  }

  /** Runs the turn of a message. Throws what the chart throws, and then nothing has changed. */
  turn(envelope: Envelope): Ran {
    const { timers } = this.#parts;
    const actor = this.#parts.find(envelope.to);
    const before = actor.snapshot;
    const { snapshot: after, effects } = step(actor.chart, before, envelope.message);
    const changed = !isSame(before, after);
    const { lastEnvelope, lastAt } = this;
    const { used, publishedIn, view } = actor;
    const former = { lastEnvelope, lastAt, used, publishedIn, view };
    // A clock may step back, the record may not.
    const at = Math.max(this.lastAt, this.#parts.now());
    this.lastAt = at;
    envelope.at = at;
    const ran: Ran = {
      turn: { n: ++this.lastTurn, envelope, effects },
      actor,
      before,
      after,
      changed,
      sent: [],
      published: [],
      answered: [],
      timers: [],
      former,
    };
    actor.snapshot = after;
    if (changed) actor.used = true;
    try {
      for (const effect of effects) {
        switch (effect.type) {
          case 'tell':
            ran.sent.push(this.envelope(actor.address, effect.to, effect.message, envelope.id));
            break;
          case 'publish':
            actor.publishedIn = ran.turn.n;
            ran.published.push({ topic: actor.address, numbered: { seq: ++actor.seq, at, event: effect.event } });
            if (view) actor.view = viewAfter(actor.view, [effect.event], at);
            break;
          case 'answer':
            this.#parts.answer(effect.command, effect.answer);
            ran.answered.push(effect.command);
            break;
          case 'after':
          case 'cancel': {
            const { name } = effect;
            ran.timers.push({ name, former: timers.get(actor.address, name) });
            if (effect.type === 'cancel') timers.remove(actor.address, name);
            else {
              const { delayMs, message } = effect;
              timers.arm({ address: actor.address, name, due: at + delayMs, message, cause: envelope.id });
            }
          }
        }
      }
    } catch (cause) {
      this.undo(ran);
      throw cause;
    }
    return ran;
  }

  /** Takes a turn back; later ones must have been taken back before. */
  undo({ actor, before, published, answered, timers, former }: Ran): void {
    actor.snapshot = before;
    actor.used = former.used;
    actor.seq -= published.length;
    actor.publishedIn = former.publishedIn;
    actor.view = former.view;
    for (const command of answered) this.#parts.takeBackAnswer(command);
    for (const { name, former: armed } of timers.toReversed()) {
      if (armed) this.#parts.timers.put(armed);
      else this.#parts.timers.remove(actor.address, name);
    }
    this.lastTurn--;
    this.lastEnvelope = former.lastEnvelope;
    this.lastAt = former.lastAt;
  }
}
