/**
 * Runs a trace again, step by step, and says whether what it tells of comes about: on the charts that serve people, or on
 * others. What a trace names and is not there is an outcome too, never a crash.
 */
import type { AnyStateMachine } from 'xstate';
import { partsOf } from '../../machines/names.ts';
import type { Property } from '../../machines/properties/shape.ts';
import type { Violation } from '../../machines/properties/watcher.ts';
import { properties } from '../../machines/properties.ts';
import type { Arrival, TurnSeen } from '../../server/actors/host.ts';
import type { MemoryHost } from '../../server/actors/memory-host.ts';
import { siteArrivals } from '../../server/directory/arrivals.ts';
import type { Site } from '../../server/site.ts';
import { Sites } from '../language/library.ts';
import { choiceOf } from './choice.ts';
import type { Acted, Trace, TraceStep } from './trace.ts';
import { watchedHost } from './watched-host.ts';

const shipped = new Sites();

export interface ReplayOptions {
  /** Other charts than those of the product. */
  charts?: Record<string, AnyStateMachine>;
  /** Those that are watched, all if left out. */
  properties?: readonly Property[];
  /** Goes past what is not there instead of ending, for a trace of which parts were taken out. */
  skipsImpossible?: boolean;
  /** Other sites than those of scenarios/sites. */
  sites?: { site(name: string): Site };
  /** Told every turn, those too that set up the site. */
  onTurn?: (turn: TurnSeen) => void;
}

/** A turn and the step of the trace that it belongs to, counted from 0; -1 while the site is set up. */
export interface ReplayedTurn extends TurnSeen {
  step: number;
}

export interface Replay {
  /** The first violation; the replay ends with it. */
  violation?: Violation;
  /** The step in which it came about, counted from 0. */
  atStep?: number;
  /** The turn that violates it; undefined of what must hold while nothing is under way. */
  violatedBy?: ReplayedTurn;
  /** A step that could not be done, and why; the replay ends before it. */
  impossible?: { step: number; says: string };
  /** The steps that were done. */
  done: readonly TraceStep[];
  /** Turns after those that set up the site. */
  turns: readonly ReplayedTurn[];
  /** Messages that were still under way at the end. */
  inFlight: number;
}

export function replayTrace(trace: Trace, options: ReplayOptions = {}): Replay {
  const { charts, properties: watched, sites = shipped, skipsImpossible, onTurn } = options;
  const done: TraceStep[] = [];
  const turns: ReplayedTurn[] = [];
  let step = -1;
  let found: Pick<Replay, 'violation' | 'atStep' | 'violatedBy'> | undefined;
  const { host, settled } = watchedHost({
    automatic: false,
    ...(charts && { charts }),
    ...(watched && { properties: watched }),
    onJudged: (turn, [violation]) => {
      onTurn?.(turn);
      const seen = { ...turn, step };
      if (step >= 0) turns.push(seen);
      if (violation && !found) found = { violation, atStep: Math.max(0, step), violatedBy: seen };
    },
  });
  const end = (more: Partial<Replay> = {}): Replay => ({ turns, done, inFlight: host.inFlight(), ...found, ...more });

  for (const arrival of siteArrivals(sites.site(trace.site))) void host.post(arrival);
  host.drain();
  for (const [n, next] of trace.steps.entries()) {
    step = n;
    try {
      const says = performStep(host, n, next);
      if (says !== undefined && !skipsImpossible) return end({ impossible: { step, says } });
      if (says === undefined) done.push(next);
    } catch (cause) {
      // A chart that throws breaks what it promised, whatever is watched.
      done.push(next);
      found ??= { violation: crashOf(cause), atStep: n };
    }
    const [violation] = found ? [] : settled();
    if (violation) found = { violation, atStep: n };
    if (found) return end();
  }
  return end();
}

/** What a failed turn says, the same whoever made the id of its command. */
export const withoutCommandId = (says: string) => says.replace(/Command \S+ has/, 'A command has');

/** The host refuses a second answer itself; any other failure of a turn is a fault that no property has a name for. */
function crashOf(cause: unknown): Violation {
  const wrong = withoutCommandId(cause instanceof Error ? cause.message : String(cause));
  const outcome = properties.find(({ name }) => name === 'P-ONE-OUTCOME');
  return outcome && wrong.includes('has an answer already')
    ? { property: outcome.name, why: outcome.why, wrong }
    : { property: 'NO-TURN-FAILS', why: 'A chart takes every message without failing.', wrong };
}

/** Undefined once it is done, a sentence if it cannot be. `n`: its place in the trace. Throws what a turn throws. */
export function performStep(host: MemoryHost, n: number, step: Trace['steps'][number]): string | undefined {
  switch (step.type) {
    case 'act':
      void host.post(arrivalOf(step, n));
      return undefined;
    case 'settle':
      host.drain();
      return undefined;
    default: {
      const choice = choiceOf(host, step);
      if (typeof choice === 'string') return choice;
      host.deliver(choice);
      return undefined;
    }
  }
}

/** The id of a command that has none of its own, by its place in the trace. */
export const commandKey = ({ self, id }: Acted, n: number) => `${partsOf(self).id}/${id ?? `step-${n}`}`;

/** The command of a step as it arrives from outside. */
function arrivalOf({ self, command, body, id }: Acted, n: number): Arrival {
  return { user: partsOf(self).id, id: id ?? `step-${n}`, self, type: command, body };
}
