/** The five charts by kind, and the little that a host needs to know of them. */
import type { AnyStateMachine } from 'xstate';
import { agentChart } from './agent.ts';
import { interactionChart } from './interaction.ts';
import type { Kind } from './names.ts';
import { requestChart } from './request.ts';
import { supervisorChart } from './supervisor.ts';
import type { AgentContext } from './words/agent.ts';
import type { InteractionContext } from './words/interaction.ts';
import type { RequestContext } from './words/request.ts';
import type { SupervisorContext } from './words/supervisor.ts';
import type { WorkgroupContext } from './words/workgroup.ts';
import { workgroupChart } from './workgroup.ts';

export const charts = {
  agent: agentChart,
  supervisor: supervisorChart,
  workgroup: workgroupChart,
  interaction: interactionChart,
  request: requestChart,
} as const satisfies Record<Kind, AnyStateMachine>;

/** What is kept of an actor: its place in the chart and its books. Plain JSON. */
export interface ActorState<Context = Record<string, unknown>> {
  value: StateValue;
  context: Context;
}
export type StateValue = string | { [region: string]: StateValue };

export interface ContextOf {
  agent: AgentContext;
  supervisor: SupervisorContext;
  workgroup: WorkgroupContext;
  interaction: InteractionContext;
  request: RequestContext;
}

/** The innermost states that `value` is in, by their paths, such as `open.waiting`: one of each region. */
export const statesIn = (value: StateValue): string[] =>
  typeof value === 'string'
    ? [value]
    : Object.entries(value).flatMap(([state, inner]) => {
        const within = statesIn(inner);
        return within.length === 0 ? [state] : within.map((path) => `${state}.${path}`);
      });

/** Whether `path`, such as `known.loggedOn`, is among the states that `value` is in. */
export function isIn(value: StateValue, path: string): boolean {
  const [head = '', ...rest] = path.split('.');
  if (typeof value === 'string') return value === head && rest.length === 0;
  const inner = value[head];
  return inner !== undefined && (rest.length === 0 || isIn(inner, rest.join('.')));
}
