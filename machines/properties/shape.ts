/** The one shape of a property, and what it may look at: a state of the world, or a turn with a little memory. */
import type { Effect } from '../effects.ts';
import type { ActorState, ContextOf } from '../index.ts';
import { isIn } from '../index.ts';
import type { Message } from '../messages.ts';
import type { Address, Kind } from '../names.ts';
import { partsOf } from '../names.ts';
import type { Projection } from '../projection.ts';

/** All actors that somebody has used, what is on its way, and what clients have folded so far. */
export interface World {
  actors: ReadonlyMap<string, ActorState>;
  /** True if no message is under way; timers may be armed. */
  isQuiet: boolean;
  /** What a client has that folded every event of a topic; undefined where nobody folds. */
  folded?(topic: string): Projection | undefined;
}

/** One turn as it was seen. `before` and `after` are equal in everything if it changed nothing. */
export interface Seen {
  to: Address;
  from: string;
  message: Message;
  before: ActorState;
  after: ActorState;
  effects: readonly Effect[];
}

interface Named {
  name: string;
  /** A sentence for the person who reads of a violation. */
  why: string;
}

/** `undefined`: all is well. A string: what is wrong. */
type Verdict = string | undefined;

/** `Turn` and `Of` are those of the domain; an exploration of other charts has its own. */
export type Property<Memory = unknown, Turn = Seen, Of = World> = Named &
  (
    | { expectation: 'always'; over: 'state'; check(world: Of): Verdict; groupOf?: GroupOf }
    | { expectation: 'quiet'; over: 'state'; check(world: Of): Verdict; groupOf?: undefined }
    | {
        expectation: 'always';
        over: 'turn';
        /** Looks at the world, as it is after the turn, only if the property says which turns it `concerns`. */
        check(turn: Turn, world: Of): Verdict;
        /** Left out: it looks at the turn alone, so that equal turns need to be judged once only. */
        concerns?(turn: Turn): boolean;
        monitor?: undefined;
      }
    /** The memory is finite: entries go when what they are about is over. */
    | { expectation: 'always'; over: 'turn'; monitor: Monitor<Memory, Turn> }
    /** Reached at least once, or the model is vacuous. */
    | { expectation: 'sometimes'; over: 'turn'; reached(turn: Turn): boolean }
    /** What is owed in this state. Under weak fairness each key is gone again, sooner or later. */
    | { expectation: 'leadsTo'; over: 'state'; owed(world: Of): string[] }
  );

/**
 * Which actors are judged together: the property holds if it holds of every such group alone. Undefined: it says nothing
 * of that actor. A property without it looks at all of them.
 */
export type GroupOf = (address: string) => string | undefined;

export interface Monitor<Memory, Turn = Seen> {
  start: Memory;
  /** Any other turn leaves its memory as it is and is never wrong. Looks at the turn alone. */
  concerns(turn: Turn): boolean;
  /** The memory after the turn, and what is wrong with it. */
  next(memory: Memory, turn: Turn): { memory: Memory; wrong?: string | undefined };
}

/** Keeps a monitor's memory type to itself. */
export const monitored = <Memory>(name: string, why: string, monitor: Monitor<Memory>): Property => ({
  name,
  why,
  expectation: 'always',
  over: 'turn',
  monitor: monitor as Monitor<unknown>,
});

export interface Actor<K extends Kind> {
  id: string;
  value: ActorState['value'];
  context: ContextOf[K];
  is(path: string): boolean;
}

/** An actor of a kind in a world or a turn, typed. */
const actorIn = <K extends Kind>(id: string, { value, context }: ActorState): Actor<K> => ({
  id,
  value,
  context: context as ContextOf[K],
  is: (path) => isIn(value, path),
});

export function actorsOf<K extends Kind>(world: World, kind: K): Actor<K>[] {
  const found: Actor<K>[] = [];
  for (const [address, state] of world.actors) {
    const named = partsOf(address as Address);
    if (named.kind === kind && state.value !== 'absent') found.push(actorIn<K>(named.id, state));
  }
  return found;
}

export function actorAt<K extends Kind>(world: World, kind: K, id: string): Actor<K> | undefined {
  const state = world.actors.get(`${kind}/${id}`);
  return state && state.value !== 'absent' ? actorIn<K>(id, state) : undefined;
}

/** The two sides of a turn of one kind; undefined for a turn of another. */
export function turnOf<K extends Kind>(turn: Seen, kind: K): { before: Actor<K>; after: Actor<K> } | undefined {
  const named = partsOf(turn.to);
  if (named.kind !== kind) return undefined;
  return { before: actorIn<K>(named.id, turn.before), after: actorIn<K>(named.id, turn.after) };
}

export const isOpen = (request: Actor<'request'>) => request.is('open');
/** Waiting or unattended: the request looks for somebody. */
export const isSeeking = (request: Actor<'request'>) =>
  request.is('open.waiting') || request.is('open.helping.unattended');

export const tells = (turn: Seen) => turn.effects.filter((effect) => effect.type === 'tell');
export const answers = (turn: Seen) => turn.effects.filter((effect) => effect.type === 'answer');
export const events = (turn: Seen) =>
  turn.effects.flatMap((effect) => (effect.type === 'publish' ? [effect.event] : []));

/** Two lists with the same members. */
export const sameMembers = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join();

/** Equal as JSON with keys in the same order, as the books of charts are. */
export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
