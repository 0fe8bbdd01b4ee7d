/**
 * The transitions of a chart as things that have names: what a drawing draws, coverage counts and a turn took. An edge's id is
 * its state's path, its event and its place among the alternatives, such as `open.waiting request.accept[3]`.
 */

import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { and, not, or } from 'xstate';
import type { ActorState } from './index.ts';

export interface Edge {
  id: string;
  /** The state that it leaves, such as `open.waiting`; empty for the whole chart. */
  state: string;
  event: string;
  /** Its place among the alternatives for that event in that state, from 1, and how many there are. */
  nth: number;
  of: number;
  /** Such as `isFull` or `not isOpenShowing`. */
  guard?: string;
  /** The states that it leads to; undefined if it stays. */
  targets?: readonly string[];
  /** Names of its actions, in their order. */
  actions: readonly string[];
  /** Of a transition that time takes. */
  delay?: string;
  /** It leaves and enters its state also where it leads to it. */
  reenters: boolean;
}

export const pathOf = ({ path }: AnyStateNode): string => path.join('.');
export const edgeId = (state: string, event: string, nth: number): string => `${state} ${event}[${nth}]`;

/** Every state of a chart, from the outer to the inner. */
export function statesOf(chart: AnyStateMachine): AnyStateNode[] {
  const within = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(within)];
  return within(chart.root);
}

interface Known {
  edges: readonly Edge[];
  byTransition: ReadonlyMap<AnyTransitionDefinition, Edge>;
}
/** A chart never changes, and is asked for its edges at every turn. */
const knownOf = new WeakMap<AnyStateMachine, Known>();

function known(chart: AnyStateMachine): Known {
  const before = knownOf.get(chart);
  if (before) return before;
  const byTransition = new Map<AnyTransitionDefinition, Edge>();
  for (const node of statesOf(chart)) {
    for (const [event, alternatives] of node.transitions) {
      for (const [n, transition] of alternatives.entries()) {
        byTransition.set(transition, edgeOf(node, event, transition, n + 1, alternatives.length));
      }
    }
  }
  const now = { edges: [...byTransition.values()], byTransition };
  knownOf.set(chart, now);
  return now;
}

function edgeOf(node: AnyStateNode, event: string, transition: AnyTransitionDefinition, nth: number, of: number): Edge {
  const { target, reenter } = transition;
  const guard = guardName(transition.guard);
  const { delay } = transition as { delay?: number | string };
  const state = pathOf(node);
  return {
    id: edgeId(state, event, nth),
    state,
    event,
    nth,
    of,
    ...(guard !== undefined && { guard }),
    ...(target && { targets: target.map(pathOf) }),
    actions: transition.actions.map(actionName),
    ...(delay !== undefined && { delay: typeof delay === 'number' ? `${delay} ms` : delay }),
    reenters: reenter,
  };
}

/** In the order of the chart: outer states first. */
export const edgesOf = (chart: AnyStateMachine): readonly Edge[] => known(chart).edges;

/** The edges that a message takes in that state, by id; none if nothing hears it. */
export function takenBy(
  chart: AnyStateMachine,
  before: ActorState | AnyMachineSnapshot,
  message: { type: string },
): string[] {
  const { value, context } = before as ActorState;
  const snapshot = '_nodes' in before ? before : (chart.resolveState({ value, context }) as AnyMachineSnapshot);
  const { byTransition } = known(chart);
  const taken = chart.getTransitionData(snapshot, message) as AnyTransitionDefinition[];
  return taken.flatMap((transition) => byTransition.get(transition)?.id ?? []);
}

/** As the charts say it; a function of no name has none. */
export const actionName = (action: unknown): string =>
  typeof action === 'string' ? action : ((action as { type?: string }).type ?? 'an action of its own');

/** How XState combines guards: by what is called then, since names do not survive in what browsers load. */
const combined = new Map<unknown, string>(
  Object.entries({ not: not('') as unknown, and: and([]) as unknown, or: or([]) as unknown }).map(([how, guard]) => [
    (guard as { check: unknown }).check,
    how,
  ]),
);

/** Such as `isFull` or `not isOpenShowing`; undefined where there is none. */
export function guardName(guard: unknown): string | undefined {
  if (guard === undefined) return undefined;
  if (typeof guard === 'string') return guard;
  const { type, guards, check } = guard as { type?: string; guards?: readonly unknown[]; check?: unknown };
  const how = combined.get(check);
  if (guards && how !== undefined) {
    const names = guards.map((one) => guardName(one) ?? '');
    return how === 'not' ? `not ${names[0]}` : names.join(` ${how} `);
  }
  return type ?? 'a guard of its own';
}

/** The guards that a combination is made of, such as `isStale` of `not isStale`. */
export const wordsOfGuard = (guard = ''): string[] => guard.split(' ').filter((word) => !/^(not|and|or|)$/.test(word));
