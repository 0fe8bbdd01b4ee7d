/** The line to the thread that has the tapes: starts it when something is asked, ends it when nothing was for a while. */
import { Worker } from 'node:worker_threads';
import { Refused } from '../../server/problems.ts';
import type { FromThread, Question, TapeOpened, ToThread } from './questions.ts';

/** Of its heap; beyond that the thread fails, and not the server. */
const heapMb = 1_024;
/** Questions that wait; one more is refused. */
const waitingMax = 200;

interface Waiting {
  resolve(json: string): void;
  reject(error: Error): void;
}

export class TapeThreadLine {
  readonly #idleMs: number;
  readonly #onFailure: (error: unknown) => void;
  readonly #waiting = new Map<number, Waiting>();
  readonly #opened = new Map<string, Promise<string>>();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #asked = 0;

  constructor({ idleMs, onFailure }: { idleMs: number; onFailure: (error: unknown) => void }) {
    this.#idleMs = idleMs;
    this.#onFailure = onFailure;
  }

  /** JSON. Rejects with Refused. */
  async ask(opened: TapeOpened, question: Question): Promise<string> {
    const { tape } = opened;
    if (this.#waiting.size >= waitingMax) throw new Refused('overloaded');
    let opening = this.#opened.get(tape);
    if (!opening) {
      opening = this.#send((id) => ({ type: 'open', id, opened }));
      this.#opened.set(tape, opening);
      opening.catch(() => this.#opened.delete(tape));
    }
    await opening;
    return this.#send((id) => ({ type: 'ask', id, tape, question }));
  }

  forget(tape: string): void {
    if (this.#opened.delete(tape)) this.#worker?.postMessage({ type: 'close', tape } satisfies ToThread);
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#forgetThread(new Refused('unavailable'));
    await worker?.terminate();
  }

  #send(message: (id: number) => ToThread): Promise<string> {
    const id = ++this.#asked;
    this.#worker ??= this.#start();
    const worker = this.#worker;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.close(), this.#idleMs).unref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage(message(id));
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./tape-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    worker.unref();
    worker.on('message', (answer: FromThread) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('json' in answer) waiting?.resolve(answer.json);
      else if ('refused' in answer) {
        const { refused, detail } = answer;
        waiting?.reject(new Refused(refused, detail === undefined ? {} : { detail }));
      } else {
        this.#onFailure(answer.failed);
        waiting?.reject(new Refused('unavailable'));
      }
    });
    worker.on('error', (error) => {
      this.#onFailure(error);
      if (this.#worker === worker) this.#forgetThread(new Refused('unavailable'));
    });
    return worker;
  }

  #forgetThread(error: Error): void {
    this.#worker = undefined;
    this.#opened.clear();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
