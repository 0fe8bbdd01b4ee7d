/** A desk without a screen: folds the frames of a feed as the browser does, can be cut off and come back. */
import type { Subscription } from 'rxjs';
import { expect } from 'vitest';
import { follows } from '../../machines/desk.ts';
import type { Desk, Happening } from '../../machines/desk-state.ts';
import { emptyDesk, helloOf, receive, selfView } from '../../machines/desk-state.ts';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import { comparable, project } from '../../machines/projection.ts';
import type { Frame } from '../../machines/wire.ts';
import type { MemoryHost } from '../../server/actors/memory-host.ts';
import { DeskFeed } from '../../server/live/desk-feed.ts';
import type { SwitchboardHost } from '../../server/live/switchboard.ts';
import { Switchboard } from '../../server/live/switchboard.ts';

export class FeedDesk {
  desk: Desk = emptyDesk;
  readonly frames: Frame[] = [];
  readonly happened: Happening[] = [];
  readonly self: Address;
  #host: MemoryHost;
  #feed: DeskFeed | undefined;
  #mayRepeat = false;
  readonly #delay: (topic?: Address) => Promise<void>;
  #subscription: Subscription | undefined;

  /** With `delay`, reading the host takes its time, so that commits fall in between. */
  constructor(host: MemoryHost, self: Address, delay: (topic?: Address) => Promise<void> = async () => {}) {
    this.#host = host;
    this.#delay = delay;
    this.self = self;
  }

  get isConnected(): boolean {
    return this.#feed !== undefined;
  }

  connect(): Promise<void> {
    const application = this.self.startsWith('agent/') ? 'client' : 'supervisor';
    const { epoch, published } = this.#host;
    const host: SwitchboardHost = {
      epoch,
      published,
      feed: async (topic, after) => {
        await this.#delay();
        const feed = await this.#host.feed(topic, after);
        await this.#delay(topic);
        return feed;
      },
      text: async (id) => {
        await this.#delay();
        return this.#host.text(id);
      },
    };
    const switchboard = new Switchboard({ host });
    this.#feed = new DeskFeed({ switchboard, self: this.self, application, now: () => this.#host.now });
    this.#subscription = this.#feed.frames.subscribe((frame) => this.#take(frame));
    return this.#feed.hello(helloOf(this.desk));
  }

  /** As a desk does that sees a gap. What is on its way may then come twice, and counts once. */
  again(): void {
    this.#mayRepeat = true;
    void this.#feed?.hello(helloOf(this.desk));
  }

  cut(): void {
    this.#subscription?.unsubscribe();
    this.#feed?.close();
    this.#feed = undefined;
  }

  #take(frame: Frame): void {
    this.frames.push(frame);
    if (frame.type === 'events') {
      const first = frame.events[0]?.seq;
      const next = (this.desk.seqs.get(frame.topic) ?? 0) + 1;
      if (!this.#mayRepeat) expect(first, `${frame.topic}: each event exactly once`).toBe(next);
    }
    const received = receive(this.desk, frame);
    expect(received.gap).toBe(false);
    this.desk = received.desk;
    this.happened.push(...received.happened);
    const own = selfView(this.desk);
    if (!this.desk.ready || !own) return;
    const missing = follows(this.self, own).filter((topic) => !this.desk.views.has(topic));
    expect(missing, 'a desk has every view when it renders').toEqual([]);
  }

  /** Q-VIEW: what was folded is what the charts say, for every topic that is followed. */
  async expectUpToDate(): Promise<void> {
    const own = selfView(this.desk);
    expect(own, `${this.self} has its own view`).toBeDefined();
    const followed = follows(this.self, own!);
    expect([...this.desk.seqs.keys()].sort()).toEqual([...followed].sort());
    for (const topic of followed) {
      const state = (await this.#host.peek(topic))!;
      expect(withoutBodies(comparable(this.desk.views.get(topic)!)), topic).toEqual(
        project(partsOf(topic).kind, state),
      );
    }
  }
}

/** Charts know references only. */
const withoutBodies = (view: unknown): unknown =>
  JSON.parse(JSON.stringify(view, (key, value) => (key === 'body' ? undefined : value)));

/** Lets so many promises go on, and nothing else. */
export async function ticks(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await undefined;
}

/** Everything that promises alone can bring about has happened. */
export const quiet = () => new Promise<void>((resolve) => setImmediate(resolve));
