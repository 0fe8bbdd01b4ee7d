/**
 * Everybody who watches actors run, over a socket or in this process. Listens to the host only while somebody does: what
 * nobody watches costs nothing. A fault in here ends a watcher, never a turn.
 */
import type { Subscription } from 'rxjs';
import type { Host, TurnSeen } from '../actors/host.ts';
import type { Log } from '../actors/log.ts';
import { Causes } from './causes.ts';
import { TurnFrames } from './frames.ts';
import type { InspectionLimits } from './limits.ts';
import { inspectionLimits } from './limits.ts';
import type { Reader } from './watcher.ts';
import { Watcher } from './watcher.ts';

export interface InspectionOptions {
  host: Pick<Host, 'turned' | 'peek' | 'lastTurn' | 'turnsAfter' | 'actorsAfter'>;
  /** ms UTC on the host's clock. */
  now(): number;
  log: Log;
  limits?: Partial<InspectionLimits>;
}

export interface Watching {
  /** These alone from now on, or all. */
  watch(addresses: readonly string[] | 'all'): void;
  end(): void;
}

export class Inspection {
  readonly limits: InspectionLimits;
  readonly #options: InspectionOptions;
  /** Each with what to do if it fails. */
  readonly #watchers = new Map<Watcher, (error: unknown) => void>();
  readonly #causes: Causes;
  #subscription: Subscription | undefined;

  constructor(options: InspectionOptions) {
    this.#options = options;
    this.limits = { ...inspectionLimits, ...options.limits };
    this.#causes = new Causes(this.limits.causes);
  }

  /** `onFailure` is called once if it is not told of any more. */
  follow(reader: Reader, onFailure: () => void): Watching {
    const { host, now, log } = this.#options;
    const watcher = new Watcher({ host, reader, limits: this.limits, now });
    const end = () => {
      watcher.close();
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.#stop();
    };
    const fail = (error: unknown) => {
      if (!this.#watchers.has(watcher)) return;
      log.error({ err: error }, 'A watcher of actors failed.');
      end();
      onFailure();
    };
    this.#watchers.set(watcher, fail);
    this.#listen();
    return {
      watch: (addresses) => {
        (addresses === 'all' ? watcher.watchAll() : watcher.watch(addresses)).catch(fail);
      },
      end,
    };
  }

  #listen(): void {
    if (this.#subscription) return;
    const { host, log } = this.#options;
    this.#subscription = host.turned.subscribe((turns) => this.#take(turns));
    const { recentTurns } = this.limits;
    host
      .turnsAfter(Math.max(0, host.lastTurn - recentTurns), recentTurns)
      .then((turns) => {
        for (const { n, envelope } of turns) this.#causes.note(envelope.id, n);
      })
      .catch((error: unknown) => log.error({ err: error }, 'What caused turns cannot be told.'));
  }

  #stop(): void {
    this.#subscription?.unsubscribe();
    this.#subscription = undefined;
    this.#causes.clear();
  }

  #take(turns: readonly TurnSeen[]): void {
    for (const turn of turns) {
      const { id, cause } = turn.envelope;
      this.#causes.note(id, turn.n);
      const frames = new TurnFrames(turn, this.#causes.turnOf(cause));
      for (const [watcher, fail] of this.#watchers) {
        try {
          watcher.take(frames);
        } catch (error) {
          fail(error);
        }
      }
    }
  }
}
