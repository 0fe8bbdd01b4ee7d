/**
 * A statechart that runs, drawn and alive: `chart` says which, `state` where an actor is in it, `taken` the edges of its last turn,
 * `marks` what coverage found. Whoever looks walks through it with arrow keys or the pointer and reads what is chosen beneath.
 * Events: `state-chosen` {state}, `edge-chosen` {edge}, `rule-chosen` {rule}. It fetches nothing.
 */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import type { PropertyValues } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { EdgeMarks } from '../../../drawings/chart/marks.ts';
import type { RuleName } from '../../../machines/citations.ts';
import type { ActorState } from '../../../machines/index.ts';
import { statesIn } from '../../../machines/index.ts';
import type { Kind } from '../../../machines/names.ts';
import { icons } from '../../components/icons.ts';
import { beforeNextFrame } from '../../controllers/next-frame.ts';
import { controls } from '../../theme/controls.ts';
import { chartWords } from '../../words/chart.ts';
import { chartStyles } from './chart-styles.ts';
import { detailsOf } from './details.ts';
import { legend } from './legend.ts';
import { Lights } from './lights.ts';
import type { Picture } from './pictures.ts';
import { pictureOf } from './pictures.ts';
import type { Chosen } from './walk.ts';
import { chosenAt, Walk } from './walk.ts';
import { ZoomController, zoomStep } from './zoom-controller.ts';

export class Statechart extends LitElement {
  static override properties = {
    chart: {},
    bare: { type: Boolean, reflect: true },
    state: { attribute: false, noAccessor: true },
    taken: { attribute: false, noAccessor: true },
    marks: { attribute: false },
    picture: { state: true },
    isFailed: { state: true },
    chosen: { state: true },
  };
  static override styles = [controls, chartStyles];
  declare chart: Kind;
  /** Its heading is for those who do not see what stands around it. */
  declare bare: boolean;
  declare marks: EdgeMarks | undefined;
  declare picture: Picture | undefined;
  declare isFailed: boolean;
  /** What is read about beneath; a place may set it too, and it comes into view. */
  declare chosen: Chosen | undefined;
  #state: Pick<ActorState, 'value'> | undefined;
  #taken: readonly string[] = [];
  #lights: Lights | undefined;
  #walk: Walk | undefined;
  #drawn: Picture | undefined;
  readonly #zoom = new ZoomController(this);

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    this.isFailed = false;
  }

  /** Of an actor; undefined for the chart alone. Set as often as turns come, without drawing anything anew. */
  get state(): Pick<ActorState, 'value'> | undefined {
    return this.#state;
  }
  set state(state: Pick<ActorState, 'value'> | undefined) {
    const isFirst = this.#state === undefined && state !== undefined;
    this.#state = state;
    this.#light();
    if (isFirst) this.#reveal();
  }

  /** Edges of the last turn by id; a new list is a new turn. */
  get taken(): readonly string[] {
    return this.#taken;
  }
  set taken(edges: readonly string[] | undefined) {
    this.#taken = edges ?? [];
    this.#light();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const hadMarks = changed.get('marks') !== undefined;
    const isOther = changed.has('chart') || (changed.has('marks') && hadMarks !== (this.marks !== undefined));
    if (!isOther) return;
    if (changed.has('chart')) this.chosen = undefined;
    void this.#draw();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const svgNow = this.renderRoot.querySelector('.view svg');
    if (svgNow && this.picture && this.#drawn !== this.picture) {
      this.#drawn = this.picture;
      this.#lights = new Lights(svgNow);
      this.#walk = new Walk(svgNow, this.picture.chart);
      this.#zoom.open(this.picture);
      this.#reveal();
      this.dispatchEvent(new Event('drawn'));
    }
    this.#light();
    for (const one of this.renderRoot.querySelectorAll('.chosen')) one.classList.remove('chosen');
    const chosen = this.chosen && this.#walk?.stopOf(this.chosen);
    chosen?.classList.add('chosen');
    if (changed.has('chosen')) chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  protected override render() {
    return html`
      <div class="bar">
        <h3>${this.chart ? chartWords(this.chart) : nothing} <span class="now" data-test="chart-state"></span></h3>
        <button class="quiet icon" aria-label=${msg('Zoom out')} data-test="zoom-out" @click=${() => this.#zoom.zoom(1 / zoomStep)}>−</button>
        <button class="quiet icon" aria-label=${msg('Zoom in')} data-test="zoom-in" @click=${() => this.#zoom.zoom(zoomStep)}>+</button>
        <button class="quiet" data-test="zoom-fit" @click=${this.#zoom.fit}>${msg('Fit width')}</button>
        <button class="quiet" data-test="zoom-whole" @click=${this.#zoom.whole}>${msg('Show all')}</button>
      </div>
      ${this.marks ? legend() : nothing}
      ${this.isFailed ? this.#failure() : nothing}
      <div class="beside ${this.chosen ? 'reading' : ''}"><div
        class="view"
        role="group"
        aria-label=${msg('Chart. Arrow keys walk through it, plus and minus zoom, 0 fits it, Shift with arrow keys moves it.')}
        data-test="chart-view"
        @keydown=${this.#press}
        @click=${this.#click}
        @focusin=${this.#focused}
        @pointerdown=${this.#zoom.pull}
        @pointermove=${this.#zoom.move}
        @pointerup=${this.#zoom.release}
        @pointercancel=${this.#zoom.release}
        @wheel=${this.#zoom.wheel}
      >
        ${this.picture ? unsafeHTML(this.picture.svg) : this.isFailed ? nothing : html`<p class="waiting">${msg('Drawing the chart …')}</p>`}
      </div>
      ${this.#details()}</div>
    `;
  }

  #failure() {
    return html`<p class="note bad" role="alert">
      ${msg('The chart could not be drawn.')} <button @click=${() => void this.#draw()}>${msg('Try again')}</button>
    </p>`;
  }

  #details() {
    const { chosen, picture, marks } = this;
    const details = chosen && picture && detailsOf(chosen, picture.chart, { marks, onRule: this.#chooseRule });
    if (!details) return nothing;
    return html`<div class="details" role="group" aria-label=${msg('What is chosen')} data-test="chart-details">
      <button class="quiet icon" aria-label=${msg('Close')} data-test="chart-details-close" @click=${this.#shut}>${icons.close}</button>
      ${details}
    </div>`;
  }

  async #draw(): Promise<void> {
    const { chart, marks } = this;
    if (!chart) return;
    this.isFailed = false;
    try {
      const picture = await pictureOf(chart, marks !== undefined);
      // Another may be wanted by now.
      if (chart === this.chart && (marks !== undefined) === (this.marks !== undefined)) this.picture = picture;
    } catch {
      this.isFailed = chart === this.chart;
    }
  }

  #light(): void {
    const value = this.#state?.value;
    this.#lights?.show({ value, taken: this.#taken, marks: this.marks });
    beforeNextFrame(this.#sayState);
  }

  readonly #sayState = (): void => {
    const now = this.renderRoot?.querySelector('.now');
    if (!now) return;
    const value = this.#state?.value;
    const says = value === undefined ? '' : msg(str`Now in ${statesIn(value).join(', ')}`);
    if (now.textContent !== says) now.textContent = says;
  };

  /** Brings the innermost state that the actor is in into view, once. */
  #reveal(): void {
    beforeNextFrame(() => {
      const active = [...this.renderRoot.querySelectorAll('.active.atomic')];
      active[0]?.querySelector('.title')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (this.#zoom.press(event)) {
      event.preventDefault();
      return;
    }
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!this.#walk?.isStop(event.target)) return;
    if (event.key === 'Enter' || event.key === ' ') this.#choose(event.target);
    else if (event.key === 'Escape' && this.chosen) this.chosen = undefined;
    else if (!this.#walk.press(event.key, event.target)) return;
    event.preventDefault();
  };

  readonly #click = ({ target }: Event): void => {
    const rule = (target as Element).closest<SVGElement>('[data-rule]')?.dataset.rule;
    if (rule) this.#chooseRule(rule as RuleName);
    const stop = (target as Element).closest<SVGElement>('.edge, .title');
    if (stop) this.#choose(stop);
  };

  readonly #focused = ({ target }: Event): void => {
    this.chosen = chosenAt(target as Element) ?? this.chosen;
  };

  /** Whoever read goes back to where that stands. */
  readonly #shut = (): void => {
    const stop = this.chosen && this.#walk?.stopOf(this.chosen);
    const hadFocus = this.renderRoot.querySelector('.details :focus') !== null;
    // What has the focus is what is chosen: not this time.
    if (hadFocus) this.#walk?.goTo(stop);
    this.chosen = undefined;
  };

  #choose(stop: SVGElement): void {
    const chosen = chosenAt(stop);
    if (!chosen) return;
    this.chosen = chosen;
    this.#tell(`${chosen.type}-chosen`, { [chosen.type]: chosen.id });
  }

  readonly #chooseRule = (rule: RuleName): void => this.#tell('rule-chosen', { rule });

  #tell(type: string, detail: Record<string, string>): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
customElements.define('hr-chart', Statechart);
