/** Why a toast closed, and how helping ended, as a supervisor reads it. */
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
      return `You are helping ${agent}`;
    case 'ignored':
      return `You ignored ${agent}’s request`;
    case 'taken':
      return `Taken by ${by ?? 'another supervisor'}`;
    case 'withdrawn':
      return `${agent} withdrew it`;
    case 'completed':
      return `${agent} completed it`;
    case 'interactionEnded':
      return 'The interaction ended';
    case 'transferred':
      return 'The interaction was transferred';
    case 'notEligible':
      return 'You are no longer asked for this workgroup';
    case 'loggedOff':
      return 'You left your supervisor application';
  }
}

export type HelpingEnd = FeedEvent<'helping.ended'>['cause'];

export const helpingEndWords: Record<HelpingEnd, string> = {
  completed: 'Completed by the agent',
  withdrawn: 'Withdrawn by the agent',
  interactionEnded: 'Ended, because the interaction ended',
  transferred: 'Ended, because the interaction was transferred',
  left: 'You left this request',
  handedOver: 'You handed this request over',
  released: 'You are no longer helping with this request',
  loggedOff: 'You left your supervisor application',
};
