/** Steps of a trace that belong together: what comes next, what happens at once, what is said once more. */
import { isDesk } from './desk.ts';
import type { Sentence } from './sentences.ts';
import type { Acted, TraceStep } from './trace.ts';

/** The next acts, passing over what lets everything settle between them, and how many steps that is. */
export function nextActs(steps: readonly TraceStep[], from: number, count: number): { acts: Acted[]; length: number } {
  const acts: Acted[] = [];
  let n = from;
  for (; n < steps.length && acts.length < count; n++) {
    const step = steps[n] as TraceStep;
    if (step.type === 'act') acts.push(step);
    else if (step.type !== 'settle') break;
  }
  return { acts, length: n - from };
}

/** Sent once more under its id (R-IDEMPOTENT). */
export function isRepeated(steps: readonly TraceStep[], n: number): boolean {
  const act = steps[n];
  if (act?.type !== 'act' || act.id === undefined) return false;
  return steps.slice(0, n).some((step) => step.type === 'act' && step.self === act.self && step.id === act.id);
}

/** What the same person did last at a desk, repetitions aside. */
export function lastDeedBefore(steps: readonly TraceStep[], n: number): Acted | undefined {
  const act = steps[n];
  for (let k = n - 1; k >= 0; k--) {
    const step = steps[k];
    if (isDesk(step) && act?.type === 'act' && step.self === act.self && !isRepeated(steps, k)) return step;
  }
  return undefined;
}

/** Deeds with nothing delivered between them. */
export function together(steps: readonly TraceStep[], from: number): Acted[] {
  const acts: Acted[] = [];
  for (let n = from; isDesk(steps[n]) && !isRepeated(steps, n); n++) acts.push(steps[n] as Acted);
  return acts;
}

/** That so much time passes. */
export function passing(ms: number): Sentence {
  if (ms === 1_000) return { text: '1s passes' };
  return { text: ms % 1_000 === 0 ? `${ms / 1_000}s pass` : `${ms}ms pass` };
}

/** How much time such a sentence says; undefined of any other. */
export function passedMs({ text }: Sentence): number | undefined {
  const [, amount, unit] = /^(\d+)(ms|s) pass(?:es)?$/.exec(text) ?? [];
  return amount === undefined ? undefined : Number(amount) * (unit === 's' ? 1_000 : 1);
}
