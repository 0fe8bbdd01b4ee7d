/** Which transitions of the charts were taken, and by what: marks on each chart, and a list of those that never were. */
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { edgesOf } from '../../../machines/edges.ts';
import { charts } from '../../../machines/index.ts';
import type { CoverageSource, CoverageTold } from '../../../machines/inspection.ts';
import { coverageSources } from '../../../machines/inspection.ts';
import type { Kind } from '../../../machines/names.ts';
import { kinds } from '../../../machines/names.ts';
import { OfficeController } from '../../controllers/office-controller.ts';
import '../../designer/chart/chart.ts';
import type { Statechart } from '../../designer/chart/chart.ts';
import '../../designer/chart/coverage-list.ts';
import '../../designer/export-menu.ts';
import { InspectionClient, NotTold } from '../../designer/inspection-client.ts';
import { placeStyles } from '../../designer/place-styles.ts';
import { problemNote } from '../../designer/problem-note.ts';
import { designerStyles } from '../../designer/styles.ts';
import { controls } from '../../theme/controls.ts';
import { kindsWords } from '../../words/actor.ts';
import { sourceWords } from '../../words/chart.ts';
import { dateTimeWords, numberWords } from '../../words/formats.ts';

/** The record goes on, and is looked through bit by bit. */
const refreshEveryMs = 5_000;

export class CoveragePlace extends LitElement {
  static override properties = {
    query: { attribute: false },
    told: { state: true },
    problem: { state: true },
    leftOut: { state: true },
  };
  declare query: URLSearchParams;
  declare told: CoverageTold | undefined;
  declare problem: unknown;
  /** Sources that are left out. */
  declare leftOut: ReadonlySet<CoverageSource>;
  readonly #office = new OfficeController(this);
  #timer: ReturnType<typeof setInterval> | undefined;

  static override styles = [
    controls,
    designerStyles,
    placeStyles,
    css`
      .kinds {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s2);
      }
      .kinds a {
        min-height: 1.75rem;
        text-decoration: none;
      }
      hr-coverage-list {
        max-height: 30rem;
        overflow-y: auto;
      }
      .check {
        display: inline-flex;
        align-items: center;
        gap: var(--s1);
        min-height: 1.5rem;
      }
    `,
  ];

  constructor() {
    super();
    this.leftOut = new Set();
  }

  override connectedCallback() {
    super.connectedCallback();
    void this.#load();
    this.#timer = setInterval(() => {
      if (document.visibilityState === 'visible') void this.#load();
    }, refreshEveryMs);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render() {
    const { told } = this;
    if (this.problem) return problemNote(this.problem, () => void this.#load());
    if (!told) return html`<p class="muted" role="status">${msg('Loading …')}</p>`;
    const kind = this.#kind;
    const marks = this.#marksOf(told, kind);
    return html`<div class="work" data-test="coverage">
      <div class="bar">
        <h2 class="grow">${msg('What was taken, and what never')}</h2>
        <hr-export-menu .kind=${kind}></hr-export-menu>
      </div>
      ${told.isStale ? html`<p class="note warn" data-test="stale">${msg('The charts are others by now than those that were measured. Measure again: handraise coverage')}</p>` : nothing}
      <nav class="kinds" aria-label=${msg('Charts')}>
        ${kinds.map((one) => this.#link(told, one, one === kind))}
      </nav>
      ${this.#sources(told)}
      <hr-chart .chart=${kind} .marks=${marks}></hr-chart>
      <hr-coverage-list class="sheet" .chart=${kind} .marks=${marks} @edge-chosen=${this.#see}></hr-coverage-list>
    </div>`;
  }

  #link(told: CoverageTold, kind: Kind, isHere: boolean) {
    const all = edgesOf(charts[kind]).length;
    const taken = all - this.#neverTaken(told, kind).length;
    return html`<a class="chip ${isHere ? 'accent' : ''}" href="#coverage?chart=${kind}" aria-current=${isHere ? 'page' : nothing} data-test="coverage-of" data-kind=${kind}>
      ${kindsWords(kind)} <span class="number">${msg(str`${numberWords(taken)} of ${numberWords(all)}`, { id: 'taken-of' })}</span>
    </a>`;
  }

  #sources({ measured }: CoverageTold) {
    return html`<fieldset class="row sheet">
      <legend class="small muted">${msg('Taken by')}</legend>
      ${coverageSources.map((source) => {
        const at = measured[source];
        return html`<label class="check">
          <input type="checkbox" data-test="source" data-source=${source} ?disabled=${at === undefined} .checked=${at !== undefined && !this.leftOut.has(source)} @change=${() => this.#toggle(source)} />
          ${sourceWords(source)} <span class="muted small">${at === undefined ? msg('not measured') : dateTimeWords(at)}</span>
        </label>`;
      })}
    </fieldset>`;
  }

  /** On the chart, where it is read what it does. */
  readonly #see = ({ detail }: CustomEvent<{ edge: string }>) => {
    const chart = this.renderRoot.querySelector<Statechart>('hr-chart');
    if (!chart) return;
    chart.chosen = { type: 'edge', id: detail.edge };
    chart.scrollIntoView({ block: 'nearest' });
  };

  #toggle(source: CoverageSource) {
    const hidden = new Set(this.leftOut);
    if (!hidden.delete(source)) hidden.add(source);
    this.leftOut = hidden;
  }

  #marksOf({ marks }: CoverageTold, kind: Kind) {
    const shown = Object.entries(marks[kind] ?? {}).map(([edge, by]) => [
      edge,
      Object.fromEntries(Object.entries(by).filter(([source]) => !this.leftOut.has(source as CoverageSource))),
    ]);
    return Object.fromEntries(shown) as CoverageTold['marks'][string];
  }

  #neverTaken(told: CoverageTold, kind: Kind): string[] {
    const marks = this.#marksOf(told, kind);
    const isTaken = (id: string) => Object.values(marks[id] ?? {}).some((turns) => (turns ?? 0) > 0);
    return edgesOf(charts[kind])
      .map(({ id }) => id)
      .filter((id) => !isTaken(id));
  }

  get #kind(): Kind {
    return kinds.find((kind) => kind === this.query.get('chart')) ?? 'request';
  }

  async #load() {
    try {
      this.told = await new InspectionClient(this.#office.current.ask).coverage();
      this.problem = undefined;
    } catch (problem) {
      const isPassing = problem instanceof NotTold && problem.isPassing && this.told !== undefined;
      if (!isPassing) this.problem = problem;
    }
  }
}
customElements.define('hr-coverage-place', CoveragePlace);
