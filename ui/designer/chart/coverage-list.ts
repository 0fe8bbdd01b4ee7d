/**
 * What coverage says of a chart in words: how many of its transitions anything took, and a list of those that nothing did.
 * `chart` says which, `marks` what coverage found; `edge-chosen` {edge} when somebody wants to see one.
 */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import type { ChartEdge } from '../../../drawings/chart/chart.ts';
import { chartOf } from '../../../drawings/chart/chart.ts';
import type { EdgeMarks } from '../../../drawings/chart/marks.ts';
import { isNeverTaken, markSources } from '../../../drawings/chart/marks.ts';
import type { Kind } from '../../../machines/names.ts';
import { controls } from '../../theme/controls.ts';
import { asksWords, neverWords, sourceWords, stateWords } from '../../words/chart.ts';
import { numberWords } from '../../words/formats.ts';

export class CoverageList extends LitElement {
  static override properties = { chart: {}, marks: { attribute: false } };
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--s2);
        min-width: 0;
      }
      table {
        justify-self: start;
        border-collapse: collapse;
        font-size: var(--small);
      }
      th {
        color: var(--muted);
        font-weight: 500;
        text-align: start;
      }
      th,
      td {
        padding: var(--s1) 0;
        padding-inline-end: var(--s5);
      }
      td {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      h4 {
        margin: 0;
      }
      .never {
        display: grid;
        gap: var(--s1);
      }
      .never button {
        width: 100%;
        justify-content: start;
        height: auto;
        padding: var(--s1) var(--s2);
        text-align: start;
        white-space: normal;
        overflow-wrap: anywhere;
      }
      .never .asks {
        color: var(--muted);
        font-weight: 400;
      }
    `,
  ];
  declare chart: Kind;
  declare marks: EdgeMarks | undefined;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override render() {
    if (!this.chart) return nothing;
    const { edges } = chartOf(this.chart);
    const marks = this.marks ?? {};
    const never = edges.filter(({ id }) => isNeverTaken(marks[id]));
    const takenBy = (source: (typeof markSources)[number]) =>
      edges.filter(({ id }) => (marks[id]?.[source] ?? 0) > 0).length;
    const share = (taken: number) => msg(str`${numberWords(taken)} of ${numberWords(edges.length)}`);
    return html`
      <table>
        <caption class="spoken">${msg('Transitions taken, by source')}</caption>
        <tbody>
          ${markSources.map((source) => html`<tr><th scope="row">${sourceWords(source)}</th><td>${share(takenBy(source))}</td></tr>`)}
          <tr><th scope="row">${msg('Any of these')}</th><td>${share(edges.length - never.length)}</td></tr>
        </tbody>
      </table>
      <h4 data-test="never-taken">${never.length === 0 ? msg('Every transition was taken') : neverWords(never.length)}</h4>
      <ul class="never">${never.map((edge) => this.#row(edge))}</ul>
    `;
  }

  #row(edge: ChartEdge) {
    return html`<li>
      <button class="quiet" data-edge=${edge.id} @click=${() => this.#choose(edge.id)}>
        <span>${edge.event} <span class="asks">${msg(str`in ${stateWords(edge.state)}`)}; ${asksWords(edge)}</span></span>
      </button>
    </li>`;
  }

  #choose(edge: string): void {
    this.dispatchEvent(new CustomEvent('edge-chosen', { detail: { edge }, bubbles: true, composed: true }));
  }
}
customElements.define('hr-coverage-list', CoverageList);
