/**
 * Where a chart can be changed: every transition of every state, every entry and exit, as paths of its configuration.
 * Only what our charts use is known; anything else throws, so that no part of a chart goes unmutated in silence.
 */
import type { AnyStateMachine } from 'xstate';
import type { Plain } from './planting.ts';
import { stateAt } from './planting.ts';

export interface Alternative {
  target?: string;
  guard?: unknown;
  actions: readonly string[];
}

/** What a state hears, and what it does then: the first alternative whose guard says yes. */
export interface Place {
  /** Path such as `open.waiting`; empty for the chart itself. */
  state: string;
  event: string;
  alternatives: readonly Alternative[];
}

/** What a state does when it is entered or left. */
export interface Edge {
  state: string;
  edge: 'entry' | 'exit';
  actions: readonly string[];
}

const strange = ['always', 'after', 'invoke', 'onDone', 'history', 'output'];

const list = (one: unknown): unknown[] => (one === undefined ? [] : [one].flat());

/** The paths of all states below `path`, it included, outermost first. */
export function statesOf(config: Plain, path = ''): string[] {
  const node = nodeAt(config, path);
  for (const key of strange) if (key in node) throw new Error(`No operator knows ${key} in ${path || 'the chart'}.`);
  const inner = Object.keys((node.states ?? {}) as Plain);
  return [path, ...inner.flatMap((name) => statesOf(config, path ? `${path}.${name}` : name))];
}

export const nodeAt = (config: Plain, path: string): Plain => (path ? stateAt(config, path) : config);

export const parentOf = (path: string): string => path.split('.').slice(0, -1).join('.');

/** The other states beside that one; none in a parallel state, where nobody can go from one to the other. */
export function siblingsOf(config: Plain, path: string): string[] {
  if (!path) return [];
  const parent = nodeAt(config, parentOf(path));
  if (parent.type === 'parallel') return [];
  const all = Object.keys(parent.states as Plain).map((name) => [parentOf(path), name].filter(Boolean).join('.'));
  return all.filter((other) => other !== path);
}

export function placesOf(config: Plain): Place[] {
  return statesOf(config).flatMap((state) =>
    Object.entries((nodeAt(config, state).on ?? {}) as Plain).map(([event, heard]) => ({
      state,
      event,
      alternatives: list(heard).map(alternativeOf),
    })),
  );
}

function alternativeOf(written: unknown): Alternative {
  const { target, guard, actions, ...rest } = written as Plain;
  if (Object.keys(rest).length > 0) throw new Error(`No operator knows ${Object.keys(rest).join(', ')}.`);
  return {
    ...(target !== undefined && { target: target as string }),
    ...(guard !== undefined && { guard }),
    actions: list(actions) as string[],
  };
}

export const edgesOf = (config: Plain): Edge[] =>
  statesOf(config).flatMap((state) =>
    (['entry', 'exit'] as const).flatMap((edge) => {
      const actions = list(nodeAt(config, state)[edge]) as string[];
      return actions.length > 0 ? [{ state, edge, actions }] : [];
    }),
  );

/** Puts other alternatives in a place; without any, the state no longer hears that. */
export function write(config: Plain, { state, event }: Place, alternatives: readonly Alternative[]): void {
  const on = nodeAt(config, state).on as Plain;
  if (alternatives.length > 0) on[event] = alternatives;
  else delete on[event];
}

/** The path of the state that a transition goes to; undefined if it stays. */
export function targetOf({ id }: AnyStateMachine, { state }: Place, { target }: Alternative): string | undefined {
  if (target === undefined) return undefined;
  if (target.startsWith('.')) return [state, target.slice(1)].filter(Boolean).join('.');
  const absolute = `#${id}.`;
  if (target.startsWith(absolute)) return target.slice(absolute.length);
  return [parentOf(state), target].filter(Boolean).join('.');
}

/** A guard as one would say it: `isFull`, `not isOpenShowing`. */
export function guardName(guard: unknown): string {
  if (typeof guard === 'string') return guard;
  const { check, guards = [] } = guard as { check?: unknown; guards?: unknown[] };
  if (!check || guards.length !== 1) throw new Error('No operator knows this guard.');
  return `not ${guardName(guards[0])}`;
}
