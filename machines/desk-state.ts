/**
 * What a desk holds, and how each frame changes it. The one client-side fold, used by the browser, by the harness on
 * every stage and by tests; transports bring frames and say hello again when this finds a gap. Imports types only.
 */
import type { Alert } from './desk.ts';
import { alertOf } from './desk.ts';
import type { FeedEvent } from './messages.ts';
import type { Kind } from './names.ts';
import { blank, fold } from './views.ts';

import type { AgentView, Frame, Hello, Numbered, SupervisorView, View } from './wire.ts';

export interface Desk {
  /** The database that `seqs` count in; empty before the first welcome. */
  epoch: string;
  /** The person's own topic, such as `agent/alice`; empty before the first welcome. */
  self: string;
  /** All that the last hello asked for is here. */
  ready: boolean;
  /** The last event known of each followed topic. */
  seqs: ReadonlyMap<string, number>;
  /** Views of followed topics, and the last known ones of a few that are not followed any more. */
  views: ReadonlyMap<string, View>;
  /** What others do in conversations right now: request → person → their last mark (R-TYPING). */
  marks: ReadonlyMap<string, ReadonlyMap<string, SeenMark>>;
  /** Topics no longer followed whose last view is kept, the oldest first. */
  gone: readonly string[];
}

export interface SeenMark {
  /** Server time of the mark, if the person was typing then; typing lasts `typingLastsMs`. */
  typingAt: number | undefined;
  /** The last line that the person has on screen. */
  read: number;
}

/** Typing that is not said again is over after this long. */
const typingLastsMs = 5_000;

/** Views kept of topics no longer followed. */
const goneMax = 50;

export const emptyDesk: Desk = {
  epoch: '',
  self: '',
  ready: false,
  seqs: new Map(),
  views: new Map(),
  marks: new Map(),
  gone: [],
};

/** One event that reached the desk, with what it asks of the person, if anything. */
export interface Happening {
  topic: string;
  mode: 'missed' | 'live';
  numbered: Numbered;
  alert: Alert | undefined;
}

export interface Received {
  desk: Desk;
  happened: Happening[];
  /** Events are missing: say hello with what the desk has. Nothing of this frame was taken. */
  gap: boolean;
}

export const helloOf = (desk: Desk): Hello => ({
  type: 'hello',
  ...(desk.epoch && { epoch: desk.epoch }),
  have: Object.fromEntries(desk.seqs),
});

export const selfView = (desk: Desk) => desk.views.get(desk.self) as AgentView | SupervisorView | undefined;

/** Who is typing in a conversation at that server time, sorted. A line that arrives ends its writer's typing. */
export const typingIn = (desk: Desk, request: string, now: number): string[] =>
  [...(desk.marks.get(request) ?? [])]
    .filter(([, { typingAt }]) => typingAt !== undefined && now - typingAt < typingLastsMs)
    .map(([person]) => person)
    .sort();

export function receive(desk: Desk, frame: Frame): Received {
  switch (frame.type) {
    case 'welcome': {
      const known = desk.epoch === frame.epoch && desk.self === frame.self;
      const kept = known ? desk : emptyDesk;
      return quiet({ ...kept, epoch: frame.epoch, self: frame.self, ready: false });
    }
    case 'ready':
      return quiet({ ...desk, ready: true });
    case 'mark': {
      const { request, person, typing, read, at } = frame;
      const seen: SeenMark = { typingAt: typing ? at : undefined, read };
      const inRequest = new Map(desk.marks.get(request)).set(person, seen);
      return quiet({ ...desk, marks: new Map(desk.marks).set(request, inRequest) });
    }
    case 'snapshot':
      return quiet(withTopic(desk, frame.topic, frame.seq, frame.view));
    case 'gone': {
      const seqs = new Map(desk.seqs);
      seqs.delete(frame.topic);
      const marks = new Map(desk.marks);
      marks.delete(frame.topic.slice('request/'.length));
      const gone = [...desk.gone.filter((topic) => topic !== frame.topic), frame.topic];
      const views = new Map(desk.views);
      for (const topic of gone.splice(0, Math.max(0, gone.length - goneMax))) views.delete(topic);
      return quiet({ ...desk, seqs, views, marks, gone });
    }
    case 'events':
      return receiveEvents(desk, frame);
  }
}

function receiveEvents(desk: Desk, { topic, mode, events }: Extract<Frame, { type: 'events' }>): Received {
  let seq = desk.seqs.get(topic) ?? 0;
  const fresh = events.filter((numbered) => numbered.seq > seq);
  const first = fresh[0];
  if (first && first.seq !== seq + 1) return { desk, happened: [], gap: true };
  let view = desk.views.get(topic) ?? blank[topic.slice(0, topic.indexOf('/')) as Kind];
  const happened: Happening[] = [];
  let current = desk;
  for (const numbered of fresh) {
    const before = selfView(current);
    view = fold(view, numbered);
    seq = numbered.seq;
    current = withTopic(current, topic, seq, view);
    const self = selfView(current) ?? before;
    current = withoutTyping(current, topic, numbered.event);
    happened.push({ topic, mode, numbered, alert: self && alertOf(self, topic, numbered.event) });
  }
  return { desk: current, happened: happened.map((one) => withoutStaleAlert(current, one)), gap: false };
}

/** A toast that came and went while the desk was away alerts nobody. */
function withoutStaleAlert(desk: Desk, happening: Happening): Happening {
  const { event } = happening.numbered;
  if (event.type !== 'toast.shown' && event.type !== 'toast.reminded') return happening;
  const self = selfView(desk);
  return self?.kind === 'supervisor' && event.toast in self.toasts ? happening : { ...happening, alert: undefined };
}

function withoutTyping(desk: Desk, topic: string, event: FeedEvent): Desk {
  const request = topic.slice('request/'.length);
  const marks = event.type === 'request.line' ? desk.marks.get(request) : undefined;
  if (event.type !== 'request.line' || !marks?.has(event.person)) return desk;
  const left = new Map(marks).set(event.person, { typingAt: undefined, read: event.n });
  return { ...desk, marks: new Map(desk.marks).set(request, left) };
}

const quiet = (desk: Desk): Received => ({ desk, happened: [], gap: false });

const withTopic = (desk: Desk, topic: string, seq: number, view: View): Desk => ({
  ...desk,
  seqs: new Map(desk.seqs).set(topic, seq),
  views: new Map(desk.views).set(topic, view),
  gone: desk.gone.filter((other) => other !== topic),
});
