/**
 * Hands what a command published to the desks that it concerns and to no others, its texts joined once. Keeps the last snapshots, so
 * that many desks that come at once cost one reading. Which topics a desk follows is the desk's feed to decide.
 */
import type { Subscription } from 'rxjs';
import type { TextRef } from '../../machines/commands.ts';
import type { Address } from '../../machines/names.ts';
import { fold } from '../../machines/views.ts';
import type { Frame, Numbered, View } from '../../machines/wire.ts';
import type { Feed, Host, Published } from '../actors/host.ts';
import { carriesText, joinTexts } from '../actors/texts.ts';
import type { Marks, SentMark } from './marks.ts';
import { Publication } from './publication.ts';

export type SnapshotFrame = Extract<Frame, { type: 'snapshot' }>;

/** A desk's feed, as the switchboard knows it. */
export interface Receiver {
  take(publication: Publication): void;
  hear(mark: SentMark): void;
  /** Nothing more comes: the host has failed, or is closed. */
  end(error?: unknown): void;
}

export type SwitchboardHost = Pick<Host, 'epoch' | 'feed' | 'published' | 'text'>;

export interface SwitchboardOptions {
  host: SwitchboardHost;
  /** Carries typing marks between desks; without it there are none. */
  marks?: Marks;
  /** Called when a publication was handed to the last desk that it concerns, with the time of its last event, ms UTC. */
  onHanded?(at: number): void;
}

const switchboardLimits = {
  /** Publications whose texts are being read; one more and every feed ends with an error. */
  waiting: 5_000,
  /** Snapshots kept; the one not asked for longest goes first. */
  snapshots: 128,
  /** A conversation with more lines, or more written in them, is read anew each time. */
  snapshotLines: 50,
  snapshotCharacters: 20_000,
} as const;

/** A sequence number that never was: the host answers with a snapshot. */
const never = Number.MAX_SAFE_INTEGER;

export class Switchboard {
  readonly #host: SwitchboardHost;
  readonly #marks: Marks | undefined;
  readonly #onHanded: (at: number) => void;
  readonly #receivers = new Set<Receiver>();
  readonly #followers = new Map<Address, Set<Receiver>>();
  /** Their topics are about to change, so they are handed everything. */
  readonly #unsettled = new Set<Receiver>();
  readonly #snapshots = new Map<Address, SnapshotFrame>();
  #waiting = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #subscription: Subscription | undefined;

  constructor({ host, marks, onHanded = () => {} }: SwitchboardOptions) {
    this.#host = host;
    this.#marks = marks;
    this.#onHanded = onHanded;
  }

  get epoch(): string {
    return this.#host.epoch;
  }

  /** Listens to the host only while somebody is there. */
  join(receiver: Receiver): void {
    this.#receivers.add(receiver);
    if (this.#subscription) return;
    this.#subscription = this.#host.published.subscribe({
      next: (batch) => this.#take(batch),
      error: (error: unknown) => this.#end(error),
      complete: () => this.#inTurn(async () => this.#end()),
    });
    this.#subscription.add(this.#marks?.marks$.subscribe((mark) => this.#hear(mark)));
  }

  /** Of a receiver that follows nothing any more. */
  leave(receiver: Receiver): void {
    this.#unsettled.delete(receiver);
    this.#receivers.delete(receiver);
    if (this.#receivers.size > 0) return;
    this.#subscription?.unsubscribe();
    this.#subscription = undefined;
    this.#snapshots.clear();
  }

  follow(topic: Address, receiver: Receiver): void {
    const followers = this.#followers.get(topic);
    if (followers) followers.add(receiver);
    else this.#followers.set(topic, new Set([receiver]));
  }

  unfollow(topic: Address, receiver: Receiver): void {
    const followers = this.#followers.get(topic);
    followers?.delete(receiver);
    if (followers?.size === 0) this.#followers.delete(topic);
  }

  /** Hands the receiver everything, whatever it follows, until that is settled. */
  unsettle(receiver: Receiver, isUnsettled: boolean): void {
    if (isUnsettled) this.#unsettled.add(receiver);
    else this.#unsettled.delete(receiver);
  }

  /** A person's mark, for the others who follow the request. */
  mark(mark: SentMark): void {
    this.#marks?.publish(mark);
  }

  /** What came after `seq` on a topic, with its texts; a snapshot if that cannot be told. */
  async missed(topic: Address, after: number): Promise<Feed> {
    const feed = await this.#host.feed(topic, after);
    if ('view' in feed) return { seq: feed.seq, view: await joinTexts(feed.view, this.#lookup) };
    return { seq: feed.seq, events: await this.#joined(feed.events) };
  }

  /** All of a topic as it is now, with its texts. */
  async snapshot(topic: Address): Promise<SnapshotFrame> {
    const known = this.#snapshots.get(topic);
    const feed = await this.missed(topic, known?.seq ?? never);
    if ('events' in feed && known && feed.events.length === 0) return this.#keep(known);
    const base: View | undefined = 'view' in feed ? feed.view : known?.view;
    if (!base) throw new Error(`The host has no snapshot of ${topic}.`);
    const view = 'view' in feed ? base : feed.events.reduce((now, next) => fold(now, next), base);
    return this.#keep({ type: 'snapshot', topic, seq: feed.seq, view });
  }

  #keep(frame: SnapshotFrame): SnapshotFrame {
    const topic = frame.topic as Address;
    const { view } = frame;
    this.#snapshots.delete(topic);
    if (isLong(view)) return frame;
    this.#snapshots.set(topic, frame);
    const [oldest] = this.#snapshots.keys();
    if (this.#snapshots.size > switchboardLimits.snapshots && oldest !== undefined) this.#snapshots.delete(oldest);
    return frame;
  }

  readonly #lookup = (id: string) => this.#host.text(id);

  #joined(events: readonly Numbered[]): Promise<Numbered[]> {
    return Promise.all(events.map(async (next) => ({ ...next, event: await joinTexts(next.event, this.#lookup) })));
  }

  /** One after the other, although reading texts takes its time. */
  #take(batch: readonly Published[]): void {
    if (this.#waiting === 0 && !batch.some(({ numbered }) => carriesText(numbered.event))) {
      this.#hand(new Publication(batch));
    } else if (this.#waiting >= switchboardLimits.waiting) {
      this.#end(new Error('Texts are read too slowly.'));
    } else {
      this.#inTurn(async () => {
        const events = await this.#joined(batch.map(({ numbered }) => numbered));
        this.#hand(new Publication(events.map((numbered, n) => ({ topic: batch[n]!.topic, numbered }))));
      });
    }
  }

  #inTurn(work: () => Promise<void>): void {
    this.#waiting++;
    this.#turn = this.#turn
      .then(work)
      .catch((error: unknown) => this.#end(error))
      .finally(() => this.#waiting--);
  }

  #hand(publication: Publication): void {
    const concerned = new Set(this.#unsettled);
    for (const topic of publication.topics) {
      for (const receiver of this.#followers.get(topic) ?? []) concerned.add(receiver);
    }
    for (const receiver of concerned) receiver.take(publication);
    if (concerned.size > 0) this.#onHanded(publication.at);
  }

  #hear(mark: SentMark): void {
    for (const receiver of this.#followers.get(`request/${mark.request}`) ?? []) receiver.hear(mark);
  }

  #end(error?: unknown): void {
    for (const receiver of [...this.#receivers]) receiver.end(error);
  }
}

function isLong(view: View): boolean {
  if (!('lines' in view)) return false;
  const { snapshotLines, snapshotCharacters } = switchboardLimits;
  const lines: readonly { text: TextRef }[] = view.lines;
  return lines.length > snapshotLines || lines.reduce((sum, { text }) => sum + text.length, 0) > snapshotCharacters;
}
