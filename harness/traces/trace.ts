/**
 * A run as data: who did what, which timers rang and which messages arrived, in order. Exploration, property tests, the
 * simulator and audits all tell of a failure in this one form; a script and a diagram are made from it.
 */
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import type { Address } from '../../machines/names.ts';
import type { Violation } from '../../machines/properties/watcher.ts';

/** Something that a person, the ACD or the administrator commands. */
export interface Acted {
  type: 'act';
  /** Says who does what, and stays the same when other steps are left out: `sue accepts c1`. */
  name: string;
  /** The desk that it comes from, such as `supervisor/sue`; `agent/acd` and `agent/admin` for services. */
  self: Address;
  command: CommandType;
  body: CommandBody;
  /** Sets the stage: who is there, and on which call. Not one of the steps that led to a violation. */
  before?: true;
  /** Left out: a fresh id. The id of an earlier act: sent once more (R-IDEMPOTENT). */
  id?: string;
}

/** A timer that is armed rings, at its time or before. */
export interface Rang {
  type: 'fire';
  actor: Address;
  timer: string;
}

/** The oldest message that is under way between two actors arrives. */
export interface Delivered {
  type: 'deliver';
  from: string;
  to: Address;
  /** The type of that message, for whoever reads of it. */
  message: string;
}

/** All that is under way arrives, in the order in which it was sent, and all that follows from it. */
export interface Settled {
  type: 'settle';
}

export type TraceStep = Acted | Rang | Delivered | Settled;

export interface Trace {
  /** The site that it plays on, one of scenarios/sites. */
  site: string;
  steps: readonly TraceStep[];
  /** What is violated once the last step is done; undefined of a run without fault. */
  violation?: Violation;
}
