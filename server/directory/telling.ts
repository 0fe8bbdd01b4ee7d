/**
 * Tells what was changed to those who keep something of it: the charts, by commands, and the sessions, of which some end.
 * In order, and until it has worked: what a crash or a full disk kept from being told is told later.
 */
import type { Answer } from '../../machines/messages.ts';
import type { Host } from '../actors/host.ts';
import { arrivalsOf } from './arrivals.ts';
import type { Change } from './change.ts';
import type { Directory } from './directory.ts';

const retryMs = 1_000;
/** Commands that are sent at once. */
const togetherMax = 200;

export interface TellingOptions {
  directory: Directory;
  host: Pick<Host, 'send'>;
  /** Ends the sessions that a change takes away, but for one. */
  endSessions(change: Change, former: Change | undefined, spared: string | undefined): Promise<void>;
  onFailure(error: unknown): void;
}

export class Telling {
  readonly #options: TellingOptions;
  #turn: Promise<unknown> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(options: TellingOptions) {
    this.#options = options;
  }

  /** True once everything that was changed so far is told; false: it is tried again by itself. */
  catchUp(spared?: string): Promise<boolean> {
    const told = this.#turn.then(() => this.#tellAll(spared));
    this.#turn = told;
    return told;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
  }

  async #tellAll(spared: string | undefined): Promise<boolean> {
    clearTimeout(this.#retry);
    const { directory, onFailure } = this.#options;
    try {
      const { log } = directory;
      const waiting = log.told === log.last ? [] : log.after(log.told);
      for (const set of Map.groupBy(waiting, ({ first }) => first).values()) {
        if (!(await this.#tell(set, spared))) throw new Error('The charts could not be told of a change.');
        log.markTold(set.at(-1)!.n);
      }
      return true;
    } catch (error) {
      onFailure(error);
      if (!this.#isClosed) this.#retry = setTimeout(() => void this.catchUp(spared), retryMs).unref();
      return false;
    }
  }

  async #tell(set: readonly Change[], spared: string | undefined): Promise<boolean> {
    const { directory, host, endSessions } = this.#options;
    const former = (change: Change) => directory.log.former(change);
    if (!(await tellCharts(host, set, former))) return false;
    for (const change of set) if (change.kind === 'person') await endSessions(change, former(change), spared);
    return true;
  }
}

/** False if a command could not be taken now. */
export async function tellCharts(
  host: Pick<Host, 'send'>,
  set: readonly Change[],
  former: (change: Change) => Change | undefined,
): Promise<boolean> {
  const arrivals = arrivalsOf(set, former);
  for (let from = 0; from < arrivals.length; ) {
    // Those of one kind are for different actors and go together: a site of thousands takes a few commits.
    const { type } = arrivals[from]!;
    const other = arrivals.findIndex((arrival, n) => n > from && arrival.type !== type);
    const until = Math.min(from + togetherMax, other < 0 ? arrivals.length : other);
    const answers = await Promise.all(arrivals.slice(from, until).map((arrival) => host.send(arrival)));
    if (answers.some(isNotTaken)) return false;
    from = until;
  }
  return true;
}

const isNotTaken = (answer: Answer) =>
  'refused' in answer && (answer.refused === 'overloaded' || answer.refused === 'unavailable');
