/**
 * The edges of a chart by name, and which of them a message takes: the one way in which coverage, tapes, drawings and what
 * is watched live name a transition. An edge is `<state path> <event>[<nth from 1>]`, such as `open.waiting request.done[1]`;
 * the path of the whole chart is empty.
 */
import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode, AnyTransitionDefinition, EventObject } from 'xstate';

export interface Edge {
  id: string;
  node: AnyStateNode;
  event: string;
  /** Its place among the alternatives for that event in that state, from 0. */
  nth: number;
  alternatives: readonly AnyTransitionDefinition[];
}

export const pathOf = ({ path }: AnyStateNode): string => path.join('.');

interface Edges {
  all: readonly Edge[];
  byTransition: ReadonlyMap<AnyTransitionDefinition, Edge>;
}
const known = new WeakMap<AnyStateMachine, Edges>();

/** In the order of the chart. */
export const edgesOf = (chart: AnyStateMachine): readonly Edge[] => indexOf(chart).all;

export function edgeOf(chart: AnyStateMachine, transition: AnyTransitionDefinition): Edge {
  const edge = indexOf(chart).byTransition.get(transition);
  if (!edge) throw new Error(`The ${chart.id} has no such transition.`);
  return edge;
}

/** Those that a message takes from there, in XState's order; none if it is dropped. */
export function edgesTaken(chart: AnyStateMachine, before: AnyMachineSnapshot, message: { type: string }): Edge[] {
  const taken = chart.getTransitionData(before, message as EventObject) as AnyTransitionDefinition[];
  return taken.map((transition) => edgeOf(chart, transition));
}

function indexOf(chart: AnyStateMachine): Edges {
  let edges = known.get(chart);
  if (!edges) {
    const all: Edge[] = [];
    const visit = (node: AnyStateNode): void => {
      for (const [event, alternatives] of node.transitions) {
        for (let nth = 0; nth < alternatives.length; nth++) {
          all.push({ id: `${pathOf(node)} ${event}[${nth + 1}]`, node, event, nth, alternatives });
        }
      }
      for (const child of Object.values(node.states)) visit(child);
    };
    visit(chart.root);
    edges = { all, byTransition: new Map(all.map((edge) => [edge.alternatives[edge.nth]!, edge])) };
    known.set(chart, edges);
  }
  return edges;
}
