/**
 * The one line that tells an agent how a request stands. Words only: the time beside it is separate, so that a screen
 * reader hears changes and not every second.
 */
import type { DialogView, Outcome } from '../../machines/messages.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import { refusals } from '../../machines/refusals.ts';
import type { RequestView } from '../../machines/wire.ts';
import type { Refused } from '../data/commands.ts';
import { helpersWords, whoLeft } from './helpers.ts';
import type { NameOf } from './names.ts';
import { namesWords } from './names.ts';

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
  ignored: 'Ignored by everyone so far – still waiting',
  nobody: 'Nobody is available right now – whoever logs on next is asked',
};

const leftAlone: Record<DialogView['reach'], string> = {
  asked: 'had to leave – everybody has been asked again',
  ignored: 'had to leave and everyone ignored it – still waiting',
  nobody: 'had to leave and nobody is available – whoever logs on next is asked',
};

const outcomeWords: Record<Outcome, string> = {
  completed: 'Done – the request is completed',
  withdrawn: 'Withdrawn before anybody helped',
  interactionEnded: 'Ended, because the interaction ended',
  transferred: 'Ended, because the interaction was transferred',
};

/** A refusal's sentence as the end of another one. */
const inSentence = (text: string) => text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');

/** An ask that its writer withdrew is no error. */
export const isWithdrawn = (refusal: Refused | undefined) => refusal?.refused === 'attemptCancelled';

export function liveLine(standing: Standing, nameOf: NameOf, request?: RequestView): string {
  const { state, dialog, withdrawing, outcome, refusal, dimmed } = standing;
  switch (state) {
    case 'draft':
      if (dimmed) return `Not sent – ${inSentence(refusals[dimmed].text)}`;
      return isWithdrawn(refusal) ? 'Withdrawn – nobody was asked' : 'Not sent – nobody has been asked';
    case 'asking':
      return withdrawing ? 'Withdrawing …' : 'Sending …';
    case 'done':
      return outcome ? outcomeWords[outcome] : 'Ended while this desk was away';
    case 'helped':
      return helpersWords({ responsible: dialog?.by ?? null, helpers: request?.helpers ?? [] }, nameOf);
    case 'waiting': {
      // Of everyone who ignored it or is not there the escalation supervisors are some.
      if (dialog && dialog.reach !== 'asked') return unheard[dialog.reach];
      const escalated = dialog?.escalated ? ' – escalation supervisors are asked too' : '';
      const seen = request?.seen ?? [];
      return `Sent – ${seen.length > 0 ? `seen by ${namesWords(seen, nameOf)}` : 'nobody has seen it yet'}${escalated}`;
    }
    case 'unattended': {
      const left = whoLeft(request);
      const still = request?.helpers ?? [];
      const here = still.length > 0 ? ` – ${namesWords(still, nameOf)} still here` : '';
      return `${left ? nameOf(left) : 'Your supervisor'} ${leftAlone[dialog?.reach ?? 'asked']}${here}`;
    }
  }
}

/** The same in a word or two, for a list. */
export function shortLine(standing: Standing, nameOf: NameOf): string {
  const { state, dialog } = standing;
  if (state === 'helped' || state === 'asking') return liveLine(standing, nameOf);
  if (state === 'done') return 'Ended';
  if (state === 'draft') return 'Draft';
  if (dialog?.reach === 'nobody') return 'Nobody available';
  if (dialog?.reach === 'ignored') return 'Ignored by everyone';
  if (state === 'unattended') return 'Supervisor had to leave';
  return dialog?.escalated ? 'Waiting, escalated' : 'Waiting';
}
