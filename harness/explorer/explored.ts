/** What an exploration says. Plain data, but for the turns of a counterexample. */
import type { Violation } from '../../machines/properties/watcher.ts';
import type { Step } from './path.ts';

export interface Progress {
  states: number;
  edges: number;
  /** States found and not yet looked at. */
  frontier: number;
  /** Steps from the beginning. */
  depth: number;
  elapsedMs: number;
}

export interface Counterexample extends Violation {
  steps: readonly Step[];
  /** The last so many steps may go on and on, and what is owed never comes about. */
  loop?: number;
}

export interface Explored {
  world: string;
  /** `limited`: what lies beyond the limit was not looked at, so nothing is proved of it. */
  ended: 'exhausted' | 'violated' | 'limited';
  counterexample?: Counterexample;
  states: number;
  /** Enabled steps, in all states; those that lead to a state that is known already are counted too. */
  edges: number;
  depth: number;
  quietStates: number;
  elapsedMs: number;
  successorsPerSecond: number;
  /** How often a chart was really asked. */
  xstateCalls: number;
  bytesPerState: { used: number; allocated: number };
  /** `sometimes` properties that were reached. */
  reached: readonly string[];
  /** Those that this world promises to reach and did not; judged only if it was exhausted. */
  unreached: readonly string[];
}
