/** A chart as a behaviour: the same step that the hosts take. */
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { ActorState } from '../../machines/index.ts';
import type { Message } from '../../machines/messages.ts';
import { initialSnapshot, revive, stateOf, step } from '../../server/actors/step.ts';
import type { Behaviour, Effect } from './world.ts';

export interface ChartBehaviour extends Behaviour {
  readonly chart: AnyStateMachine;
}

export const isChart = (behaviour: Behaviour): behaviour is ChartBehaviour => 'chart' in behaviour;

export function chartBehaviour(chart: AnyStateMachine): ChartBehaviour {
  const snapshots = new WeakMap<ActorState, AnyMachineSnapshot>();
  const remembered = (snapshot: AnyMachineSnapshot): ActorState => {
    const state = stateOf(snapshot);
    snapshots.set(state, snapshot);
    return state;
  };
  return {
    chart,
    start: remembered(initialSnapshot(chart)),
    turn: (state, message) => {
      const stepped = step(chart, snapshots.get(state) ?? revive(chart, state), message as Message);
      return { state: remembered(stepped.snapshot), effects: stepped.effects as readonly Effect[] };
    },
  };
}
