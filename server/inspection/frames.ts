/**
 * What is told of a turn, in the shapes of `@statelyai/inspect`. Each frame is made once, however many watch, and not at
 * all if nobody does. They hold what charts hold: references to texts, never words.
 */
import type { ActorState } from '../../machines/index.ts';
import { charts } from '../../machines/index.ts';
import type { InspectFrame } from '../../machines/inspection.ts';
import type { Address } from '../../machines/names.ts';
import { isAddress, partsOf } from '../../machines/names.ts';
import type { TurnSeen } from '../actors/host.ts';
import { revive } from '../actors/step.ts';

/** The version of the protocol's package that these are the frames of. */
export const protocolVersion = '0.7.2';

/** As of when something is told. */
interface Moment {
  turn: number;
  /** ms UTC. */
  time: number;
  cause: number | null;
}

/** Each actor is the root of a system of its own: they know each other by address only. */
const told = (address: Address, part: string, { turn, time, cause }: Moment) => ({
  id: `${turn} ${address} ${part}`,
  createdAt: String(time),
  _version: protocolVersion,
  rootId: address,
  sessionId: address,
  turn,
  time,
  cause,
});

/** A guard such as `not('fits')` is a function, which JSON leaves out. */
function named(_: string, value: unknown): unknown {
  if (typeof value !== 'function') return value;
  const { name, guards = [] } = value as { name: string; guards?: readonly unknown[] };
  return { type: [name, ...guards].join(' ') };
}
const definitions = new Map(Object.entries(charts).map(([kind, { config }]) => [kind, JSON.stringify(config, named)]));

const snapshotOf = ({ value, context }: ActorState) => ({ status: 'active', value, context });

/** Introduces an actor as it is. */
export function introduction(address: Address, state: ActorState, at: Omit<Moment, 'cause'>): InspectFrame {
  const definition = definitions.get(partsOf(address).kind);
  return {
    type: '@xstate.actor',
    ...told(address, 'actor', { ...at, cause: null }),
    name: address,
    ...(definition !== undefined && { definition }),
    snapshot: snapshotOf(state),
  };
}

/** Whether nothing will happen to it any more, so that whoever watches it may look elsewhere. */
export function isOver(address: Address, state: ActorState): boolean {
  const chart = charts[partsOf(address).kind];
  return chart !== undefined && revive(chart, state).hasTag('over');
}

export class TurnFrames {
  readonly address: Address;
  readonly #turn: TurnSeen;
  readonly #cause: number | null;
  #introduction: InspectFrame | undefined;
  #frames: InspectFrame[] | undefined;
  #isOver: boolean | undefined;

  /** `cause`: the turn that it comes from. */
  constructor(turn: TurnSeen, cause: number | null) {
    this.address = turn.envelope.to;
    this.#turn = turn;
    this.#cause = cause;
  }

  /** The actor as it was before. */
  get introduction(): InspectFrame {
    const { n, envelope, before } = this.#turn;
    this.#introduction ??= introduction(this.address, before, { turn: n - 1, time: envelope.at });
    return this.#introduction;
  }

  /** The message, and what became of the actor. */
  get frames(): readonly InspectFrame[] {
    const { n, envelope, after } = this.#turn;
    const { from, at, message } = envelope;
    const moment = { turn: n, time: at, cause: this.#cause };
    this.#frames ??= [
      {
        type: '@xstate.event',
        ...told(this.address, 'event', moment),
        // A command is from a person, and comes from outside.
        ...(isAddress(from) && { sourceId: from }),
        event: message,
      },
      {
        type: '@xstate.snapshot',
        ...told(this.address, 'snapshot', moment),
        event: message,
        snapshot: snapshotOf(after),
      },
    ];
    return this.#frames;
  }

  get isOver(): boolean {
    this.#isOver ??= isOver(this.address, this.#turn.after);
    return this.#isOver;
  }
}
