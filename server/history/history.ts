/**
 * Every request there was: a read model that follows the record and may be behind it. Nothing waits for it but whoever asks
 * for the past; while commands come it reads a little at a time. Decides nothing about who may see what.
 */
import { setImmediate as nextTurnOfTheLoop } from 'node:timers/promises';
import type { Observable, Subscription } from 'rxjs';
import { Subject } from 'rxjs';
import { interaction as interactionAt, interactionOf, partsOf } from '../../machines/names.ts';
import { project } from '../../machines/projection.ts';
import type { Host, Turn } from '../actors/host.ts';
import type { Past, Position } from './table.ts';
import { forget, HistoryTable } from './table.ts';

export const historyLimits = {
  /** Turns of the record that are read in one go. */
  turnsAtOnce: 500,
  /** After a commit, so much later at the earliest; while commits go on, one go each time. */
  restMs: 200,
  /** After a failure, such as a full disk. */
  retryMs: 5_000,
  /** How long a query waits for the history to catch up before it is answered from what there is. */
  patienceMs: 2_000,
} as const;

export interface HistoryOptions {
  host: Pick<Host, 'epoch' | 'committed' | 'lastTurn' | 'turnsAfter' | 'peek'>;
  /** A file; in memory alone if left out. */
  path?: string | undefined;
  onFailure(error: unknown): void;
}

export class History {
  readonly #options: HistoryOptions;
  readonly #responded = new Subject<Past>();
  /** Turns before the start were told before. */
  readonly #startedAfter: number;
  readonly #subscription: Subscription;
  #table: HistoryTable;
  #isChecked = false;
  #reading: Promise<void> | undefined;
  #timeout: NodeJS.Timeout | undefined;
  #commits = 0;
  #isClosed = false;

  constructor(options: HistoryOptions) {
    this.#options = options;
    this.#startedAfter = options.host.lastTurn;
    this.#table = new HistoryTable(options.host.epoch, options.path);
    this.#subscription = options.host.committed.subscribe(() => {
      this.#commits++;
      this.#follow(historyLimits.restMs);
    });
  }

  /** Begins to read what is on the record, as soon as there is nothing better to do; otherwise it begins with a commit. */
  begin(): void {
    this.#follow(0);
  }

  get table(): HistoryTable {
    return this.#table;
  }

  /** How many are not done, by workgroup and state. */
  unfinished(): ReturnType<HistoryTable['unfinished']> {
    return this.#isClosed ? [] : this.#table.unfinished();
  }

  /** Requests that somebody accepted for the first time since the start, told once they are in here. */
  get responded(): Observable<Past> {
    return this.#responded;
  }

  /** Resolves with how far it has come: to the end of the record as it is now, or as far as patience goes. */
  async caughtUp(): Promise<Position & { isCurrent: boolean }> {
    const { lastTurn } = this.#options.host;
    const until = performance.now() + historyLimits.patienceMs;
    while (this.#isBehind(lastTurn) && performance.now() < until) {
      await this.#read();
      // Others have their turn, also while a long record is read for the first time.
      if (this.#isBehind(lastTurn)) await nextTurnOfTheLoop();
    }
    return { ...this.#table.position, isCurrent: this.#table.position.turn >= lastTurn };
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#subscription.unsubscribe();
    clearTimeout(this.#timeout);
    this.#responded.complete();
    await this.#reading?.catch(() => {});
    this.#table.close();
  }

  #follow(delayMs: number): void {
    if (this.#timeout || this.#isClosed) return;
    this.#timeout = setTimeout(() => void this.#catchUp(), delayMs).unref();
  }

  /** Without a pause while nobody commands anything; as soon as somebody does, one go and a rest. */
  async #catchUp(): Promise<void> {
    let delayMs: number = historyLimits.restMs;
    try {
      let commits: number;
      do {
        commits = this.#commits;
        await this.#read();
        await nextTurnOfTheLoop();
      } while (commits === this.#commits && this.#isBehind());
    } catch (error) {
      this.#options.onFailure(error);
      delayMs = historyLimits.retryMs;
    }
    this.#timeout = undefined;
    if (this.#isBehind()) this.#follow(delayMs);
  }

  #isBehind(lastTurn = this.#options.host.lastTurn): boolean {
    return !this.#isClosed && (!this.#isChecked || this.#table.position.turn < lastTurn);
  }

  /** The next turns, read once for all who wait for them. */
  #read(): Promise<void> {
    this.#reading ??= this.#readNext().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #readNext(): Promise<void> {
    const { host } = this.#options;
    if (!this.#isChecked) await this.#check();
    const { turn: last } = this.#table.position;
    // What was there at the start and what came later is never read in one go.
    const end = last < this.#startedAfter ? this.#startedAfter : host.lastTurn;
    const count = Math.min(historyLimits.turnsAtOnce, end - last);
    if (count <= 0) return;
    const turns = await host.turnsAfter(last, count, 'request');
    const [lastRead] = await host.turnsAfter(last + count - 1, 1);
    const media = await this.#mediaOf(turns);
    if (this.#isClosed || !lastRead) return;
    const answered = this.#table.take({ turns, media, upTo: positionOf(lastRead) });
    if (lastRead.n > this.#startedAfter) for (const past of answered) this.#responded.next(past);
  }

  /** A record that was put back to an earlier time, or replaced, is another one than was read. */
  async #check(): Promise<void> {
    const { host, path } = this.#options;
    const { position } = this.#table;
    const [turn] = position.turn === 0 ? [] : await host.turnsAfter(position.turn - 1, 1);
    const isSame = position.turn === 0 || (turn !== undefined && isAt(position, positionOf(turn)));
    if (!isSame && !this.#isClosed) {
      this.#table.close();
      forget(path);
      this.#table = new HistoryTable(host.epoch, path);
    }
    this.#isChecked = true;
  }

  /** What an interaction is never changes once it is offered. */
  async #mediaOf(turns: readonly Turn[]): Promise<Map<string, Past['media']>> {
    const media = new Map<string, Past['media']>();
    for (const { envelope } of turns) {
      if (envelope.message.type !== 'request.open') continue;
      const { id } = partsOf(envelope.to);
      const state = await this.#options.host.peek(interactionAt(interactionOf(id)));
      media.set(id, state ? project('interaction', state).media : null);
    }
    return media;
  }
}

const positionOf = ({ n, envelope: { id, at } }: Turn): Position => ({ turn: n, envelope: id, at });
const isAt = (a: Position, b: Position) => a.turn === b.turn && a.envelope === b.envelope && a.at === b.at;
