/**
 * All scenarios with their last verdicts, and many runs of them at once: loaded, begun, followed and stopped; what comes of each
 * is noted in the list. Draws nothing.
 */
import { msg, str } from '@lit/localize';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { ScenarioList, StageName, Verdict } from '../../../machines/laboratory.ts';
import type { BatchTold } from '../../../machines/runs.ts';
import type { Following, NoAnswer } from '../../data/laboratory.ts';
import { isNoAnswer } from '../../data/laboratory.ts';
import { batchWords } from '../../words/laboratory.ts';
import type { LaboratoryController } from './laboratory-desk.ts';

/** As many as the server takes at once. */
const runsMax = 1_000;

export class ScenariosController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #laboratory: LaboratoryController;
  #following: Following | undefined;
  list: ScenarioList | undefined;
  /** The one that is going, or was going last. */
  batch: BatchTold | undefined;
  failure: NoAnswer | undefined;
  /** For whoever listens. */
  said = '';

  constructor(host: ReactiveElement, laboratory: LaboratoryController) {
    this.#host = host;
    this.#laboratory = laboratory;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#following?.close();
    this.#following = undefined;
  }

  get isBusy(): boolean {
    return isGoing(this.batch);
  }

  async load(): Promise<void> {
    this.failure = undefined;
    this.#changed();
    const laboratory = this.#laboratory.current;
    const [list, runs] = await Promise.all([laboratory.scenarios(), laboratory.runs()]);
    this.#changed();
    if (isNoAnswer(list)) {
      this.failure = list;
      return;
    }
    this.list = list;
    // Somebody else may have begun it, or it was begun before this page was opened.
    if (!isNoAnswer(runs) && runs.batch && isGoing(runs.batch) && !this.#following) this.#follow(runs.batch);
  }

  /** One by itself, whose id is told, to be watched; many are followed here. */
  async run(scenarios: readonly string[], stage: StageName): Promise<string | undefined> {
    const [only] = scenarios;
    if (this.isBusy || only === undefined) return undefined;
    this.failure = undefined;
    this.said = '';
    this.#changed();
    const laboratory = this.#laboratory.current;
    const started =
      scenarios.length === 1
        ? await laboratory.start({ stage, scenario: only })
        : await laboratory.startBatch(stage, scenarios.slice(0, runsMax));
    this.#changed();
    if (isNoAnswer(started)) this.failure = started;
    else if ('run' in started) return started.run;
    else this.#follow(started);
    return undefined;
  }

  readonly stop = async (): Promise<void> => {
    const stopped = this.batch && (await this.#laboratory.current.stopBatch(this.batch.batch));
    if (stopped && isNoAnswer(stopped)) this.failure = stopped;
    this.#changed();
  };

  /** The person has seen what came of it. */
  dismiss(): void {
    this.batch = undefined;
    this.#changed();
  }

  #follow(batch: BatchTold): void {
    this.batch = batch;
    this.#following?.close();
    const over = () => {
      this.#following = undefined;
    };
    this.#following = this.#laboratory.current.followBatch(batch.batch, {
      onEvent: (event) => {
        this.batch = event.batch;
        this.#changed();
        if (event.type === 'verdict') this.#note(batch.stage, event);
        if (event.type !== 'ended') return;
        over();
        this.said =
          event.batch.state === 'stopped'
            ? msg('The runs were stopped.')
            : msg(str`All runs are over: ${batchWords(event.batch)}.`);
        // Verdicts that came while the line was down.
        void this.load();
      },
      onLost: () => {
        over();
        this.batch = undefined;
        void this.load();
      },
    });
  }

  #note(stage: StageName, { scenario, verdict }: { scenario: string; verdict: Verdict }): void {
    if (!this.list) return;
    const files = this.list.files.map((file) =>
      file.scenarios.some((each) => each.scenario === scenario)
        ? {
            ...file,
            scenarios: file.scenarios.map((each) =>
              each.scenario === scenario ? { ...each, last: { ...each.last, [stage]: verdict } } : each,
            ),
          }
        : file,
    );
    this.list = { ...this.list, files };
  }

  #changed(): void {
    this.#host.requestUpdate();
  }
}

const isGoing = (batch: BatchTold | undefined): boolean => batch?.state === 'waiting' || batch?.state === 'running';
