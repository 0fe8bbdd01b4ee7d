/**
 * Replay: feeds recorded messages to the charts in their recorded order and yields what they say and become. No scheduler
 * runs and no clock: a record is what happened. For comparing with another host's record, and for time travel.
 */
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { Effect } from '../../machines/effects.ts';
import type { ActorState } from '../../machines/index.ts';
import { charts as ourCharts } from '../../machines/index.ts';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import type { Turn } from './host.ts';
import { initialSnapshot, stateOf, step } from './step.ts';

export interface Replayed {
  turn: Turn;
  /** What the chart says now; the record's `effects` are what it said then. */
  effects: readonly Effect[];
  /** The actor before and after the turn. */
  before: ActorState;
  after: ActorState;
}

/** From the first turn on. Throws what a turn throws. */
export function* replay(
  turns: Iterable<Turn>,
  charts: Record<string, AnyStateMachine> = ourCharts,
): Generator<Replayed, void, void> {
  const snapshots = new Map<Address, AnyMachineSnapshot>();
  for (const turn of turns) {
    const { to, message } = turn.envelope;
    const chart = charts[partsOf(to).kind];
    if (!chart) throw new Error(`There is no chart for ${to}.`);
    const before = snapshots.get(to) ?? initialSnapshot(chart);
    const { snapshot, effects } = step(chart, before, message);
    snapshots.set(to, snapshot);
    yield { turn, effects, before: stateOf(before), after: stateOf(snapshot) };
  }
}
