/** Which steps of a trace people do at their desks, and which are log-ons or what services command. */
import type { Acted, TraceStep } from './trace.ts';

export const isSession = ({ command }: Acted) => command === 'session.start' || command === 'session.end';
const isServed = ({ command }: Acted) => command.startsWith('interaction.') || command.endsWith('.configure');

export const isDesk = (step: TraceStep | undefined): step is Acted =>
  step?.type === 'act' && !isSession(step) && !isServed(step);
