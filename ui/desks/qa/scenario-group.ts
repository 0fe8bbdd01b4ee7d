/** The scenarios of one file: what it is about, mistakes in it, and a row for each with its last verdicts. Template and wiring. */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ListedFile, ListedScenario, StageName } from '../../../machines/laboratory.ts';
import { controls } from '../../theme/controls.ts';
import { listWords, numberWords } from '../../words/formats.ts';
import { mistakesWords, scenariosWords, stageWords, verdictWords } from '../../words/laboratory.ts';
import { labIcons } from './icons.ts';
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

  static override styles = [
    controls,
    qaStyles,
    css`
      summary {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s1) var(--s3);
        min-height: 2.5rem;
        padding: var(--s1) var(--s3);
        cursor: pointer;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--hover);
      }
      summary:focus-visible {
        outline-offset: -2px;
      }
      summary .arrow {
        display: inline-flex;
        color: var(--muted);
        transition: rotate var(--quick);
      }
      details[open] summary .arrow {
        rotate: 90deg;
      }
      h3 {
        font-size: var(--body);
      }
      .end {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1) var(--s2);
        margin-inline-start: auto;
      }
      .about .what > span {
        white-space: pre-line;
      }
      .about a {
        color: var(--accent-strong);
      }
      .complaints {
        margin: 0 var(--s3) var(--s2) calc(var(--s3) + 1em + var(--s3));
      }
      .complaints a {
        color: inherit;
      }
      .row {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto auto;
        align-items: center;
        gap: 0 var(--s3);
        padding: var(--s1) var(--s3) var(--s1) calc(var(--s3) + 1em + var(--s3));
      }
      li.row {
        border-top: 1px solid var(--line);
      }
      li.row:hover {
        background: var(--hover);
      }
      .what {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--s2);
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .what a {
        text-decoration-color: transparent;
      }
      .what a:hover {
        text-decoration-color: currentcolor;
      }
      button.tag {
        min-height: 1.5rem;
        padding: 0 var(--s1);
        border-color: transparent;
        background: none;
        color: var(--muted);
        font-size: var(--small);
        font-weight: 400;
      }
      button.tag:hover {
        color: var(--text);
        text-decoration: underline;
      }
      .marks,
      .heads {
        display: flex;
      }
      .marks > span,
      .heads > span {
        width: 4rem;
        text-align: center;
      }
      @media (max-width: 40rem) {
        .row {
          grid-template-columns: minmax(0, 1fr) auto;
          padding-inline-start: var(--s3);
        }
        .what {
          grid-column: 1 / -1;
        }
        .heads {
          display: none;
        }
        .marks {
          flex-wrap: wrap;
        }
        .marks > span {
          display: inline-flex;
          align-items: center;
          width: auto;
          padding-inline-end: var(--s2);
          color: var(--muted);
          font-size: var(--small);
        }
        .marks > span::after {
          content: attr(data-words);
        }
        .about .what {
          grid-column: auto;
        }
        .complaints {
          margin-inline-start: var(--s3);
        }
      }
    `,
  ];

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
