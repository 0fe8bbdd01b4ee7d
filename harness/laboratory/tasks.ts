/** What the server asks of its laboratory, a process of its own, and what that posts back. Plain data only. */
import type { ComplaintTold, ListedScenario, StageName } from '../../machines/laboratory.ts';
import type { DeskSight, RunTold } from '../../machines/runs.ts';
import type { Turn } from '../../server/actors/host.ts';
import type { Site } from '../../server/site.ts';
import type { Entry } from '../runner/chronicle.ts';
import type { Result } from '../runner/results.ts';

/** A script as text. */
export interface Source {
  /** As it is listed. */
  file: string;
  /** As the command line takes it. */
  path: string;
  text: string;
  /** Folders of sites that it may play on. */
  sites: readonly string[];
}

/** A scenario as far as it can be read without running it. */
export interface ReadScenario extends Pick<ListedScenario, 'name' | 'line' | 'tags' | 'site' | 'only'> {
  /** The same for as long as the scenario says the same. */
  key: string;
  steps: RunTold['steps'];
  people: RunTold['people'];
}

export interface ReadFile {
  file: string;
  feature: string;
  about: string;
  scenarios: ReadScenario[];
  complaints: ComplaintTold[];
}

export interface ReadTask {
  type: 'read';
  n: number;
  sources: readonly Source[];
}

export interface PlayTask {
  type: 'play';
  n: number;
  source: Source;
  /** Of the scenario. */
  line: number;
  stage: StageName;
  seed?: number;
  /** Somebody may follow it: each step is posted, with what desks show. */
  isFollowed: boolean;
}

export type Task = ReadTask | PlayTask | { type: 'stop' };

export interface StepPost {
  type: 'step';
  n: number;
  step: number;
  atMs: number;
  /** Since the step before. */
  lanes: Entry[];
  desks: DeskSight[];
}

/** The turns of a scenario on the model, and what was written in it by the ids of the texts. */
export interface Taped {
  site: Site;
  turns: Turn[];
  texts: Record<string, string>;
}

export type Played = Pick<Result, 'status' | 'reason' | 'durationMs' | 'failure'> & { tape?: Taped };

export type Post =
  | { type: 'read'; n: number; files: ReadFile[] }
  | StepPost
  | { type: 'played'; n: number; result: Played }
  /** What was asked could not be done at all. */
  | { type: 'broken'; n: number; message: string };
