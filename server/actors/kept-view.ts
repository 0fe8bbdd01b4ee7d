/**
 * What the topic of a workgroup folds to, kept beside its snapshot: since when each agent, interaction and request is as it
 * is, no chart knows, and the topic has no end, so that nobody could fold it anew for every reader. Other topics are short
 * or their charts say it all.
 */
import type { FeedEvent } from '../../machines/messages.ts';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import { blank, fold } from '../../machines/views.ts';
import type { WorkgroupView } from '../../machines/wire.ts';

export type KeptView = WorkgroupView | undefined;

/** Of an address that nobody has used. */
export const blankView = (address: Address): KeptView =>
  partsOf(address).kind === 'workgroup' ? blank.workgroup : undefined;

export const viewAfter = (view: KeptView, events: readonly FeedEvent[], at: number): KeptView =>
  view && events.reduce((now, event) => fold(now, { event, at }), view);
