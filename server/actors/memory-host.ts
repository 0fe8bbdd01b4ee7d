/**
 * The host without a store: virtual time, and an order of deliveries that a policy or the caller chooses. For simulation,
 * scenarios and property tests. Nothing outlives it, and nothing in it depends on the wall clock.
 */
import type { AnyStateMachine } from 'xstate';
import type { ActorState } from '../../machines/index.ts';
import { charts } from '../../machines/index.ts';
import type { Answer } from '../../machines/messages.ts';
import type { Address, Kind } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import type { Numbered } from '../../machines/wire.ts';
import { MemoryLog } from '../directory/memory-log.ts';
import { Announcements } from './announcements.ts';
import { CascadeTooLong, cascade } from './cascade.ts';
import { feedOf } from './feed.ts';
import type { Arrival, Envelope, Feed, Host, Limits, ListedAddress, Turn, TurnSeen } from './host.ts';
import { limits } from './host.ts';
import type { Ran } from './ledger.ts';
import { Ledger } from './ledger.ts';
import type { Log } from './log.ts';
import { silent } from './log.ts';
import { MemoryAnswers } from './memory-answers.ts';
import { MemoryBooks } from './memory-books.ts';
import type { Policy } from './network.ts';
import { anyOrder, fifo, Network } from './network.ts';
import type { PendingCommand } from './pending.ts';
import { unavailable } from './pending.ts';
import type { Armed } from './timers.ts';
import { Timers } from './timers.ts';

/** Something that may happen next. A timer may be fired before its time: time then moves to it. */
export type Choice = { type: 'deliver'; envelope: Envelope } | { type: 'fire'; timer: Armed };

export interface MemoryOptions {
  /** Virtual time at the start, ms UTC. */
  startAt?: number;
  /** `fifo` (default): in the order of sending. `seeded`: any order that the seed decides. */
  policy?: 'fifo' | 'seeded' | Policy;
  seed?: number;
  /**
   * True (default): a command sent runs by itself, whole or not at all, before the next. False: `send` only posts, and
   * commands race as `deliver` and `drain` decide; each turn is then kept as it is run.
   */
  automatic?: boolean;
  /** False: no turns and no feeds are kept, for long simulations. */
  keepRecord?: boolean;
  /** Told every turn, once it cannot be taken back. */
  onTurn?: (seen: TurnSeen) => void;
  charts?: Record<string, AnyStateMachine>;
  limits?: Partial<Limits>;
  log?: Log;
}

/** A command or a timer, and how many turns it has caused. */
interface Root {
  command: PendingCommand | undefined;
  turns: number;
}

export const memoryHost = (options: MemoryOptions = {}): MemoryHost => new MemoryHost(options);

export class MemoryHost implements Host {
  readonly epoch: string;
  readonly changes = new MemoryLog();
  readonly #announcements = new Announcements();
  readonly published = this.#announcements.published;
  readonly committed = this.#announcements.committed;
  readonly turned = this.#announcements.turned;
  readonly #options: MemoryOptions;
  readonly #limits: Limits;
  readonly #books: MemoryBooks;
  readonly #timers = new Timers();
  readonly #network: Network;
  readonly #roots = new WeakMap<Envelope, Root>();
  readonly #answers: MemoryAnswers;
  readonly #ledger: Ledger;
  /** Sent and not yet run. */
  readonly #sent: PendingCommand[] = [];
  #now: number;
  #isClosed = false;

  constructor(options: MemoryOptions) {
    this.#options = options;
    const { seed = 1, policy = 'fifo', startAt = Date.UTC(2026, 0, 5, 9) } = options;
    this.epoch = `memory-${seed}`;
    this.#limits = { ...limits, ...options.limits };
    this.#now = startAt;
    this.#books = new MemoryBooks(options.charts ?? charts);
    this.#network = new Network(policy === 'fifo' ? fifo : policy === 'seeded' ? anyOrder(seed) : policy);
    this.#answers = new MemoryAnswers(this.#books, options.log ?? silent, this.#limits.pendingCommands);
    this.#ledger = new Ledger({
      find: (address) => this.#books.find(address),
      timers: this.#timers,
      now: () => this.#now,
      answer: (command, answer) => this.#answers.answer(command, answer),
      takeBackAnswer: (command) => this.#answers.takeBackAnswer(command),
    });
  }

  /** Virtual time, ms UTC. */
  get now(): number {
    return this.#now;
  }

  /** The record. */
  get turns(): readonly Turn[] {
    return this.#books.turns;
  }

  send(arrival: Arrival): Promise<Answer> {
    if (this.#options.automatic === false) return this.post(arrival);
    const { pending, answer } = this.#take(arrival);
    if (pending && this.#sent.push(pending) === 1) queueMicrotask(() => this.drain());
    return answer;
  }

  /** Puts a command on its way beside everything that is under way already; `deliver` and `drain` move it on. */
  post(arrival: Arrival): Promise<Answer> {
    const { pending, answer } = this.#take(arrival);
    if (pending) {
      this.#answers.posted(pending);
      this.#push(this.#envelopeOf(pending), { command: pending, turns: 0 });
    }
    return answer;
  }

  /** What may happen next: the head of every queue, and every timer that is armed. */
  choices(): Choice[] {
    return [
      ...this.#network.heads.map((envelope): Choice => ({ type: 'deliver', envelope })),
      ...this.timers().map((timer): Choice => ({ type: 'fire', timer })),
    ];
  }

  /** Makes one of the choices happen. Throws what the turn throws; its command is then refused and goes no further. */
  deliver(choice: Choice): void {
    if (choice.type === 'deliver') {
      this.#network.take(choice.envelope);
      this.#runTurn(choice.envelope);
    } else if (this.#timers.isArmed(choice.timer)) {
      this.#now = Math.max(this.#now, choice.timer.due);
      this.#fireAlone(choice.timer);
    }
  }

  /** Delivers, as the policy chooses, until nothing is under way; then runs what was sent. Time stands still. */
  drain(): void {
    this.#deliverAll();
    // One command after the other, each to its end, as a host with a store does it.
    for (let pending = this.#sent.shift(); pending; pending = this.#sent.shift()) {
      this.#runWhole(this.#envelopeOf(pending), pending);
      this.#deliverAll();
    }
  }

  /** Lets time pass. Whatever is under way arrives first; timers that become due fire in order, each at its own time. */
  advance(delayMs: number): void {
    const until = this.#now + delayMs;
    this.drain();
    for (let timer = this.#timers.earliest(); timer && timer.due <= until; timer = this.#timers.earliest()) {
      this.#now = Math.max(this.#now, timer.due);
      if (this.#options.automatic === false) this.#fireAlone(timer);
      else this.#runWhole(this.#ledger.fire(timer), undefined);
      this.drain();
    }
    this.#now = Math.max(this.#now, until);
  }

  /** All timers that are armed, the earliest first. */
  timers(): Armed[] {
    return this.#timers.all().sort((a, b) => a.due - b.due || a.token - b.token);
  }

  /** Messages under way. */
  inFlight(): number {
    return this.#network.size;
  }

  /** All actors that were ever used. */
  states(): ReadonlyMap<Address, ActorState> {
    return this.#books.states();
  }

  /** `peek` without a promise. */
  stateOf(address: Address): ActorState | undefined {
    return this.#books.stateAt(address);
  }

  /** Every event of a topic. */
  eventsOf(topic: Address): readonly Numbered[] {
    return this.#books.topic(topic).after(0);
  }

  async peek(address: Address): Promise<ActorState | undefined> {
    return this.stateOf(address);
  }

  async feed(address: Address, after: number): Promise<Feed> {
    return feedOf(address, after, this.#books.topic(address), this.#limits.feedEvents);
  }

  async *record(after = 0, kind?: Kind): AsyncIterable<Turn> {
    for (let n = after; n < this.turns.length; n++) {
      const turn = this.turns[n]!;
      if (!kind || partsOf(turn.envelope.to).kind === kind) yield turn;
    }
  }

  get lastTurn(): number {
    return this.turns.length;
  }

  async turnsAfter(after: number, count: number, kind?: Kind): Promise<Turn[]> {
    return this.#books.turnsAfter(after, count, kind);
  }

  async actorsAfter(after: string, count: number, kind?: Kind): Promise<ListedAddress[]> {
    return this.#books.actorsAfter(after, count, kind);
  }

  async text(id: string): Promise<string | undefined> {
    return this.#books.texts.get(id);
  }

  async close(): Promise<void> {
    this.drain();
    this.#isClosed = true;
    this.#announcements.complete();
  }

  #take(arrival: Arrival): { pending?: PendingCommand; answer: Promise<Answer> } {
    if (this.#isClosed) return { answer: Promise.resolve(unavailable) };
    return this.#answers.take(arrival);
  }

  #envelopeOf({ user, to, message }: PendingCommand): Envelope {
    return this.#ledger.envelope(user, to, message, null);
  }

  #push(envelope: Envelope, root: Root): void {
    this.#roots.set(envelope, root);
    this.#network.push(envelope);
  }

  #deliverAll(): void {
    for (let envelope = this.#network.next(); envelope; envelope = this.#network.next()) this.#runTurn(envelope);
  }

  #runWhole(first: Envelope, command: PendingCommand | undefined): void {
    try {
      this.#keep(cascade(this.#ledger, first, this.#network, this.#limits.cascadeTurns));
      if (command) this.#answers.refuseUnanswered(command);
    } catch (cause) {
      this.#answers.fail(first, command, cause);
    }
  }

  #fireAlone(timer: Armed): void {
    const envelope = this.#ledger.fire(timer);
    this.#roots.set(envelope, { command: undefined, turns: 0 });
    this.#runTurn(envelope);
  }

  #runTurn(envelope: Envelope): void {
    const root = this.#roots.get(envelope)!;
    try {
      if (root.turns++ === this.#limits.cascadeTurns) throw new CascadeTooLong(this.#limits.cascadeTurns);
      const ran = this.#ledger.turn(envelope);
      for (const sent of ran.sent) this.#push(sent, root);
      this.#keep([ran]);
    } catch (cause) {
      this.#network.drop((other) => this.#roots.get(other) === root);
      this.#answers.fail(envelope, root.command, cause);
      throw cause;
    }
    if (this.#network.size === 0) this.#answers.refusePosted();
  }

  /** From here on it has happened: on record, published, answered. */
  #keep(ran: Ran[]): void {
    const { keepRecord = true, onTurn } = this.#options;
    if (keepRecord) for (const one of ran) this.#books.record(one);
    this.#answers.keep(ran);
    if (onTurn) {
      for (const { turn, before, after } of ran) {
        onTurn({ ...turn, before: before as ActorState, after: after as ActorState });
      }
    }
    const commands = ran.reduce((sum, { answered }) => sum + answered.length, 0);
    this.#announcements.tell([ran], commands);
  }
}
