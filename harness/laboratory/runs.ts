/** The queue of runs: one at a time, the others wait. Remembers the last ones, and of a few of those every step. */
import type { StageName, Verdict } from '../../machines/laboratory.ts';
import type { BatchEvent, BatchTold, RunEvent, RunTold } from '../../machines/runs.ts';
import { Refused } from '../../server/problems.ts';
import { Batch } from './batch.ts';
import type { Following } from './event-stream.ts';
import type { Player } from './player.ts';
import type { Wanted } from './run.ts';
import { Run } from './run.ts';
import type { Chosen } from './shelf.ts';
import type { Played, Taped } from './tasks.ts';

const runLimits = {
  /** Runs that wait. */
  waiting: 1_000,
  /** Runs that are over and remembered. */
  remembered: 1_200,
  /** Of those, how many with all their steps. */
  withSteps: 12,
} as const;

export interface RunsOptions {
  player: Pick<Player, 'play' | 'stop'>;
  now(): number;
  /** Keeps a tape; its id. */
  onTape(tape: Taped, title: string): string;
  onVerdict(key: string, stage: StageName, verdict: Verdict): void;
  onFailure(error: unknown): void;
}

export class Runs {
  readonly #options: RunsOptions;
  /** The oldest first. */
  readonly #kept = new Map<string, Run>();
  readonly #waiting: Run[] = [];
  #playing: Run | undefined;
  #batch: Batch | undefined;

  constructor(options: RunsOptions) {
    this.#options = options;
  }

  /** Throws Refused: `tooManyRuns`. */
  start(wanted: Wanted): RunTold {
    this.#expectRoomFor(1);
    const run = this.#keep(wanted, undefined);
    this.#next();
    return run.told;
  }

  /** All of them, one after the other. Throws Refused: `tooManyRuns`. */
  startBatch(stage: StageName, chosen: readonly Chosen[], seed?: number): BatchTold {
    this.#expectRoomFor(chosen.length);
    const batch = new Batch(stage, chosen.length);
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

  /** Throws Refused: `unknownRun`. */
  follow(run: string): Following<RunEvent> {
    return this.#known(run).follow();
  }

  followBatch(batch: string): Following<BatchEvent> {
    return this.#knownBatch(batch).follow();
  }

  toldBatch(batch: string): BatchTold {
    return this.#knownBatch(batch).told;
  }

  /** Of one that is over it changes nothing. */
  stop(id: string): RunTold {
    const run = this.#known(id);
    if (!run.isOver) this.#stop(run);
    return run.told;
  }

  stopBatch(id: string): BatchTold {
    const batch = this.#knownBatch(id);
    if (!batch.isOver) {
      // First the others, so that none of them begins meanwhile.
      for (const run of this.#waiting.filter((each) => each.batch === batch)) this.#stop(run);
      if (this.#playing?.batch === batch) this.#stop(this.#playing);
      else batch.end('stopped');
    }
    return batch.told;
  }

  /** Nothing more begins, and whoever follows is told no more. */
  close(): void {
    this.#waiting.length = 0;
    for (const run of this.#kept.values()) run.close();
    this.#batch?.close();
  }

  #expectRoomFor(count: number): void {
    if (this.#waiting.length + count > runLimits.waiting) throw new Refused('tooManyRuns');
  }

  #known(id: string): Run {
    const run = this.#kept.get(id);
    if (!run) throw new Refused('unknownRun');
    return run;
  }

  #knownBatch(id: string): Batch {
    if (this.#batch?.told.batch !== id) throw new Refused('unknownRun');
    return this.#batch;
  }

  #keep(wanted: Wanted, batch: Batch | undefined): Run {
    const run = new Run(wanted, batch);
    this.#kept.set(run.told.run, run);
    this.#waiting.push(run);
    return run;
  }

  #next(): void {
    if (this.#playing) return;
    const run = this.#waiting.shift();
    if (!run) return;
    this.#playing = run;
    void this.#play(run).finally(() => {
      this.#playing = undefined;
      this.#forget();
      this.#next();
    });
  }

  async #play(run: Run): Promise<void> {
    const { player, now, onFailure } = this.#options;
    run.batch?.begin(now());
    run.begin(now());
    const begunAt = performance.now();
    let played: Played;
    try {
      played = await player.play(run.task, (step) => run.step(step));
    } catch (error) {
      const durationMs = performance.now() - begunAt;
      if (!run.isStopped) onFailure(error);
      played = run.isStopped ? { status: 'stopped', durationMs } : { ...run.broken(error), durationMs };
    }
    this.#end(run, run.isStopped ? { ...played, status: 'stopped' } : played);
  }

  #end(run: Run, played: Played): void {
    const { now, onTape, onVerdict } = this.#options;
    const { status, durationMs, tape } = played;
    run.end(played, tape && onTape(tape, run.told.name));
    const { batch, chosen, told } = run;
    const verdict: Verdict = { status, at: now(), durationMs, run: told.run };
    // That somebody stopped it says nothing of the scenario.
    if (status !== 'stopped') onVerdict(chosen.scenario.key, told.stage, verdict);
    batch?.count(told.scenario, verdict);
    const isLast = !this.#waiting.some((each) => each.batch === batch);
    if (isLast) batch?.end(status === 'stopped' ? 'stopped' : 'ended');
  }

  #stop(run: Run): void {
    if (run === this.#playing) {
      if (run.isStopped) return;
      run.isStopped = true;
      this.#options.player.stop();
      return;
    }
    this.#waiting.splice(this.#waiting.indexOf(run), 1);
    run.drop();
  }

  #forget(): void {
    const over = [...this.#kept.values()].filter(({ isOver }) => isOver);
    for (const { told } of over.slice(0, -runLimits.remembered)) this.#kept.delete(told.run);
    for (const run of over.filter(({ hasSteps }) => hasSteps).slice(0, -runLimits.withSteps)) run.forgetSteps();
  }
}
