/** How the order of a trace is put into words: from when on messages wait, and who came before whom. */
import { partsOf } from '../../machines/names.ts';
import { isDesk, isDone } from './desk.ts';
import type { Names, Sentence } from './sentences.ts';
import type { Acted, TraceStep } from './trace.ts';

/** After the last moment at which all had settled before something arrives in an order that only single deliveries say. */
export function waitsFrom(steps: readonly TraceStep[]): number {
  const begun = steps.findIndex(isDesk);
  const isMixed = (n: number) =>
    n > begun && begun >= 0 && isDone(steps[n]) && isDone(steps[n - 1]) && !(isDesk(steps[n]) && isDesk(steps[n - 1]));
  const first = steps.findIndex((step, n) => step.type === 'deliver' || isMixed(n));
  if (first < 0) return Number.POSITIVE_INFINITY;
  return steps.slice(0, first).findLastIndex(({ type }) => type === 'settle') + 1;
}

/** A log-on with which the scenario begins is how things are. */
export const asState = (said: Sentence): Sentence =>
  said.text.endsWith('browser')
    ? said
    : { ...said, text: said.text.replace(/^(\S+) logs on to/, '$1 is logged on to') };

const words: Partial<Record<Acted['command'], string>> = { done: 'Done', handOver: 'hand-over', cancel: 'withdrawal' };

/** Two deeds at the same time, of two people. */
export function orderOf(first: Acted, second: Acted, names: Names): string {
  const [one, other] = [first, second].map(({ self }) => names.person(partsOf(self).id));
  return `${one}'s ${words[first.command] ?? first.command} arrives before ${other}'s`;
}
