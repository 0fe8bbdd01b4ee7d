/**
 * A chart as the JSON that XState's `createMachine` and Stately's editor take: guards and effects by name, the rules that
 * a state or a transition serves as its description.
 */
import type { RuleName } from '../../machines/citations.ts';
import { rules } from '../../machines/rules.ts';
import type { Chart, ChartEdge, ChartState } from './chart.ts';

interface TransitionJson {
  target?: string | string[];
  guard?: string;
  actions?: readonly string[];
  reenter?: true;
  description?: string;
}

export interface StateJson {
  id?: string;
  type?: 'parallel' | 'final';
  initial?: string;
  entry?: readonly string[];
  exit?: readonly string[];
  tags?: readonly string[];
  description?: string;
  on?: Record<string, TransitionJson[]>;
  states?: Record<string, StateJson>;
}

const described = (names: readonly RuleName[]) =>
  names.length > 0 ? { description: names.map((name) => `${name}: ${rules[name].says}`).join('\n\n') } : {};
const filled = <const Name extends string>(name: Name, list: readonly string[]) =>
  (list.length > 0 ? { [name]: list } : {}) as Partial<Record<Name, readonly string[]>>;

export function xstateOf({ kind, root, edges }: Chart): StateJson {
  const transitionOf = ({ targets, guard, actions, reenters, rules: cited }: ChartEdge): TransitionJson => {
    const [target, ...more] = (targets ?? []).map((path) => `#${kind}.${path}`);
    return {
      ...(target !== undefined && { target: more.length > 0 ? [target, ...more] : target }),
      ...(guard !== undefined && { guard }),
      ...filled('actions', actions),
      ...(reenters && { reenter: true as const }),
      ...described(cited),
    };
  };
  const stateOf = (state: ChartState): StateJson => {
    const on: Record<string, TransitionJson[]> = {};
    for (const edge of edges) {
      if (edge.state === state.path) on[edge.event] = [...(on[edge.event] ?? []), transitionOf(edge)];
    }
    const initial = state.states.find(({ isInitial }) => isInitial)?.name;
    return {
      ...(state.path === '' && { id: kind }),
      ...((state.type === 'parallel' || state.type === 'final') && { type: state.type }),
      ...(initial !== undefined && { initial }),
      ...filled('entry', state.entry),
      ...filled('exit', state.exit),
      ...filled('tags', state.tags),
      ...described(state.rules),
      ...(Object.keys(on).length > 0 && { on }),
      ...(state.states.length > 0 && {
        states: Object.fromEntries(state.states.map((one) => [one.name, stateOf(one)])),
      }),
    };
  };
  return stateOf(root);
}
