/** The runs that the server remembers, the newest first. */
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import type { RunLine } from '../../../machines/runs.ts';
import { isNoAnswer } from '../../data/laboratory.ts';
import { controls } from '../../theme/controls.ts';
import { list } from '../../theme/list.ts';
import { dateTimeWords } from '../../words/formats.ts';
import { runStateWords, stageWords } from '../../words/laboratory.ts';
import { LaboratoryController } from './laboratory-desk.ts';
import { qaStyles } from './styles.ts';

export class LastRuns extends LitElement {
  static override properties = { runs: { state: true } };
  declare protected runs: readonly RunLine[] | undefined;
  readonly #laboratory = new LaboratoryController(this);

  static override styles = [
    controls,
    list,
    qaStyles,
    css`
      h2 {
        margin-bottom: var(--s3);
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--s3);
        min-height: 2.25rem;
        padding: var(--s1) var(--s3);
        overflow-wrap: anywhere;
      }
      li .end {
        margin-inline-start: auto;
      }
    `,
  ];

  override firstUpdated(): void {
    void this.#load();
  }

  override render() {
    if (!this.runs) return html`<p class="muted">${msg('Loading …')}</p>`;
    return html`<h2>${msg('Last runs')}</h2>
      ${
        this.runs.length === 0
          ? html`<p class="empty" data-test="no-runs"><strong>${msg('Nothing was run yet.')}</strong> ${msg('Choose a scenario, and run it.')}</p>`
          : html`<ul class="list">
              ${this.runs.map(
                ({ run, name, state, stage, startedAt }) => html`<li data-test="last-run">
                  <a href=${`#run?run=${run}`} lang="en">${name}</a>
                  <span class="chip ${state === 'passed' ? 'good' : state === 'failed' ? 'bad' : ''}">${runStateWords(state)}</span>
                  <span class="small muted">${stageWords(stage)}</span>
                  ${startedAt === null ? nothing : html`<span class="small muted end">${dateTimeWords(startedAt)}</span>`}
                </li>`,
              )}
            </ul>`
      }`;
  }

  async #load(): Promise<void> {
    const said = await this.#laboratory.current.runs();
    this.runs = isNoAnswer(said) ? [] : said.runs;
  }
}
customElements.define('hr-last-runs', LastRuns);
