/**
 * One who watches actors: which ones, and which it was told of. An actor is introduced first, as it is; from then on come its
 * messages and what became of it. Whoever names no actors gets all, up to a limit: one that is over makes place for another.
 */
import { setTimeout } from 'node:timers/promises';
import type { InspectFrame } from '../../machines/inspection.ts';
import type { Address } from '../../machines/names.ts';
import type { Host } from '../actors/host.ts';
import type { TurnFrames } from './frames.ts';
import { introduction, isOver } from './frames.ts';
import type { InspectionLimits } from './limits.ts';
import { newestActors } from './newest.ts';

/** Where frames go. */
export interface Reader {
  send(frame: InspectFrame): void;
  /** Bytes that wait to be read. */
  waitingBytes(): number;
}

export interface WatcherOptions {
  host: Pick<Host, 'peek' | 'lastTurn' | 'turnsAfter' | 'actorsAfter'>;
  reader: Reader;
  limits: Pick<InspectionLimits, 'actors' | 'recentTurns' | 'waitingBytes' | 'lookAgainMs'>;
  /** ms UTC on the host's clock. */
  now(): number;
}

export class Watcher {
  readonly #options: WatcherOptions;
  /** Undefined: all that there is place for. Nobody at first. */
  #named: ReadonlySet<string> | undefined = new Set();
  readonly #introduced = new Set<Address>();
  /** To be introduced, in this order. */
  readonly #waiting = new Set<Address>();
  /** Of those introduced. */
  readonly #over = new Set<Address>();
  #isIntroducing = false;
  #isClosed = false;

  constructor(options: WatcherOptions) {
    this.#options = options;
  }

  /** From now on these alone. Those it was told of and still watches are not introduced again. */
  async watch(addresses: readonly string[]): Promise<void> {
    this.#named = new Set(addresses);
    for (const books of [this.#introduced, this.#waiting, this.#over]) {
      for (const address of books) if (!this.#named.has(address)) books.delete(address);
    }
    for (const address of addresses as readonly Address[]) {
      if (!this.#introduced.has(address)) this.#waiting.add(address);
    }
    await this.#introduceAll();
  }

  /** Those that were active last, and whoever appears. */
  async watchAll(): Promise<void> {
    this.#named = undefined;
    const { host, limits } = this.#options;
    for (const address of await newestActors(host, limits.actors, limits.recentTurns)) {
      if (this.#named) return;
      if (!this.#introduced.has(address) && this.#count < limits.actors) this.#waiting.add(address);
    }
    await this.#introduceAll();
  }

  take(turn: TurnFrames): void {
    const { address } = turn;
    if (this.#isClosed || !this.#watches(address)) return;
    if (!this.#introduced.has(address)) {
      this.#waiting.delete(address);
      this.#introduced.add(address);
      this.#options.reader.send(turn.introduction);
    }
    for (const frame of turn.frames) this.#options.reader.send(frame);
    if (!this.#named && turn.isOver) this.#over.add(address);
  }

  close(): void {
    this.#isClosed = true;
    this.#waiting.clear();
  }

  get #count(): number {
    return this.#introduced.size + this.#waiting.size;
  }

  #watches(address: Address): boolean {
    if (this.#named) return this.#named.has(address);
    return this.#introduced.has(address) || this.#waiting.has(address) || this.#makePlace();
  }

  #makePlace(): boolean {
    if (this.#count < this.#options.limits.actors) return true;
    const [over] = this.#over;
    if (over === undefined) return false;
    this.#over.delete(over);
    return this.#introduced.delete(over);
  }

  /** One after the other, and no faster than they are read. Whoever has a turn meanwhile is introduced by that. */
  async #introduceAll(): Promise<void> {
    if (this.#isIntroducing) return;
    this.#isIntroducing = true;
    const { host, reader, limits, now } = this.#options;
    try {
      for (const address of this.#waiting) {
        while (reader.waitingBytes() > limits.waitingBytes && !this.#isClosed) {
          await setTimeout(limits.lookAgainMs, undefined, { ref: false });
        }
        const turn = host.lastTurn;
        const state = await host.peek(address);
        if (!this.#waiting.has(address)) continue;
        if (host.lastTurn !== turn) {
          // It may be older than the last turn that was told: asked again, last of all.
          this.#waiting.delete(address);
          this.#waiting.add(address);
          continue;
        }
        this.#waiting.delete(address);
        // Nobody has used it; its first turn introduces it.
        if (!state) continue;
        this.#introduced.add(address);
        if (isOver(address, state)) this.#over.add(address);
        reader.send(introduction(address, state, { turn, time: now() }));
      }
    } finally {
      this.#isIntroducing = false;
    }
  }
}
