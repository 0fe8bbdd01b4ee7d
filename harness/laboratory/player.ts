/**
 * The server's side of the laboratory's process: starts it when there is something to do, ends it when there has long been
 * nothing, and kills it with all that it has started if it does not stop when it is told to.
 */
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from '../language/library.ts';
import type { Played, PlayTask, Post, ReadFile, ReadTask, Source, StepPost } from './tasks.ts';

const playerLimits = {
  /** A process without work is kept so long, since the next run begins at once in it. */
  idleMs: 60_000,
  /** Whoever is told to stop has so long before it is killed. */
  stopsWithinMs: 2_000,
  /** A run of which nothing is heard for so long hangs. */
  silentMs: 120_000,
  /** MB of its heap. */
  heapMb: 768,
} as const;

interface Waiting {
  resolve(post: Post): void;
  reject(error: Error): void;
  onStep?(step: StepPost): void;
}

type NewTask = Omit<ReadTask, 'n'> | Omit<PlayTask, 'n'>;

interface PlayerOptions {
  /** What runs in the process. */
  module: URL;
  limits: { -readonly [Limit in keyof typeof playerLimits]: number };
}

export class Player {
  readonly #module: URL;
  readonly #limits: PlayerOptions['limits'];
  readonly #waiting = new Map<number, Waiting>();
  #child: ChildProcess | undefined;
  #tasks = 0;
  #idle: NodeJS.Timeout | undefined;
  #stopping: NodeJS.Timeout | undefined;

  constructor({ module, limits }: Partial<PlayerOptions> = {}) {
    this.#module = module ?? new URL('process.ts', import.meta.url);
    this.#limits = limits ?? playerLimits;
  }

  /** Rejects if the process breaks down over it. */
  async read(sources: readonly Source[]): Promise<ReadFile[]> {
    const post = await this.#ask({ type: 'read', sources });
    return post.type === 'read' ? post.files : [];
  }

  /** One at a time. Rejects if the process breaks down over it, or is killed because it does not stop. */
  async play(task: Omit<PlayTask, 'n' | 'type'>, onStep: (step: StepPost) => void): Promise<Played> {
    let silent: NodeJS.Timeout | undefined;
    const listen = () => {
      clearTimeout(silent);
      silent = setTimeout(() => this.#kill(), this.#limits.silentMs).unref();
    };
    listen();
    try {
      const post = await this.#ask({ type: 'play', ...task }, (step) => {
        listen();
        onStep(step);
      });
      if (post.type !== 'played') throw new Error('No run was asked for.');
      return post.result;
    } finally {
      clearTimeout(silent);
      clearTimeout(this.#stopping);
    }
  }

  /** What is played comes to its end soon, one way or the other. */
  stop(): void {
    this.#child?.send({ type: 'stop' });
    clearTimeout(this.#stopping);
    this.#stopping = setTimeout(() => this.#kill(), this.#limits.stopsWithinMs);
  }

  close(): void {
    clearTimeout(this.#idle);
    clearTimeout(this.#stopping);
    this.#kill();
  }

  async #ask(task: NewTask, onStep?: Waiting['onStep']): Promise<Post> {
    clearTimeout(this.#idle);
    const n = ++this.#tasks;
    const { promise, resolve, reject } = Promise.withResolvers<Post>();
    this.#waiting.set(n, { resolve, reject, ...(onStep && { onStep }) });
    this.#running().send({ ...task, n });
    try {
      return await promise;
    } finally {
      this.#waiting.delete(n);
      if (this.#waiting.size === 0) this.#idle = setTimeout(() => this.#letGo(), this.#limits.idleMs).unref();
    }
  }

  #running(): ChildProcess {
    if (this.#child) return this.#child;
    const child = fork(fileURLToPath(this.#module), {
      cwd: root,
      execArgv: [`--max-old-space-size=${this.#limits.heapMb}`],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // A group of its own, so that its servers and browsers can be killed with it.
      detached: process.platform !== 'win32',
    });
    this.#child = child;
    child.on('message', (post: Post) => {
      const waiting = this.#waiting.get(post.n);
      if (post.type === 'step') waiting?.onStep?.(post);
      else if (post.type === 'broken') waiting?.reject(new Error(post.message));
      else waiting?.resolve(post);
    });
    const over = (why: string) => {
      // One that was let go had nothing left to do.
      if (this.#child !== child) return;
      this.#child = undefined;
      for (const { reject } of this.#waiting.values()) reject(new Error(why));
    };
    child.on('error', (error) => over(error.message));
    child.on('exit', (code, signal) => over(`The laboratory ended with ${signal ?? code}.`));
    return child;
  }

  /** It closes what it has open, and ends by itself. */
  #letGo(): void {
    const child = this.#child;
    this.#child = undefined;
    if (child?.connected) child.disconnect();
  }

  #kill(): void {
    const child = this.#child;
    if (child?.pid === undefined || child.exitCode !== null) return;
    try {
      if (process.platform === 'win32') child.kill('SIGKILL');
      else process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}
