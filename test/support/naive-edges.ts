/** What may happen next in a world, in plain objects: what the naive search makes its way by. */
import type { AnyMachineSnapshot } from 'xstate';
import { transition } from 'xstate';
import { isChart } from '../../harness/explorer/behaviour.ts';
import type { Behaviour, Budget, Effect, Property, Said, Turn, World } from '../../harness/explorer/world.ts';
import type { ActorState } from '../../machines/index.ts';
import { canonical } from '../../machines/records.ts';
import { effectsOf, stateOf } from '../../server/actors/step.ts';

export interface Plain {
  /** Of actors that are not as they begin. */
  actors: Record<string, ActorState>;
  /** Those that are not blank. */
  views: Record<string, unknown>;
  timers: Record<string, Record<string, Said>>;
  /** Under way, by sender and then by receiver; none that are empty. */
  queues: Record<string, Record<string, readonly Said[]>>;
  /** Of actors that have spent something. */
  left: Record<string, Budget>;
  faults: number;
  /** By the name of a property. */
  memories: Record<string, unknown>;
}

export interface Edge {
  after: Plain;
  turn?: Turn;
  wrong?: string;
}

const without = <Value>(record: Record<string, Value>, key: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));

export function startOf(world: World): Plain {
  const { actors, sent = [], before = [] } = world.start();
  const memories: Record<string, unknown> = {};
  for (const property of world.properties) {
    if (!hasMonitor(property)) continue;
    const { start, concerns, next } = property.monitor;
    memories[property.name] = before.filter(concerns).reduce((memory, turn) => next(memory, turn).memory, start);
  }
  let state: Plain = {
    actors: Object.fromEntries(actors),
    views: {},
    timers: {},
    queues: {},
    left: {},
    faults: world.faults,
    memories,
  };
  for (const { from, to, message } of sent) state = put(world, state, from, to, message);
  return state;
}

type Monitored = Extract<Property, { monitor: object }>;
export const hasMonitor = (property: Property): property is Monitored =>
  'monitor' in property && property.monitor !== undefined;

export function edgesOf(world: World, state: Plain): Edge[] {
  const found: Edge[] = [];
  const { order, lossy, duplicating } = world.network;
  const costOf = (how: 'never' | 'byFault' | 'always') =>
    how === 'always' ? 0 : how === 'byFault' && state.faults > 0 ? 1 : undefined;
  for (const [from, receivers] of Object.entries(state.queues)) {
    for (const [to, queue] of Object.entries(receivers)) {
      const texts = queue.map(canonical);
      for (const [at, message] of queue.entries()) {
        if (order === 'ordered' ? at > 0 : texts.indexOf(texts[at]!) < at) continue;
        const taken = queued(state, from, to, queue.toSpliced(at, 1));
        const [double, loss] = [costOf(duplicating), costOf(lossy)];
        // Where everything may be under way twice without end, arriving leaves it under way.
        const alwaysStays = order === 'unordered' && duplicating === 'always';
        if (!alwaysStays) found.push(hear(world, taken, from, to, message));
        if (double !== undefined)
          found.push(hear(world, { ...state, faults: state.faults - double }, from, to, message));
        if (loss !== undefined) found.push({ after: { ...taken, faults: state.faults - loss } });
      }
    }
  }
  for (const address of addressesOf(world, state)) found.push(...happenings(world, state, address));
  return found;
}

/** Whoever somebody has used; nothing can be done to anybody else. */
const addressesOf = (world: World, state: Plain): string[] => [
  ...new Set([...world.start().actors.keys(), ...Object.keys(state.actors), ...Object.keys(state.timers)]),
];

function happenings(world: World, state: Plain, address: string): Edge[] {
  const found: Edge[] = [];
  const left = state.left[address] ?? world.budget(address);
  const spend = (name: string): Plain => ({
    ...state,
    left: { ...state.left, [address]: { ...left, [name]: left[name]! - 1 } },
  });
  for (const [name, message] of Object.entries(state.timers[address] ?? {})) {
    if (!left[name]) continue;
    const spent = spend(name);
    const timers = armed(spent.timers, address, without(spent.timers[address]!, name));
    found.push(hear(world, { ...spent, timers }, address, address, message));
  }
  for (const act of world.acts(address, state.actors[address] ?? world.behaviour(address).start, left)) {
    if (act.isFault && state.faults === 0) continue;
    let acted = spend(act.spends);
    if (act.isFault) acted = { ...acted, faults: state.faults - 1 };
    for (const to of act.loses ?? []) acted = queued(acted, address, to, []);
    found.push(act.heard ? hear(world, acted, act.heard.from, address, act.heard.message) : { after: acted });
  }
  return found;
}

/** An actor hears a message: XState is asked, and what it says comes about. */
function hear(world: World, state: Plain, from: string, to: string, message: Said): Edge {
  const behaviour = world.behaviour(to);
  const before = state.actors[to] ?? behaviour.start;
  let said: ReturnType<Behaviour['turn']>;
  try {
    said = ask(behaviour, before, message);
  } catch (error) {
    const turn: Turn = { to, from, message, before, after: before, effects: [] };
    return { after: state, turn, wrong: (error as Error).message };
  }
  const { effects } = said;
  const turn: Turn = { to, from, message, before, after: said.state, effects };
  const isAsAtFirst = canonical(said.state) === canonical(behaviour.start);
  const actors = isAsAtFirst ? without(state.actors, to) : { ...state.actors, [to]: said.state };
  let after: Plain = { ...state, actors, memories: remembered(world, state, turn) };
  for (const effect of effects) after = done(world, after, to, effect);
  for (const { to: receiver, message: more } of world.also?.(turn) ?? []) after = put(world, after, to, receiver, more);
  return { after, turn };
}

function ask(behaviour: Behaviour, state: ActorState, message: Said): ReturnType<Behaviour['turn']> {
  if (!isChart(behaviour)) return behaviour.turn(state, message);
  const { chart } = behaviour;
  const snapshot = chart.resolveState({ value: state.value, context: state.context });
  const [next, actions] = transition(chart, snapshot as never, message as never);
  const effects = actions.flatMap((action) => [...effectsOf(action)]) as Effect[];
  return { state: stateOf(next as AnyMachineSnapshot), effects };
}

function remembered(world: World, { memories }: Plain, turn: Turn): Plain['memories'] {
  let after = memories;
  for (const property of world.properties) {
    if (!hasMonitor(property) || !property.monitor.concerns(turn)) continue;
    after = { ...after, [property.name]: property.monitor.next(memories[property.name], turn).memory };
  }
  return after;
}

function done(world: World, state: Plain, actor: string, effect: Effect): Plain {
  const timers = state.timers[actor] ?? {};
  switch (effect.type) {
    case 'tell':
      return put(world, state, actor, effect.to, effect.message);
    case 'after':
      return { ...state, timers: armed(state.timers, actor, { ...timers, [effect.name]: effect.message }) };
    case 'cancel':
      return { ...state, timers: armed(state.timers, actor, without(timers, effect.name)) };
    case 'publish': {
      if (!world.view) return state;
      const blank = world.view.blank(actor);
      const view = world.view.fold(state.views[actor] ?? blank, effect.event);
      const isBlank = canonical(view) === canonical(blank);
      return { ...state, views: isBlank ? without(state.views, actor) : { ...state.views, [actor]: view } };
    }
    case 'answer':
      return state;
  }
}

const armed = (all: Plain['timers'], actor: string, timers: Record<string, Said>): Plain['timers'] =>
  Object.keys(timers).length > 0 ? { ...all, [actor]: timers } : without(all, actor);

/** A message is under way. */
function put({ network: { order, duplicating } }: World, state: Plain, from: string, to: string, message: Said): Plain {
  const queue = state.queues[from]?.[to] ?? [];
  if (order === 'ordered') return queued(state, from, to, [...queue, message]);
  const text = canonical(message);
  if (duplicating === 'always' && queue.some((other) => canonical(other) === text)) return state;
  // Without an order, what is under way is a bag.
  const bag = [...queue, message].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
  return queued(state, from, to, bag);
}

function queued(state: Plain, from: string, to: string, queue: readonly Said[]): Plain {
  const receivers = without(state.queues[from] ?? {}, to);
  if (queue.length > 0) receivers[to] = queue;
  const others = without(state.queues, from);
  return { ...state, queues: Object.keys(receivers).length > 0 ? { ...others, [from]: receivers } : others };
}
