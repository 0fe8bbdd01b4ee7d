/**
 * What the tabs of one person's desk in this browser agree on: which one leads, that is sounds and notifies for all, and
 * whether anybody looks at one of them. The browser's locks decide: they go on at once when a tab closes or crashes.
 * Knows nothing of alerts.
 */
import type { SoundKind } from './tones.ts';

/** What is used of `navigator.locks`; where it is missing lease-locks.ts stands in. */
export interface Locks {
  request(
    name: string,
    options: { mode?: 'exclusive' | 'shared'; ifAvailable?: boolean; steal?: boolean; signal?: AbortSignal },
    held: (lock: unknown) => unknown,
  ): Promise<unknown>;
  query(): Promise<{ held?: { name?: string }[] }>;
}

/** What tabs tell each other; only for now, never kept. */
export type TabMessage =
  | { type: 'looked' }
  | { type: 'sound'; ask: string; kind: SoundKind }
  | { type: 'sounded'; ask: string };

/** What is used of `BroadcastChannel`: it reaches the other tabs, not the one that speaks. */
export interface Channel {
  postMessage(message: TabMessage): void;
  addEventListener(type: 'message', heard: (event: { data: TabMessage }) => void): void;
  close(): void;
}

export interface TabsOptions {
  /** The person's own topic, such as `supervisor/sue`: another person, or the other desk, has tabs of its own. */
  self: string;
  locks: Locks;
  channel: Channel;
  onLead: () => void;
  onMessage: (message: TabMessage) => void;
}

export class Tabs {
  readonly #options: TabsOptions;
  /** Ends what this tab holds or waits for; undefined while it stands back. */
  #resign: (() => void) | undefined;
  #hide: (() => void) | undefined;
  #leads = false;

  constructor(options: TabsOptions) {
    this.#options = options;
    options.channel.addEventListener('message', ({ data }) => options.onMessage(data));
  }

  get leads(): boolean {
    return this.#leads;
  }

  /** Leads as soon as no other tab does. */
  stand(): void {
    if (!this.#resign) this.#lead(false);
  }

  /** Leads now: the tab that led does not answer. It stands behind the others when it is itself again. */
  seize(): void {
    if (this.#leads) return;
    this.#resign?.();
    this.#lead(true);
  }

  /** Another tab leads from now on, if there is one. */
  standBack(): void {
    this.#resign?.();
    this.looks(false);
  }

  /** Whether somebody looks at this tab now. */
  looks(is: boolean): void {
    // Also at the end: until now somebody did.
    if (is || this.#hide) this.say({ type: 'looked' });
    if (is === (this.#hide !== undefined)) return;
    if (!is) {
      this.#hide?.();
      this.#hide = undefined;
      return;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = new AbortController();
    this.#hide = () => {
      waiting.abort();
      resolve();
    };
    this.#hold(this.#name('seen'), { mode: 'shared', signal: waiting.signal }, () => promise);
  }

  /** Whether somebody looks at any of them, this one included. */
  async anyLooks(): Promise<boolean> {
    if (this.#hide) return true;
    const name = this.#name('seen');
    const { held = [] } = await this.#options.locks.query().catch(() => ({ held: [] }));
    return held.some((lock) => lock.name === name);
  }

  /** True for the first that asks within that time, of all desks in this browser. */
  first(what: string, withinMs: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const wait = (lock: unknown) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise((done) => setTimeout(done, withinMs));
    };
    this.#options.locks.request(`handraise/${what}`, { ifAvailable: true }, wait).catch(() => resolve(true));
    return promise;
  }

  say(message: TabMessage): void {
    this.#options.channel.postMessage(message);
  }

  close(): void {
    this.standBack();
    this.#options.channel.close();
  }

  #lead(steal: boolean): void {
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = new AbortController();
    const resign = () => {
      if (this.#resign !== resign) return;
      this.#resign = undefined;
      this.#leads = false;
      waiting.abort();
      resolve();
    };
    this.#resign = resign;
    const take = () => {
      if (this.#resign !== resign) return undefined;
      this.#leads = true;
      this.#options.onLead();
      return promise;
    };
    const lost = () => {
      if (this.#resign !== resign) return;
      // Where no lock is to be had at all, as in some frames of other websites, each tab is on its own.
      if (!this.#leads) return void take();
      this.#resign = undefined;
      this.#leads = false;
      this.stand();
    };
    // A steal cannot be called off, and needs not: it is granted at once.
    const how = steal ? { steal } : { signal: waiting.signal };
    this.#options.locks.request(this.#name('leader'), how, take).catch(lost);
  }

  #hold(name: string, how: Parameters<Locks['request']>[1], held: () => unknown): void {
    // Called off while it was waited for.
    this.#options.locks.request(name, how, held).catch(() => undefined);
  }

  #name(what: string): string {
    return `handraise/${what}/${this.#options.self}`;
  }
}
