/** A scenario that is ready to be performed: every step known, every name resolved. */
import type { StageName } from '../../machines/laboratory.ts';
import type { Cast } from './cast.ts';
import type { Place } from './complaints.ts';
import type { Act, Event, Expectation, Vocabulary } from './vocabulary.ts';

export interface Told {
  keyword: string;
  text: string;
  place: Place;
}
export type PlannedStep = Told &
  (
    | { does: 'event'; definition: Event; args: unknown[] }
    | { does: 'acts'; acts: (Told & { definition: Act; args: unknown[] })[]; order: 'any' | 'given' }
    | { does: 'expect'; definition: Expectation; args: unknown[]; withinMs: number | undefined }
  );

export interface Plan {
  /** `file:line`, which also repeats it alone. */
  id: string;
  feature: string;
  name: string;
  place: Place;
  tags: string[];
  site: string;
  /** The only stages that it applies to, and why; undefined: all. */
  only: { stages: StageName[]; reason: string } | undefined;
  steps: PlannedStep[];
}

export interface Knowledge {
  vocabulary: Vocabulary;
  sites: readonly string[];
  castOf(site: string): Cast;
}
