/**
 * Every request there was, as far back as memory allows: a read model made from the record at the start and from what is
 * published afterwards; the server does not wait for it. Holds no text and no line; decides nothing about who may see what.
 */
import { setImmediate as nextTurnOfTheLoop } from 'node:timers/promises';
import type { Observable } from 'rxjs';
import { Subject, Subscription } from 'rxjs';
import { partsOf } from '../../machines/names.ts';
import { blank, fold } from '../../machines/views.ts';
import type { RequestView } from '../../machines/wire.ts';
import type { Host, Published } from '../actors/host.ts';

const historyLimits = {
  /** Requests remembered; beyond that the oldest that are done are forgotten here, not in the record. */
  requests: 100_000,
  /** Turns read at the start before others have their turn. */
  turnsAtOnce: 2_000,
} as const;

/** A request without its lines. `n` counts requests of this database in the order in which they were opened. */
export interface Remembered {
  n: number;
  /** The last event that is in `view`. */
  seq: number;
  view: RequestView;
}

export interface HistoryQuery {
  /** Whether one may be told. */
  isSought(view: RequestView): boolean;
  /** Only those opened before this one. */
  before: number;
  count: number;
}

export class History {
  readonly #host: Pick<Host, 'published' | 'record'>;
  readonly #requestsMax: number;
  /** In the order of their opening. */
  #remembered: Remembered[] = [];
  readonly #byRequest = new Map<string, Remembered>();
  readonly #responded = new Subject<RequestView>();
  #opened = 0;
  #subscription = new Subscription();
  #ready: Promise<void> | undefined;
  #isClosed = false;

  constructor(host: Pick<Host, 'published' | 'record'>, requestsMax: number = historyLimits.requests) {
    this.#host = host;
    this.#requestsMax = requestsMax;
  }

  /** Resolves once the record was read. What is published meanwhile is taken afterwards, each event once. */
  open(): Promise<void> {
    this.#ready ??= this.#read();
    return this.#ready;
  }

  /** Requests that somebody accepted for the first time, now and not in the record. */
  get responded(): Observable<RequestView> {
    return this.#responded;
  }

  async #read(): Promise<void> {
    const meanwhile: Published[] = [];
    this.#subscription = this.#host.published.subscribe((batch) => meanwhile.push(...batch));
    const seqs = new Map<string, number>();
    let turns = 0;
    for await (const { envelope, effects } of this.#host.record(0, 'request')) {
      if (++turns % historyLimits.turnsAtOnce === 0) await nextTurnOfTheLoop();
      if (this.#isClosed) return;
      for (const effect of effects) {
        if (effect.type !== 'publish') continue;
        const seq = (seqs.get(envelope.to) ?? 0) + 1;
        seqs.set(envelope.to, seq);
        this.#take({ topic: envelope.to, numbered: { seq, at: envelope.at, event: effect.event } });
      }
    }
    this.#subscription.unsubscribe();
    this.#subscription = this.#host.published.subscribe((batch) => this.#takeAll(batch));
    this.#takeAll(meanwhile);
  }

  find(request: string): Remembered | undefined {
    return this.#byRequest.get(request);
  }

  /** Those that are not done. */
  unfinished(): RequestView[] {
    return this.#remembered.filter(({ view }) => view.state !== 'done').map(({ view }) => view);
  }

  /** The newest first. */
  page({ isSought, before, count }: HistoryQuery): Remembered[] {
    const found: Remembered[] = [];
    for (let index = this.#remembered.length - 1; index >= 0 && found.length < count; index--) {
      const one = this.#remembered[index]!;
      if (one.n < before && isSought(one.view)) found.push(one);
    }
    return found;
  }

  close(): void {
    this.#isClosed = true;
    this.#subscription.unsubscribe();
    this.#responded.complete();
  }

  #takeAll(batch: readonly Published[]): void {
    for (const published of batch) {
      const { kind, id } = partsOf(published.topic);
      if (kind !== 'request') continue;
      const before = this.find(id)?.view;
      const view = this.#take(published);
      if (view && before?.respondedAt === null && view.respondedAt !== null) this.#responded.next(view);
    }
  }

  /** The request as it is now; undefined if the event was taken before. */
  #take({ topic, numbered }: Published): RequestView | undefined {
    const { id } = partsOf(topic);
    let one = this.#byRequest.get(id);
    if (!one && numbered.event.type === 'request.opened') {
      one = { n: ++this.#opened, seq: numbered.seq - 1, view: blank.request };
      this.#byRequest.set(id, one);
      this.#remembered.push(one);
      this.#forget();
    }
    if (!one || numbered.seq <= one.seq) return undefined;
    one.seq = numbered.seq;
    if (numbered.event.type !== 'request.line') one.view = fold(one.view, numbered);
    return one.view;
  }

  #forget(): void {
    if (this.#remembered.length <= this.#requestsMax) return;
    const isDone = this.#remembered.findIndex(({ view }) => view.state === 'done');
    const [forgotten] = this.#remembered.splice(Math.max(0, isDone), 1);
    if (forgotten) this.#byRequest.delete(forgotten.view.request);
  }
}
