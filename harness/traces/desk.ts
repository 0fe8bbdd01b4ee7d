/** Kinds of steps of a trace: what people do at their desks, log-ons and log-offs, what services command, timers. */
import type { Acted, Rang, TraceStep } from './trace.ts';

export const isSession = ({ command }: Acted) => command === 'session.start' || command === 'session.end';
const isServed = ({ command }: Acted) => command.startsWith('interaction.') || command.endsWith('.configure');

export const isDesk = (step: TraceStep | undefined): step is Acted =>
  step?.type === 'act' && !isSession(step) && !isServed(step);

/** Not a delivery: somebody or a timer did it. */
export const isDone = (step: TraceStep | undefined): step is Acted | Rang =>
  step?.type === 'act' || step?.type === 'fire';
