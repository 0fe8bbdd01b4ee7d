/** The bar above the scenarios: what to look for, and the stage that verdicts are shown of and runs happen on. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import type { StageName } from '../../../machines/laboratory.ts';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';
import { stageHint, stageWords } from '../../words/laboratory.ts';
import type { ScenarioFilter, VerdictFilter } from './shown-scenarios.ts';
import { verdictFilters } from './shown-scenarios.ts';

/** `filter`: a CustomEvent with the filter as the person wants it. */
export class ScenarioFilterBar extends LitElement {
  static override properties = { filter: {}, stages: {}, tags: {} };
  declare filter: ScenarioFilter;
  declare stages: readonly StageName[];
  declare tags: readonly string[];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  static override styles = [
    controls,
    form,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--s3);
      }
      label.field {
        flex: 1 1 8rem;
        min-width: 0;
        max-width: 14rem;
      }
      label.find {
        flex: 3 1 14rem;
        max-width: none;
      }
      .label,
      legend {
        display: block;
        margin-bottom: var(--s1);
        color: var(--muted);
        font-size: var(--small);
        font-weight: 400;
      }
      .choices {
        display: flex;
        border: 1px solid var(--edge);
        border-radius: var(--radius-small);
        background: var(--surface);
      }
      .choices label {
        position: relative;
        display: inline-flex;
        align-items: center;
        min-height: calc(2rem - 2px);
        padding: 0 var(--s3);
        border-radius: calc(var(--radius-small) - 1px);
        font-weight: 500;
        cursor: pointer;
      }
      .choices label:hover {
        background: var(--hover);
      }
      .choices label:has(:checked) {
        background: var(--accent-soft);
        color: var(--accent-strong);
        box-shadow: inset 0 0 0 1px var(--accent);
      }
      .choices label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      .choices input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      @media (forced-colors: active) {
        .choices label:has(:checked) {
          forced-color-adjust: none;
          background: Highlight;
          color: HighlightText;
        }
      }
    `,
  ];

  override render() {
    const { text, verdict, stage } = this.filter;
    return html`<form role="search" @submit=${(event: Event) => event.preventDefault()}>
      <label class="field find"><span class="label">${msg('Find by words or @tag')}</span>
        <input type="search" data-test="find" list="tags" autocomplete="off" maxlength="200" .value=${text}
          @input=${({ target }: Event) => this.#want({ text: (target as HTMLInputElement).value })} />
        <datalist id="tags">${this.tags.map((tag) => html`<option value=${tag}></option>`)}</datalist>
      </label>
      <label class="field"><span class="label">${msg('Last verdict')}</span>
        <select data-test="verdict-filter" .value=${verdict}
          @change=${({ target }: Event) => this.#want({ verdict: (target as HTMLSelectElement).value as VerdictFilter })}>
          ${verdictFilters.map((each) => html`<option value=${each} ?selected=${each === verdict}>${filterWords(each)}</option>`)}
        </select>
      </label>
      <fieldset>
        <legend>${msg('Run on')}</legend>
        <div class="choices">
          ${this.stages.map(
            (each) => html`<label title=${stageHint(each)}>
              <input type="radio" name="stage" data-test="stage" value=${each} .checked=${each === stage} @change=${() => this.#want({ stage: each })} />
              ${stageWords(each)}</label
            >`,
          )}
        </div>
      </fieldset>
    </form>`;
  }

  #want(change: Partial<ScenarioFilter>): void {
    this.dispatchEvent(new CustomEvent('filter', { detail: { ...this.filter, ...change } }));
  }
}
customElements.define('hr-scenario-filter', ScenarioFilterBar);

function filterWords(filter: VerdictFilter): string {
  switch (filter) {
    case 'any':
      return msg('Any');
    case 'failed':
      return msg('Failed');
    case 'passed':
      return msg('Passed');
    case 'none':
      return msg('Not run yet');
  }
}
