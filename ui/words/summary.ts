/** How an open request stands, for the list of a supervisor's workgroups. */
import { msg } from '@lit/localize';
import type { ActiveState } from '../../machines/commands.ts';
import type { RequestSummary } from '../../machines/messages.ts';
import { helpersWords } from './helpers.ts';
import type { NameOf } from './names.ts';

const nobodyYet: Record<RequestSummary['reach'], () => string> = {
  asked: () => msg('Waiting for a supervisor'),
  ignored: () => msg('Ignored by everyone so far'),
  nobody: () => msg('Nobody is available'),
};

const leftAlone: Record<RequestSummary['reach'], () => string> = {
  asked: () => msg('Supervisor had to leave – asked again'),
  ignored: () => msg('Supervisor had to leave, ignored by the others'),
  nobody: () => msg('Supervisor had to leave, nobody is available'),
};

const states: Record<ActiveState, () => string> = {
  waiting: () => msg('Waiting'),
  unattended: () => msg('Unattended'),
  helped: () => msg('Being helped'),
};
export const activeStateWords = (state: ActiveState): string => states[state]();

export function summaryWords(summary: RequestSummary, nameOf: NameOf, me: string): string {
  if (summary.state === 'helped') return helpersWords(summary, nameOf, me);
  return (summary.state === 'waiting' ? nobodyYet : leftAlone)[summary.reach]();
}
