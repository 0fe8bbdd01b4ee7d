/**
 * Runs of scenarios: one at a time, the others wait in a queue. Remembers what came of them, and of the last ones that were
 * followed every step, so that whoever comes late is told all there is.
 */
import { randomUUID } from 'node:crypto';
import type { Observable } from 'rxjs';
import { Subject } from 'rxjs';
import type { BatchEvent, BatchTold, RunEvent, RunTold, StageName, Verdict } from '../../machines/laboratory.ts';
import { Refused } from '../../server/problems.ts';
import type { Player } from './player.ts';
import type { Chosen } from './shelf.ts';
import type { Played, StepPost, Taped } from './tasks.ts';

const runLimits = {
  /** Runs that wait. */
  waiting: 1_000,
  /** Runs that are over and remembered. */
  remembered: 1_200,
  /** Of those, how many with all their steps. */
  withSteps: 12,
  /** Characters of pictures of one run; beyond that its earlier steps lose theirs. */
  pictures: 6_000_000,
  /** Lanes of a failure, the last ones. */
  lanes: 400,
} as const;

type RunStepEvent = Extract<RunEvent, { type: 'step' }>;

interface Kept {
  told: RunTold;
  key: string;
  chosen: Chosen;
  steps: RunStepEvent[];
  pictures: number;
  isText: boolean;
  batch: Batch | undefined;
  events: Subject<RunEvent>;
  isStopped: boolean;
}

interface Batch {
  told: BatchTold;
  begunAt: number;
  events: Subject<BatchEvent>;
}

export interface RunsOptions {
  player: Pick<Player, 'play' | 'stop'>;
  now(): number;
  /** Keeps a tape; its id. */
  onTape(tape: Taped, title: string): string;
  onVerdict(key: string, stage: StageName, verdict: Verdict): void;
  onFailure(error: unknown): void;
}

/** What somebody wants to be run. */
export interface Wanted {
  chosen: Chosen;
  /** It is not as it is saved, if it is saved at all. */
  isText?: boolean;
  stage: StageName;
  seed?: number | undefined;
}

export class Runs {
  readonly #options: RunsOptions;
  /** The oldest first. */
  readonly #kept = new Map<string, Kept>();
  readonly #waiting: Kept[] = [];
  #playing: Kept | undefined;
  #batch: Batch | undefined;

  constructor(options: RunsOptions) {
    this.#options = options;
  }

  /** Throws Refused: `tooManyRuns`. */
  start(wanted: Wanted): RunTold {
    this.#expectRoomFor(1);
    const kept = this.#keep(wanted, undefined);
    this.#next();
    return kept.told;
  }

  /** All of them, one after the other. Throws Refused: `tooManyRuns`. */
  startBatch(stage: StageName, chosen: readonly Chosen[], seed?: number): BatchTold {
    this.#expectRoomFor(chosen.length);
    const counts = { total: chosen.length, passed: 0, failed: 0, notApplicable: 0 };
    const told: BatchTold = {
      batch: randomUUID(),
      stage,
      state: 'waiting',
      ...counts,
      startedAt: null,
      durationMs: null,
    };
    const batch = { told, begunAt: 0, events: new Subject<BatchEvent>() };
    this.#batch = batch;
    for (const each of chosen) this.#keep({ chosen: each, stage, seed }, batch);
    this.#next();
    return batch.told;
  }

  /** The newest first, without those of batches. */
  list(): RunTold[] {
    return [...this.#kept.values()].flatMap(({ told, batch }) => (batch ? [] : [told])).reverse();
  }

  get lastBatch(): BatchTold | null {
    return this.#batch?.told ?? null;
  }

  /** Throws Refused: `unknownRun`. */
  told(run: string): RunTold {
    return this.#known(run).told;
  }

  /** The text that a run was of; undefined for a scenario that is there. Throws Refused: `unknownRun`. */
  textOf(run: string): Chosen | undefined {
    const { isText, chosen } = this.#known(run);
    return isText ? chosen : undefined;
  }

  /** All there is by now, then what follows; ends with the run. Throws Refused: `unknownRun`. */
  follow(run: string): { sofar: readonly RunEvent[]; more: Observable<RunEvent> | undefined } {
    const { told, steps, events } = this.#known(run);
    const sofar: RunEvent[] = [{ type: 'run', run: told }, ...steps];
    return isOver(told)
      ? { sofar: [...sofar, { type: 'ended', run: told }], more: undefined }
      : { sofar, more: events };
  }

  followBatch(id: string): { sofar: readonly BatchEvent[]; more: Observable<BatchEvent> | undefined } {
    const { told, events } = this.#knownBatch(id);
    const sofar: BatchEvent[] = [{ type: 'batch', batch: told }];
    const isEnded = told.state === 'ended' || told.state === 'stopped';
    return isEnded ? { sofar: [...sofar, { type: 'ended', batch: told }], more: undefined } : { sofar, more: events };
  }

  toldBatch(id: string): BatchTold {
    return this.#knownBatch(id).told;
  }

  /** Of one that is over it changes nothing. */
  stop(run: string): RunTold {
    const kept = this.#known(run);
    if (!isOver(kept.told)) this.#stop(kept);
    return kept.told;
  }

  stopBatch(id: string): BatchTold {
    const batch = this.#knownBatch(id);
    if (batch.told.state !== 'ended') {
      // First the others, so that none of them begins meanwhile.
      for (const kept of this.#waiting.filter((each) => each.batch === batch)) this.#stop(kept);
      if (this.#playing?.batch === batch) this.#stop(this.#playing);
      else this.#endBatch(batch, 'stopped');
    }
    return batch.told;
  }

  /** Nothing more begins, and whoever follows is told no more. */
  close(): void {
    this.#waiting.length = 0;
    for (const { events } of this.#kept.values()) events.complete();
    this.#batch?.events.complete();
  }

  #expectRoomFor(count: number): void {
    if (this.#waiting.length + count > runLimits.waiting) throw new Refused('tooManyRuns');
  }

  #known(run: string): Kept {
    const kept = this.#kept.get(run);
    if (!kept) throw new Refused('unknownRun');
    return kept;
  }

  #knownBatch(id: string): Batch {
    if (this.#batch?.told.batch !== id) throw new Refused('unknownRun');
    return this.#batch;
  }

  #keep({ chosen, stage, seed, isText = false }: Wanted, batch: Batch | undefined): Kept {
    const { source, scenario } = chosen;
    const { name, line, site, steps, people } = scenario;
    const seeded = seed === undefined ? '' : ` --seed ${seed}`;
    const told: RunTold = {
      run: randomUUID(),
      scenario: `${source.file}:${line}`,
      ...{ name, stage, site, steps, people, state: 'waiting', done: 0, startedAt: null, durationMs: null },
      ...(seed !== undefined && { seed }),
      repeat: `npm run scenario -- ${quoted(`${source.path}:${line}`)} --on ${stage}${seeded}`,
    };
    const events = new Subject<RunEvent>();
    const kept = { told, key: scenario.key, chosen, steps: [], pictures: 0, isText, batch, events, isStopped: false };
    this.#kept.set(told.run, kept);
    this.#waiting.push(kept);
    return kept;
  }

  #next(): void {
    if (this.#playing) return;
    const kept = this.#waiting.shift();
    if (!kept) return;
    this.#playing = kept;
    void this.#play(kept).finally(() => {
      this.#playing = undefined;
      this.#forget();
      this.#next();
    });
  }

  async #play(kept: Kept): Promise<void> {
    const { chosen, told, batch } = kept;
    const { player, now } = this.#options;
    if (batch && batch.told.startedAt === null) {
      batch.begunAt = performance.now();
      this.#tellBatch(batch, { state: 'running', startedAt: now() });
    }
    this.#tell(kept, { state: 'running', startedAt: now() });
    const begunAt = performance.now();
    let played: Played;
    try {
      const { stage, seed } = told;
      const task = { source: chosen.source, line: chosen.scenario.line, stage, isFollowed: !batch };
      played = await player.play({ ...task, ...(seed !== undefined && { seed }) }, (step) => this.#step(kept, step));
    } catch (error) {
      const durationMs = performance.now() - begunAt;
      if (!kept.isStopped) this.#options.onFailure(error);
      played = kept.isStopped ? { status: 'stopped', durationMs } : { ...broken(kept, error), durationMs };
    }
    this.#end(kept, kept.isStopped ? { ...played, status: 'stopped' } : played);
  }

  #step(kept: Kept, { step: n, atMs, lanes, desks }: StepPost): void {
    const event: RunStepEvent = { type: 'step', n, atMs, lanes, desks };
    kept.steps.push(event);
    kept.pictures += picturesOf(event);
    for (const earlier of kept.steps) {
      if (kept.pictures <= runLimits.pictures) break;
      kept.pictures -= picturesOf(earlier);
      earlier.desks = earlier.desks.map(({ picture: _, ...desk }) => desk);
    }
    kept.told = { ...kept.told, done: n };
    kept.events.next(event);
  }

  #end(kept: Kept, { status, reason, durationMs, failure, tape }: Played): void {
    const { lanes = [], place, step, message, expected, seen } = failure ?? {};
    const { steps } = kept.told;
    // Unfollowed runs tell no step.
    const failedAt = steps.findIndex(({ line }) => line === place?.line);
    const done = status === 'passed' ? steps.length : failure ? Math.max(0, failedAt) : kept.told.done;
    kept.told = {
      ...kept.told,
      ...{ state: status, durationMs, done },
      ...(reason !== undefined && { reason }),
      ...(tape && { tape: this.#options.onTape(tape, kept.told.name) }),
      ...(place && {
        failure: {
          ...{ line: place.line, column: place.column, step: step ?? '', message: message ?? '' },
          ...(expected !== undefined && { expected }),
          ...(seen !== undefined && { seen }),
          lanes: lanes.slice(-runLimits.lanes),
        },
      }),
    };
    kept.events.next({ type: 'ended', run: kept.told });
    kept.events.complete();
    const { batch, told, key } = kept;
    const verdict: Verdict = { status, at: this.#options.now(), durationMs, run: told.run };
    // That somebody stopped it says nothing of the scenario.
    if (status !== 'stopped') this.#options.onVerdict(key, told.stage, verdict);
    if (!batch) return;
    if (status !== 'stopped') {
      batch.told = { ...batch.told, [status]: batch.told[status] + 1 };
      batch.events.next({ type: 'verdict', scenario: told.scenario, verdict, batch: batch.told });
    }
    const isLast = !this.#waiting.some((each) => each.batch === batch);
    if (isLast) this.#endBatch(batch, status === 'stopped' ? 'stopped' : 'ended');
  }

  #stop(kept: Kept): void {
    if (kept === this.#playing) {
      if (kept.isStopped) return;
      kept.isStopped = true;
      this.#options.player.stop();
      return;
    }
    this.#waiting.splice(this.#waiting.indexOf(kept), 1);
    this.#tell(kept, { state: 'stopped' });
    kept.events.next({ type: 'ended', run: kept.told });
    kept.events.complete();
  }

  #tell(kept: Kept, change: Partial<RunTold>): void {
    kept.told = { ...kept.told, ...change };
    kept.events.next({ type: 'run', run: kept.told });
  }

  #tellBatch(batch: Batch, change: Partial<BatchTold>): void {
    batch.told = { ...batch.told, ...change };
    batch.events.next({ type: 'batch', batch: batch.told });
  }

  #endBatch(batch: Batch, state: 'ended' | 'stopped'): void {
    if (batch.told.state === 'ended' || batch.told.state === 'stopped') return;
    const durationMs = batch.begunAt === 0 ? 0 : performance.now() - batch.begunAt;
    batch.told = { ...batch.told, state, durationMs };
    batch.events.next({ type: 'ended', batch: batch.told });
    batch.events.complete();
  }

  #forget(): void {
    const over = [...this.#kept.values()].filter(({ told }) => isOver(told));
    for (const kept of over.slice(0, -runLimits.remembered)) this.#kept.delete(kept.told.run);
    for (const kept of over.filter(({ steps }) => steps.length > 0).slice(0, -runLimits.withSteps)) kept.steps = [];
  }
}

const isOver = ({ state }: RunTold) => state !== 'waiting' && state !== 'running';
const picturesOf = ({ desks }: RunStepEvent) => desks.reduce((sum, { picture = '' }) => sum + picture.length, 0);
const quoted = (argument: string) => (/^[\w./:@-]+$/.test(argument) ? argument : `'${argument}'`);

/** The run broke down with whatever performed it. */
const broken = ({ told, chosen }: Kept, error: unknown): Omit<Played, 'durationMs'> => {
  const at = told.steps[told.done];
  const place = { file: chosen.source.path, line: at?.line ?? chosen.scenario.line, column: 1 };
  const step = at ? `${at.keyword} ${at.text}` : `Scenario: ${told.name}`;
  return { status: 'failed', failure: { place, step, message: String((error as Error).message), lanes: [] } };
};
