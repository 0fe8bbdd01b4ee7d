/**
 * One turn: `(chart, snapshot, message) → (snapshot, effects)`, pure. The only place that touches XState's transition
 * algorithm. Shipped `transition()` builds an actor and a system per call; here one inert scope per chart is reused.
 */
import type { AnyActorScope, AnyMachineSnapshot, AnyStateMachine, EventObject, ExecutableActionObject } from 'xstate';
import { createActor } from 'xstate';
import type { Effect } from '../../machines/effects.ts';
import type { ActorState } from '../../machines/index.ts';
import type { Message } from '../../machines/messages.ts';

export interface Stepped {
  snapshot: AnyMachineSnapshot;
  effects: Effect[];
}

interface Workplace {
  scope: AnyActorScope;
  initial: AnyMachineSnapshot;
}

const workplaces = new WeakMap<AnyStateMachine, Workplace>();
let collected: Effect[] = [];

function workplaceOf(chart: AnyStateMachine): Workplace {
  let workplace = workplaces.get(chart);
  if (!workplace) {
    const self = createActor(chart);
    const scope: AnyActorScope = {
      self,
      id: chart.id,
      sessionId: chart.id,
      system: self.system,
      logger: () => {},
      defer: () => {},
      emit: () => {},
      stopChild: () => {},
      actionExecutor: (action) => {
        collected.push(...effectsOf(action));
      },
    };
    workplace = { scope, initial: self.getSnapshot() as AnyMachineSnapshot };
    workplaces.set(chart, workplace);
  }
  return workplace;
}

/**
 * What an executed action says. An action of ours returns its effects; XState's delayed `raise` and `cancel` become
 * timers of the actor. Anything else that XState could do to the outside is no effect of ours and throws.
 */
export function effectsOf(action: ExecutableActionObject): readonly Effect[] {
  switch (action.type) {
    case 'xstate.raise': {
      const { event, id, delay } = action.params as { event: Message; id?: string; delay?: number };
      return delay === undefined ? [] : [{ type: 'after', name: id ?? event.type, delayMs: delay, message: event }];
    }
    case 'xstate.cancel':
      return [{ type: 'cancel', name: (action.params as { sendId: string }).sendId }];
    case 'xstate.assign':
      return [];
    default: {
      if (action.type.startsWith('xstate.')) throw new Error(`A chart may not use ${action.type}: it knows no host.`);
      const said = action.exec?.(action.info, action.params) as Effect | readonly Effect[] | undefined;
      return said === undefined ? [] : Array.isArray(said) ? said : [said as Effect];
    }
  }
}

/** The snapshot of an address that nobody has used. */
export const initialSnapshot = (chart: AnyStateMachine): AnyMachineSnapshot => workplaceOf(chart).initial;

/** Runs the turn. Throws what a guard or an action throws; the given snapshot is never changed. */
export function step(chart: AnyStateMachine, snapshot: AnyMachineSnapshot, message: Message): Stepped {
  const { scope } = workplaceOf(chart);
  collected = [];
  const next = chart.transition(snapshot, message as EventObject, scope) as AnyMachineSnapshot;
  return { snapshot: next, effects: collected };
}

/** What is kept of a snapshot: plain JSON, equal for equal situations. */
export const stateOf = (snapshot: AnyMachineSnapshot): ActorState => ({
  value: snapshot.value as ActorState['value'],
  context: snapshot.context,
});

/** The snapshot that `stateOf` was taken from. */
export const revive = (chart: AnyStateMachine, { value, context }: ActorState): AnyMachineSnapshot =>
  chart.resolveState({ value, context }) as AnyMachineSnapshot;

/** An assign makes new books, so equal books are the same object; the place in the chart is compared by value. */
export const isSame = (a: AnyMachineSnapshot, b: AnyMachineSnapshot): boolean =>
  a === b || (a.context === b.context && (a.value === b.value || JSON.stringify(a.value) === JSON.stringify(b.value)));
