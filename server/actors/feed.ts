/** What a reader of a topic gets: the events it missed, or a snapshot when that would be too much or cannot be told. */

import type { ActorState } from '../../machines/index.ts';
import type { Address, Kind } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import { project } from '../../machines/projection.ts';
import { blank, foldAll } from '../../machines/views.ts';
import type { Numbered, View } from '../../machines/wire.ts';
import type { Feed } from './host.ts';
import type { KeptView } from './kept-view.ts';

export interface Topic {
  /** Number of its last event, 0 if there is none. */
  seq: number;
  after(seq: number): Numbered[];
  state(): ActorState | undefined;
  /** What its events fold to, if that is kept. */
  view(): KeptView;
}

export function feedOf(address: Address, after: number, topic: Topic, eventsMax: number): Feed {
  const { seq } = topic;
  // A number that never was belongs to another database: what the reader has is worth nothing.
  const isKnown = Number.isInteger(after) && after >= 0 && after <= seq;
  return isKnown && seq - after <= eventsMax
    ? { seq, events: topic.after(after) }
    : { seq, view: viewOf(partsOf(address).kind, topic) };
}

function viewOf(kind: Kind, topic: Topic): View {
  // Lines and times are events only; charts merely count lines. These topics end.
  if (kind === 'request' || kind === 'interaction') return foldAll(kind, topic.after(0));
  const kept = topic.view();
  if (kept) return kept;
  const state = topic.state();
  return state ? (project(kind, state) as View) : blank[kind];
}
