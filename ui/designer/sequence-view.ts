/**
 * A sequence of messages as a picture whose rows are turns: walked by the arrow keys, with the line to their cause, and chosen.
 * `turn`: one was chosen. Which turns they are is not known here.
 */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import type { PropertyValues } from 'lit';
import { html, LitElement } from 'lit';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import type { Row, Sequence } from '../../drawings/sequence.ts';
import { mermaidOf } from '../../drawings/sequence-mermaid.ts';
import type { SequenceWords } from '../../drawings/sequence-svg.ts';
import { headsOf, laneAt, svgOf } from '../../drawings/sequence-svg.ts';
import { controls } from '../theme/controls.ts';
import { sequenceWords, turnRowWords } from '../words/sequence.ts';
import { copy, download, fileName } from './download.ts';
import { sequenceViewStyles } from './sequence-view-styles.ts';
import { designerStyles } from './styles.ts';

/** Beside a lane, so that its head is whole. */
const aroundPx = 100;

type TurnRow = Extract<Row, { type: 'message' | 'edge' }>;

export class SequenceView extends LitElement {
  static override properties = {
    sequence: { attribute: false },
    turn: { type: Number },
    name: {},
    copied: { state: true },
  };
  declare sequence: Sequence;
  /** The one that is looked at. */
  declare turn: number | undefined;
  /** What exported files are called. */
  declare name: string;
  declare copied: 'yes' | 'no' | undefined;
  #drawn: SVGElement | undefined;

  static override styles = [controls, designerStyles, sequenceViewStyles];

  constructor() {
    super();
    this.name = 'sequence';
    updateWhenLocaleChanges(this);
  }

  override render() {
    return html`<div class="row exports">
        <button data-test="save-svg" @click=${() => download(fileName(this.name, 'sequence.svg'), svgOf(this.sequence, { words: this.#words }), 'image/svg+xml')}>${msg('Save as SVG')}</button>
        <button data-test="save-mermaid" @click=${() => download(fileName(this.name, 'sequence.mmd'), mermaidOf(this.sequence), 'text/plain')}>${msg('Save as Mermaid')}</button>
        <button data-test="copy-mermaid" @click=${this.#copy}>${msg('Copy Mermaid')}</button>
        <span class="small muted" role="status">${this.copied === 'yes' ? msg('Copied.') : this.copied === 'no' ? msg('Your browser does not allow this; save it instead.') : ''}</span>
      </div>
      <div
        class="picture"
        data-test="sequence"
        @click=${this.#click}
        @keydown=${this.#press}
        @pointerover=${this.#point}
        @pointerleave=${() => this.#light(undefined)}
        @focusin=${this.#point}
        @focusout=${() => this.#light(undefined)}
      >${unsafeSVG(headsOf(this.sequence))}${unsafeSVG(svgOf(this.sequence, { embedded: true, headsApart: true, words: this.#words }))}</div>`;
  }

  get #words(): SequenceWords {
    return sequenceWords();
  }

  protected override updated(changed: PropertyValues<this>) {
    const svg = this.renderRoot.querySelector<SVGElement>('.picture svg:not(.heads)') ?? undefined;
    if (svg !== this.#drawn) this.#dress(svg);
    if (svg !== this.#drawn || changed.has('turn')) this.#mark();
    this.#drawn = svg;
  }

  /** The drawing says where turns are; what they are to those who do not see it is said here. */
  #dress(svg: SVGElement | undefined) {
    svg?.setAttribute('role', 'listbox');
    svg?.setAttribute('aria-orientation', 'vertical');
    const titles = new Map(this.sequence.lanes.map(({ id, title }) => [id, title]));
    const rows = this.sequence.rows.filter((row): row is TurnRow => row.type === 'message' || row.type === 'edge');
    const byTurn = new Map(rows.map((row) => [row.turn, row]));
    for (const child of svg?.children ?? []) if (!child.matches('.turn')) child.setAttribute('aria-hidden', 'true');
    for (const rect of this.#rects) {
      const row = byTurn.get(Number(rect.dataset.turn));
      rect.setAttribute('role', 'option');
      if (row)
        rect.setAttribute(
          'aria-label',
          turnRowWords(row, (id) => titles.get(id) ?? id),
        );
    }
  }

  #mark() {
    const rects = this.#rects;
    const now = rects.find((rect) => Number(rect.dataset.turn) === this.turn);
    for (const rect of rects) {
      rect.classList.toggle('now', rect === now);
      rect.setAttribute('aria-selected', String(rect === now));
      rect.setAttribute('tabindex', rect === (now ?? rects[0]) ? '0' : '-1');
    }
    now?.scrollIntoView({ block: 'nearest' });
    this.#showLanes();
  }

  /** Those of the turn; a row is as wide as all of them. */
  #showLanes() {
    const picture = this.renderRoot.querySelector('.picture');
    const row = this.sequence.rows.find((one): one is TurnRow => 'turn' in one && one.turn === this.turn && 'n' in one);
    if (!picture || !row) return;
    const ends = row.type === 'edge' ? [row.at] : [row.from, row.to];
    const places = ends.map((id) => laneAt(this.sequence, id));
    const [left, right] = [Math.min(...places) - aroundPx, Math.max(...places) + aroundPx];
    if (right > picture.scrollLeft + picture.clientWidth) picture.scrollLeft = right - picture.clientWidth;
    if (left < picture.scrollLeft) picture.scrollLeft = left;
  }

  get #rects(): SVGElement[] {
    return [...this.renderRoot.querySelectorAll<SVGElement>('rect.turn')];
  }

  /** The line from the cause, and the cause itself. */
  #light(turn: string | undefined) {
    const row = this.sequence.rows.find((one) => 'turn' in one && String(one.turn) === turn);
    const cause = row && 'cause' in row ? row.cause : undefined;
    for (const path of this.renderRoot.querySelectorAll<SVGElement>('.cause'))
      path.classList.toggle('on', path.dataset.of === turn);
    for (const rect of this.#rects) rect.classList.toggle('causes', Number(rect.dataset.turn) === cause);
  }

  readonly #point = (event: Event) => this.#light(turnAt(event)?.dataset.turn);

  readonly #click = (event: Event) => {
    const rect = turnAt(event);
    if (rect) this.#choose(rect);
  };

  readonly #press = (event: KeyboardEvent) => {
    const rect = turnAt(event);
    if (!rect || event.ctrlKey || event.metaKey || event.altKey) return;
    const rects = this.#rects;
    const at = rects.indexOf(rect);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 10,
      PageUp: at - 10,
      Home: 0,
      End: rects.length - 1,
    }[event.key];
    if (event.key === 'Enter' || event.key === ' ') this.#choose(rect);
    else if (to === undefined) return;
    else this.#focusOn(rects[Math.max(0, Math.min(rects.length - 1, to))]);
    event.preventDefault();
  };

  #focusOn(rect: SVGElement | undefined) {
    for (const other of this.#rects) other.setAttribute('tabindex', other === rect ? '0' : '-1');
    rect?.focus();
  }

  #choose(rect: SVGElement) {
    this.dispatchEvent(new CustomEvent('turn', { detail: Number(rect.dataset.turn) }));
  }

  readonly #copy = async () => {
    this.copied = (await copy(mermaidOf(this.sequence))) ? 'yes' : 'no';
  };
}
customElements.define('hr-sequence', SequenceView);

const turnAt = ({ target }: Event) => (target as Element).closest<SVGElement>('rect.turn');
