/**
 * The one line that tells an agent how a request stands. Words only: the time beside it is separate, so that a screen
 * reader hears changes and not every second.
 */
import type { DialogView, Outcome } from '../../machines/messages.ts';

export type DialogState = 'draft' | 'asking' | DialogView['state'] | 'done';

export interface Standing {
  state: DialogState;
  /** What the agent's desk knows of the active request. */
  dialog?: DialogView | undefined;
  /** How it ended; null if that was not told. */
  outcome?: Outcome | null | undefined;
}

type NameOf = (person: string) => string;

const nobodyYet: Record<DialogView['reach'], string> = {
  asked: 'Sent – waiting for a supervisor',
  ignored: 'Ignored by everyone so far – still waiting',
  nobody: 'Nobody is available right now – still waiting',
};

const leftAlone: Record<DialogView['reach'], string> = {
  asked: 'Your supervisor has left – asking the others',
  ignored: 'Your supervisor has left and everyone else ignored it – still waiting',
  nobody: 'Your supervisor has left and nobody is available – still waiting',
};

const outcomeWords: Record<Outcome, string> = {
  completed: 'Done – the request is completed',
  withdrawn: 'Withdrawn before anybody helped',
  interactionEnded: 'Ended, because the interaction ended',
  transferred: 'Ended, because the interaction was transferred',
};

const escalatedToo = (dialog: DialogView) => (dialog.escalated ? '. Escalation supervisors are asked too' : '');

export function liveLine({ state, dialog, outcome }: Standing, nameOf: NameOf): string {
  switch (state) {
    case 'draft':
      return 'Not sent – nobody has been asked';
    case 'asking':
      return 'Sending …';
    case 'done':
      return outcome ? outcomeWords[outcome] : 'Ended while this desk was away';
    case 'helped':
      return dialog?.by ? `${nameOf(dialog.by)} is helping` : 'A supervisor is helping';
    case 'waiting':
    case 'unattended': {
      if (!dialog) return nobodyYet.asked;
      return (state === 'waiting' ? nobodyYet : leftAlone)[dialog.reach] + escalatedToo(dialog);
    }
  }
}

/** The same in a word or two, for a list. */
export function shortLine({ state, dialog, outcome }: Standing, nameOf: NameOf): string {
  if (state === 'helped') return liveLine({ state, dialog, outcome }, nameOf);
  if (state === 'asking') return 'Sending …';
  if (state === 'done') return 'Ended';
  if (state === 'draft') return 'Draft';
  if (dialog?.reach === 'nobody') return 'Nobody available';
  if (dialog?.reach === 'ignored') return 'Ignored by everyone';
  return dialog?.escalated ? 'Waiting, escalated' : state === 'unattended' ? 'Supervisor has left' : 'Waiting';
}
