/**
 * One run of a scenario: how far it is, each of its steps with what desks showed, and what came of it, so that whoever comes
 * late is told all there is. When it is performed, runs.ts decides.
 */
import { randomUUID } from 'node:crypto';
import { Subject } from 'rxjs';
import type { StageName } from '../../machines/laboratory.ts';
import type { RunEvent, RunTold } from '../../machines/runs.ts';
import type { Batch } from './batch.ts';
import type { Following } from './event-stream.ts';
import type { Chosen } from './shelf.ts';
import type { Played, PlayTask, StepPost } from './tasks.ts';

const stepLimits = {
  /** Characters of pictures of one run; beyond that its earlier steps lose theirs. */
  pictures: 6_000_000,
  /** Lanes of a failure, the last ones. */
  lanes: 400,
} as const;

type RunStepEvent = Extract<RunEvent, { type: 'step' }>;

/** What somebody wants to be run. */
export interface Wanted {
  chosen: Chosen;
  /** It is not as it is saved, if it is saved at all. */
  isText?: boolean;
  stage: StageName;
  seed?: number | undefined;
}

export class Run {
  readonly chosen: Chosen;
  readonly isText: boolean;
  readonly batch: Batch | undefined;
  /** Somebody wants it to end. */
  isStopped = false;
  #told: RunTold;
  #steps: RunStepEvent[] = [];
  #pictures = 0;
  readonly #events = new Subject<RunEvent>();

  constructor({ chosen, stage, seed, isText = false }: Wanted, batch: Batch | undefined) {
    const { source, scenario } = chosen;
    const { name, line, site, steps, people } = scenario;
    const seeded = seed === undefined ? '' : ` --seed ${seed}`;
    this.chosen = chosen;
    this.isText = isText;
    this.batch = batch;
    this.#told = {
      run: randomUUID(),
      scenario: `${source.file}:${line}`,
      ...{ name, stage, site, steps, people, state: 'waiting', done: 0, startedAt: null, durationMs: null },
      ...(seed !== undefined && { seed }),
      repeat: `npm run scenario -- ${quoted(`${source.path}:${line}`)} --on ${stage}${seeded}`,
    };
  }

  get told(): RunTold {
    return this.#told;
  }

  get isOver(): boolean {
    return this.#told.state !== 'waiting' && this.#told.state !== 'running';
  }

  get hasSteps(): boolean {
    return this.#steps.length > 0;
  }

  /** What is asked of the laboratory's process. */
  get task(): Omit<PlayTask, 'n' | 'type'> {
    const { stage, seed } = this.#told;
    const { source, scenario } = this.chosen;
    return { source, line: scenario.line, stage, isFollowed: !this.batch, ...(seed !== undefined && { seed }) };
  }

  /** All there is by now, then what follows; ends with the run. */
  follow(): Following<RunEvent> {
    const sofar: RunEvent[] = [{ type: 'run', run: this.#told }, ...this.#steps];
    return this.isOver
      ? { sofar: [...sofar, { type: 'ended', run: this.#told }], more: undefined }
      : { sofar, more: this.#events };
  }

  /** `at`: ms UTC. */
  begin(at: number): void {
    this.#tell({ state: 'running', startedAt: at });
  }

  step({ step: n, atMs, lanes, desks }: StepPost): void {
    const event: RunStepEvent = { type: 'step', n, atMs, lanes, desks };
    this.#steps.push(event);
    this.#pictures += picturesOf(event);
    for (const earlier of this.#steps) {
      if (this.#pictures <= stepLimits.pictures) break;
      this.#pictures -= picturesOf(earlier);
      earlier.desks = earlier.desks.map(({ picture: _, ...desk }) => desk);
    }
    this.#told = { ...this.#told, done: n };
    this.#events.next(event);
  }

  /** `tape`: the id under which its turns are kept. */
  end({ status, reason, durationMs, failure }: Omit<Played, 'tape'>, tape: string | undefined): void {
    const { lanes = [], place, step, message, expected, seen } = failure ?? {};
    const { steps } = this.#told;
    // Unfollowed runs tell no step.
    const failedAt = steps.findIndex(({ line }) => line === place?.line);
    const done = status === 'passed' ? steps.length : failure ? Math.max(0, failedAt) : this.#told.done;
    this.#told = {
      ...this.#told,
      ...{ state: status, durationMs, done },
      ...(reason !== undefined && { reason }),
      ...(tape !== undefined && { tape }),
      ...(place && {
        failure: {
          ...{ line: place.line, column: place.column, step: step ?? '', message: message ?? '' },
          ...(expected !== undefined && { expected }),
          ...(seen !== undefined && { seen }),
          lanes: lanes.slice(-stepLimits.lanes),
        },
      }),
    };
    this.#over();
  }

  /** The run broke down with whatever performed it. */
  broken(error: unknown): Omit<Played, 'durationMs'> {
    const { steps, done, name } = this.#told;
    const { source, scenario } = this.chosen;
    const at = steps[done];
    const place = { file: source.path, line: at?.line ?? scenario.line, column: 1 };
    const step = at ? `${at.keyword} ${at.text}` : `Scenario: ${name}`;
    return { status: 'failed', failure: { place, step, message: String((error as Error).message), lanes: [] } };
  }

  /** It was not begun and never will be. */
  drop(): void {
    this.#tell({ state: 'stopped' });
    this.#over();
  }

  forgetSteps(): void {
    this.#steps = [];
  }

  /** Whoever follows is told no more. */
  close(): void {
    this.#events.complete();
  }

  #tell(change: Partial<RunTold>): void {
    this.#told = { ...this.#told, ...change };
    this.#events.next({ type: 'run', run: this.#told });
  }

  #over(): void {
    this.#events.next({ type: 'ended', run: this.#told });
    this.close();
  }
}

const picturesOf = ({ desks }: RunStepEvent) => desks.reduce((sum, { picture = '' }) => sum + picture.length, 0);
const quoted = (argument: string) => (/^[\w./:@-]+$/.test(argument) ? argument : `'${argument}'`);
