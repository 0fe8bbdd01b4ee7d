/**
 * The contract that every host keeps. A host decides where snapshots live, when messages travel and what time it is;
 * what happens in a turn is the charts'. One conformance suite runs on all hosts.
 */
import type { Observable } from 'rxjs';
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import type { Effect } from '../../machines/effects.ts';
import type { ActorState } from '../../machines/index.ts';
import type { Answer, Message } from '../../machines/messages.ts';
import type { Address, Kind } from '../../machines/names.ts';
import type { Numbered, View } from '../../machines/wire.ts';
import type { ChangeLog } from '../directory/change.ts';

/** A command as it arrives from outside. */
export interface Arrival {
  /** Who sends it, stamped by the session or the service token: a person's id, or `service.<name>`. */
  user: string;
  /** Made by the client, unique per user (R-IDEMPOTENT). */
  id: string;
  /** The person's own actor for commands whose first actor is `self`, such as `agent/alice`. */
  self: Address;
  type: CommandType;
  body: CommandBody;
}

/** A message under way. */
export interface Envelope {
  /** Counts all envelopes of this database, 1, 2, 3 … in the order in which they were sent. */
  id: number;
  /** An actor, or the user who sent a command. A timer's message is from the actor itself. */
  from: string;
  to: Address;
  /** The host's time of the turn, ms UTC; never decreasing. */
  at: number;
  /** The envelope whose turn sent this one or armed this timer; null for a command. */
  cause: number | null;
  message: Message;
}

/** One turn on the record. The order of `n` is total per actor and causal across actors. */
export interface Turn {
  n: number;
  envelope: Envelope;
  effects: readonly Effect[];
}

/** A turn that has happened for good. */
export interface TurnSeen extends Turn {
  /** The actor before and after; `absent` if nobody had used it. */
  before: ActorState;
  after: ActorState;
}

/** An actor in a list. */
export interface ListedAddress {
  address: Address;
  /** The last turn in which it published something, 0 if there is none. */
  publishedIn: number;
}

/** An event of a topic, as clients will see it. */
export interface Published {
  topic: Address;
  numbered: Numbered;
}

export interface CommitSize {
  commands: number;
  turns: number;
  events: number;
}

/** What a reader of a topic gets: what it missed, or a snapshot if it missed too much or names a seq that never was. */
export type Feed = { seq: number; events: Numbered[] } | { seq: number; view: View };

export interface Host {
  /** Id of the database; sequence numbers count only within it. */
  readonly epoch: string;
  /** How the site came to be as it is, kept beside the record. */
  readonly changes: ChangeLog;
  /**
   * Resolves with the one answer, once it is durable. The same id again: the first answer (R-IDEMPOTENT). Never rejects
   * for a reason of the domain; `overloaded` and `unavailable` are answers too.
   */
  send(arrival: Arrival): Promise<Answer>;
  /** The actor's durable state; undefined if nobody has used the address. Never waits behind writes. */
  peek(address: Address): Promise<ActorState | undefined>;
  /** What came after `seq` on a topic. Texts are references; `texts` joins them. */
  feed(topic: Address, after: number): Promise<Feed>;
  /** Every event, in order, once it is durable. One emission for a command, or a timer, with all that it caused. */
  readonly published: Observable<readonly Published[]>;
  /** How much each commit held. */
  readonly committed: Observable<CommitSize>;
  /** The turns of each commit, in order, once they are durable. Whoever does not listen costs nothing. */
  readonly turned: Observable<readonly TurnSeen[]>;
  /** The turns after number `after`, in order; of one kind of actor only, if one is named. */
  record(after?: number, kind?: Kind): AsyncIterable<Turn>;
  /** Number of the last turn on the record, 0 if there is none. */
  readonly lastTurn: number;
  /** Those of the next `count` turns after number `after` that are of that kind of actor, or all of them. */
  turnsAfter(after: number, count: number, kind?: Kind): Promise<Turn[]>;
  /** The next `count` actors that were ever used, by address: those after `after`, of one kind only if one is named. */
  actorsAfter(after: string, count: number, kind?: Kind): Promise<ListedAddress[]>;
  /** The text that is kept under an id, if it was not erased. */
  text(id: string): Promise<string | undefined>;
  /** Answers what was taken, refuses what comes later (`unavailable`), and lets go of everything. */
  close(): Promise<void>;
}

/** Every queue has an end. */
export const limits = {
  /** Commands in one commit. */
  batchCommands: 256,
  /** Turns that one command may cause. */
  cascadeTurns: 10_000,
  /** Commands taken and not yet answered; one more is refused `overloaded`. */
  pendingCommands: 10_000,
  /** Events that a reader may have missed before it gets a snapshot instead. */
  feedEvents: 500,
  /** Snapshots kept in memory. */
  residentActors: 50_000,
} as const;

export type Limits = { [Name in keyof typeof limits]: number };
