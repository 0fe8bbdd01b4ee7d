/**
 * Moments of one tape, as far as they were looked at: a turn and the chosen actors after it. Keeps a few hundred, asks for
 * neighbours ahead of time, and shows the newest that was wanted: what a slider passed over is never asked for.
 */
import type { TurnDetail } from '../../machines/inspection.ts';
import type { ActorNow } from './inspection-client.ts';

export interface Moment {
  n: number;
  turn: TurnDetail;
  /** Of the chosen actors, those that exist by then. */
  states: Readonly<Record<string, ActorNow>>;
}

export interface MomentsOptions {
  load: (n: number, actors: readonly string[]) => Promise<Moment>;
  /** Whether there is such a turn; others are not asked for ahead. */
  isThere: (n: number) => boolean;
  /** A moment is shown, or could not be. */
  changed: () => void;
}

const keptMax = 400;
/** Neighbours in the direction in which somebody goes, and one back. */
const ahead = [1, 2, -1];

export class Moments {
  readonly #options: MomentsOptions;
  readonly #kept = new Map<string, Moment>();
  readonly #loading = new Map<string, Promise<Moment | undefined>>();
  #actors: readonly string[] = [];
  #wanted: number | undefined;
  #isBusy = false;
  #direction = 1;
  /** The last that was wanted and came. */
  shown: Moment | undefined;
  /** Why the last that was wanted could not be had. */
  problem: unknown;

  constructor(options: MomentsOptions) {
    this.#options = options;
  }

  get wanted(): number | undefined {
    return this.#wanted;
  }

  get isBehind(): boolean {
    return this.#wanted !== undefined && this.shown?.n !== this.#wanted;
  }

  /** Resolves once it is shown, or another one is wanted instead. */
  async go(n: number, actors: readonly string[]): Promise<void> {
    this.#direction = n < (this.#wanted ?? n) ? -1 : 1;
    this.#wanted = n;
    this.#actors = actors;
    const kept = this.#kept.get(this.#key(n));
    if (kept) return this.#show(kept);
    this.#options.changed();
    if (this.#isBusy) return this.#settled();
    await this.#chase();
  }

  /** Other than those that are kept: a tape that went on, or another one. */
  forget(): void {
    this.#kept.clear();
    this.#loading.clear();
    this.shown = undefined;
    this.#wanted = undefined;
    this.problem = undefined;
  }

  /** A moment without showing it. */
  peek(n: number): Promise<Moment | undefined> {
    return this.#get(n);
  }

  /** Loads one at a time, always the newest that is wanted. */
  async #chase(): Promise<void> {
    this.#isBusy = true;
    try {
      for (;;) {
        const n = this.#wanted;
        if (n === undefined) return;
        const key = this.#key(n);
        const moment = await this.#get(n);
        if (this.#wanted === undefined || this.#key(this.#wanted) !== key) continue;
        if (moment) this.#show(moment);
        else this.#options.changed();
        return;
      }
    } finally {
      this.#isBusy = false;
      for (const tell of this.#waiting.splice(0)) tell();
    }
  }

  readonly #waiting: (() => void)[] = [];
  readonly #settled = () => new Promise<void>((resolve) => this.#waiting.push(resolve));

  #show(moment: Moment): void {
    this.shown = moment;
    this.problem = undefined;
    this.#options.changed();
    for (const step of ahead) {
      const n = moment.n + step * this.#direction;
      if (this.#options.isThere(n)) void this.#get(n, true);
    }
  }

  async #get(n: number, isAhead = false): Promise<Moment | undefined> {
    const key = this.#key(n);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const loading = this.#loading.get(key) ?? this.#load(n, key);
    this.#loading.set(key, loading);
    try {
      return await loading;
    } catch (problem) {
      // What nobody asked for yet may be missing: there is nothing beyond the ends of a tape.
      if (!isAhead && this.#wanted === n) this.problem = problem;
      return undefined;
    } finally {
      this.#loading.delete(key);
    }
  }

  async #load(n: number, key: string): Promise<Moment> {
    const moment = await this.#options.load(n, this.#actors);
    this.#kept.set(key, moment);
    for (const old of [...this.#kept.keys()].slice(0, -keptMax)) this.#kept.delete(old);
    return moment;
  }

  #key(n: number): string {
    return `${n} ${this.#actors.join(' ')}`;
  }
}
