/**
 * What one desk is sent, whatever carries it: after `hello` all that it missed, then every event of the topics it follows,
 * each once and in order. Which topics those are follows from the person's own view. Knows no socket and no session.
 */
import type { Observable } from 'rxjs';
import { Subject, Subscription } from 'rxjs';
import type { Application } from '../../machines/commands.ts';
import { follows } from '../../machines/desk.ts';
import type { Address } from '../../machines/names.ts';
import { isAddress, partsOf } from '../../machines/names.ts';
import { fold } from '../../machines/views.ts';
import type { AgentView, Frame, Hello, Mark, Numbered, SupervisorView, View } from '../../machines/wire.ts';
import type { Host, Published } from '../actors/host.ts';
import { joinTexts } from '../actors/texts.ts';
import type { Marks } from './marks.ts';

export interface DeskFeedOptions {
  host: Pick<Host, 'epoch' | 'feed' | 'published' | 'text'>;
  /** The person's own topic: `agent/<id>` for an agent's client, else `supervisor/<id>`. */
  self: Address;
  application: Application;
  /** The server's clock, ms UTC. */
  now(): number;
  /** Carries typing marks between desks; without it there are none. */
  marks?: Marks;
}

export interface DeskFeed {
  /** Resolves once `ready` was emitted. May be said again, as a desk that sees a gap does. */
  hello(hello: Hello): Promise<void>;
  /** Tells the others in a conversation that this desk follows; dropped without a word where it may not. */
  mark(mark: Mark): void;
  /** Hot: subscribe before `hello`. Errors if the host fails or the desk falls hopelessly behind; then say hello anew. */
  readonly frames: Observable<Frame>;
  close(): void;
}

export const deskFeedLimits = {
  /** Commits that wait for this desk; one more and its frames end with an error. */
  waitingBatches: 5_000,
  /** Topics that are not followed any more of which missed events are looked up; the others are only `gone`. */
  formerTopics: 50,
} as const;

/** A sequence number that never was: the host answers with a snapshot. */
const never = Number.MAX_SAFE_INTEGER;

export function openDeskFeed({ host, self, application, now, marks }: DeskFeedOptions): DeskFeed {
  const frames = new Subject<Frame>();
  /** The last event that the desk has of each followed topic. */
  const sent = new Map<Address, number>();
  /** The person's own view as of `sent.get(self)`; undefined until the first hello. */
  let own: AgentView | SupervisorView | undefined;
  let waiting = 0;
  let turn: Promise<unknown> = Promise.resolve();
  /** What `own` and `sent` will be once everything that waits was delivered; undefined while that cannot be told. */
  let ahead: { own: AgentView | SupervisorView; seq: number; topics: Set<Address> } | undefined;

  /** Strictly one after the other: what is sent depends on what was sent before. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    waiting++;
    const done = turn.then(work).finally(() => {
      if (--waiting === 0) ahead = own && { own, seq: sent.get(self) ?? 0, topics: new Set(sent.keys()) };
    });
    turn = done.catch((error: unknown) => stop(error));
    return done;
  };

  const subscription = new Subscription();
  const listener = {
    next: (batch: readonly Published[]) => {
      const ours = waiting > 0 && !ahead ? batch : batch.filter(concernsUs);
      if (ours.length === 0) return;
      if (waiting >= deskFeedLimits.waitingBatches) stop(new Error(`${self} is too many commits behind.`));
      else void inTurn(() => deliver(ours)).catch(() => {});
    },
    error: (error: unknown) => stop(error),
    complete: () => void inTurn(async () => stop()),
  };
  subscription.add(host.published.subscribe(listener));

  const me = partsOf(self).id;
  const followsRequest = (request: string) => sent.has(`request/${request}`);
  const markListener = marks?.marks$.subscribe((mark) => {
    if (mark.person !== me && followsRequest(mark.request)) frames.next(mark);
  });
  subscription.add(markListener);

  /** Most commits are none of this desk's business, and what is its business changes only by the person's own events. */
  function concernsUs({ topic, numbered }: Published): boolean {
    if (!ahead?.topics.has(topic)) return false;
    if (topic === self && numbered.seq > ahead.seq) {
      ahead.own = fold(ahead.own, numbered);
      ahead.seq = numbered.seq;
      for (const followed of follows(self, ahead.own)) ahead.topics.add(followed);
    }
    return true;
  }

  function stop(error?: unknown): void {
    subscription.unsubscribe();
    sent.clear();
    own = ahead = undefined;
    if (error === undefined) frames.complete();
    else frames.error(error);
  }

  const lookup = (id: string) => host.text(id);
  const emitSnapshot = async (topic: Address, seq: number, view: View): Promise<void> =>
    frames.next({ type: 'snapshot', topic, seq, view: await joinTexts(view, lookup) });
  const emitEvents = async (
    topic: Address,
    mode: 'missed' | 'live',
    references: readonly Numbered[],
  ): Promise<void> => {
    if (references.length === 0) return;
    const joined = references.map(async (next) => ({ ...next, event: await joinTexts(next.event, lookup) }));
    frames.next({ type: 'events', topic, mode, events: await Promise.all(joined) });
  };

  /** Brings the desk up to now on a topic, from event `after` if that is possible. */
  async function catchUp(topic: Address, after = never): Promise<void> {
    const feed = await host.feed(topic, after);
    if ('view' in feed) await emitSnapshot(topic, feed.seq, feed.view);
    else await emitEvents(topic, 'missed', feed.events);
    sent.set(topic, feed.seq);
  }

  async function catchUpSelf(after = never): Promise<void> {
    const whole = await host.feed(self, never);
    const feed = after === never ? whole : await host.feed(self, after);
    if ('view' in feed) {
      own = ownView(feed.view);
      await emitSnapshot(self, feed.seq, feed.view);
    } else {
      if (!('view' in whole)) throw new Error(`The host has no snapshot of ${self}.`);
      const since = feed.events.filter(({ seq }) => seq > whole.seq);
      own = since.reduce((view, next) => fold(view, next), ownView(whole.view));
      await emitEvents(self, 'missed', feed.events);
    }
    sent.set(self, feed.seq);
  }

  async function welcome({ epoch, have }: Hello): Promise<void> {
    // A store may be ahead of what was published: until this is done nothing can be told to be nobody's business.
    ahead = undefined;
    frames.next({ type: 'welcome', epoch: host.epoch, self, application, now: now() });
    const had = new Map(epoch === host.epoch ? Object.entries(have) : []);
    // A hello that was on its way does not name what was sent meanwhile; the desk has that too.
    const former = new Map<string, number>([...sent, ...had]);
    sent.clear();
    await catchUpSelf(had.get(self));
    const followed = own ? follows(self, own) : [];
    for (const topic of followed) if (topic !== self) await catchUp(topic, had.get(topic));
    await takeLeave([...former].filter(([topic]) => !sent.has(topic as Address)));
    frames.next({ type: 'ready' });
  }

  /** The end of a request in which the person took part is still theirs to see; of anything else they only learn `gone`. */
  async function takeLeave(former: [topic: string, seq: number][]): Promise<void> {
    for (const [n, [topic, after]] of former.entries()) {
      if (n < deskFeedLimits.formerTopics && isAddress(topic) && partsOf(topic).kind === 'request') {
        const whole = await host.feed(topic, never);
        if ('view' in whole && tookPart(whole.view, me)) {
          await catchUp(topic, after);
          sent.delete(topic);
        }
      }
      frames.next({ type: 'gone', topic });
    }
  }

  async function deliver(batch: readonly Published[]): Promise<void> {
    let run: { topic: Address; events: Numbered[] } | undefined;
    const flush = async () => {
      const { topic, events } = run ?? { topic: self, events: [] };
      run = undefined;
      await emitEvents(topic, 'live', events);
    };
    for (const { topic, numbered } of batch) {
      const last = sent.get(topic);
      if (last === undefined || numbered.seq <= last) continue;
      if (numbered.seq !== last + 1) throw new Error(`${topic} went from ${last} to ${numbered.seq}.`);
      if (topic === self && own) {
        own = fold(own, numbered);
        // Before the event that speaks of them, so that a desk has every view when it renders.
        for (const added of follows(self, own)) {
          if (sent.has(added)) continue;
          await flush();
          await catchUp(added);
        }
      }
      if (run?.topic !== topic) await flush();
      run ??= { topic, events: [] };
      run.events.push(numbered);
      sent.set(topic, numbered.seq);
    }
    await flush();
    if (own) dropUnfollowed(new Set<string>(follows(self, own)));
  }

  /** Only after the whole commit: what it says of such a topic was said while the person still followed it. */
  function dropUnfollowed(followed: ReadonlySet<string>): void {
    for (const topic of [...sent.keys()]) {
      if (followed.has(topic)) continue;
      sent.delete(topic);
      frames.next({ type: 'gone', topic });
    }
  }

  return {
    hello: (hello) => inTurn(() => welcome(hello)),
    mark: (mark) => {
      if (followsRequest(mark.request)) marks?.publish({ ...mark, person: me, at: now() });
    },
    frames: frames.asObservable(),
    close: () => stop(),
  };
}

function ownView(view: View): AgentView | SupervisorView {
  if (view.kind === 'agent' || view.kind === 'supervisor') return view;
  throw new Error(`A desk does not belong to a ${view.kind}.`);
}

const tookPart = (view: View, person: string) =>
  view.kind === 'request' && (view.agent === person || view.participants[person] === 'accepted');
