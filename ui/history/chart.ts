/**
 * Lines over time, drawn by uPlot, which is loaded with this file and with nothing else. What the lines say is also a table:
 * always for screen readers, and for everybody who asks. Lines differ in dashes as well as in colour.
 */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import type { PropertyValues } from 'lit';
import { html, LitElement, svg } from 'lit';
import uPlot from 'uplot';
import { controls } from '../theme/controls.ts';
import type { ChartLine, ChartShown } from './chart-options.ts';
import { chartOptions, dashes } from './chart-options.ts';
import { chartStyles, heightPx } from './chart-styles.ts';
import { historyStyles } from './styles.ts';

/** What is made anew at every event of the desk says the same most of the time, and need not be drawn again. */
const isOther = (now: ChartShown, before?: ChartShown) => JSON.stringify(now) !== JSON.stringify(before);

export class Chart extends LitElement {
  static override properties = {
    shown: { hasChanged: isOther },
    isTable: { state: true },
    at: { state: true },
    without: { state: true },
  };
  declare shown: ChartShown;
  declare isTable: boolean;
  /** The place under the pointer. */
  declare at: number | undefined;
  /** Names of lines that are switched off. */
  declare without: ReadonlySet<string>;
  #plot: uPlot | undefined;
  readonly #resized = new ResizeObserver(() => this.#fit());
  /** Colours are painted, so another theme means painting again. */
  readonly #repaint = () => this.#draw();
  readonly #theme = new MutationObserver(this.#repaint);
  readonly #media = [matchMedia('(prefers-color-scheme: dark)'), matchMedia('(forced-colors: active)')];

  static override styles = [controls, historyStyles, chartStyles];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    this.isTable = false;
    this.without = new Set();
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    for (const query of this.#media) query.addEventListener('change', this.#repaint);
    if (this.hasUpdated) this.requestUpdate('shown');
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#theme.disconnect();
    this.#resized.disconnect();
    for (const query of this.#media) query.removeEventListener('change', this.#repaint);
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('shown') || changed.has('isTable')) this.#draw();
    if (changed.has('without')) {
      for (const [n, { name }] of this.shown.lines.entries()) {
        this.#plot?.setSeries(n + 1, { show: !this.without.has(name) });
      }
    }
  }

  override render() {
    const { title, gist, lines } = this.shown;
    return html`<figure aria-labelledby="title">
      <div class="head">
        <h3 id="title">${title}</h3>
        <button class="quiet" data-test="as-table" aria-pressed=${this.isTable ? 'true' : 'false'} @click=${() => (this.isTable = !this.isTable)}>
          ${this.isTable ? msg('Show as chart') : msg('Show as table')}
        </button>
      </div>
      <div ?hidden=${this.isTable}>
        <div class="plot" dir="ltr" role="img" aria-label=${gist}></div>
        <ul class="legend" aria-label=${msg('Lines of the chart')}>
          ${lines.map((line, n) => this.#key(line, n))}
        </ul>
      </div>
      ${this.#table()}
      ${[...dashes.keys(), 'axis', 'grid'].map((name) => html`<span hidden class=${typeof name === 'number' ? `c${name}` : name}></span>`)}
    </figure>`;
  }

  #key({ name, values }: ChartLine, n: number) {
    const value = this.at === undefined ? null : (values[this.at] ?? null);
    const isOn = !this.without.has(name);
    return html`<li>
      <button class="quiet" aria-pressed=${isOn ? 'true' : 'false'} @click=${() => this.#switch(name)}>
        <svg viewBox="0 0 28 16" class="c${n}" aria-hidden="true">
          ${svg`<path d="M1 8h26" stroke="currentColor" stroke-width="2.500" stroke-dasharray=${dashes[n]?.join(' ') ?? ''} />`}
        </svg>
        ${name} <span class="value" aria-hidden="true">${value === null ? '' : this.shown.valueWords(value)}</span>
      </button>
    </li>`;
  }

  #table() {
    const { title, places, placeWords, lines, valueWords } = this.shown;
    return html`<div class=${this.isTable ? 'scroll' : 'spoken'} role="region" aria-label=${title} tabindex=${this.isTable ? 0 : -1}>
      <table>
        <caption class="spoken">${title}</caption>
        <thead>
          <tr>
            <th scope="col">${placeWords}</th>
            ${lines.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${places.map(
            (place, n) => html`<tr>
              <th scope="row">${place}</th>
              ${lines.map(({ values }) => {
                const value = values[n] ?? null;
                return html`<td class="number">${value === null ? '–' : valueWords(value)}</td>`;
              })}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #switch(name: string) {
    const without = new Set(this.without);
    if (!without.delete(name)) without.add(name);
    this.without = without;
  }

  #draw(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
    const place = this.renderRoot.querySelector<HTMLElement>('.plot');
    if (!place || this.isTable || this.shown.places.length === 0) return;
    const { places, lines } = this.shown;
    const options = chartOptions(this.shown, {
      width: place.clientWidth,
      font: `12px ${getComputedStyle(this).fontFamily}`,
      colourOf: (name) => this.#colour(name),
      isOn: (name) => !this.without.has(name),
      onPlace: (at) => (this.at = at),
    });
    const data = [places.map((_, n) => n), ...lines.map(({ values }) => [...values])];
    this.#plot = new uPlot(options, data as uPlot.AlignedData, place);
    this.#resized.disconnect();
    this.#resized.observe(place);
  }

  #fit(): void {
    const width = this.renderRoot.querySelector('.plot')?.clientWidth ?? 0;
    if (this.#plot && width > 0 && width !== this.#plot.width) this.#plot.setSize({ width, height: heightPx });
  }

  /** What a token is in this theme: a canvas knows no tokens. */
  #colour(name: string): string {
    const probe = this.renderRoot.querySelector(`figure > .${name}`);
    return probe ? getComputedStyle(probe).color : '';
  }
}
customElements.define('hr-line-chart', Chart);
