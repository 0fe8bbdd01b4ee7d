/**
 * `step()` against XState's public `transition()`, on every (state, message) edge of long seeded runs of the domain: they
 * must agree, or the proofs are about other charts than the ones that people see in a visualiser.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { transition } from 'xstate';
import type { Effect } from '../../../machines/effects.ts';
import { charts } from '../../../machines/index.ts';
import type { Message } from '../../../machines/messages.ts';
import type { Kind } from '../../../machines/names.ts';
import { kinds } from '../../../machines/names.ts';
import { effectsOf, initialSnapshot, revive, stateOf, step } from '../../../server/actors/step.ts';
import { someEdges } from '../../support/host-edges.ts';

/** Frozen all the way down, so that a chart that writes into its books throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

describe('a turn', () => {
  let edges: Awaited<ReturnType<typeof someEdges>>;
  beforeAll(async () => {
    edges = await someEdges([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is met in every kind of actor, many times', () => {
    const met = new Map<Kind, number>();
    for (const { kind } of edges.values()) met.set(kind, (met.get(kind) ?? 0) + 1);
    for (const kind of kinds) expect(met.get(kind), kind).toBeGreaterThan(30);
  });

  it('does what the public transition() does', () => {
    for (const { kind, before, message } of edges.values()) {
      const chart = charts[kind];
      const ours = step(chart, revive(chart, before), message);
      const [theirs, actions] = transition(chart, revive(chart, before) as never, message as never);
      const effects = actions.flatMap((action): Effect[] => [...effectsOf(action)]);
      expect(stateOf(ours.snapshot), message.type).toEqual(stateOf(theirs));
      expect(ours.effects, message.type).toEqual(effects);
    }
  });

  it('changes neither the snapshot nor the message that it is given', () => {
    for (const { kind, before, message } of edges.values()) {
      const chart = charts[kind];
      const snapshot = revive(chart, frozen(structuredClone(before)));
      const was = JSON.stringify(stateOf(snapshot));
      step(chart, snapshot, frozen(structuredClone(message)));
      expect(JSON.stringify(stateOf(snapshot))).toBe(was);
    }
  });

  it('is the same from a snapshot in memory and from one that was stored, byte for byte', () => {
    for (const { kind, before, after } of edges.values()) {
      for (const state of [before, after]) {
        expect(JSON.stringify(stateOf(revive(charts[kind], state)))).toBe(JSON.stringify(state));
      }
    }
  });

  it('finds every chart absent at first, and a stranger leaves it so', () => {
    for (const kind of kinds) {
      const initial = initialSnapshot(charts[kind]);
      expect(initial.value).toBe('absent');
      const { snapshot, effects } = step(charts[kind], initial, { type: 'nothing.known' } as unknown as Message);
      expect(stateOf(snapshot)).toEqual(stateOf(initial));
      expect(effects).toEqual([]);
    }
  });
});
