/** Charts with one fault planted, to show that what watches them would find it. A fault that cannot be planted throws. */
import { isDeepStrictEqual } from 'node:util';
import type { AnyStateMachine } from 'xstate';
import { assign, StateMachine } from 'xstate';
import type { Effect } from '../../machines/effects.ts';
import type { Message } from '../../machines/messages.ts';

export type Plain = Record<string, unknown>;

/** The same chart with its configuration changed. `change` gets a deep copy; guards and actions stay what they are. */
export function mutantOf(chart: AnyStateMachine, change: (config: Plain) => void): AnyStateMachine {
  const config = copy(chart.config) as Plain;
  change(config);
  if (isDeepStrictEqual(config, copy(chart.config))) throw new Error('The planted fault changes nothing.');
  for (const [kind, word] of wordsIn(config)) wordOf(chart, kind, word);
  return rebuilt(config, chart.implementations);
}

/** What some words of a chart mean instead; each function is given what the word means in the product. */
export interface Rewording<Context = Plain> {
  /** Actions that say effects. */
  says?: Record<string, (said: readonly Effect[], context: Context, message: Message) => readonly Effect[]>;
  /** Actions that keep something in the books. */
  keeps?: Record<string, (kept: Partial<Context>, context: Context, message: Message) => Partial<Context>>;
  /** Guards. */
  asks?: Record<string, (context: Context, message: Message) => boolean>;
}

/** The same chart in which some words mean something else; states and transitions stay what they are. */
export function rewordedOf<Context>(chart: AnyStateMachine, { says, keeps, asks }: Rewording<Context>) {
  const actions = { ...chart.implementations.actions } as Record<string, unknown>;
  const guards = { ...chart.implementations.guards } as Record<string, unknown>;
  for (const [name, change] of Object.entries(says ?? {})) {
    const meant = wordOf(chart, 'actions', name) as (turn: Turn) => Effect | readonly Effect[] | undefined;
    actions[name] = ({ context, event }: Turn) => change([meant({ context, event }) ?? []].flat(), context, event);
  }
  for (const [name, change] of Object.entries(keeps ?? {})) {
    const { assignment } = wordOf(chart, 'actions', name) as { assignment?: (turn: Turn) => Partial<Context> };
    if (!assignment) throw new Error(`${name} keeps nothing in the books.`);
    actions[name] = assign(({ context, event }) => {
      const turn = { context: context as Context, event: event as unknown as Message };
      return change(assignment(turn), turn.context, turn.event) as never;
    });
  }
  for (const [name, answer] of Object.entries(asks ?? {})) {
    wordOf(chart, 'guards', name);
    guards[name] = ({ context, event }: Turn) => answer(context, event);
  }
  return rebuilt(chart.config as Plain, { ...chart.implementations, actions, guards });

  interface Turn {
    context: Context;
    event: Message;
  }
}

const rebuilt = (config: Plain, words: unknown) =>
  new StateMachine(config as never, words as never) as unknown as AnyStateMachine;

type WordKind = 'actions' | 'guards';

function wordOf(chart: AnyStateMachine, kind: WordKind, name: string): unknown {
  const word = (chart.implementations[kind] as Plain)[name];
  if (!word) throw new Error(`The ${chart.id} chart has no ${name} among its ${kind}.`);
  return word;
}

const isKeeping = (word: unknown) => (word as { type?: string }).type === 'xstate.assign';

/** The words of a chart that say effects, that keep something in the books, that ask. */
export const saysIn = ({ implementations: { actions } }: AnyStateMachine): string[] =>
  Object.keys(actions).filter((name) => !isKeeping((actions as Plain)[name]));
export const keepsIn = ({ implementations: { actions } }: AnyStateMachine): string[] =>
  Object.keys(actions).filter((name) => isKeeping((actions as Plain)[name]));
export const asksIn = ({ implementations: { guards } }: AnyStateMachine): string[] => Object.keys(guards);

const wordKinds: Record<string, WordKind> = { actions: 'actions', entry: 'actions', exit: 'actions', guard: 'guards' };

/** Actions and guards that a configuration names: XState would pass over an action that it does not know. */
function wordsIn(config: unknown): [WordKind, string][] {
  if (!config || typeof config !== 'object') return [];
  return Object.entries(config).flatMap(([key, inner]) => {
    const kind = wordKinds[key];
    if (!kind) return wordsIn(inner);
    return [inner].flat().flatMap((word): [WordKind, string][] => (typeof word === 'string' ? [[kind, word]] : []));
  });
}

const copy = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(copy)
    : value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]))
      : value;

/** What stands at a path of a configuration, to be changed in place. */
export function at(config: Plain, ...path: string[]): Plain {
  return path.reduce((here, step) => {
    const next = here[step];
    if (!next || typeof next !== 'object') throw new Error(`The chart has no ${path.join(' / ')}.`);
    return next as Plain;
  }, config);
}

/** A state by its path, such as `open.waiting`. */
export const stateAt = (config: Plain, path: string): Plain =>
  at(config, ...path.split('.').flatMap((name) => ['states', name]));

/** What a state hears. */
export function heardAt(config: Plain, path: string): Plain {
  const state = stateAt(config, path);
  state.on ??= {};
  return state.on as Plain;
}
