/** The scenarios of one file: what it is about, mistakes in it, and a row for each with its last verdicts. Template and wiring. */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ListedFile, ListedScenario, StageName } from '../../../machines/laboratory.ts';
import { controls } from '../../theme/controls.ts';
import { listWords, numberWords } from '../../words/formats.ts';
import { mistakesWords, scenariosWords, stageWords, verdictWords } from '../../words/laboratory.ts';
import { labIcons } from './icons.ts';
import { scenarioGroupStyles } from './scenario-group-styles.ts';
import { runnableOf, runsOn } from './shown-scenarios.ts';
import { qaStyles } from './styles.ts';

/** `run`: a CustomEvent with the ids of scenarios; `tag`: with a tag that the person wants to see all of; `open`. */
export class ScenarioGroup extends LitElement {
  static override properties = {
    file: {},
    stages: {},
    stage: {},
    isOpen: { type: Boolean },
    isBusy: { type: Boolean },
  };
  declare file: ListedFile;
  declare stages: readonly StageName[];
  /** Where "Run" runs. */
  declare stage: StageName;
  declare isOpen: boolean;
  /** Nothing more can be started now. */
  declare isBusy: boolean;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    this.isOpen = false;
    this.isBusy = false;
  }

  static override styles = [controls, qaStyles, scenarioGroupStyles];

  override render() {
    const { feature, file, scenarios, complaints } = this.file;
    return html`<details ?open=${this.isOpen} @toggle=${this.#toggled} data-test="scenario-file" data-file=${file}>
      <summary>
        <span class="arrow mirrored" aria-hidden="true">${labIcons.open}</span>
        <h3 lang="en">${feature || file}</h3>
        <span class="small muted">${file}</span>
        <span class="end">
          ${complaints.length > 0 ? html`<span class="chip bad">${mistakesWords(complaints.length)}</span>` : nothing}
          ${this.#sums()} <span class="chip">${scenariosWords(scenarios.length)}</span>
        </span>
      </summary>
      ${this.isOpen ? this.#body() : nothing}
    </details>`;
  }

  #body() {
    const { about, scenarios, file } = this.file;
    const words = msg('Run these');
    return html`<div class="row about">
        <span class="what">
          <span class="small muted" lang="en">${about}</span>
          <a class="small" data-test="edit-file" href=${`#edit?file=${encodeURIComponent(file)}`}>${msg('Edit')}</a>
        </span>
        <span class="heads small muted" aria-hidden="true">${this.stages.map((stage) => html`<span>${stageWords(stage)}</span>`)}</span>
        <button class="icon" data-test="run-file" title=${words} aria-label=${words} aria-disabled=${this.#runnable.length === 0} @click=${this.#runAll}>${labIcons.runAll}</button>
      </div>
      ${this.#complaints()}
      <ul class="rows">
        ${repeat(
          scenarios,
          ({ scenario }) => scenario,
          (each) => this.#row(each),
        )}
      </ul>`;
  }

  #complaints() {
    const { complaints, file } = this.file;
    if (complaints.length === 0) return nothing;
    return html`<ul class="complaints note bad small" data-test="complaints">
      ${complaints.map(
        ({ line, message }) =>
          html`<li><a href=${`#edit?file=${encodeURIComponent(file)}&line=${line}`}>${msg(str`Line ${numberWords(line)}`)}</a>: <span lang="en">${message}</span></li>`,
      )}
    </ul>`;
  }

  #row(scenario: ListedScenario) {
    const { scenario: id, name, tags, last, only } = scenario;
    const canRun = this.#runnable.includes(id);
    const edit = `#edit?file=${encodeURIComponent(this.file.file)}&line=${scenario.line}`;
    return html`<li class="row" data-test="scenario" data-scenario=${id}>
      <span class="what">
        <a href=${edit} lang="en" data-test="edit">${name}</a>
        ${tags.map((tag) => html`<button class="tag" @click=${() => this.#tell('tag', tag)}>${tag}</button>`)}
        ${only ? html`<span class="small muted" title=${only.reason}>${msg(str`only on: ${listWords(only.stages.map(stageWords))}`)}</span>` : nothing}
      </span>
      <span class="marks">${this.stages.map((stage) => html`<span data-words=${stageWords(stage)}>${this.#mark(scenario, stage, last[stage])}</span>`)}</span>
      <button
        class="icon"
        data-test="run"
        title=${this.#hint(scenario)}
        aria-label=${msg(str`Run “${name}”`)}
        aria-disabled=${!canRun}
        @click=${() => canRun && this.#tell('run', [id])}
      >
        ${labIcons.run}
      </button>
    </li>`;
  }

  #mark({ only, scenario }: ListedScenario, stage: StageName, verdict: ListedScenario['last'][StageName]) {
    const words = runsOn({ ...(only && { only }) }, stage)
      ? verdictWords(stage, verdict)
      : msg(str`${stageWords(stage)}: not applicable`);
    const status = runsOn({ ...(only && { only }) }, stage) ? (verdict?.status ?? 'none') : 'notApplicable';
    const drawn = status === 'stopped' ? labIcons.none : labIcons[status];
    if (verdict?.run && status !== 'notApplicable') {
      return html`<a class="mark ${status}" data-test="verdict" data-stage=${stage} data-status=${status} href=${`#run?run=${verdict.run}`} title=${words} aria-label=${words}>${drawn}</a>`;
    }
    return html`<span class="mark ${status}" data-test="verdict" data-stage=${stage} data-status=${status} data-of=${scenario} role="img" title=${words} aria-label=${words}>${drawn}</span>`;
  }

  #hint({ only }: ListedScenario): string {
    if (this.file.complaints.length > 0) return msg('There are mistakes in the file.');
    if (only && !only.stages.includes(this.stage)) return only.reason;
    return msg(str`Run on: ${stageWords(this.stage)}`);
  }

  /** How many of the file have which verdict on the chosen stage. */
  #sums() {
    const count = (wanted: string) =>
      this.file.scenarios.filter(({ last }) => last[this.stage]?.status === wanted).length;
    const [passed, failed] = [count('passed'), count('failed')];
    return html`${failed > 0 ? html`<span class="chip bad" data-test="failed-of-file">${msg(str`${numberWords(failed)} failed`)}</span>` : nothing}
    ${passed > 0 ? html`<span class="chip good">${msg(str`${numberWords(passed)} passed`)}</span>` : nothing}`;
  }

  readonly #toggled = ({ currentTarget }: Event) => {
    const { open } = currentTarget as HTMLDetailsElement;
    if (open !== this.isOpen) this.#tell('open', open);
  };

  /** What can be started now. */
  get #runnable(): string[] {
    return this.isBusy ? [] : runnableOf(this.file, this.stage);
  }

  readonly #runAll = () => {
    const all = this.#runnable;
    if (all.length > 0) this.#tell('run', all);
  };

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
customElements.define('hr-scenario-group', ScenarioGroup);
