/**
 * A statechart that runs, drawn and alive: `chart` says which, `state` where an actor is in it, `taken` the edges of its last turn,
 * `marks` what coverage found. Whoever looks walks through it with arrow keys or the pointer and reads what is chosen beneath.
 * Events: `state-chosen` {state}, `edge-chosen` {edge}, `rule-chosen` {rule}. It fetches nothing.
 */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import type { PropertyValues } from 'lit';
import { html, LitElement, nothing, svg } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { withAllWithin } from '../../../drawings/chart/chart.ts';
import type { EdgeMarks } from '../../../drawings/chart/marks.ts';
import { markShapes, markSources } from '../../../drawings/chart/marks.ts';
import type { RuleName } from '../../../machines/citations.ts';
import type { ActorState } from '../../../machines/index.ts';
import { statesIn } from '../../../machines/index.ts';
import type { Kind } from '../../../machines/names.ts';
import { icons } from '../../components/icons.ts';
import { beforeNextFrame } from '../../controllers/next-frame.ts';
import { controls } from '../../theme/controls.ts';
import { chartStateWords, chartWords, edgeWords, sourceWords } from '../../words/chart.ts';
import { chartStyles } from './chart-styles.ts';
import { edgeDetails, stateDetails } from './details.ts';
import { Lights } from './lights.ts';
import type { Picture } from './pictures.ts';
import { pictureOf } from './pictures.ts';
import { ZoomController, zoomStep } from './zoom-controller.ts';

interface Chosen {
  type: 'state' | 'edge';
  id: string;
}

const marksSize = 8;

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
      this.#name(svgNow, this.picture);
      this.#zoom.open(this.picture);
      this.#reveal();
      this.dispatchEvent(new Event('drawn'));
    }
    this.#light();
    for (const one of this.renderRoot.querySelectorAll('.chosen')) one.classList.remove('chosen');
    const chosen = this.chosen && this.#marksOf(this.chosen);
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
      ${this.marks ? this.#legend() : nothing}
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

  #legend() {
    return html`<ul class="legend" aria-label=${msg('Marks of coverage')}>
      ${markSources.map(
        (source) =>
          html`<li><svg viewBox="0 0 ${marksSize} ${marksSize}" aria-hidden="true">${svg`<path class=${source} d=${markShapes[source]} />`}</svg>${sourceWords(source)}</li>`,
      )}
      <li><svg viewBox="0 0 ${marksSize} ${marksSize}" aria-hidden="true">${svg`<rect class="dashes" x="0.5" y="0.5" width="7" height="7" />`}</svg>${msg('Never taken')}</li>
    </ul>`;
  }

  #failure() {
    return html`<p class="note bad" role="alert">
      ${msg('The chart could not be drawn.')} <button @click=${() => void this.#draw()}>${msg('Try again')}</button>
    </p>`;
  }

  #details() {
    const { chosen, picture } = this;
    const edge = chosen?.type === 'edge' && picture?.chart.edges.find(({ id }) => id === chosen.id);
    const state = chosen?.type === 'state' && this.#states.find(({ path }) => path === chosen.id);
    if (!edge && !state) return nothing;
    return html`<div class="details" role="group" aria-label=${msg('What is chosen')} data-test="chart-details">
      <button class="quiet icon" aria-label=${msg('Close')} data-test="chart-details-close" @click=${this.#shut}>${icons.close}</button>
      ${edge ? edgeDetails(edge, this.marks, this.#chooseRule) : state ? stateDetails(state, this.#chooseRule) : nothing}
    </div>`;
  }

  get #states() {
    return this.picture ? withAllWithin(this.picture.chart.root).slice(1) : [];
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

  /** Everything that can be walked to can be read out; the first is where Tab leads. */
  #name(drawing: Element, { chart }: Picture): void {
    drawing.setAttribute('role', 'group');
    drawing.setAttribute('aria-label', chartWords(chart.kind));
    // What the drawing says of itself is said above in the language of the desk.
    for (const said of drawing.querySelectorAll(':scope > :is(title, desc)')) said.remove();
    const says = new Map(chart.edges.map((edge) => [edge.id, edgeWords(edge)]));
    const states = new Map(this.#states.map((state) => [state.path, chartStateWords(state)]));
    for (const [n, stop] of this.#stops(drawing).entries()) {
      const { type, id } = chosenAt(stop)!;
      stop.setAttribute('role', 'button');
      stop.setAttribute('tabindex', n === 0 ? '0' : '-1');
      // Its name is what is seen of it; this is the same in words.
      stop.setAttribute('aria-description', (type === 'edge' ? says : states).get(id) ?? id);
    }
  }

  #stops(drawing: Element | null = this.renderRoot.querySelector('.view svg')): SVGElement[] {
    return [...(drawing?.querySelectorAll<SVGElement>('.title, .edge') ?? [])];
  }

  #marksOf({ type, id }: Chosen): SVGElement | undefined {
    return this.#stops().find((stop) => {
      const at = chosenAt(stop);
      return at?.type === type && at.id === id;
    });
  }

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
    const stops = this.#stops();
    const at = stops.indexOf(event.target as SVGElement);
    if (at < 0) return;
    const last = stops.length - 1;
    const to: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: last,
    };
    if (event.key === 'Enter' || event.key === ' ') this.#choose(stops[at]!);
    else if (to[event.key] !== undefined) {
      this.#goTo(stops[Math.max(0, Math.min(last, to[event.key]!))]);
    } else if (event.key === 'Escape' && this.chosen) this.chosen = undefined;
    else return;
    event.preventDefault();
  };

  #goTo(next: SVGElement | undefined): void {
    for (const stop of this.#stops()) if (stop.getAttribute('tabindex') === '0') stop.setAttribute('tabindex', '-1');
    next?.setAttribute('tabindex', '0');
    next?.focus();
  }

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
    const stop = this.chosen && this.#marksOf(this.chosen);
    const hadFocus = this.renderRoot.querySelector('.details :focus') !== null;
    // What has the focus is what is chosen: not this time.
    if (hadFocus) this.#goTo(stop ?? this.#stops()[0]);
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

function chosenAt(stop: Element): Chosen | undefined {
  const edge = stop.closest<SVGElement>('.edge')?.dataset.edge;
  if (edge !== undefined) return { type: 'edge', id: edge };
  const state = stop.closest('.title')?.closest<SVGElement>('.state')?.dataset.state;
  return state === undefined ? undefined : { type: 'state', id: state };
}
