/**
 * What the product does while something runs it: which turns are taken, which words are used, what each word says and
 * keeps. Mutants are made from it, and whoever takes none of the turns that a mutant changes cannot find it.
 */
import type { AnyStateMachine } from 'xstate';
import type { Effect } from '../../machines/effects.ts';
import type { StateValue } from '../../machines/index.ts';
import { charts } from '../../machines/index.ts';
import type { Kind } from '../../machines/names.ts';
import { anyMark, heardMark, wordMark } from './mutant.ts';
import type { Rewording } from './planting.ts';
import { keepsIn, rewordedOf, saysIn } from './planting.ts';

/** An effect as an operator tells it from others: `tell toast.show`, `after reminder`, `answer`. */
export function sortOf(effect: Effect): string {
  switch (effect.type) {
    case 'tell':
      return `tell ${effect.message.type}`;
    case 'publish':
      return `publish ${effect.event.type}`;
    case 'answer':
      return 'answer';
    default:
      return `${effect.type} ${effect.name}`;
  }
}

export class Observation {
  /** Marks of all turns since the last `take`. */
  #marks = new Set<string>();
  /** `request announce` → the sorts of effects that it was seen to say. */
  readonly said = new Map<string, Set<string>>();
  /** `request register` → the keys of the books that it was seen to change. */
  readonly kept = new Map<string, Set<string>>();
  /** Turns so far. */
  turns = 0;
  /** The product, watched. */
  readonly charts: Record<Kind, AnyStateMachine>;

  constructor() {
    const watched = Object.entries(charts).map(([kind, chart]) => [kind, this.#watched(kind as Kind, chart)]);
    this.charts = Object.fromEntries(watched);
  }

  /** The marks of what ran since the last call. */
  take(): ReadonlySet<string> {
    const marks = this.#marks;
    this.#marks = new Set();
    return marks;
  }

  #watched(kind: Kind, chart: AnyStateMachine): AnyStateMachine {
    const note = (map: Map<string, Set<string>>, word: string, seen: string) => {
      const key = `${kind} ${word}`;
      map.set(key, (map.get(key) ?? new Set()).add(seen));
      this.#marks.add(wordMark(kind, word));
    };
    const words: Required<Pick<Rewording, 'says' | 'keeps'>> = { says: {}, keeps: {} };
    for (const word of saysIn(chart)) {
      words.says[word] = (said) => {
        for (const effect of said) note(this.said, word, sortOf(effect));
        return said;
      };
    }
    for (const word of keepsIn(chart)) {
      words.keeps[word] = (kept, context) => {
        for (const [key, value] of Object.entries(kept)) {
          if (JSON.stringify(value) !== JSON.stringify(context[key])) note(this.kept, word, key);
        }
        return kept;
      };
    }
    return beforeTurns(rewordedOf(chart, words), (value, event) => {
      this.turns++;
      this.#marks.add(anyMark(kind));
      for (const state of pathsIn(value)) this.#marks.add(heardMark(kind, state, event));
    });
  }
}

/** A chart that does what the given one does; `look` is called before every turn. The given one stays as it is. */
export function beforeTurns(chart: AnyStateMachine, look: (value: StateValue, event: string) => void): AnyStateMachine {
  const transition: AnyStateMachine['transition'] = (snapshot, event, scope) => {
    look(snapshot.value as StateValue, event.type);
    return chart.transition(snapshot, event, scope);
  };
  return Object.create(chart, { transition: { value: transition } });
}

/** Every state that `value` is in, as paths; the chart itself is the empty one. */
function pathsIn(value: StateValue, path = ''): string[] {
  const inside = typeof value === 'string' ? [[value, undefined] as const] : Object.entries(value);
  return [
    path,
    ...inside.flatMap(([name, inner]) => {
      const at = path ? `${path}.${name}` : name;
      return inner === undefined || (typeof inner === 'object' && Object.keys(inner).length === 0)
        ? [at]
        : pathsIn(inner, at);
    }),
  ];
}
