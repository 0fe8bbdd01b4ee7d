/** How an open request stands, for the list of a supervisor's workgroups. */
import type { RequestSummary } from '../../machines/messages.ts';
import { helpersWords } from './helpers.ts';
import type { NameOf } from './names.ts';

const nobodyYet: Record<RequestSummary['reach'], string> = {
  asked: 'Waiting for a supervisor',
  ignored: 'Ignored by everyone so far',
  nobody: 'Nobody is available',
};

const leftAlone: Record<RequestSummary['reach'], string> = {
  asked: 'Supervisor had to leave – asked again',
  ignored: 'Supervisor had to leave, ignored by the others',
  nobody: 'Supervisor had to leave, nobody is available',
};

export function summaryWords(summary: RequestSummary, nameOf: NameOf, me: string): string {
  if (summary.state === 'helped') return helpersWords(summary, nameOf, me);
  return (summary.state === 'waiting' ? nobodyYet : leftAlone)[summary.reach];
}
