/**
 * A record put before the properties: the charts take its messages again, turn by turn, and each turn is judged with the
 * states before and after it. Judges what happened, not whether it should be said differently.
 */
import type { AnyStateMachine } from 'xstate';
import type { ActorState } from '../../machines/index.ts';
import { partsOf } from '../../machines/names.ts';
import { comparable } from '../../machines/projection.ts';
import type { Property } from '../../machines/properties/shape.ts';
import type { Violation } from '../../machines/properties/watcher.ts';
import { watch } from '../../machines/properties/watcher.ts';
import type { World } from '../../machines/properties.ts';
import { properties } from '../../machines/properties.ts';
import { blank, fold } from '../../machines/views.ts';
import type { View } from '../../machines/wire.ts';
import type { Turn } from '../../server/actors/host.ts';
import { replay } from '../../server/actors/replay.ts';

/** Properties that hold or do not hold of any one run; the others say what must happen now and then. */
export const judged: readonly Property[] = properties.filter(({ expectation }) => expectation !== 'sometimes');

/** What is judged only while nothing is under way. */
export const isOfQuiet = ({ expectation }: Property) => expectation === 'quiet' || expectation === 'leadsTo';

export interface Judging {
  properties: readonly Property[];
  /** Those that ran, if they are not the product's. */
  charts?: Record<string, AnyStateMachine> | undefined;
  /** True if nothing was under way after the last turn, so that what must hold then is judged too. */
  isQuiet: boolean;
}

/** The first violation; undefined if all is well. */
export function judgeRecord(
  turns: Iterable<Turn>,
  { properties: wanted, charts, isQuiet }: Judging,
): Violation | undefined {
  const watcher = watch(wanted);
  const views = new Map<string, View>();
  const actors = new Map<string, ActorState>();
  const worldWhile = (quiet: boolean): World => ({
    actors,
    isQuiet: quiet,
    folded: (topic) => {
      const view = views.get(topic);
      return view && comparable(view);
    },
  });
  for (const { turn, before, after } of replay(turns, charts)) {
    const { from, to, message, at } = turn.envelope;
    actors.set(to, after);
    for (const effect of turn.effects) {
      if (effect.type !== 'publish') continue;
      views.set(to, fold(views.get(to) ?? blank[partsOf(to).kind], { event: effect.event, at }));
    }
    const [violation] = watcher.turn({ to, from, message, before, after, effects: turn.effects }, worldWhile(false));
    if (violation) return violation;
  }
  return isQuiet ? watcher.settled(worldWhile(true))[0] : undefined;
}
