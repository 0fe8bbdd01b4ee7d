/**
 * What a person can see and hear at a desk, the same on every stage: made from views on the model and the server, and
 * read from the page in a browser. Steps judge this and nothing else.
 */
import type { Conversation } from '../../machines/commands.ts';
import type { Outcome, Reach } from '../../machines/messages.ts';

export interface Line {
  who: string;
  text: string;
}

export interface InteractionSight {
  interaction: string;
  media: string;
  conversation: Conversation;
  /** R-RIGHTS, R-DIMMED. */
  button: 'absent' | 'ready' | 'dimmed';
  /** Why the button is dimmed, as a code. */
  reason?: string;
}

export interface DialogSight {
  interaction: string;
  state: 'draft' | 'asking' | 'waiting' | 'helped' | 'unattended' | 'done';
  reach?: Reach;
  escalated?: boolean;
  outcome?: Outcome;
  lines: Line[];
  /** What is written and not sent yet. */
  draft?: string;
}

export interface ToastSight {
  toast: string;
  request: string;
}

export interface ClosedToastSight {
  toast: string;
  cause: string;
  by?: string;
}

export interface HelpingSight {
  request: string;
  lines: Line[];
}

export interface Sight {
  interactions: InteractionSight[];
  dialogs: DialogSight[];
  toasts: ToastSight[];
  closedToasts: ClosedToastSight[];
  helping: HelpingSight[];
  /** How often this desk alerted since it was opened (R-POP, R-SOUND). */
  alerts: { pop: number; sound: number };
}
