/**
 * What there is to draw of a chart, read off the machine that runs: states within states, transitions, and the rules that
 * they serve. Where anything goes on a picture is layout.ts.
 */
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import type { RuleName } from '../../machines/citations.ts';
import { rulesOfEdge, rulesOfState } from '../../machines/citations.ts';
import type { Edge } from '../../machines/edges.ts';
import { actionName, edgesOf, pathOf } from '../../machines/edges.ts';
import type { StateValue } from '../../machines/index.ts';
import { charts, statesIn } from '../../machines/index.ts';
import type { Kind } from '../../machines/names.ts';

export interface ChartEdge extends Edge {
  rules: readonly RuleName[];
}

export interface ChartState {
  /** Such as `open.waiting`; empty for the whole chart. */
  path: string;
  name: string;
  type: AnyStateNode['type'];
  /** What its parent begins in. */
  isInitial: boolean;
  /** Nothing follows but answers: final for XState, or tagged `over`, after which a host lets go of the actor. */
  isLast: boolean;
  entry: readonly string[];
  exit: readonly string[];
  tags: readonly string[];
  rules: readonly RuleName[];
  states: readonly ChartState[];
}

export interface Chart {
  kind: Kind;
  root: ChartState;
  /** Outer states first, as they are in the chart. */
  edges: readonly ChartEdge[];
}

/** `machine`: another than the one that runs, such as a changed one. */
export function chartOf(kind: Kind, machine: AnyStateMachine = charts[kind]): Chart {
  const stateOf = (node: AnyStateNode): ChartState => {
    const path = pathOf(node);
    const [entry, exit] = [node.entry.map(actionName), node.exit.map(actionName)];
    return {
      path,
      name: path === '' ? kind : node.key,
      type: node.type,
      isInitial: node.parent?.initial?.target?.[0] === node,
      isLast: node.type === 'final' || node.tags.includes('over'),
      entry,
      exit,
      tags: node.tags,
      rules: rulesOfState(kind, path, [...entry, ...exit]),
      states: Object.values(node.states).map(stateOf),
    };
  };
  const edges = edgesOf(machine).map((edge) => ({ ...edge, rules: rulesOfEdge(kind, edge) }));
  return { kind, root: stateOf(machine.root), edges };
}

/** A state and all within it, the outer first. */
export const withAllWithin = (state: ChartState): ChartState[] => [state, ...state.states.flatMap(withAllWithin)];

/** The paths of the states that an actor is in, and of all states around them. */
export function activePaths(value: StateValue): string[] {
  const around = (path: string) => path.split('.').map((_, n, parts) => parts.slice(0, n + 1).join('.'));
  return [...new Set(statesIn(value).flatMap(around))];
}
