/**
 * Every turn that the product takes somewhere: in which state an actor heard which message, and what came of it. A mutant
 * that does the same at each turn of a world has the same reachable graph there, by induction from its beginning.
 */
import type { AnyStateMachine } from 'xstate';
import type { ActorState } from '../../machines/index.ts';
import { charts } from '../../machines/index.ts';
import type { Kind } from '../../machines/names.ts';
import { isAddress, partsOf } from '../../machines/names.ts';
import { canonical } from '../../machines/records.ts';
import { chartBehaviour } from '../explorer/behaviour.ts';
import type { Said, Turn } from '../explorer/world.ts';
import type { Mutant } from './mutant.ts';

export interface KnownTurn {
  before: ActorState;
  message: Said;
  /** What is said and what becomes of it, as canonical text. */
  came: string;
  /** Where it is taken: worlds, scenarios. */
  places: string[];
}

export class Turns {
  readonly #known: Record<string, Map<string, KnownTurn>>;

  /** `told`: what another thread has; a plain copy of `all`. */
  constructor(told: Record<string, Map<string, KnownTurn>> = {}) {
    this.#known = told;
  }

  /** Plain, for other threads. */
  get all(): Readonly<Record<string, Map<string, KnownTurn>>> {
    return this.#known;
  }

  countOf(kind: Kind): number {
    return this.#known[kind]?.size ?? 0;
  }

  /** Turns of whoever is no chart, such as a desk, are left out: no mutant changes them. */
  add(place: string, { to, message, before, after, effects }: Pick<Turn, Exclude<keyof Turn, 'from'>>): void {
    if (!isAddress(to)) return;
    const { kind } = partsOf(to);
    this.#known[kind] ??= new Map();
    const of = this.#known[kind];
    const key = canonical([before.value, before.context, message]);
    const known = of.get(key);
    const { value, context } = before;
    if (!known) of.set(key, { before: { value, context }, message, came: textOf(after, effects), places: [place] });
    else if (!known.places.includes(place)) known.places.push(place);
  }

  of(kind: Kind): Iterable<KnownTurn> {
    return this.#known[kind]?.values() ?? [];
  }

  /** Where the mutant does something else than the product, and at which turn there first. */
  differences({ chart, plant }: Pick<Mutant, 'chart' | 'plant'>): Map<string, Pick<KnownTurn, 'before' | 'message'>> {
    const found = new Map<string, Pick<KnownTurn, 'before' | 'message'>>();
    const behaviour = chartBehaviour(plant());
    const { start } = behaviour;
    // Whoever begins elsewhere is another chart wherever somebody begins.
    const first = textOf(start, []) !== textOf(chartBehaviour(charts[chart] as AnyStateMachine).start, []);
    if (first) {
      for (const { places } of this.of(chart)) {
        for (const place of places) found.set(place, { before: start, message: { type: 'nothing yet' } });
      }
      return found;
    }
    for (const { before, message, came, places } of this.of(chart)) {
      if (places.every((place) => found.has(place)) || !differs(() => behaviour.turn(before, message), came)) continue;
      for (const place of places) if (!found.has(place)) found.set(place, { before, message });
    }
    return found;
  }
}

const textOf = ({ value, context }: ActorState, effects: readonly unknown[]) => canonical([value, context, effects]);

function differs(turn: () => { state: ActorState; effects: readonly unknown[] }, came: string): boolean {
  try {
    const { state, effects } = turn();
    return textOf(state, effects) !== came;
  } catch {
    return true;
  }
}
