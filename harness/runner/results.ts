/** What came of a run: one result for each scenario and stage. Reports are made from this and nothing else. */
import type { StageName } from '../../machines/laboratory.ts';
import type { Place } from '../language/complaints.ts';
import type { Entry } from './chronicle.ts';

export interface Failure {
  place: Place;
  /** The step as written. */
  step: string;
  message: string;
  expected?: string;
  seen?: string;
  /** The harness, or what it drives, broke down: nothing was judged. */
  isCrash?: true;
  lanes: readonly Entry[];
}

export interface Result {
  /** `file:line`. */
  id: string;
  feature: string;
  name: string;
  tags: readonly string[];
  stage: StageName;
  /** `notApplicable`: its tags say that it is for other stages, and why. `stopped`: by whoever watched it. */
  status: 'passed' | 'failed' | 'notApplicable' | 'stopped';
  reason?: string;
  durationMs: number;
  seed?: number;
  /** The command that repeats this one. */
  repeat: string;
  /** Ids and names of the people, for lanes. */
  people: readonly { id: string; name: string }[];
  failure?: Failure;
}

export interface Totals {
  passed: number;
  failed: number;
  /** Planned and not run, as after --bail. */
  skipped: number;
  notApplicable: number;
}

export interface Run {
  results: readonly Result[];
  skipped: number;
  durationMs: number;
}

export function totalsOf({ results, skipped }: Run, stage?: StageName): Totals {
  const count = (status: Result['status']) =>
    results.filter((result) => result.status === status && (!stage || result.stage === stage)).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    skipped: stage ? 0 : skipped,
    notApplicable: count('notApplicable'),
  };
}
