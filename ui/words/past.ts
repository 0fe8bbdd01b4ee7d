/** How requests of the past are told in a list: how they stand or ended, and what the form calls what it looks for. */
import { msg, str } from '@lit/localize';
import type { Outcome } from '../../machines/messages.ts';
import type { RequestView } from '../../machines/wire.ts';
import { dateTimeWords, pluralWords } from './formats.ts';

const ends: Record<Outcome | 'open', () => string> = {
  open: () => msg('Open', { id: 'outcome-open', desc: 'a request that has not ended' }),
  completed: () => msg('Completed'),
  withdrawn: () => msg('Withdrawn'),
  interactionEnded: () => msg('Interaction ended'),
  transferred: () => msg('Transferred'),
};
export const outcomeWords = (of: Outcome | 'open'): string => ends[of]();

const states: Record<RequestView['state'], () => string> = {
  waiting: () => msg('Waiting'),
  helped: () => msg('Being helped'),
  unattended: () => msg('Supervisor had to leave'),
  done: () => msg('Ended'),
};
export const stateWords = (of: RequestView['state']): string => states[of]();

export const newerWords = (count: number, isMore: boolean): string =>
  pluralWords(
    count,
    (number) => msg(str`Show ${number} newer request`),
    (number) => (isMore ? msg(str`Show ${number} and more newer requests`) : msg(str`Show ${number} newer requests`)),
  );

/** What a screen reader hears when the list is there. */
export function listedWords(count: number, hasMore: boolean): string {
  if (count === 0) return msg('No requests found.');
  return pluralWords(
    count,
    (number) => (hasMore ? msg(str`${number} request shown, there are more.`) : msg(str`${number} request found.`)),
    (number) => (hasMore ? msg(str`${number} requests shown, there are more.`) : msg(str`${number} requests found.`)),
  );
}

export const lookedBackWords = (at: number): string =>
  msg(str`These words were looked for in requests back to ${dateTimeWords(at)} only.`);
