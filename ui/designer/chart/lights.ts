/**
 * What of a drawn chart is lit: the states that an actor is in, the transitions of its last turn, marks of coverage. Only
 * classes of what changes are touched, once before a frame, so that many turns a second cost no drawing anew.
 */
import { activePaths } from '../../../drawings/chart/chart.ts';
import type { EdgeMarks } from '../../../drawings/chart/marks.ts';
import { isNeverTaken } from '../../../drawings/chart/marks.ts';
import type { StateValue } from '../../../machines/index.ts';
import { beforeNextFrame } from '../../controllers/next-frame.ts';

export interface Lit {
  /** Of the actor's state. */
  value: StateValue | undefined;
  /** Edges of the last turn, by id. A new list is a new turn. */
  taken: readonly string[];
  marks: EdgeMarks | undefined;
}

export class Lights {
  readonly #states: ReadonlyMap<string, Element>;
  /** What is lit of an edge: what is written of it, and the line under that. */
  readonly #edges: ReadonlyMap<string, readonly Element[]>;
  readonly #lines: ReadonlyMap<Element, readonly string[]>;
  #active: ReadonlySet<Element> = new Set();
  #taken: readonly Element[] = [];
  #shown: Lit = { value: undefined, taken: [], marks: undefined };
  #wanted = this.#shown;
  #beat = false;

  constructor(svg: Element) {
    this.#states = new Map(all(svg, '[data-state]').map((one) => [one.dataset.state ?? '', one]));
    const lines = new Map(all(svg, '.line').map((line) => [line.dataset.line, line]));
    const edges = new Map<string, Element[]>();
    const onLine = new Map<Element, string[]>();
    for (const edge of all(svg, '[data-edge]')) {
      const id = edge.dataset.edge ?? '';
      const line = lines.get(edge.closest<HTMLElement>('.on')?.dataset.line);
      if (line) onLine.set(line, [...(onLine.get(line) ?? []), id]);
      edges.set(id, [edge, ...(line ? [line] : [])]);
    }
    this.#edges = edges;
    this.#lines = onLine;
  }

  /** Shown with the next frame; of several until then, the last. */
  show(lit: Lit): void {
    this.#wanted = lit;
    beforeNextFrame(this.#light);
  }

  readonly #light = (): void => {
    const [before, now] = [this.#shown, this.#wanted];
    this.#shown = now;
    if (now.value !== before.value) this.#activate(now.value);
    if (now.taken !== before.taken) this.#take(now.taken);
    if (now.marks !== before.marks) this.#mark(now.marks ?? {});
  };

  #activate(value: StateValue | undefined): void {
    const paths = value === undefined ? [] : activePaths(value);
    const active = new Set(paths.flatMap((path) => this.#states.get(path) ?? []));
    for (const one of this.#active) if (!active.has(one)) one.classList.remove('active');
    for (const one of active) if (!this.#active.has(one)) one.classList.add('active');
    this.#active = active;
  }

  #take(edges: readonly string[]): void {
    for (const one of this.#taken) one.classList.remove('taken', 'even', 'odd');
    this.#taken = edges.flatMap((id) => this.#edges.get(id) ?? []);
    // By turns, so that what is taken twice in a row is seen to move twice.
    this.#beat = !this.#beat;
    for (const one of this.#taken) one.classList.add('taken', this.#beat ? 'odd' : 'even');
  }

  #mark(marks: EdgeMarks): void {
    for (const [id, [edge]] of this.#edges) {
      for (const mark of all(edge!, '.mark')) {
        const turns = (marks[id] as Record<string, number> | undefined)?.[mark.dataset.source ?? ''] ?? 0;
        mark.classList.toggle('on', turns > 0);
      }
      edge!.classList.toggle('never', isNeverTaken(marks[id]));
    }
    for (const [line, ids] of this.#lines)
      line.classList.toggle(
        'never',
        ids.every((id) => isNeverTaken(marks[id])),
      );
  }
}

const all = (within: Element, selector: string) => [...within.querySelectorAll<HTMLElement>(selector)];
