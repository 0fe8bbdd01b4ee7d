/** Why a toast closed, and how helping ended, as a supervisor reads it. */
import { msg, str } from '@lit/localize';
import type { Closing, FeedEvent } from '../../machines/messages.ts';

export interface ClosedToast {
  cause: Closing;
  /** Name of who took it. */
  by: string | undefined;
  /** Name of who asked. */
  agent: string;
}

export function closingWords({ cause, by, agent }: ClosedToast): string {
  switch (cause) {
    case 'accepted':
      return msg(str`You are helping ${agent}`);
    case 'ignored':
      return msg(str`You ignored ${agent}’s request`);
    case 'taken':
      return by ? msg(str`Taken by ${by}`) : msg('Taken by another supervisor');
    case 'withdrawn':
      return msg(str`${agent} withdrew it`);
    case 'completed':
      return msg(str`${agent} completed it`);
    case 'interactionEnded':
      return msg('The interaction ended');
    case 'transferred':
      return msg('The interaction was transferred');
    case 'notEligible':
      return msg('You are no longer asked for this workgroup');
    case 'loggedOff':
      return msg('You left your supervisor application');
  }
}

export type HelpingEnd = FeedEvent<'helping.ended'>['cause'];

const helpingEnds: Record<HelpingEnd, () => string> = {
  completed: () => msg('Completed by the agent'),
  withdrawn: () => msg('Withdrawn by the agent'),
  interactionEnded: () => msg('Ended, because the interaction ended'),
  transferred: () => msg('Ended, because the interaction was transferred'),
  left: () => msg('You left this request'),
  handedOver: () => msg('You handed this request over'),
  released: () => msg('You are no longer helping with this request'),
  loggedOff: () => msg('You left your supervisor application'),
};

export const helpingEndWords = (cause: HelpingEnd): string => helpingEnds[cause]();
