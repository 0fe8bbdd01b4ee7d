/** What became of a world that runs led through. Plain data, as it crosses from the thread that plays them. */
import type { Found } from '../explorer/outcome.ts';
import type { Fuzzed } from './fuzz.ts';

export interface FuzzOutcome {
  about: string;
  /** Its steps are told in `found` alone. */
  result: Omit<Fuzzed, 'counterexample' | 'printed'>;
  found?: Found;
}
