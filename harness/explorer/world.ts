/**
 * What can be explored: actors, what the outside may do to them and how often, and a network. A world is a small module;
 * nothing here knows of assistance. worlds/ping-pong.ts is one that has nothing to do with it.
 */
import type { ActorState } from '../../machines/index.ts';
import type { Property as PropertyOf } from '../../machines/properties/shape.ts';
import type { Acted } from '../traces/trace.ts';

/** A message or an event: plain JSON with a type. */
export interface Said {
  type: string;
}

/** What a turn says. The same as machines/effects.ts, for any messages. */
export type Effect =
  | { type: 'tell'; to: string; message: Said }
  | { type: 'after'; name: string; delayMs: number; message: Said }
  | { type: 'cancel'; name: string }
  | { type: 'publish'; event: Said }
  | { type: 'answer'; command: string; answer: unknown };

/** How actors of one kind behave: a chart (`chartBehaviour`), or any pure function. */
export interface Behaviour {
  /** The state of an address that nobody has used. */
  readonly start: ActorState;
  /** Pure. Throws what cannot be, which is a counterexample too. */
  turn(state: ActorState, message: Said): { state: ActorState; effects: readonly Effect[] };
}

export interface Turn {
  to: string;
  from: string;
  message: Said;
  before: ActorState;
  after: ActorState;
  effects: readonly Effect[];
}

export interface Situation {
  actors: ReadonlyMap<string, ActorState>;
  /** Nothing is under way. */
  isQuiet: boolean;
  folded?(topic: string): unknown;
}

export type Property = PropertyOf<unknown, Turn, Situation>;

/**
 * `ordered`: as sent, from each actor to each other one; what our hosts promise. `unordered`: whatever is under way may
 * arrive next. A message that is `lossy` may be lost and one that is `duplicating` may arrive and be under way still: `never`,
 * `always`, or `byFault`, which spends one of the world's faults.
 */
export interface NetworkKind {
  order: 'ordered' | 'unordered';
  lossy: 'never' | 'byFault' | 'always';
  duplicating: 'never' | 'byFault' | 'always';
}
export const reliable: NetworkKind = { order: 'ordered', lossy: 'never', duplicating: 'never' };

/** How often something may still be done, by name. */
export type Budget = Readonly<Record<string, number>>;

/** Something that the outside may do to an actor: a command, or a fault. */
export interface Act {
  /** Says who does what; the same for the same deed whatever was done before: `sue accepts c1`. */
  name: string;
  /** The name in the actor's budget that it spends one of. */
  spends: string;
  /** What the actor hears, at once; left out of a fault that only loses messages. */
  heard?: { from: string; message: Said };
  /** Actors to whom what this one has said, and is still under way, is lost. */
  loses?: readonly string[];
  /** It spends one of the world's faults. */
  isFault?: true;
  /** How a script tells it. */
  told?: Omit<Acted, 'type' | 'name'>;
}

export interface Beginning {
  /** Actors that are not in their kind's first state. */
  actors: ReadonlyMap<string, ActorState>;
  /** What is under way. */
  sent?: readonly { from: string; to: string; message: Said }[];
  /** What led here, for properties that remember. */
  before?: readonly Turn[];
  /** All that led here, for whoever asks what a chart has done. */
  setUp?: readonly Turn[];
  /** How a script tells what led here once its site is there; all settles after each. */
  told?: readonly Acted[];
}

export interface World {
  /** kebab-case. */
  name: string;
  /** A sentence: what may happen here. */
  about: string;
  /** The site that scripts of this world play on, if it is one of ours. */
  site?: string;
  network: NetworkKind;
  /** Throws for an address that there cannot be. */
  behaviour(address: string): Behaviour;
  start(): Beginning;
  /**
   * What is there to spend at the beginning, on acts on an actor and on its timers by their names; `Infinity` never ends. What
   * is not named never happens.
   */
  budget(address: string): Budget;
  /** What may be done to an actor now: looks at its state and at what is left. */
  acts(address: string, state: ActorState, left: Budget): readonly Act[];
  /** Further messages that a turn causes outside the charts, such as an answer on its way to a desk. */
  also?(turn: Turn): readonly { to: string; message: Said }[];
  /** Faults there may be, in all. */
  faults: number;
  properties: readonly Property[];
  /** Names of `sometimes` properties that must be reached here. */
  reaches?: readonly string[];
  /** False: no state of this world; it is not counted and nothing follows from it. Looks at the actors alone. */
  within?(actors: ReadonlyMap<string, ActorState>): boolean;
  /** What a client folds from a topic's events, kept beside the actor's state. */
  view?: {
    blank(address: string): unknown;
    fold(view: unknown, event: Said): unknown;
    comparable(view: unknown): unknown;
  };
  /** Who may change places with whom, all with all in a list; the names of a tuple go together: `[[['sue'], ['sam']]]`. */
  symmetry?: readonly (readonly (readonly string[])[])[];
  /**
   * The same state, view, message, memory or address with other names and numbers, its sets and keys sorted again. Needed for
   * equal situations to be equal states; without it every name and number counts.
   */
  rewrite?(value: unknown, rewriting: Rewriting, about: About): unknown;
}

/** What to put in place of each name and number. */
export interface Rewriting {
  name(name: string): string;
  /**
   * A number that only grows, of which the order alone matters: an attempt, a version. A family is `group|rest`, or just a
   * name. Undefined: nobody speaks of it any more, so what is kept under it goes.
   */
  number(family: string, number: number): number | undefined;
  /** The counter from which a group's numbers are taken: the next one is higher than all of them. */
  ceiling(group: string, number: number): number;
}

/** Whose state or view it is (`to`), or who sends a message to whom, or the name of the property whose memory it is (`to`). */
export interface About {
  from: string;
  to: string;
}
