/**
 * What a desk holds at run time: the fold of machines/desk-state.ts, the state of the connection and the server's time.
 * Tells who listens that something changed, and each event once. Knows no socket and no element.
 */
import type { Desk, Happening } from '../../machines/desk-state.ts';
import { emptyDesk, helloOf, receive, selfView } from '../../machines/desk-state.ts';
import type { AgentView, Frame, Hello, SupervisorView } from '../../machines/wire.ts';
import type { Connection } from './socket.ts';

/** A line that brought something so shortly ago is alive. */
const stillAnswersMs = 3_000;
/** Catching up that is over sooner needs no word. */
const longMs = 1_000;

export class DeskStore {
  #desk: Desk = emptyDesk;
  #connection: Connection = 'reconnecting';
  #aheadMs = 0;
  #heardAt: number;
  #lostAt: number | undefined;
  #welcomeAt = Number.POSITIVE_INFINITY;
  readonly #now: () => number;
  readonly #changed = new Set<() => void>();
  readonly #happened = new Set<(happening: Happening) => void>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#heardAt = now();
    this.#lostAt = now();
  }

  get desk(): Desk {
    return this.#desk;
  }
  get connection(): Connection {
    return this.#connection;
  }
  /** When the server was last heard, on this machine's clock: a lost line is noticed only some time later. */
  get heardAt(): number {
    return this.#heardAt;
  }
  /** Since when the desk is not connected, on this machine's clock; undefined while it is. */
  get lostAt(): number | undefined {
    return this.#lostAt;
  }
  /** The server answers again, and what was missed is on its way for so long that a person wonders. */
  get isCatchingUp(): boolean {
    const now = this.#now();
    const isLong = now - this.#welcomeAt >= longMs && now - this.#heardAt < stillAnswersMs;
    return this.#connection !== 'connected' && !this.#desk.ready && isLong;
  }
  get hello(): Hello {
    return helloOf(this.#desk);
  }
  get agent(): AgentView | undefined {
    const self = selfView(this.#desk);
    return self?.kind === 'agent' ? self : undefined;
  }
  get supervisor(): SupervisorView | undefined {
    const self = selfView(this.#desk);
    return self?.kind === 'supervisor' ? self : undefined;
  }
  /** The server's time in ms UTC, as well as this desk knows it. */
  get serverNow(): number {
    return this.#now() + this.#aheadMs;
  }

  /** True if events are missing: the desk has to say hello again. */
  take(frame: Frame): boolean {
    this.#heardAt = this.#now();
    // Typing lasts from when it is heard here: two clocks could make it last for ever, or not at all.
    const heard = frame.type === 'mark' ? { ...frame, at: this.serverNow } : frame;
    const { desk, happened, gap } = receive(this.#desk, heard);
    if (gap) return true;
    if (frame.type === 'welcome') {
      this.#welcomeAt = this.#now();
      this.#aheadMs = frame.now - this.#now();
    }
    // Every live event says what time it is at least.
    for (const { mode, numbered } of happened) {
      if (mode === 'live') this.#aheadMs = Math.max(this.#aheadMs, numbered.at - this.#now());
    }
    this.#desk = desk;
    for (const happening of happened) for (const listener of this.#happened) listener(happening);
    // While it catches up a desk is not drawn again for each of many frames, but once for all.
    if (desk.ready) this.touch();
    return false;
  }

  connectionIs(connection: Connection): void {
    if (connection === this.#connection) return;
    if (connection === 'connected') this.#lostAt = undefined;
    else this.#lostAt ??= this.#now();
    this.#connection = connection;
    this.touch();
  }

  /** `listener` is called after every change; returns the way to stop. */
  onChange(listener: () => void): () => void {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  onHappening(listener: (happening: Happening) => void): () => void {
    this.#happened.add(listener);
    return () => this.#happened.delete(listener);
  }

  /** Something that desks show beside the views has changed, such as a name. */
  touch(): void {
    for (const listener of this.#changed) listener();
  }
}
