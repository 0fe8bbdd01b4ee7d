/** Measures by group as one table: counts, and how long it took, with all of them in the last row. Template only. */
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { controls } from '../theme/controls.ts';
import { spanWords } from '../words/duration.ts';
import { numberWords } from '../words/formats.ts';
import type { Grouping, Named } from '../words/measures.ts';
import { groupingWords, groupWords, restWords } from '../words/measures.ts';
import { outcomeWords } from '../words/past.ts';
import type { Measures, Tally } from './past.ts';
import { PastController } from './past-desk.ts';
import { historyStyles } from './styles.ts';

export class MeasuresTable extends LitElement {
  static override properties = { told: {}, group: {}, named: {} };
  declare told: Measures;
  declare group: Grouping;
  declare named: Named;
  /** For its language. */
  protected readonly past = new PastController(this);

  static override styles = [
    controls,
    historyStyles,
    css`
      thead tr:first-child th {
        padding-bottom: 0;
      }
      th[colspan] {
        text-align: center;
      }
      .total {
        border-top: 2px solid var(--line);
      }
      .total > * {
        font-weight: 600;
      }
    `,
  ];

  override render() {
    const { told, group } = this;
    const { groups, rest, total } = told;
    const number = (words: string) => html`<th scope="col" class="number">${words}</th>`;
    return html`<div class="scroll" role="region" aria-label=${msg('Measures by group')} tabindex="0">
      <table data-test="measures-table">
        <caption class="spoken">${msg('Measures by group')}</caption>
        <thead>
          <tr>
            <td colspan="6"></td>
            <th scope="colgroup" colspan="2">${msg('First response')}</th>
            <th scope="colgroup" colspan="2">${msg('Until the end')}</th>
          </tr>
          <tr>
            <th scope="col">${groupingWords(group)}</th>
            ${number(msg('Requests'))} ${number(outcomeWords('completed'))} ${number(outcomeWords('withdrawn'))}
            ${number(outcomeWords('open'))} ${number(msg('Escalated'))} ${number(msg('Median'))} ${number(msg('90 % within'))}
            ${number(msg('Median'))} ${number(msg('90 % within'))}
          </tr>
        </thead>
        <tbody>
          ${groups.map((one) => this.#row(groupWords(one.key, group, this.named), one))}
          ${rest ? this.#row(restWords(rest.groups), rest) : nothing}
        </tbody>
        <tfoot>
          ${this.#row(msg('All'), total, 'total')}
        </tfoot>
      </table>
    </div>`;
  }

  #row(name: string, { opened, outcomes, escalated, firstResponse, done }: Tally, kind = '') {
    const number = (value: number) => html`<td class="number">${numberWords(value)}</td>`;
    const time = (seconds: number | null) =>
      html`<td class="number">${seconds === null ? '–' : spanWords(seconds * 1_000)}</td>`;
    return html`<tr class=${kind}>
      <th scope="row">${name}</th>
      ${number(opened)}${number(outcomes.completed)}${number(outcomes.withdrawn)}${number(outcomes.open)}${number(escalated)}
      ${time(firstResponse.medianSeconds)}${time(firstResponse.p90Seconds)}${time(done.medianSeconds)}${time(done.p90Seconds)}
    </tr>`;
  }
}
customElements.define('hr-measures-table', MeasuresTable);
