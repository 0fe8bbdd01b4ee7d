/**
 * What a desk would have been sent on opening at a turn: a welcome, a snapshot of every topic that its person could follow
 * then, and that it is ready. Texts are references; whoever may read them joins them.
 */
import type { Application } from '../../machines/commands.ts';
import { follows } from '../../machines/desk.ts';
import type { ActorState } from '../../machines/index.ts';
import type { Address } from '../../machines/names.ts';
import { addressOf, partsOf } from '../../machines/names.ts';
import { project } from '../../machines/projection.ts';
import { foldAll } from '../../machines/views.ts';
import type { AgentView, Frame, Numbered, SupervisorView, View } from '../../machines/wire.ts';
import { stateOf } from '../../server/actors/step.ts';
import { Refused } from '../../server/problems.ts';
import type { TapeParts } from './edges-of-turns.ts';

export interface DeskAsked {
  turn: number;
  person: string;
  kind: 'agent' | 'supervisor';
}

const applications: Record<DeskAsked['kind'], Application> = { agent: 'client', supervisor: 'supervisor' };

interface Parts extends TapeParts {
  epoch: string;
}

/** Throws Refused: `unknownPerson` if nobody had heard of the person by then. */
export function deskThen({ turn, person, kind }: DeskAsked, parts: Parts): Frame[] {
  const self = addressOf(kind, person);
  const own = viewThen(self, turn, parts);
  if (own.seq === 0) throw new Refused('unknownPerson');
  const snapshots = follows(self, own.view as AgentView | SupervisorView).flatMap((topic): Frame[] => {
    const shown = topic === self ? own : viewThen(topic, turn, parts);
    // In the middle of what a command causes somebody may know of an actor that has said nothing yet.
    return shown.seq === 0 ? [] : [{ type: 'snapshot', topic, ...shown }];
  });
  const { epoch, index } = parts;
  const now = turn < index.first ? index.at(index.first) : index.at(turn);
  const welcome: Frame = { type: 'welcome', epoch, self, application: applications[kind], now };
  return [welcome, ...snapshots, { type: 'ready' }];
}

/** As server/actors/feed.ts makes a snapshot of a topic, as of then. */
function viewThen(topic: Address, turn: number, parts: Parts): { seq: number; view: View } {
  const { kind } = partsOf(topic);
  const { index, states } = parts;
  const actor = index.names.find(topic);
  if (actor === undefined) return { seq: 0, view: foldAll(kind, []) };
  if (kind === 'request' || kind === 'interaction') {
    const events = eventsUpTo(actor, turn, parts);
    return { seq: events.at(-1)?.seq ?? 0, view: foldAll(kind, events) };
  }
  const { snapshot, seq, view } = states.afterTurn(actor, turn);
  if (view) return { seq, view };
  return { seq, view: project(kind, stateOf(snapshot) as ActorState) as View };
}

/** A topic is a chain through the record: every turn that published names the one before. */
function eventsUpTo(actor: number, turn: number, { index, source }: Parts): Numbered[] {
  const own = index.own[actor] ?? [];
  let place = index.countOf(actor, turn) - 1;
  while (place >= 0 && source.line(own[place]!).seq === 0) place--;
  const parts: Numbered[][] = [];
  for (let n = own[place] ?? 0; n > 0; ) {
    const { turn: found, seq, before } = source.line(n);
    const { at } = found.envelope;
    const events = found.effects.flatMap((effect) => (effect.type === 'publish' ? [effect.event] : []));
    parts.push(events.map((event, nth) => ({ seq: seq - events.length + 1 + nth, at, event })));
    n = before;
  }
  return parts.reverse().flat();
}
