/** One chart with one change that an operator makes, and how the product gets to where the change is. */
import type { AnyStateMachine } from 'xstate';
import { charts } from '../../machines/index.ts';
import type { Kind } from '../../machines/names.ts';
import type { Plain } from './planting.ts';

export const operators = {
  'drop transition': 'A state no longer hears something, or loses one alternative of it.',
  'drop guard': 'A transition is taken whatever its guard says.',
  'negate guard': 'A transition is taken when its guard says no.',
  retarget: 'A transition goes to each sibling of its target.',
  stay: 'A transition does what it does and stays where it is.',
  stray: 'A transition that stays goes to each sibling of its state.',
  'swap alternatives': 'Two neighbouring alternatives are asked in the other order.',
  'drop action': 'A transition, an entry or an exit leaves one action out.',
  'double action': 'A transition, an entry or an exit says one thing twice.',
  'start elsewhere': 'A state begins in another of its states.',
  'drop effect': 'A word no longer says one kind of what it says, wherever it stands.',
  'double effect': 'A word tells or publishes one kind of what it says twice.',
  'late timer': 'A timer is armed for twice as long.',
  'skip keep': 'A word keeps nothing in the books, wherever it stands.',
  'skip key': 'A word leaves one key of the books as it was.',
  'always true': 'A guard says yes, wherever it stands.',
  'always false': 'A guard says no, wherever it stands.',
} as const;
export type Operator = keyof typeof operators;

export interface Mutant {
  /** Stays the same as long as the chart's words do: `request open.waiting request.accept: without its guard isFull`. */
  name: string;
  operator: Operator;
  chart: Kind;
  /** The product differs from it only in turns that leave one of these marks (observation.ts). */
  marks: readonly string[];
  /**
   * The same change as one of states and transitions alone, to see that two mutants are one chart: `all` if it is nothing
   * else, undefined if it cannot be said so.
   */
  inStates?: 'all' | ((config: Plain) => void);
  /** The changed chart. Throws if the change cannot be made. */
  plant(): AnyStateMachine;
}

/** The five charts with that one planted. */
export const chartsWith = ({ chart, plant }: Mutant): Record<Kind, AnyStateMachine> => ({
  ...charts,
  [chart]: plant(),
});

/** Marks of turns, on which a mutant and what may kill it are compared. */
export const heardMark = (chart: Kind, state: string, event: string) => `${chart} ${state} hears ${event}`;
export const wordMark = (chart: Kind, word: string) => `${chart} does ${word}`;
export const anyMark = (chart: Kind) => `${chart} hears`;
