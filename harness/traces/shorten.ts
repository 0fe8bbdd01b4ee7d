/**
 * Makes a trace short: as few deliveries as possible are told one by one, and the same property is still violated. Tried
 * by replaying, so what comes out has been seen. Takes no step of a person away; minimise.ts does.
 */
import type { AnyStateMachine } from 'xstate';
import { properties } from '../../machines/properties.ts';
import { isDone } from './desk.ts';
import type { ReplayOptions } from './replay.ts';
import { commandKey, replayTrace } from './replay.ts';
import type { Acted, Settled, Trace, TraceStep } from './trace.ts';

export interface ShortenOptions {
  /** The charts on which the trace violates its property, if they are not the product's. */
  charts?: Record<string, AnyStateMachine>;
  /** Other sites than those of scenarios/sites. */
  sites?: NonNullable<ReplayOptions['sites']>;
}

const settle: Settled = { type: 'settle' };

/** Each step of a person, a service or a timer, with all that follows from it before the next. */
export const settled = (steps: readonly TraceStep[]): TraceStep[] =>
  steps.filter(isDone).flatMap((step) => [step, settle]);

/**
 * The steps up to the violation of the trace's property; undefined if these steps do not violate it. Deliveries of what is
 * not there are left out.
 */
export function violating(trace: Trace, steps: readonly TraceStep[], options: ShortenOptions): Trace | undefined {
  const { violation: wanted, site } = trace;
  const watched = properties.filter(({ name }) => name === wanted?.property);
  const replay = replayTrace({ site, steps }, { properties: watched, skipsImpossible: true, ...options });
  if (!wanted || replay.violation?.property !== wanted.property) return undefined;
  return { site, steps: replay.done, violation: replay.violation };
}

/** The trace as it is, up to its violation, if it cannot be shorter. A trace that violates nothing is left alone. */
export function shorten(trace: Trace, options: ShortenOptions = {}): Trace {
  const whole = violating(trace, trace.steps, options);
  if (!whole) return trace;
  const base = withoutNeedless(whole, options);
  const acts = named(base.steps);
  for (const order of [acts, inOrderOfAnswers(base, acts, options)]) {
    const found = violating(base, settled(order), options);
    if (found) return found;
  }
  return withFewerDeliveries({ ...base, steps: named(base.steps) }, options);
}

/** Without people and calls that have nothing to do with it. */
function withoutNeedless(trace: Trace, options: ShortenOptions): Trace {
  let short = trace;
  for (let n = trace.steps.length - 1; n >= 0; n--) {
    const step = short.steps[n];
    if (step?.type !== 'act' || !step.before || takesPart(step, short.steps)) continue;
    const followed = short.steps[n + 1]?.type === 'settle' ? 2 : 1;
    short = violating(short, short.steps.toSpliced(n, followed), options) ?? short;
  }
  return short;
}

/** Whether somebody who comes in does something later: to leave, for one, they have to be there. */
const takesPart = ({ self }: Acted, steps: readonly TraceStep[]): boolean =>
  steps.some((step) => step.type === 'act' && !step.before && step.self === self);

/** With ids, so that a step can move and still be the same command. */
export function named(steps: readonly TraceStep[]): TraceStep[] {
  return steps.map((step, n) => (step.type === 'act' && step.id === undefined ? { ...step, id: `step-${n}` } : step));
}

/** Whole cascades one after another, whoever was answered first coming first: as a server would run them. */
export function inOrderOfAnswers({ site }: Trace, steps: readonly TraceStep[], options: ShortenOptions): TraceStep[] {
  const answered = new Map<string, number>();
  const { turns } = replayTrace({ site, steps }, { properties: [], ...options });
  for (const [n, { effects }] of turns.entries()) {
    for (const effect of effects) if (effect.type === 'answer') answered.set(effect.command, n);
  }
  const rank = (step: TraceStep, n: number) =>
    step.type === 'act' ? (answered.get(commandKey(step, n)) ?? Number.POSITIVE_INFINITY) : n;
  const done = steps.flatMap((step, n) => (isDone(step) ? [{ step, rank: rank(step, n) }] : []));
  // A timer stays behind whatever was before it.
  const ranks: number[] = [];
  for (const { step, rank: own } of done)
    ranks.push(step.type === 'fire' ? Math.max(0, ...ranks.filter(Number.isFinite)) : own);
  return done
    .map(({ step }, n) => ({ step, at: ranks[n] as number }))
    .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at))
    .map(({ step }) => step);
}

/** Stretches of deliveries become one settling, from the end and from the start; then single ones are left out. */
function withFewerDeliveries(trace: Trace, options: ShortenOptions): Trace {
  let short = trace;
  const attempt = (steps: readonly TraceStep[]) => {
    const found = violating(short, steps, options);
    const isShorter = found && countOf(found) < countOf(short);
    if (isShorter) short = found;
    return isShorter;
  };
  for (let from = 0; from < short.steps.length; from++) {
    // The longest beginning that may settle step by step.
    const n = short.steps.length - from;
    if (attempt([...settled(short.steps.slice(0, n)), ...short.steps.slice(n)])) break;
  }
  for (let n = short.steps.length - 1; n >= 0; n--) {
    if (short.steps[n]?.type !== 'deliver') continue;
    const start = short.steps.slice(0, n).findLastIndex(({ type }) => type !== 'deliver') + 1;
    attempt([...short.steps.slice(0, start), settle, ...short.steps.slice(n + 1)]);
    n = Math.min(n, short.steps.length);
  }
  for (let n = short.steps.length - 1; n >= 0; n--) {
    if (!isDone(short.steps[n])) attempt(short.steps.toSpliced(n, 1));
  }
  return short;
}

/** What a reader has to follow: every delivery, and what settles between deliveries. */
function countOf({ steps }: Trace): number {
  const told = steps.slice(steps.findIndex(({ type }) => type === 'deliver'));
  return told.reduce((sum, { type }) => sum + (type === 'deliver' ? 3 : type === 'settle' ? 1 : 0), 0);
}
