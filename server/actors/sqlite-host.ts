/**
 * The durable host of one machine. Steps everything queued, commits it as one transaction, and only then answers and
 * publishes; if the commit fails nothing was said and nothing has happened. Timers are due by the clock it is given.
 */
import type { AnyStateMachine } from 'xstate';
import type { ActorState } from '../../machines/index.ts';
import { charts as ourCharts } from '../../machines/index.ts';
import type { Answer } from '../../machines/messages.ts';
import type { Address, Kind } from '../../machines/names.ts';
import type { ChangeLog } from '../directory/change.ts';
import type { Migration } from '../store/migrations.ts';
import { Store } from '../store/store.ts';
import { Announcements } from './announcements.ts';
import { CascadeTooLong, cascade, FifoLine } from './cascade.ts';
import type { Clock } from './clock.ts';
import { feedOf } from './feed.ts';
import type { Arrival, Envelope, Feed, Host, Limits, ListedAddress, Turn } from './host.ts';
import { limits } from './host.ts';
import type { Ran } from './ledger.ts';
import { Ledger } from './ledger.ts';
import type { Log } from './log.ts';
import type { PendingCommand } from './pending.ts';
import { overloaded, PendingCommands, unavailable } from './pending.ts';
import { Residents } from './residents.ts';
import type { Armed } from './timers.ts';
import { Timers } from './timers.ts';

export interface SqliteOptions {
  /** The database file; it is created if there is none. */
  path: string;
  clock: Clock;
  log: Log;
  charts?: Record<string, AnyStateMachine>;
  limits?: Partial<Limits>;
  migrations?: readonly Migration[];
}

/** Throws a `StoreError` if the file cannot be used. */
export function openSqliteHost({ path, migrations, charts = ourCharts, ...options }: SqliteOptions): SqliteHost {
  const store = new Store({ path, charts, ...(migrations && { migrations }) });
  try {
    return new SqliteHost({ ...options, charts, store });
  } catch (cause) {
    store.letGo();
    throw cause;
  }
}

/** After a commit failed, timers are tried again no sooner. */
const retryDelayMs = 1_000;
/** Turns read at once for `record`. */
const pageTurns = 500;

/** A command or a timer with all that it caused. */
interface Unit {
  ran: Ran[];
  command?: PendingCommand;
  fired?: Armed;
}

export class SqliteHost implements Host {
  readonly #announcements = new Announcements();
  readonly published = this.#announcements.published;
  readonly committed = this.#announcements.committed;
  readonly turned = this.#announcements.turned;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #limits: Limits;
  readonly #timers = new Timers();
  readonly #residents: Residents;
  readonly #commands: PendingCommands;
  readonly #ledger: Ledger;
  readonly #line = new FifoLine();
  #queue: PendingCommand[] = [];
  #isFlushing = false;
  #isScheduled = false;
  #isClosed = false;
  /** When the clock will ring. */
  #alarmAt: number | undefined;

  constructor(
    options: Omit<SqliteOptions, 'path' | 'migrations' | 'charts'> & {
      store: Store;
      charts: Record<string, AnyStateMachine>;
    },
  ) {
    const { store, clock, log } = options;
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
    this.#limits = { ...limits, ...options.limits };
    this.#residents = new Residents(store, options.charts, this.#limits.residentActors);
    this.#commands = new PendingCommands((key) => store.answer(key), this.#limits.pendingCommands);
    this.#ledger = new Ledger({
      find: (address) => this.#residents.find(address),
      timers: this.#timers,
      now: () => clock.now(),
      answer: (command, answer) => this.#commands.answer(command, answer),
      takeBackAnswer: (command) => this.#commands.takeBackAnswer(command),
    });
    Object.assign(this.#ledger, store.counters());
    clock.startFrom?.(this.#ledger.lastAt);
    for (const timer of store.timers()) this.#timers.put(timer);
    // Timers that became due while nothing ran fire now.
    if (this.#isTimerDue()) this.#schedule();
    else this.#setAlarm();
  }

  get epoch(): string {
    return this.#store.epoch;
  }

  get changes(): ChangeLog {
    return this.#store.changes;
  }

  async send(arrival: Arrival): Promise<Answer> {
    if (this.#isClosed) return unavailable;
    try {
      const taken = this.#commands.take(arrival);
      if ('answer' in taken) return taken.answer;
      this.#queue.push(taken.fresh);
      this.#schedule();
      return taken.fresh.promise;
    } catch (cause) {
      this.#log.error({ err: cause, user: arrival.user, command: arrival.id }, 'A command could not be taken.');
      return unavailable;
    }
  }

  async peek(address: Address): Promise<ActorState | undefined> {
    return this.#residents.stateAt(address);
  }

  async feed(address: Address, after: number): Promise<Feed> {
    const topic = {
      seq: this.#store.actor(address).seq,
      after: (seq: number) => this.#store.events(address, seq),
      state: () => this.#residents.stateAt(address),
      view: () => this.#residents.viewAt(address),
    };
    return feedOf(address, after, topic, this.#limits.feedEvents);
  }

  async *record(after = 0, kind?: Kind): AsyncIterable<Turn> {
    for (let last = after; last < this.lastTurn; last += pageTurns) {
      yield* await this.turnsAfter(last, pageTurns, kind);
    }
  }

  /** Runs and commits are one go: outside of it every turn counted is on the disk. */
  get lastTurn(): number {
    return this.#ledger.lastTurn;
  }

  async turnsAfter(after: number, count: number, kind?: Kind): Promise<Turn[]> {
    return this.#store.turns(after, count, kind);
  }

  async actorsAfter(after: string, count: number, kind?: Kind): Promise<ListedAddress[]> {
    return this.#store.actorsAfter(after, count, kind);
  }

  async text(id: string): Promise<string | undefined> {
    return this.#store.text(id);
  }

  /** Resolves once everything queued and every timer due by now is durable. */
  async settled(): Promise<void> {
    while (this.#isBusy() && this.#flush());
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    while (this.#queue.length > 0) this.#flush();
    this.#clock.clearAlarm();
    this.#announcements.complete();
    this.#store.close();
  }

  #isTimerDue(): boolean {
    return (this.#timers.earliest()?.due ?? Number.POSITIVE_INFINITY) <= this.#clock.now();
  }

  #isBusy(): boolean {
    return this.#queue.length > 0 || this.#isTimerDue();
  }

  /** A batch is what has come in by the next turn of the event loop. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      if (this.#isBusy() && !(this.#isClosed && this.#queue.length === 0)) this.#flush();
    });
  }

  /** The next batch, from the first turn to the last answer, in one go: nobody sees memory ahead of the store. */
  #flush(): boolean {
    // Somebody who was told of a commit may move a manual clock.
    if (this.#isFlushing) {
      this.#schedule();
      return false;
    }
    this.#isFlushing = true;
    try {
      const units = this.#runQueued();
      const isCommitted = this.#commit(units);
      this.#setAlarm(isCommitted ? 0 : this.#clock.now() + retryDelayMs);
      if (this.#queue.length > 0) this.#schedule();
      return isCommitted;
    } finally {
      this.#isFlushing = false;
    }
  }

  #runQueued(): Unit[] {
    const units: Unit[] = [];
    const { batchCommands } = this.#limits;
    for (const command of this.#queue.splice(0, batchCommands)) {
      const first = this.#ledger.envelope(command.user, command.to, command.message, null);
      const ran = this.#run(first, command);
      if (ran) units.push({ ran, command });
    }
    if (this.#isClosed) return units;
    for (let count = 0; count < batchCommands && this.#isTimerDue(); count++) {
      const fired = this.#timers.earliest()!;
      // A timer that fails is spent all the same, or it would fail for ever.
      units.push({ ran: this.#run(this.#ledger.fire(fired), undefined) ?? [], fired });
    }
    return units;
  }

  /** Undefined if a turn failed: then its command is refused and drops out of the batch. */
  #run(first: Envelope, command: PendingCommand | undefined): Ran[] | undefined {
    try {
      return cascade(this.#ledger, first, this.#line, this.#limits.cascadeTurns);
    } catch (cause) {
      const { to, message } = first;
      this.#log.error({ err: cause, to, message: message.type, command: command?.key }, 'A turn failed.');
      if (command) this.#commands.finish(command, cause instanceof CascadeTooLong ? overloaded : unavailable);
      return undefined;
    }
  }

  #commit(units: Unit[]): boolean {
    if (units.length === 0) return true;
    const ran = units.flatMap((unit) => unit.ran);
    const commands = units.flatMap(({ command }) => (command ? [command] : []));
    const fired = units.flatMap((unit) => (unit.fired ? [unit.fired] : []));
    const late = this.#commands.takeLate();
    try {
      this.#store.commit({ ran, commands, fired, late, timers: this.#timers, at: this.#ledger.lastAt });
    } catch (cause) {
      this.#log.error({ err: cause, commands: commands.length }, 'A commit failed; nothing of it has happened.');
      this.#takeBack(units);
      return false;
    }
    this.#residents.trim(new Set(ran.map(({ actor }) => actor)));
    for (const command of commands) {
      if (!command.answer) {
        this.#log.error({ command: command.key, message: command.message.type }, 'No chart answered the command.');
      }
      this.#commands.finish(command, command.answer ?? unavailable);
    }
    this.#announcements.tell(
      units.map((unit) => unit.ran),
      commands.length,
    );
    return true;
  }

  #takeBack(units: Unit[]): void {
    for (const { ran, fired, command } of units.toReversed()) {
      for (const one of ran.toReversed()) this.#ledger.undo(one);
      if (fired) this.#timers.put(fired);
      if (command) this.#commands.finish(command, unavailable);
    }
  }

  #setAlarm(notBefore = 0): void {
    const due = this.#timers.earliest()?.due;
    const at = due === undefined || this.#isClosed ? undefined : Math.max(due, notBefore);
    if (at === this.#alarmAt) return;
    this.#alarmAt = at;
    if (at === undefined) this.#clock.clearAlarm();
    else {
      this.#clock.setAlarm(at, () => {
        this.#alarmAt = undefined;
        this.#flush();
      });
    }
  }
}
