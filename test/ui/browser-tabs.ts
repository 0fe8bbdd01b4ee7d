/** A browser's locks and channel for tests: several tabs, each of which may die without a word. */
import type { Channel, Locks, TabMessage } from '../../ui/alerts/tabs.ts';

interface Holding {
  tab: string;
  name: string;
  mode: 'exclusive' | 'shared';
  stop(error?: Error): void;
}

export class BrowserTabs {
  #held: Holding[] = [];
  #queue: { tab: string; name: string; mode: 'exclusive' | 'shared'; grant(): void }[] = [];
  readonly #channels = new Map<string, (event: { data: TabMessage }) => void>();

  locksOf(tab: string): Locks {
    return {
      query: async () => ({ held: this.#held.map(({ name }) => ({ name })) }),
      request: (name, { mode = 'exclusive', ifAvailable, steal, signal }, held) =>
        new Promise((resolve, reject) => {
          const abort = () => {
            this.#queue = this.#queue.filter((one) => one !== waiting);
            reject(new Error('aborted'));
          };
          const grant = () => {
            signal?.removeEventListener('abort', abort);
            const holding: Holding = {
              ...{ tab, name, mode },
              stop: (error) => {
                this.#held = this.#held.filter((one) => one !== holding);
                if (error) reject(error);
                this.#next();
              },
            };
            this.#held.push(holding);
            void Promise.resolve(held({ name })).then((value) => {
              resolve(value);
              holding.stop();
            });
          };
          const waiting = { tab, name, mode, grant };
          if (steal) {
            const held = this.#held.filter((one) => one.name === name);
            this.#held = this.#held.filter((one) => one.name !== name);
            grant();
            for (const one of held) one.stop(new Error('stolen'));
          } else if (this.#isFree(name, mode)) grant();
          else if (ifAvailable) resolve(held(null));
          else {
            this.#queue.push(waiting);
            signal?.addEventListener('abort', abort);
          }
        }),
    };
  }

  channelOf(tab: string): Channel {
    return {
      addEventListener: (_, heard) => this.#channels.set(tab, heard),
      postMessage: (data) => {
        for (const [other, heard] of this.#channels) if (other !== tab) heard({ data });
      },
      close: () => this.#channels.delete(tab),
    };
  }

  /** Closed or crashed: what it held or waited for is free, and it hears nothing any more. */
  die(tab: string): void {
    this.#channels.delete(tab);
    this.#queue = this.#queue.filter((one) => one.tab !== tab);
    for (const one of this.#held.filter((held) => held.tab === tab)) one.stop();
  }

  #isFree(name: string, mode: 'exclusive' | 'shared'): boolean {
    return !this.#held.some((one) => one.name === name && !(mode === 'shared' && one.mode === 'shared'));
  }

  #next(): void {
    for (const one of [...this.#queue]) {
      if (!this.#isFree(one.name, one.mode)) continue;
      this.#queue = this.#queue.filter((other) => other !== one);
      one.grant();
    }
  }
}
