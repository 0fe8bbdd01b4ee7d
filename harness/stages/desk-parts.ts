/**
 * What a desk without a page is made of: the functions of machines/ that a page uses too, and the little that a page does
 * by itself. Tests plant a fault in one of them to show that a scenario finds it.
 */
import { agentDesk, handOverTargets, helpingRows, listRows, toastRows } from '../../machines/desk.ts';
import { receive, typingIn } from '../../machines/desk-state.ts';
import { wallRows } from '../../machines/wall.ts';
import { DeskDialogs } from './desk-dialogs.ts';

export const deskParts = {
  receive,
  agentDesk,
  wallRows,
  toastRows,
  helpingRows,
  listRows,
  handOverTargets,
  typingIn,
  /** What survives a refresh, but no other browser. */
  dialogs: () => new DeskDialogs(),
  /** R-SEEN: a toast that is in view is on the screen. */
  paints: (_toast: string) => true as boolean,
};
export type DeskParts = typeof deskParts;
