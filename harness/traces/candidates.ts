/** The ways in which a trace may be said, the shortest and most portable first. Which of them repeats it is found by trying. */
import type { AnyStateMachine } from 'xstate';
import type { Address } from '../../machines/names.ts';
import { isAddress } from '../../machines/names.ts';
import { isDesk, isDone } from './desk.ts';
import type { Holding } from './holding.ts';
import { heldBack } from './holding.ts';
import { replayTrace } from './replay.ts';
import { inOrderOfAnswers, settled, shorten, violating } from './shorten.ts';
import type { Trace } from './trace.ts';

export interface CandidateOptions {
  /** The charts on which the trace violates its property, if they are not the product's. */
  charts?: Record<string, AnyStateMachine>;
}

export interface Candidate {
  /** What the script says. */
  said: Trace;
  timers: 'pass' | 'ring';
  held?: Holding;
  /** The same in single deliveries, where somebody is held back. */
  trace: Trace;
}

/** Ways of holding somebody back that are tried. */
const holdingsMax = 200;

export function* candidatesOf(
  trace: Trace,
  options: { charts?: Record<string, AnyStateMachine> },
): Generator<Candidate> {
  const short = shorten(trace, options);
  if (!isSettled(short)) yield* holdings(short, overtakenIn([trace, short], options), options);
  for (const one of short === trace ? [trace] : [short, trace]) {
    yield { said: one, trace: one, timers: 'pass' };
    if (one.steps.some(({ type }) => type === 'fire')) yield { said: one, trace: one, timers: 'ring' };
  }
}

/** Each deed is followed by all that comes of it, before the next. */
const isSettled = ({ steps }: Trace) => steps.every((step, n) => !isDone(step) || steps[n + 1]?.type === 'settle');

/** What was overtaken is held back from one deed to another. */
function* holdings(short: Trace, pairs: readonly Pair[], options: CandidateOptions): Generator<Candidate> {
  const inOrder = short.steps.filter(isDone);
  let left = holdingsMax;
  for (const acts of [inOrder, inOrderOfAnswers(short, short.steps, options)]) {
    const said = { ...short, steps: settled(acts) };
    const first = acts.findIndex(isDesk);
    for (let until = acts.length; until > Math.max(0, first); until--) {
      for (let from = until - 1; from >= Math.max(0, first); from--) {
        for (const pair of pairs) {
          if (left-- <= 0) return;
          const held = { ...pair, from: from * 2, until: until * 2 };
          const told = heldBack(said, held, options.charts);
          const trace = told && violating(short, told, options);
          if (trace) yield { said, timers: 'pass', held, trace };
        }
      }
    }
  }
}

type Pair = Pick<Holding, 'actor' | 'to'>;

/** Pairs of actors between which a message was overtaken, or had not arrived when it broke. */
function overtakenIn(traces: readonly Trace[], { charts }: CandidateOptions): Pair[] {
  const pairs = new Map<string, Pair>();
  const add = (from: string, to: Address) => {
    if (isAddress(from) && from !== to) pairs.set(`${from} ${to}`, { actor: from, to });
  };
  for (const trace of traces) {
    const { turns } = replayTrace(trace, { properties: [], ...(charts && { charts }) });
    const arrived = new Map<string, number>();
    let last = 0;
    for (const { envelope } of turns) {
      if (envelope.id < last) add(envelope.from, envelope.to);
      last = Math.max(last, envelope.id);
      count(arrived, envelope.from, envelope.to, 1);
    }
    for (const { envelope, effects } of turns) {
      for (const effect of effects) {
        if (effect.type === 'tell' && count(arrived, envelope.to, effect.to, -1) < 0) add(envelope.to, effect.to);
      }
    }
  }
  return [...pairs.values()];
}

function count(counts: Map<string, number>, from: string, to: string, change: number): number {
  const now = (counts.get(`${from} ${to}`) ?? 0) + change;
  counts.set(`${from} ${to}`, now);
  return now;
}
