/** What `handraise-assist.js` offers to the page that loads it. The element's class implements this. */

export type AssistTheme = 'system' | 'light' | 'dark';

export interface AssistInteraction {
  readonly interaction: string;
  /** How its request for assistance stands. */
  readonly state: 'none' | 'waiting' | 'helped' | 'unattended';
  /** Lines of others that were not on screen yet. */
  readonly unread: number;
  /** Why nothing could be asked now, as the code of a refusal. */
  readonly dimmed?: string | undefined;
}

export interface AssistState {
  /** Somebody is logged on in the frame. */
  readonly loggedOn: boolean;
  readonly connection: 'connected' | 'reconnecting' | 'disconnected';
  /** At most 100. */
  readonly interactions: readonly AssistInteraction[];
}

export interface AssistEvents {
  /** The state has changed. */
  'handraise-state': CustomEvent<AssistState>;
  /** A new message, and the agent wants to see it: a compact one unfolds, unless this is prevented. */
  'handraise-attention': CustomEvent<{ readonly interaction: string }>;
}

export declare class HandraiseAssist extends HTMLElement {
  /** Where Handraise is, such as `https://handraise.example`; without it, where the script came from. */
  server: string;
  /** The one interaction that is shown; null shows all. */
  interaction: string | null;
  /** Colours; `system` without it. */
  theme: AssistTheme;
  /** A button that unfolds the desk. */
  compact: boolean;
  /** `away`: the desk cannot be reached, or does not let this website embed it. */
  readonly status: 'loading' | 'ready' | 'away';
  readonly state: AssistState;
  /** Opens the request of an interaction, with the caret in it, as soon as it is the agent's. */
  open(interaction?: string): void;
  /** Puts the focus into the desk. */
  focus(options?: FocusOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'handraise-assist': HandraiseAssist;
  }
  interface HTMLElementEventMap extends AssistEvents {}
}
