/** Many scenarios on one stage, as one thing to be told of: how far it is, and how many passed. What is run when, runs.ts decides. */
import { randomUUID } from 'node:crypto';
import { Subject } from 'rxjs';
import type { StageName, Verdict } from '../../machines/laboratory.ts';
import type { BatchEvent, BatchTold } from '../../machines/runs.ts';
import type { Following } from './event-stream.ts';

export class Batch {
  #told: BatchTold;
  #begunAt: number | undefined;
  readonly #events = new Subject<BatchEvent>();

  constructor(stage: StageName, total: number) {
    const counts = { total, passed: 0, failed: 0, notApplicable: 0 };
    this.#told = { batch: randomUUID(), stage, state: 'waiting', ...counts, startedAt: null, durationMs: null };
  }

  get told(): BatchTold {
    return this.#told;
  }

  get isOver(): boolean {
    return this.#told.state === 'ended' || this.#told.state === 'stopped';
  }

  follow(): Following<BatchEvent> {
    const sofar: BatchEvent[] = [{ type: 'batch', batch: this.#told }];
    return this.isOver
      ? { sofar: [...sofar, { type: 'ended', batch: this.#told }], more: undefined }
      : { sofar, more: this.#events };
  }

  /** With the first of its runs. `at`: ms UTC. */
  begin(at: number): void {
    if (this.#told.startedAt !== null) return;
    this.#begunAt = performance.now();
    this.#told = { ...this.#told, state: 'running', startedAt: at };
    this.#events.next({ type: 'batch', batch: this.#told });
  }

  /** That one was stopped says nothing of its scenario. */
  count(scenario: string, verdict: Verdict): void {
    const { status } = verdict;
    if (status === 'stopped') return;
    this.#told = { ...this.#told, [status]: this.#told[status] + 1 };
    this.#events.next({ type: 'verdict', scenario, verdict, batch: this.#told });
  }

  end(state: 'ended' | 'stopped'): void {
    if (this.isOver) return;
    const durationMs = this.#begunAt === undefined ? 0 : performance.now() - this.#begunAt;
    this.#told = { ...this.#told, state, durationMs };
    this.#events.next({ type: 'ended', batch: this.#told });
    this.close();
  }

  /** Whoever follows is told no more. */
  close(): void {
    this.#events.complete();
  }
}
