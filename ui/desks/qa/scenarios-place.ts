/** All scenarios by file, what is looked for among them, and running one, those of a file, or all that are shown. */
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './batch-bar.ts';
import './scenario-filter.ts';
import './scenario-group.ts';
import type { ScenarioList } from '../../../machines/laboratory.ts';
import { controls } from '../../theme/controls.ts';
import { list } from '../../theme/list.ts';
import { scenariosWords } from '../../words/laboratory.ts';
import { failureNote } from './failure-note.ts';
import { labIcons } from './icons.ts';
import { LaboratoryController } from './laboratory-desk.ts';
import { ScenariosController } from './scenarios-controller.ts';
import type { ScenarioFilter } from './shown-scenarios.ts';
import { isFiltered, runnableOf, shownFiles, tagsOf } from './shown-scenarios.ts';
import { qaStyles } from './styles.ts';

/** `follow`: a CustomEvent with a run that was started; `filter`: with what is looked for now. */
export class ScenariosPlace extends LitElement {
  static override properties = { active: { type: Boolean }, filter: {} };
  /** The person is here. */
  declare active: boolean;
  declare filter: ScenarioFilter;
  readonly #control = new ScenariosController(this, new LaboratoryController(this));
  readonly #open = new Set<string>();

  constructor() {
    super();
    this.active = false;
  }

  static override styles = [
    controls,
    list,
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
      .note {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2) var(--s3);
      }
    `,
  ];

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('active') && this.active) void this.#control.load();
  }

  override render() {
    const { list, batch, failure, said } = this.#control;
    return html`<hr-scenario-filter
        .filter=${this.filter}
        .stages=${list?.stages ?? ['model']}
        .tags=${tagsOf(list?.files ?? [])}
        @filter=${({ detail }: CustomEvent<ScenarioFilter>) => this.#want(detail)}
      ></hr-scenario-filter>
      ${failureNote(failure, () => void this.#control.load())}
      ${batch ? html`<hr-batch-bar .batch=${batch} @stop=${this.#control.stop} @failed=${this.#showFailed} @dismiss=${this.#dismiss}></hr-batch-bar>` : nothing}
      ${list ? this.#files(list) : html`<p class="muted">${failure ? nothing : msg('Loading …')}</p>`}
      <p class="spoken" role="status" data-test="said">${said}</p>`;
  }

  #files(list: ScenarioList) {
    const files = shownFiles(list.files, this.filter);
    const shown = files.flatMap(({ scenarios }) => scenarios);
    const runnable = files.flatMap((file) => runnableOf(file, this.filter.stage));
    const { isBusy } = this.#control;
    const isOpen = (file: string) => this.#open.has(file) !== (isFiltered(this.filter) && files.length <= 12);
    return html`<div class="sum">
        <h2 data-test="count">${scenariosWords(shown.length)}</h2>
        <a class="button quiet" href="#run">${msg('Last runs')}</a>
        ${list.isWritable ? html`<a class="button" data-test="new-file" href="#edit">${labIcons.edit}${msg('New script')}</a>` : nothing}
        <button class="primary" data-test="run-all" aria-disabled=${isBusy || runnable.length === 0} @click=${() => this.#run(runnable)}>
          ${labIcons.run}${isFiltered(this.filter) ? msg('Run all shown') : msg('Run all')}
        </button>
      </div>
      ${
        files.length === 0
          ? html`<p class="empty" data-test="nothing"><strong>${msg('No scenario fits.')}</strong> ${msg('Look for fewer words, or for any verdict.')}</p>`
          : html`<div class="list">
              ${repeat(
                files,
                ({ file }) => file,
                (file) => html`<hr-scenario-group
                  .file=${file}
                  .stages=${list.stages}
                  .stage=${this.filter.stage}
                  .isOpen=${isOpen(file.file)}
                  .isBusy=${isBusy}
                  @open=${() => this.#toggle(file.file)}
                  @run=${({ detail }: CustomEvent<string[]>) => this.#run(detail)}
                  @tag=${({ detail }: CustomEvent<string>) => this.#want({ ...this.filter, text: detail })}
                ></hr-scenario-group>`,
              )}
            </div>`
      }`;
  }

  async #run(scenarios: readonly string[]): Promise<void> {
    const run = await this.#control.run(scenarios, this.filter.stage);
    if (run !== undefined) this.dispatchEvent(new CustomEvent('follow', { detail: run }));
  }

  readonly #showFailed = () => {
    const stage = this.#control.batch?.stage ?? this.filter.stage;
    this.#want({ text: '', verdict: 'failed', stage });
  };

  readonly #dismiss = () => {
    this.#control.dismiss();
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
