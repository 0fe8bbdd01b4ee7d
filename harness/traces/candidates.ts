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
  if (!isSettled(short)) yield* holdings(short, options);
  for (const one of short === trace ? [trace] : [short, trace]) {
    yield { said: one, trace: one, timers: 'pass' };
    if (one.steps.some(({ type }) => type === 'fire')) yield { said: one, trace: one, timers: 'ring' };
  }
}

/** Each deed is followed by all that comes of it, before the next. */
const isSettled = ({ steps }: Trace) => steps.every((step, n) => !isDone(step) || steps[n + 1]?.type === 'settle');

/** Whoever was overtaken is slow to answer from one deed to another. */
function* holdings(short: Trace, options: { charts?: Record<string, AnyStateMachine> }): Generator<Candidate> {
  const slow = slowIn(short, options);
  const inOrder = short.steps.filter(isDone);
  let left = holdingsMax;
  for (const acts of [inOrder, inOrderOfAnswers(short, short.steps, options)]) {
    const steps = settled(acts);
    const first = acts.findIndex(isDesk);
    if (first < 0) continue;
    for (let until = acts.length; until > first; until--) {
      for (let from = until - 1; from >= first; from--) {
        for (const actor of slow) {
          if (left-- <= 0) return;
          const said = { ...short, steps };
          const held = { actor, from: from * 2, until: until * 2 };
          const told = heldBack(said, held, options.charts);
          const trace = told && violating(short, told, options);
          if (trace) yield { said, timers: 'pass', held, trace };
        }
      }
    }
  }
}

/** Actors of which a message was overtaken or never arrived. */
function slowIn(trace: Trace, { charts }: { charts?: Record<string, AnyStateMachine> }): Address[] {
  const { turns } = replayTrace(trace, { properties: [], ...(charts && { charts }) });
  const slow = new Set<Address>();
  let last = 0;
  for (const { envelope } of turns) {
    if (envelope.id < last && isAddress(envelope.from) && envelope.from !== envelope.to) slow.add(envelope.from);
    last = Math.max(last, envelope.id);
  }
  // What had not arrived at all when it broke.
  for (const { envelope } of turns) if (isAddress(envelope.to)) slow.add(envelope.to);
  return [...slow];
}
