/** A desk that is fed by server-sent events, as a browser's EventSource would be: it remembers the id of the last one. */
import type { Desk } from '../../machines/desk-state.ts';
import { emptyDesk, receive } from '../../machines/desk-state.ts';
import type { Frame } from '../../machines/wire.ts';
import type { TestClient } from './server-app.ts';
import { Waiting } from './waiting.ts';

interface StreamOptions {
  desk?: Desk;
  /** What a browser that comes back sends. */
  lastEventId?: string;
  /** What a client says that cannot set headers. */
  have?: string;
  /** Nothing is taken off the line before this resolves. */
  readsAfter?: Promise<unknown>;
}

export class StreamDesk {
  desk: Desk;
  readonly frames: Frame[] = [];
  /** Empty if the last event's id was empty. */
  lastId = '';
  /** Lines that only keep the connection alive. */
  heartbeats = 0;
  /** Milliseconds after which the server wants it back. */
  retryMs: number | undefined;
  /** With what code the server took its leave; undefined if it just hung up. */
  readonly closed: Promise<number | undefined>;
  readonly headers: Headers;
  #code: number | undefined;
  readonly #leaving: AbortController;
  readonly #waiting = new Waiting();

  private constructor(response: Response, leaving: AbortController, desk: Desk, readsAfter?: Promise<unknown>) {
    this.desk = desk;
    this.headers = response.headers;
    this.#leaving = leaving;
    this.closed = Promise.resolve(readsAfter)
      .then(() => this.#read(response))
      .then(() => this.#code);
  }

  /** Rejects with the status and the code of a refusal. */
  static async open(url: string, client: TestClient, options: StreamOptions = {}): Promise<StreamDesk> {
    const { desk = emptyDesk, lastEventId, have, readsAfter } = options;
    const leaving = new AbortController();
    const query = have === undefined ? '' : `?have=${encodeURIComponent(have)}`;
    const headers = { cookie: client.cookie, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) };
    const response = await fetch(`${url}/live/events${query}`, { headers, signal: leaving.signal });
    if (response.status === 200) return new StreamDesk(response, leaving, desk, readsAfter);
    throw new Error(`${response.status} ${((await response.json()) as { code: string }).code}`);
  }

  async #read(response: Response): Promise<void> {
    let text = '';
    try {
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          this.#take(text.slice(0, end).split('\n'));
          text = text.slice(end + 2);
        }
        this.#waiting.look();
      }
    } catch (error) {
      if (!this.#leaving.signal.aborted) throw error;
    }
  }

  #take(lines: string[]): void {
    const fields = new Map(lines.map((line) => /^([a-z]*): ?(.*)$/s.exec(line)?.slice(1) as [string, string]));
    if (fields.has('')) this.heartbeats++;
    if (fields.has('retry')) this.retryMs = Number(fields.get('retry'));
    const data = fields.get('data');
    if (data === undefined) return;
    if (fields.get('event') === 'closed') this.#code = JSON.parse(data).code;
    else {
      const frame = JSON.parse(data) as Frame;
      this.lastId = fields.get('id') ?? this.lastId;
      this.frames.push(frame);
      const received = receive(this.desk, frame);
      if (received.gap) throw new Error(`Events are missing before ${data}`);
      this.desk = received.desk;
    }
  }

  async until(isSo: () => boolean): Promise<this> {
    await this.#waiting.until(isSo);
    return this;
  }

  /** All that it asked for when it came is here. */
  ready(): Promise<this> {
    return this.until(() => this.frames.some(({ type }) => type === 'ready'));
  }

  leave(): void {
    this.#leaving.abort();
  }
}
