/**
 * Walking through a drawn chart: what of it can be read about, named for those who hear it, one of it where Tab leads, and the
 * keys from each to the next. What is chosen is for the element to know.
 */
import type { Chart } from '../../../drawings/chart/chart.ts';
import { withAllWithin } from '../../../drawings/chart/chart.ts';
import { chartStateWords, chartWords, edgeWords } from '../../words/chart.ts';

export interface Chosen {
  type: 'state' | 'edge';
  id: string;
}

export class Walk {
  readonly #stops: readonly SVGElement[];

  constructor(drawing: Element, chart: Chart) {
    this.#stops = [...drawing.querySelectorAll<SVGElement>('.title, .edge')];
    this.#name(drawing, chart);
  }

  stopOf({ type, id }: Chosen): SVGElement | undefined {
    return this.#stops.find((stop) => {
      const at = chosenAt(stop);
      return at?.type === type && at.id === id;
    });
  }

  isStop(target: EventTarget | null): target is SVGElement {
    return this.#stops.includes(target as SVGElement);
  }

  /** Whether the key leads anywhere from there. */
  press(key: string, from: SVGElement): boolean {
    const at = this.#stops.indexOf(from);
    const last = this.#stops.length - 1;
    const to: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: last,
    };
    const next = to[key];
    if (next === undefined) return false;
    this.goTo(this.#stops[Math.max(0, Math.min(last, next))]);
    return true;
  }

  goTo(next: SVGElement | undefined = this.#stops[0]): void {
    for (const stop of this.#stops) if (stop.getAttribute('tabindex') === '0') stop.setAttribute('tabindex', '-1');
    next?.setAttribute('tabindex', '0');
    next?.focus();
  }

  /** Everything that can be walked to can be read out; the first is where Tab leads. */
  #name(drawing: Element, chart: Chart): void {
    drawing.setAttribute('role', 'group');
    drawing.setAttribute('aria-label', chartWords(chart.kind));
    // What the drawing says of itself is said above in the language of the desk.
    for (const said of drawing.querySelectorAll(':scope > :is(title, desc)')) said.remove();
    const says = new Map(chart.edges.map((edge) => [edge.id, edgeWords(edge)]));
    const states = new Map(
      chart.root.states.flatMap(withAllWithin).map((state) => [state.path, chartStateWords(state)]),
    );
    for (const [n, stop] of this.#stops.entries()) {
      const { type, id } = chosenAt(stop)!;
      stop.setAttribute('role', 'button');
      stop.setAttribute('tabindex', n === 0 ? '0' : '-1');
      // Its name is what is seen of it; this is the same in words.
      stop.setAttribute('aria-description', (type === 'edge' ? says : states).get(id) ?? id);
    }
  }
}

/** What a part of the drawing belongs to. */
export function chosenAt(part: Element): Chosen | undefined {
  const edge = part.closest<SVGElement>('.edge')?.dataset.edge;
  if (edge !== undefined) return { type: 'edge', id: edge };
  const state = part.closest('.title')?.closest<SVGElement>('.state')?.dataset.state;
  return state === undefined ? undefined : { type: 'state', id: state };
}
