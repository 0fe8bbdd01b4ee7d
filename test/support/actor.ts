/** One actor on a bench: it hears messages and shows what it said. For tests of a single chart. */
import type { Effect } from '../../machines/effects.ts';
import type { ContextOf } from '../../machines/index.ts';
import { charts, isIn } from '../../machines/index.ts';
import type { Answer, FeedEvent, Message } from '../../machines/messages.ts';
import type { Kind } from '../../machines/names.ts';
import { initialSnapshot, step } from '../../server/actors/step.ts';

export interface Bench<K extends Kind> {
  /** Hears one message after another; `said` is then what the last one caused. */
  hears(...messages: Message[]): Bench<K>;
  is(path: string): boolean;
  readonly context: ContextOf[K];
  readonly said: readonly Effect[];
  /** Messages told by the last turn, as `[to, type]`. */
  readonly told: [string, string][];
  readonly answered: Record<string, Answer>;
  readonly published: FeedEvent[];
}

export function anActor<K extends Kind>(kind: K): Bench<K> {
  let snapshot = initialSnapshot(charts[kind]);
  let said: Effect[] = [];
  const bench: Bench<K> = {
    hears: (...messages) => {
      for (const message of messages) ({ snapshot, effects: said } = step(charts[kind], snapshot, message));
      return bench;
    },
    is: (path) => isIn(snapshot.value, path),
    get context() {
      return snapshot.context as ContextOf[K];
    },
    get said() {
      return said;
    },
    get told() {
      return said.flatMap((effect): [string, string][] =>
        effect.type === 'tell' ? [[effect.to, effect.message.type]] : [],
      );
    },
    get answered() {
      return Object.fromEntries(said.flatMap((one) => (one.type === 'answer' ? [[one.command, one.answer]] : [])));
    },
    get published() {
      return said.flatMap((effect) => (effect.type === 'publish' ? [effect.event] : []));
    },
  };
  return bench;
}

export const text = (id: string, length = 5) => ({ id, length });
