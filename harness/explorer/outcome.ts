/** What became of a world that was asked about. Plain data, as it crosses from the thread that explores. */
import type { Trace } from '../traces/trace.ts';
import type { Counterexample, Explored } from './explored.ts';
import type { Walked } from './walk.ts';

export interface Outcome {
  about: string;
  result: Explored | Walked;
  found?: Found;
}

/** A violation, as short as it could be made. */
export interface Found {
  counterexample: Counterexample;
  /** Steps of people, timers and faults. */
  deeds: number;
  /** No shorter one of the same steps exists. */
  isMinimal: boolean;
  /** Undefined if no script can tell it: of a world without a site of ours, where something is lost or doubled, or may go on for ever. */
  trace?: Trace;
  /** Files that tell it. */
  written?: readonly string[];
}
