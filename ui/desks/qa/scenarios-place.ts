/** All scenarios by file, what is looked for among them, and running one, those of a file, or all that are shown. */
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './batch-bar.ts';
import './scenario-filter.ts';
import './scenario-group.ts';
import type { BatchTold, ScenarioList, StageName, Verdict } from '../../../machines/laboratory.ts';
import type { Following, NoAnswer } from '../../data/laboratory.ts';
import { isNoAnswer } from '../../data/laboratory.ts';
import { controls } from '../../theme/controls.ts';
import { batchWords, scenariosWords } from '../../words/laboratory.ts';
import { refusalSentence } from '../../words/refusal.ts';
import { labIcons } from './icons.ts';
import { LaboratoryController } from './laboratory-desk.ts';
import type { ScenarioFilter } from './shown-scenarios.ts';
import { isFiltered, runnableOf, shownFiles, tagsOf } from './shown-scenarios.ts';
import { qaStyles } from './styles.ts';

/** `follow`: a CustomEvent with a run that was started; `filter`: with what is looked for now. */
export class ScenariosPlace extends LitElement {
  static override properties = {
    active: { type: Boolean },
    filter: {},
    list: { state: true },
    batch: { state: true },
    failure: { state: true },
    said: { state: true },
  };
  /** The person is here. */
  declare active: boolean;
  declare filter: ScenarioFilter;
  declare protected list: ScenarioList | undefined;
  declare protected batch: BatchTold | undefined;
  declare protected failure: NoAnswer | undefined;
  /** For whoever listens. */
  declare protected said: string;
  readonly #laboratory = new LaboratoryController(this);
  readonly #open = new Set<string>();
  #following: Following | undefined;

  constructor() {
    super();
    this.active = false;
    this.said = '';
  }

  static override styles = [
    controls,
    qaStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s4);
      }
      .sum {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2) var(--s3);
      }
      .sum h2 {
        margin-inline-end: auto;
        font-variant-numeric: tabular-nums;
      }
      .files {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        overflow: clip;
      }
      .files > * + * {
        border-top: 1px solid var(--line);
      }
      .note {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2) var(--s3);
      }
    `,
  ];

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('active') && this.active) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#following?.close();
    this.#following = undefined;
  }

  override render() {
    return html`<hr-scenario-filter
        .filter=${this.filter}
        .stages=${this.list?.stages ?? ['model']}
        .tags=${tagsOf(this.list?.files ?? [])}
        @filter=${({ detail }: CustomEvent<ScenarioFilter>) => this.#want(detail)}
      ></hr-scenario-filter>
      ${this.#failure()}
      ${this.batch ? html`<hr-batch-bar .batch=${this.batch} @stop=${this.#stop} @failed=${this.#showFailed} @dismiss=${this.#dismiss}></hr-batch-bar>` : nothing}
      ${this.list ? this.#files(this.list) : html`<p class="muted">${this.failure ? nothing : msg('Loading …')}</p>`}
      <p class="spoken" role="status" data-test="said">${this.said}</p>`;
  }

  #files(list: ScenarioList) {
    const files = shownFiles(list.files, this.filter);
    const shown = files.flatMap(({ scenarios }) => scenarios);
    const runnable = files.flatMap((file) => runnableOf(file, this.filter.stage));
    const isOpen = (file: string) => this.#open.has(file) !== (isFiltered(this.filter) && files.length <= 12);
    return html`<div class="sum">
        <h2 data-test="count">${scenariosWords(shown.length)}</h2>
        <a class="button quiet" href="#run">${msg('Last runs')}</a>
        ${list.isWritable ? html`<a class="button" data-test="new-file" href="#edit">${labIcons.edit}${msg('New script')}</a>` : nothing}
        <button class="primary" data-test="run-all" aria-disabled=${this.#isBusy || runnable.length === 0} @click=${() => this.#run(runnable)}>
          ${labIcons.run}${isFiltered(this.filter) ? msg('Run all shown') : msg('Run all')}
        </button>
      </div>
      ${
        files.length === 0
          ? html`<p class="empty" data-test="nothing"><strong>${msg('No scenario fits.')}</strong> ${msg('Look for fewer words, or for any verdict.')}</p>`
          : html`<div class="files">
              ${repeat(
                files,
                ({ file }) => file,
                (file) => html`<hr-scenario-group
                  .file=${file}
                  .stages=${list.stages}
                  .stage=${this.filter.stage}
                  .isOpen=${isOpen(file.file)}
                  .isBusy=${this.#isBusy}
                  @open=${() => this.#toggle(file.file)}
                  @run=${({ detail }: CustomEvent<string[]>) => this.#run(detail)}
                  @tag=${({ detail }: CustomEvent<string>) => this.#want({ ...this.filter, text: detail })}
                ></hr-scenario-group>`,
              )}
            </div>`
      }`;
  }

  #failure() {
    if (!this.failure) return nothing;
    const { refused, detail } = this.failure;
    return html`<p class="note bad" role="alert" data-test="failure">
      ${refusalSentence(refused)} ${detail ? html`<span lang="en">${detail}</span>` : nothing}
      ${refused === 'unavailable' ? html`<button @click=${() => void this.#load()}>${msg('Try again')}</button>` : nothing}
    </p>`;
  }

  get #isBusy(): boolean {
    return this.batch?.state === 'waiting' || this.batch?.state === 'running';
  }

  async #load(): Promise<void> {
    this.failure = undefined;
    const laboratory = this.#laboratory.current;
    const [list, runs] = await Promise.all([laboratory.scenarios(), laboratory.runs()]);
    if (isNoAnswer(list)) {
      this.failure = list;
      return;
    }
    this.list = list;
    const isGoing = !isNoAnswer(runs) && (runs.batch?.state === 'waiting' || runs.batch?.state === 'running');
    // Somebody else may have begun it, or it was begun before this page was opened.
    if (isGoing && !this.#following && runs.batch) this.#follow(runs.batch);
  }

  async #run(scenarios: readonly string[]): Promise<void> {
    const { stage } = this.filter;
    const [only] = scenarios;
    if (this.#isBusy || only === undefined) return;
    this.failure = undefined;
    this.said = '';
    const laboratory = this.#laboratory.current;
    const started =
      scenarios.length === 1
        ? await laboratory.start({ stage, scenario: only })
        : await laboratory.startBatch(stage, scenarios.slice(0, runsMax));
    if (isNoAnswer(started)) this.failure = started;
    else if ('run' in started) this.dispatchEvent(new CustomEvent('follow', { detail: started.run }));
    else this.#follow(started);
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
        if (event.type === 'verdict') this.#note(batch.stage, event);
        if (event.type !== 'ended') return;
        over();
        this.said =
          event.batch.state === 'stopped'
            ? msg('The runs were stopped.')
            : msg(str`All runs are over: ${batchWords(event.batch)}.`);
        // Verdicts that came while the line was down.
        void this.#load();
      },
      onLost: () => {
        over();
        this.batch = undefined;
        void this.#load();
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

  readonly #stop = async () => {
    const stopped = this.batch && (await this.#laboratory.current.stopBatch(this.batch.batch));
    if (stopped && isNoAnswer(stopped)) this.failure = stopped;
  };

  readonly #showFailed = () => {
    const stage = this.batch?.stage ?? this.filter.stage;
    this.#want({ text: '', verdict: 'failed', stage });
  };

  readonly #dismiss = () => {
    this.batch = undefined;
    this.renderRoot.querySelector<HTMLElement>('[data-test="run-all"]')?.focus();
  };

  #toggle(file: string): void {
    if (!this.#open.delete(file)) this.#open.add(file);
    this.requestUpdate();
  }

  #want(filter: ScenarioFilter): void {
    this.#open.clear();
    this.dispatchEvent(new CustomEvent('filter', { detail: filter }));
  }
}
customElements.define('hr-scenarios-place', ScenariosPlace);

/** As many as the server takes at once. */
const runsMax = 1_000;
