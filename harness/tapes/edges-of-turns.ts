/**
 * Which edges of its chart each turn of a tape took: at once for whoever asks, and bit by bit for all of them, one actor
 * after the other, so that every turn is run once.
 */
import { takenBy } from '../../machines/edges.ts';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import type { States } from './states.ts';
import type { TurnIndex } from './turn-index.ts';
import type { TurnSource } from './turn-source.ts';

export interface TapeParts {
  index: TurnIndex;
  source: TurnSource;
  states: States;
}

export class EdgesOfTurns {
  readonly #parts: TapeParts;
  /** A round of all actors is under way: of their turns up to `#until`; up to `#done` all are known. */
  #done = 0;
  #until = 0;
  #actor = 0;
  #turn = 0;

  constructor(parts: TapeParts) {
    this.#parts = parts;
  }

  of(n: number): readonly string[] {
    const { index, source, states } = this.#parts;
    const known = index.took(n);
    if (known) return known.edges;
    const actor = index.to(n);
    const chart = states.chartOf(actor);
    const { kind } = partsOf(index.names.all[actor] as Address);
    const edges = chart
      ? takenBy(chart, states.at(actor, index.countOf(actor, n) - 1).snapshot, source.line(n).turn.envelope.message)
      : [];
    index.setTook(n, { kind, edges });
    return edges;
  }

  /** Goes on until that time of `performance.now()`. False if all are known. */
  goOn(until: number): boolean {
    const { index } = this.#parts;
    while (performance.now() < until) {
      if (this.#actor === index.own.length || this.#until === 0) {
        this.#done = this.#until;
        if (this.#done === index.last) return false;
        this.#until = index.last;
        this.#actor = 0;
        this.#turn = index.countOf(0, Math.max(this.#done, index.first - 1));
      }
      const n = index.own[this.#actor]?.[this.#turn];
      if (n !== undefined && n <= this.#until) {
        this.of(n);
        this.#turn++;
      } else {
        this.#actor++;
        this.#turn = index.countOf(this.#actor, Math.max(this.#done, index.first - 1));
      }
    }
    return true;
  }
}
