/**
 * The one line that tells an agent how a request stands. Words only: the time beside it is separate, so that a screen
 * reader hears changes and not every second.
 */
import { msg, str } from '@lit/localize';
import type { DialogView, Outcome } from '../../machines/messages.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import type { RequestView } from '../../machines/wire.ts';
import type { Refused } from '../data/commands.ts';
import { helpersWords, whoLeft } from './helpers.ts';
import type { NameOf } from './names.ts';
import { namesWords } from './names.ts';
import { refusalSentence } from './refusal.ts';

export type DialogState = 'draft' | 'asking' | DialogView['state'] | 'done';

export interface Standing {
  state: DialogState;
  /** What the agent's desk knows of the active request. */
  dialog?: DialogView | undefined;
  /** The ask is being withdrawn. */
  withdrawing?: boolean;
  /** How it ended; null if that was not told. */
  outcome?: Outcome | null | undefined;
  /** Why the last ask was refused. */
  refusal?: Refused | undefined;
  /** R-DIMMED: why nothing could be asked now; undefined if it could. */
  dimmed?: RefusalCode | undefined;
}

const unheard = {
  ignored: () => msg('Ignored by everyone so far – still waiting'),
  nobody: () => msg('Nobody is available right now – whoever logs on next is asked'),
};

/** `name` is empty if it is not known who had to leave. */
const leftAlone: Record<DialogView['reach'], (name: string) => string> = {
  asked: (name) =>
    name
      ? msg(str`${name} had to leave – everybody has been asked again`)
      : msg('Your supervisor had to leave – everybody has been asked again'),
  ignored: (name) =>
    name
      ? msg(str`${name} had to leave and everyone ignored it – still waiting`)
      : msg('Your supervisor had to leave and everyone ignored it – still waiting'),
  nobody: (name) =>
    name
      ? msg(str`${name} had to leave and nobody is available – whoever logs on next is asked`)
      : msg('Your supervisor had to leave and nobody is available – whoever logs on next is asked'),
};

const outcomes: Record<Outcome, () => string> = {
  completed: () => msg('Done – the request is completed'),
  withdrawn: () => msg('Withdrawn before anybody helped'),
  interactionEnded: () => msg('Ended, because the interaction ended'),
  transferred: () => msg('Ended, because the interaction was transferred'),
};

/** An ask that its writer withdrew is no error. */
export const isWithdrawn = (refusal: Refused | undefined) => refusal?.refused === 'attemptCancelled';

export function liveLine(standing: Standing, nameOf: NameOf, request?: RequestView): string {
  const { state, dialog, withdrawing, outcome, refusal, dimmed } = standing;
  switch (state) {
    case 'draft':
      if (dimmed) return msg(str`Not sent. ${refusalSentence(dimmed)}`);
      return isWithdrawn(refusal) ? msg('Withdrawn – nobody was asked') : msg('Not sent – nobody has been asked');
    case 'asking':
      return withdrawing ? msg('Withdrawing …') : msg('Sending …');
    case 'done':
      return outcome ? outcomes[outcome]() : msg('Ended while this desk was away');
    case 'helped':
      return helpersWords({ responsible: dialog?.by ?? null, helpers: request?.helpers ?? [] }, nameOf);
    case 'waiting':
      // Of everyone who ignored it or is not there the escalation supervisors are some.
      if (dialog && dialog.reach !== 'asked') return unheard[dialog.reach]();
      return sentWords(namesWords(request?.seen ?? [], nameOf), dialog?.escalated ?? false);
    case 'unattended': {
      const left = whoLeft(request);
      const line = leftAlone[dialog?.reach ?? 'asked'](left ? nameOf(left) : '');
      const still = request?.helpers ?? [];
      return still.length > 0 ? msg(str`${line} – ${namesWords(still, nameOf)} still here`) : line;
    }
  }
}

/** `names` is empty while nobody has seen it. */
function sentWords(names: string, escalated: boolean): string {
  if (escalated)
    return names
      ? msg(str`Sent – seen by ${names} – escalation supervisors are asked too`)
      : msg('Sent – nobody has seen it yet – escalation supervisors are asked too');
  return names ? msg(str`Sent – seen by ${names}`) : msg('Sent – nobody has seen it yet');
}

/** The same in a word or two, for a list. */
export function shortLine(standing: Standing, nameOf: NameOf): string {
  const { state, dialog } = standing;
  if (state === 'helped' || state === 'asking') return liveLine(standing, nameOf);
  if (state === 'done') return msg('Ended');
  if (state === 'draft') return msg('Draft');
  if (dialog?.reach === 'nobody') return msg('Nobody available');
  if (dialog?.reach === 'ignored') return msg('Ignored by everyone');
  if (state === 'unattended') return msg('Supervisor had to leave');
  return dialog?.escalated ? msg('Waiting, escalated') : msg('Waiting');
}
