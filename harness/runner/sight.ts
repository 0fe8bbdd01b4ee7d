/**
 * What a person can see and hear at a desk, the same on every stage: made from views on the model and the server, and
 * read from the page in a browser. Steps judge this and nothing else.
 */
import type { ActiveState, Conversation, Speaker, Urgency } from '../../machines/commands.ts';
import type { Outcome, Reach } from '../../machines/messages.ts';
import type { WallState } from '../../machines/wall.ts';

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
  /** Who helps and answers for it. */
  by?: string;
  /** On whose screens the toast was painted (R-SEEN), and who helps; ids, sorted. */
  seen: string[];
  helpers: string[];
  /** Who else is typing (R-TYPING). */
  typing: string[];
  /** R-CLOSE-ASKS: the dialog asks whether to keep the request open. */
  asksToClose: boolean;
  /** What is written and not sent yet. */
  draft?: string;
}

/** R-CONTEXT: what a desk shows of the interaction of a request. */
export interface ContextSight {
  media: string;
  conversation: Conversation;
  /** Whole seconds in that state. */
  seconds: number;
  attributes: Record<string, string>;
  lines: { from: Speaker; text: string }[];
}

export interface ToastSight {
  toast: string;
  request: string;
  urgency: Urgency;
  escalated: boolean;
  /** The canned reason that was given, if any. */
  reason?: string;
  context?: ContextSight;
}

export interface ClosedToastSight {
  toast: string;
  cause: string;
  by?: string;
}

export interface HelpingSight {
  request: string;
  responsible?: string;
  helpers: string[];
  typing: string[];
  lines: Line[];
  context?: ContextSight;
}

/** R-LIST: an open request of one of the supervisor's workgroups. */
export interface ListSight {
  request: string;
  state: 'waiting' | 'helped' | 'unattended';
  agent: string;
  by?: string;
  urgency: Urgency;
  /** R-JOIN: it may be joined now. */
  joinable: boolean;
}

/** R-WALL: an agent of the supervisor's workgroups. Times are whole seconds. */
export interface WallSight {
  agent: string;
  state: WallState;
  seconds: number;
  interactions: { interaction: string; media: string; conversation: Conversation }[];
  requests: { request: string; state: ActiveState; by?: string; seconds: number }[];
}

export interface Sight {
  interactions: InteractionSight[];
  dialogs: DialogSight[];
  toasts: ToastSight[];
  closedToasts: ClosedToastSight[];
  helping: HelpingSight[];
  list: ListSight[];
  /** In a browser only while that place is open. */
  wall: WallSight[];
  /**
   * How often this desk alerted since it was opened (R-POP, R-SOUND). `played` counts the sounds that were made: one for
   * what came together, and one for all windows of the desk.
   */
  alerts: { pop: number; sound: number; played: number };
}
