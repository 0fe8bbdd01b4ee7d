/**
 * What one desk is sent, whatever carries it: after `hello` all that it missed, then every event of the topics it follows,
 * each once and in order. Which topics those are follows from the person's own view. Knows no socket and no session.
 */
import type { Observable } from 'rxjs';
import { Subject } from 'rxjs';
import type { Application } from '../../machines/commands.ts';
import { follows } from '../../machines/desk.ts';
import type { Address } from '../../machines/names.ts';
import { isAddress, partsOf } from '../../machines/names.ts';
import { fold } from '../../machines/views.ts';
import type { AgentView, Frame, Hello, Mark, SupervisorView, View } from '../../machines/wire.ts';
import type { Feed } from '../actors/host.ts';
import type { SentMark } from './marks.ts';
import type { Entry, Publication } from './publication.ts';
import type { Receiver, Switchboard } from './switchboard.ts';

export interface DeskFeedOptions {
  switchboard: Switchboard;
  /** The person's own topic: `agent/<id>` for an agent's client, else `supervisor/<id>`. */
  self: Address;
  application: Application;
  /** The server's clock, ms UTC. */
  now(): number;
}

export const deskFeedLimits = {
  /** Publications that wait for this desk; one more and its frames end with an error. */
  waiting: 5_000,
  /** Topics that are not followed any more of which missed events are looked up; the others are only `gone`. */
  formerTopics: 50,
} as const;

type OwnView = AgentView | SupervisorView;

export class DeskFeed implements Receiver {
  readonly #options: DeskFeedOptions;
  readonly #me: string;
  readonly #frames = new Subject<Frame>();
  /** The last event that the desk has of each followed topic. */
  readonly #sent = new Map<Address, number>();
  /** The person's own view as of `#sent.get(self)`; undefined until the first hello. */
  #own: OwnView | undefined;
  /** What the desk said that it has, in hellos that were not answered yet. */
  readonly #claims = new Set<Map<string, number>>();
  #waiting = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #isOver = false;

  constructor(options: DeskFeedOptions) {
    this.#options = options;
    this.#me = partsOf(options.self).id;
    options.switchboard.join(this);
  }

  /** Hot: subscribe before `hello`. Errors if the host fails or the desk falls hopelessly behind; then say hello anew. */
  get frames(): Observable<Frame> {
    return this.#frames;
  }

  /** Resolves once `ready` was emitted. May be said again, as a desk that sees a gap does. */
  hello({ epoch, have }: Hello): Promise<void> {
    const had = new Map(epoch === this.#options.switchboard.epoch ? Object.entries(have) : []);
    this.#claims.add(had);
    return this.#inTurn(() => this.#welcome(had)).finally(() => this.#claims.delete(had));
  }

  /** Tells the others in a conversation that this desk follows; dropped without a word where it may not. */
  mark(mark: Mark): void {
    const { switchboard, now } = this.#options;
    if (this.#sent.has(`request/${mark.request}`)) switchboard.mark({ ...mark, person: this.#me, at: now() });
  }

  close(): void {
    this.#stop();
  }

  take(publication: Publication): void {
    try {
      if (this.#waiting === 0 && this.#deliverAtOnce(publication)) return;
      if (this.#waiting < deskFeedLimits.waiting) {
        void this.#inTurn(() => this.#deliver(publication)).catch(() => {});
      } else this.#stop(new Error(`${this.#options.self} is too far behind.`));
    } catch (error) {
      this.#stop(error);
    }
  }

  hear(mark: SentMark): void {
    if (mark.person !== this.#me) this.#frames.next(mark);
  }

  end(error?: unknown): void {
    if (error !== undefined) this.#stop(error);
    else void this.#inTurn(async () => this.#stop()).catch(() => {});
  }

  /** Strictly one after the other: what is sent depends on what was sent before. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    if (this.#isOver) return Promise.resolve();
    const { switchboard } = this.#options;
    if (this.#waiting++ === 0) switchboard.unsettle(this, true);
    const done = this.#turn.then(work).finally(() => {
      if (--this.#waiting === 0) switchboard.unsettle(this, false);
    });
    this.#turn = done.catch((error: unknown) => this.#stop(error));
    return done;
  }

  #stop(error?: unknown): void {
    this.#isOver = true;
    this.#forgetTopics();
    this.#own = undefined;
    this.#options.switchboard.leave(this);
    if (error === undefined) this.#frames.complete();
    else this.#frames.error(error);
  }

  #follow(topic: Address, seq: number): void {
    // Whatever was being read when it ended comes too late.
    if (this.#isOver) return;
    if (!this.#sent.has(topic)) this.#options.switchboard.follow(topic, this);
    this.#sent.set(topic, seq);
  }

  #unfollow(topic: Address): void {
    this.#sent.delete(topic);
    this.#options.switchboard.unfollow(topic, this);
  }

  #forgetTopics(): void {
    for (const topic of [...this.#sent.keys()]) this.#unfollow(topic);
  }

  /** True if that was all: most publications change nothing about what the desk follows. */
  #deliverAtOnce(publication: Publication): boolean {
    const { self } = this.#options;
    if (!this.#own) return true;
    const entries = publication.after(this.#sent);
    const own = entries.reduce(
      (view, { topic, numbered }) => (topic === self ? fold(view, numbered) : view),
      this.#own,
    );
    if (own !== this.#own) {
      const topics = follows(self, own);
      if (topics.length !== this.#sent.size || !topics.every((topic) => this.#sent.has(topic))) return false;
      this.#own = own;
    }
    for (const frame of publication.framesOf(entries)) {
      this.#sent.set(frame.topic as Address, frame.events.at(-1)!.seq);
      this.#frames.next(frame);
    }
    return true;
  }

  async #deliver(publication: Publication): Promise<void> {
    const { self } = this.#options;
    const run: Entry[] = [];
    const flush = () => {
      for (const frame of publication.framesOf(run)) this.#frames.next(frame);
      run.length = 0;
    };
    for (const entry of publication.after(this.#sent)) {
      const { topic, numbered } = entry;
      if (topic === self && this.#own) {
        this.#own = fold(this.#own, numbered);
        // Before the event that speaks of them, so that a desk has every view when it renders.
        for (const added of follows(self, this.#own)) {
          if (this.#sent.has(added)) continue;
          flush();
          await this.#catchUp(added);
        }
      }
      run.push(entry);
      this.#follow(topic, numbered.seq);
    }
    flush();
    if (this.#own) this.#dropUnfollowed(new Set<string>(follows(self, this.#own)));
  }

  /** Only after all of it: what it says of such a topic was said while the person still followed it. */
  #dropUnfollowed(followed: ReadonlySet<string>): void {
    for (const topic of [...this.#sent.keys()]) {
      if (followed.has(topic)) continue;
      this.#unfollow(topic);
      this.#tellGone(topic);
    }
  }

  /** The desk forgets it, whatever a hello says that was said before. */
  #tellGone(topic: string): void {
    for (const had of this.#claims) had.delete(topic);
    this.#frames.next({ type: 'gone', topic });
  }

  async #welcome(had: ReadonlyMap<string, number>): Promise<void> {
    const { switchboard, self, application, now } = this.#options;
    this.#frames.next({ type: 'welcome', epoch: switchboard.epoch, self, application, now: now() });
    // A hello that was on its way does not name what was sent meanwhile; the desk has that too.
    const former = new Map<string, number>([...this.#sent, ...had]);
    this.#forgetTopics();
    await this.#catchUpSelf(had.get(self));
    const followed = this.#own ? follows(self, this.#own) : [];
    for (const topic of followed) if (topic !== self) await this.#catchUp(topic, had.get(topic));
    await this.#takeLeave([...former].filter(([topic]) => !this.#sent.has(topic as Address)));
    this.#frames.next({ type: 'ready' });
  }

  /** Brings the desk up to now on a topic, from event `after` if that is possible. */
  async #catchUp(topic: Address, after?: number): Promise<void> {
    const { switchboard } = this.#options;
    if (after === undefined) {
      const whole = await switchboard.snapshot(topic);
      this.#frames.next(whole);
      this.#follow(topic, whole.seq);
    } else this.#emitMissed(topic, await switchboard.missed(topic, after));
  }

  async #catchUpSelf(after?: number): Promise<void> {
    const { switchboard, self } = this.#options;
    const whole = await switchboard.snapshot(self);
    const own = ownView(whole.view);
    if (after === undefined) {
      this.#own = own;
      this.#frames.next(whole);
      this.#follow(self, whole.seq);
      return;
    }
    const feed = await switchboard.missed(self, after);
    const since = 'view' in feed ? [] : feed.events.filter(({ seq }) => seq > whole.seq);
    this.#own = 'view' in feed ? ownView(feed.view) : since.reduce((view, next) => fold(view, next), own);
    this.#emitMissed(self, feed);
  }

  #emitMissed(topic: Address, feed: Feed): void {
    if ('view' in feed) this.#frames.next({ type: 'snapshot', topic, ...feed });
    else if (feed.events.length > 0) {
      this.#frames.next({ type: 'events', topic, mode: 'missed', events: feed.events });
    }
    this.#follow(topic, feed.seq);
  }

  /** The end of a request in which the person took part is still theirs to see; of anything else they only learn `gone`. */
  async #takeLeave(former: [topic: string, seq: number][]): Promise<void> {
    for (const [n, [topic, after]] of former.entries()) {
      if (n < deskFeedLimits.formerTopics && isAddress(topic) && partsOf(topic).kind === 'request') {
        const { view } = await this.#options.switchboard.snapshot(topic);
        if (tookPart(view, this.#me)) {
          await this.#catchUp(topic, after);
          this.#unfollow(topic);
        }
      }
      this.#tellGone(topic);
    }
  }
}

function ownView(view: View): OwnView {
  if (view.kind === 'agent' || view.kind === 'supervisor') return view;
  throw new Error(`A desk does not belong to a ${view.kind}.`);
}

const tookPart = (view: View, person: string) =>
  view.kind === 'request' && (view.agent === person || view.participants[person] === 'accepted');
