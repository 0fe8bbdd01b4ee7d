/**
 * Plays plans on the model with given charts and says whether they fail there. Charts whose turn throws, or that do not
 * answer, have failed; a harness that breaks down has judged nothing.
 */
import type { AnyStateMachine } from 'xstate';
import type { Violation } from '../../machines/properties/watcher.ts';
import type { TurnSeen } from '../../server/actors/host.ts';
import type { Sites } from '../language/library.ts';
import type { Plan } from '../language/plan.ts';
import { perform } from '../runner/perform.ts';
import { modelStage } from '../stages/model.ts';
import { beforeTurns } from './observation.ts';
import { Watching } from './watching.ts';

export type Charts = Record<string, AnyStateMachine>;

export interface Failed {
  /** The step at which it failed, as written; empty if it ended well and broke a property. */
  step: string;
  message: string;
  property?: string;
}

/** What a host says of charts that failed: what breaks down then has found that. */
const faults = ['A turn failed.', 'No chart answered the command.'];

/** More turns than any scenario has: charts that go on for ever are stopped here. */
const turnsMax = 20_000;
/** Real time; what has not ended by then waits for something that never comes. */
const limitMs = 5_000;

export interface RehearsalOptions {
  /** It fails too if a property does not hold on the way. */
  isWatched?: boolean;
  onTurn?: (turn: TurnSeen) => void;
}

/** Why a plan fails with these charts; undefined if it passes. Throws if the harness broke down. */
export async function failureWith(
  charts: Charts,
  plan: Plan,
  sites: Sites,
  { isWatched = false, onTurn }: RehearsalOptions = {},
): Promise<Failed | undefined> {
  let complaint: string | undefined;
  let violation: Violation | undefined;
  const watching = new Watching();
  const stage = modelStage({
    charts,
    log: {
      error: (_, sentence) => {
        if (faults.includes(sentence)) complaint ??= sentence;
      },
    },
    ...((isWatched || onTurn) && {
      onTurn: (turn, host) => {
        onTurn?.(turn);
        if (!isWatched) return;
        violation ??= watching.turn(turn, host);
        if (host.inFlight() === 0) violation ??= watching.settled(host);
      },
    }),
  });
  const site = sites.site(plan.site);
  const performed = perform({ plan, site, cast: sites.cast(plan.site), stage, seed: undefined });
  const { failure } = await within(limitMs, performed, () => new Error(`${plan.id} did not end.`));
  if (failure && !(failure.isCrash && !complaint)) {
    const message = [failure.message, failure.expected, failure.seen].filter(Boolean).join(' / ');
    return { step: failure.step, message: message.split('\n', 1)[0] ?? '' };
  }
  if (violation) return { step: '', message: violation.wrong, property: violation.property };
  if (isWatched && complaint) return { step: '', message: complaint, property: 'E-ANSWERED' };
  if (failure) throw new Error(`${plan.id} could not be played: ${failure.message}`);
  return undefined;
}

/** Charts that run a bounded number of turns; to be made anew for every performance. */
export function bounded(charts: () => Charts): Charts {
  let turns = 0;
  const count = () => {
    if (++turns > turnsMax) throw new Error(`These charts went on after ${turnsMax} turns.`);
  };
  return Object.fromEntries(Object.entries(charts()).map(([kind, chart]) => [kind, beforeTurns(chart, count)]));
}

async function within<Value>(ms: number, promise: Promise<Value>, late: () => Error): Promise<Value> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(late()), ms);
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
  }
}
