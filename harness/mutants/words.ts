/** Operators on the words of a chart: what they say, keep and answer, wherever they stand. */
import type { AnyStateMachine } from 'xstate';
import type { Effect } from '../../machines/effects.ts';
import type { Kind } from '../../machines/names.ts';
import type { Mutant, Operator } from './mutant.ts';
import { heardMark, wordMark } from './mutant.ts';
import type { Observation } from './observation.ts';
import { sortOf } from './observation.ts';
import { guardName, placesOf } from './places.ts';
import type { Plain, Rewording } from './planting.ts';
import { asksIn, keepsIn, rewordedOf, saysIn } from './planting.ts';
import { eachAction, eachGuard } from './sameness.ts';

const timerMsFactor = 2;

export function wordMutants(kind: Kind, chart: AnyStateMachine, observed: Observation): Mutant[] {
  const mutant = (
    operator: Operator,
    says: string,
    marks: string[],
    rewording: Rewording,
    inStates?: (config: Plain) => void,
  ): Mutant => ({
    ...(inStates && { inStates }),
    operator,
    name: `${kind} ${says}`,
    chart: kind,
    marks,
    plant: () => rewordedOf(chart, rewording),
  });
  const places = placesOf(chart.config as Plain);
  const seen = (map: ReadonlyMap<string, ReadonlySet<string>>, word: string) =>
    [...(map.get(`${kind} ${word}`) ?? [])].sort();
  return [
    ...saysIn(chart).flatMap((word) =>
      seen(observed.said, word).flatMap((sort, _, sorts) => {
        const changed = (operator: Operator, says: string, change: (effect: Effect) => Effect[], ...by: string[]) =>
          mutant(
            operator,
            `word ${word}: ${says}`,
            [wordMark(kind, word)],
            {
              says: {
                [word]: (said) => said.flatMap((effect) => (sortOf(effect) === sort ? change(effect) : [effect])),
              },
            },
            // Where it is all that the word says, the whole word is left out or said twice.
            sorts.length === 1 && operator !== 'late timer' ? (config) => eachAction(config, word, ...by) : undefined,
          );
        return [
          changed('drop effect', `without ${sort}`, () => []),
          ...(/^(tell|publish) /.test(sort)
            ? [changed('double effect', `${sort} twice`, (effect) => [effect, effect], word, word)]
            : []),
          ...(sort.startsWith('after ')
            ? [changed('late timer', `${sort} twice as long`, (effect) => [late(effect)])]
            : []),
        ];
      }),
    ),
    ...keepsIn(chart).flatMap((word) => {
      const keys = seen(observed.kept, word);
      const marks = [wordMark(kind, word)];
      return [
        ...(keys.length === 0
          ? []
          : [
              mutant('skip keep', `word ${word}: keeps nothing`, marks, { keeps: { [word]: () => ({}) } }, (config) =>
                eachAction(config, word),
              ),
            ]),
        ...(keys.length < 2
          ? []
          : keys.map((key) =>
              mutant('skip key', `word ${word}: does not keep ${key}`, marks, {
                keeps: {
                  [word]: (kept) => Object.fromEntries(Object.entries(kept).filter(([other]) => other !== key)),
                },
              }),
            )),
      ];
    }),
    ...asksIn(chart).flatMap((word) => {
      const marks = places
        .filter(({ alternatives }) =>
          alternatives.some(({ guard }) => guard !== undefined && guardName(guard).split(' ').at(-1) === word),
        )
        .map(({ state, event }) => heardMark(kind, state, event));
      return [
        mutant('always true', `guard ${word}: always true`, marks, { asks: { [word]: () => true } }, (config) =>
          eachGuard(config, word, true),
        ),
        mutant('always false', `guard ${word}: always false`, marks, { asks: { [word]: () => false } }, (config) =>
          eachGuard(config, word, false),
        ),
      ];
    }),
  ];
}

const late = (effect: Effect): Effect =>
  effect.type === 'after' ? { ...effect, delayMs: effect.delayMs * timerMsFactor } : effect;
