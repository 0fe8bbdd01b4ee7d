/**
 * The live connection of a desk: says hello, hands over frames, finds out when the line is dead, and comes back by
 * itself with what the desk has. Knows frames but not what they mean.
 */
import type { Frame, Hello, Mark } from '../../machines/wire.ts';
import { closeCodes } from '../../machines/wire.ts';
import { backoffMs } from './backoff.ts';
import { parseFrame } from './frames.ts';

/** `disconnected`: the browser is offline, or the server has not been reached for a while. */
export type Connection = 'connected' | 'reconnecting' | 'disconnected';

export interface LiveSocketOptions {
  open: () => WebSocket;
  hello: () => Hello;
  /** True if the frame shows that events are missing. */
  onFrame: (frame: Frame) => boolean;
  onConnection: (connection: Connection) => void;
  onLoggedOff: () => void;
}

const disconnectedAfterMs = 8_000;
/** After so long a silence a hello asks whether anybody is there. */
const silenceMs = 20_000;
const replyTimeoutMs = 5_000;

export class LiveSocket {
  readonly #options: LiveSocketOptions;
  #socket: WebSocket | undefined;
  /** The server knows no marks, as one of an earlier version. */
  #markless = false;
  #phase: 'idle' | 'greeting' | 'catchingUp' | 'live' = 'idle';
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #lost: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LiveSocketOptions) {
    this.#options = options;
  }

  connect(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    if (this.#socket) return;
    const socket = this.#options.open();
    this.#socket = socket;
    socket.onopen = () => this.#greet();
    socket.onmessage = ({ data }) => this.#socket === socket && this.#take(String(data));
    socket.onclose = ({ code }) => this.#socket === socket && this.#drop(code);
    this.#expectReply();
  }

  /** Drops the line at once, for instance because the browser says that it is offline. */
  cut(): void {
    if (this.#socket) this.#drop();
    clearTimeout(this.#lost);
    this.#options.onConnection('disconnected');
  }

  /** Asks whether anybody is there; a dead line is noticed within seconds. */
  probe(): void {
    if (this.#phase === 'live') this.#greet();
    else this.connect();
  }

  /** A mark is for now or for nobody: without a live line it is dropped. */
  say(mark: Mark): void {
    if (this.#phase === 'live' && !this.#markless) this.#socket?.send(JSON.stringify(mark));
  }

  close(): void {
    for (const timer of [this.#retry, this.#watch, this.#lost]) clearTimeout(timer);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #greet(): void {
    if (this.#phase !== 'live') this.#phase = 'greeting';
    this.#socket?.send(JSON.stringify(this.#options.hello()));
    this.#expectReply();
  }

  #take(data: string): void {
    const frame = parseFrame(data);
    if (!frame) {
      this.#drop();
      return;
    }
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#greet(), silenceMs);
    if (frame.type === 'welcome' && this.#phase === 'greeting') this.#phase = 'catchingUp';
    // What arrives before the welcome was sent before our hello: it comes again, in order.
    if (this.#phase === 'greeting') return;
    if (this.#options.onFrame(frame)) {
      // A gap in what was sent to close a gap: begin anew on another line rather than ask for ever.
      if (this.#phase === 'catchingUp') {
        this.#drop();
        return;
      }
      this.#phase = 'greeting';
      this.#greet();
      return;
    }
    if (frame.type !== 'ready') return;
    this.#phase = 'live';
    this.#failures = 0;
    clearTimeout(this.#lost);
    this.#lost = undefined;
    this.#options.onConnection('connected');
  }

  #expectReply(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#drop(), replyTimeoutMs);
  }

  #drop(code?: number): void {
    clearTimeout(this.#watch);
    const socket = this.#socket;
    this.#socket = undefined;
    this.#phase = 'idle';
    socket?.close();
    if (code === closeCodes.notAuthenticated) {
      this.#options.onLoggedOff();
      return;
    }
    if (code === closeCodes.invalidMessage) this.#markless = true;
    if (this.#failures === 0) this.#options.onConnection('reconnecting');
    this.#lost ??= setTimeout(() => this.#options.onConnection('disconnected'), disconnectedAfterMs);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.connect(), backoffMs(this.#failures++));
  }
}
