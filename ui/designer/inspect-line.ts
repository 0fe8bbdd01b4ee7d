/**
 * The socket `/inspect`: says which actors are watched, hands over what comes, finds out when the line is dead, and comes back
 * by itself, when everything that is watched is introduced anew. Knows frames, not what they mean.
 */
import type { InspectFrame } from '../../machines/inspection.ts';
import { inspectFrame } from '../../machines/inspection.ts';
import { closeCodes } from '../../machines/wire.ts';
import { backoffMs } from '../data/backoff.ts';
import { inspectAddress } from '../data/desk-fetch.ts';
import type { Connection } from '../data/socket.ts';

export interface InspectLineOptions {
  open: () => WebSocket;
  onFrame: (frame: InspectFrame) => void;
  onConnection: (connection: Connection) => void;
  onLoggedOff: () => void;
}

export const openInspect = (): WebSocket => new WebSocket(inspectAddress());

/** After so long a silence it asks whether anybody is there. */
const silenceMs = 20_000;
const replyTimeoutMs = 5_000;
const disconnectedAfterMs = 8_000;

export class InspectLine {
  readonly #options: InspectLineOptions;
  #socket: WebSocket | undefined;
  #watched: readonly string[] = [];
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #lost: ReturnType<typeof setTimeout> | undefined;

  constructor(options: InspectLineOptions) {
    this.#options = options;
  }

  connect(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    if (this.#socket) return;
    const socket = this.#options.open();
    this.#socket = socket;
    socket.onopen = () => this.#greet(socket);
    socket.onmessage = ({ data }) => this.#socket === socket && this.#take(String(data));
    socket.onclose = ({ code }) => this.#socket === socket && this.#drop(code);
  }

  /** Drops the line at once, for instance because the browser says that it is offline. */
  cut(): void {
    if (this.#socket) this.#drop();
  }

  /** Those actors from now on, and no others. */
  watch(actors: readonly string[]): void {
    this.#watched = actors;
    this.#tell();
  }

  close(): void {
    for (const timer of [this.#retry, this.#watch, this.#lost]) clearTimeout(timer);
    this.#retry = this.#watch = this.#lost = undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #greet(socket: WebSocket): void {
    if (this.#socket !== socket) return;
    this.#failures = 0;
    clearTimeout(this.#lost);
    this.#lost = undefined;
    this.#tell();
    this.#options.onConnection('connected');
  }

  #tell(): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#say(this.#watched);
    this.#listen();
  }

  #say(actors: readonly string[]): void {
    this.#socket?.send(JSON.stringify({ type: 'watch', actors }));
  }

  #listen(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      // Those who are watched anew are introduced anew: silence then is a dead line.
      this.#say([]);
      this.#tell();
      if (this.#watched.length === 0) return;
      clearTimeout(this.#watch);
      this.#watch = setTimeout(() => this.#drop(), replyTimeoutMs);
    }, silenceMs);
  }

  #take(data: string): void {
    this.#listen();
    let said: unknown;
    try {
      said = JSON.parse(data);
    } catch {
      this.#drop();
      return;
    }
    const frame = inspectFrame.safeParse(said);
    // One that is not known here is of a newer server; it is not for us.
    if (frame.success) this.#options.onFrame(frame.data);
  }

  #drop(code?: number): void {
    clearTimeout(this.#watch);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
    if (code === closeCodes.notAuthenticated) {
      this.#options.onLoggedOff();
      return;
    }
    if (this.#failures === 0) this.#options.onConnection('reconnecting');
    this.#lost ??= setTimeout(() => this.#options.onConnection('disconnected'), disconnectedAfterMs);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.connect(), backoffMs(this.#failures++));
  }
}
