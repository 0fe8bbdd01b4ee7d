/**
 * Which transitions of each chart were taken, which never, and why that is so, read off the turns of explorations: of one
 * world or of several together. Knows nothing of transitions without an event, which no chart of ours has.
 */
import type { AnyMachineSnapshot, AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { edgeId, guardName, pathOf, statesOf } from '../../machines/edges.ts';
import type { Actors } from './actors.ts';
import { isChart } from './behaviour.ts';
import { sendersIn } from './senders.ts';
import type { Said, Turn, World } from './world.ts';

/** Why a transition was never taken; the later in this list, the nearer it was. */
export const reasons = ['neverSent', 'neverInThatState', 'takenWithin', 'earlierTaken', 'guardNeverTrue'] as const;
export type Reason = (typeof reasons)[number];

export interface TransitionCoverage {
  chart: string;
  /** The same in drawings, tapes and inspections. */
  edge: string;
  /** The state that it leaves, such as `open.waiting`; empty for the whole chart. */
  state: string;
  event: string;
  /** Its place among the alternatives for that event in that state, from 1, and how many there are. */
  nth: number;
  of: number;
  guard?: string;
  /** The states that it leads to; undefined if it stays. */
  targets?: readonly string[];
  /** Different turns that took it: pairs of what the actor was and what it heard. */
  turns: number;
  /** Of one that was never taken. */
  why?: { reason: Reason; says: string };
}

interface Row {
  node: AnyStateNode;
  event: string;
  nth: number;
  alternatives: readonly AnyTransitionDefinition[];
  taken: number;
  /** Turns that heard the event in that state, and something else took it. */
  within: number;
  earlier: number;
  refused: number;
  /** The states within that took it. */
  takers: Set<string>;
}

interface ChartRows {
  rows: Row[];
  byTransition: Map<AnyTransitionDefinition, Row>;
  /** States in which a message of a type was heard. */
  heardIn: Map<string, Set<string>>;
  /** Of a type of message: how it could have been sent where it was not. */
  senders: Map<string, Set<string>>;
}

export class Coverage {
  readonly #charts = new Map<AnyStateMachine, ChartRows>();

  /** Adds what an exploration of that world did. */
  add(world: World, actors: Actors): void {
    for (const address of actors.addresses) {
      const behaviour = world.behaviour(address);
      if (isChart(behaviour)) this.#rowsOf(behaviour.chart);
    }
    for (const turn of world.start().setUp ?? []) this.#see(world, turn);
    for (const { turn } of actors.taken) this.#see(world, turn);
    sendersIn(world, actors, (behaviour, type, how) => {
      if (!isChart(behaviour)) return;
      const { senders } = this.#rowsOf(behaviour.chart);
      senders.set(type, (senders.get(type) ?? new Set()).add(how));
    });
  }

  /** By chart, in the order of the chart. */
  rows(): TransitionCoverage[] {
    return [...this.#charts].flatMap(([chart, of]) =>
      of.rows.map(({ node, event, nth, alternatives, taken, ...row }): TransitionCoverage => {
        const { guard, target } = alternatives[nth]!;
        const targets = target?.map(pathOf);
        const name = guardName(guard);
        return {
          chart: chart.id,
          edge: edgeId(pathOf(node), event, nth + 1),
          state: pathOf(node),
          event,
          nth: nth + 1,
          of: alternatives.length,
          ...(name !== undefined && { guard: name }),
          ...(targets && { targets }),
          turns: taken,
          ...(taken === 0 && { why: whyNever(chart.id, { ...row, node, event, nth, alternatives, taken }, of) }),
        };
      }),
    );
  }

  #rowsOf(chart: AnyStateMachine): ChartRows {
    const known = this.#charts.get(chart);
    if (known) return known;
    const rows: Row[] = [];
    const byTransition: ChartRows['byTransition'] = new Map();
    for (const node of statesOf(chart)) {
      for (const [event, alternatives] of node.transitions) {
        for (const [nth, transition] of alternatives.entries()) {
          const row = {
            node,
            event,
            nth,
            alternatives,
            taken: 0,
            within: 0,
            earlier: 0,
            refused: 0,
            takers: new Set<string>(),
          };
          rows.push(row);
          byTransition.set(transition, row);
        }
      }
    }
    const made = { rows, byTransition, heardIn: new Map(), senders: new Map() };
    this.#charts.set(chart, made);
    return made;
  }

  #see(world: World, { to, message, before }: Turn): void {
    const behaviour = world.behaviour(to);
    if (!isChart(behaviour)) return;
    const { chart } = behaviour;
    const { rows, byTransition, heardIn } = this.#rowsOf(chart);
    const snapshot = chart.resolveState({ value: before.value, context: before.context }) as AnyMachineSnapshot;
    const active = new Set(snapshot._nodes);
    const heard = heardIn.get(message.type) ?? new Set<string>();
    heardIn.set(message.type, heard);
    for (const node of active) if (Object.keys(node.states).length === 0) heard.add(pathOf(node));
    const taken = chart.getTransitionData(snapshot, message) as AnyTransitionDefinition[];
    for (const transition of taken) byTransition.get(transition)!.taken++;
    for (const row of rows) {
      if (!active.has(row.node) || !isFor(row.event, message) || taken.includes(row.alternatives[row.nth]!)) continue;
      const inside = taken.filter(({ source }) => source !== row.node && isWithin(source, row.node));
      if (inside.length > 0) {
        row.within++;
        for (const { source } of inside) row.takers.add(pathOf(source));
      } else if (row.alternatives.slice(0, row.nth).some((one) => taken.includes(one))) row.earlier++;
      else row.refused++;
    }
  }
}

function whyNever(chart: string, row: Row, { heardIn, senders }: ChartRows): { reason: Reason; says: string } {
  const { event, nth, alternatives, within, earlier, refused, takers } = row;
  if (refused > 0) {
    const also = earlier > 0 ? `; an earlier alternative was taken ${times(earlier)}` : '';
    const guard = guardName(alternatives[nth]!.guard) ?? 'its guard';
    return { reason: 'guardNeverTrue', says: `"${guard}" was never true, asked ${times(refused)}${also}` };
  }
  if (earlier > 0) {
    const names = alternatives.slice(0, nth).map(({ guard }) => guardName(guard) ?? 'the one without a guard');
    return {
      reason: 'earlierTaken',
      says: `an earlier alternative was always taken (${names.join(', ')}), ${times(earlier)}`,
    };
  }
  if (within > 0)
    return { reason: 'takenWithin', says: `a state within took it ${times(within)}: ${[...takers].join(', ')}` };
  const places = [...heardIn].flatMap(([type, states]) => (isFor(event, { type }) ? [...states] : []));
  if (places.length > 0) {
    return {
      reason: 'neverInThatState',
      says: `${event} reached the ${chart} only in ${[...new Set(places)].sort().join(', ')}`,
    };
  }
  const how = [...(senders.get(event) ?? [])];
  return {
    reason: 'neverSent',
    says: `no ${event} reached the ${chart}${how.length > 0 ? `: ${how.join('; ')}` : ''}`,
  };
}

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
const isWithin = (node: AnyStateNode, outer: AnyStateNode): boolean =>
  node.path.length > outer.path.length && outer.path.every((part, n) => part === node.path[n]);

/** Descriptors are a type, `*`, or `toast.*`. */
const isFor = (descriptor: string, { type }: Said): boolean =>
  descriptor === type || descriptor === '*' || (descriptor.endsWith('.*') && type.startsWith(descriptor.slice(0, -1)));
