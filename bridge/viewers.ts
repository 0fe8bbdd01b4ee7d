/**
 * Who is connected to the bridge: programs and pages of this machine, and pages of websites that may act for people here. The
 * package is shown of them only what it may hear: that somebody looks. Everything else that a viewer says is dropped.
 */
import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { RawData } from 'ws';
import { WebSocket, WebSocketServer } from 'ws';
import { watchFrame } from '../machines/inspection.ts';
import { inspectionLimits } from '../server/inspection/limits.ts';
import { Heartbeat } from '../server/live/heartbeat.ts';
import { Outbox } from '../server/live/outbox.ts';

/** Only this machine reaches it. */
export const viewersHost = '127.0.0.1';
/** Of what a viewer says. */
const messageBytes = 64 * 1_024;
const looks = JSON.stringify({ type: 'xstate.inspecting' });
const loopbackNames = new Set(['localhost', viewersHost, '[::1]']);

/** A viewer as the package sees it. */
class Client extends EventEmitter {
  readonly OPEN = WebSocket.OPEN;
  /** The actors that it named; undefined: all. */
  readonly actors: readonly string[] | undefined;
  readonly #socket: WebSocket;
  readonly #outbox: Outbox<string>;

  constructor(socket: WebSocket, actors: readonly string[] | undefined) {
    super();
    this.actors = actors;
    this.#socket = socket;
    const carrier = { write: (text: string) => socket.send(text), waitingBytes: () => socket.bufferedAmount };
    this.#outbox = new Outbox<string>(carrier, inspectionLimits, () => socket.terminate());
    socket.on('close', () => this.#outbox.close());
  }

  get readyState(): number {
    return this.#socket.readyState;
  }

  get waitingBytes(): number {
    return this.#socket.bufferedAmount;
  }

  send(text: string): void {
    this.#outbox.send(text);
  }

  terminate(): void {
    this.#socket.terminate();
  }
}

/** Stands in for the `WebSocketServer` that the package asks for. */
export class Viewers extends EventEmitter {
  readonly clients = new Set<Client>();
  readonly #server: WebSocketServer;
  readonly #heartbeat = new Heartbeat(inspectionLimits.heartbeatMs);
  readonly #changed: () => void;

  /** `changed`: somebody came or left. */
  constructor(port: number, allowedOrigins: readonly string[], changed: () => void) {
    super();
    this.#changed = changed;
    this.#server = new WebSocketServer({
      host: viewersHost,
      port,
      maxPayload: messageBytes,
      verifyClient: ({ origin }: { origin: string | undefined }, done) => {
        if (!isWelcome(origin, allowedOrigins)) done(false, 403);
        else done(this.clients.size < inspectionLimits.watchers, 503);
      },
    });
    this.#server.on('connection', (socket, request) => this.#connect(socket, request));
  }

  /** Resolves with its port. Rejects if it cannot be had. */
  async listening(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('listening', resolve);
      // Once it listens, a failure is one connection's own.
      this.#server.on('error', reject);
    });
    return (this.#server.address() as { port: number }).port;
  }

  /** What all of them together look at. */
  get actors(): readonly string[] | 'all' {
    const named = [...this.clients].map(({ actors }) => actors);
    return named.includes(undefined) ? 'all' : [...new Set(named.flatMap((actors) => actors ?? []))];
  }

  get waitingBytes(): number {
    return Math.max(0, ...[...this.clients].map(({ waitingBytes }) => waitingBytes));
  }

  closeAll(): void {
    for (const client of this.clients) client.terminate();
  }

  close(): void {
    this.#heartbeat.stop();
    this.#server.close();
    this.closeAll();
  }

  #connect(socket: WebSocket, request: IncomingMessage): void {
    const client = new Client(socket, actorsIn(request.url));
    this.clients.add(client);
    this.#heartbeat.follow(socket);
    socket.on('error', () => socket.terminate());
    socket.on('message', (data, isBinary) => {
      if (!isBinary && isLook(data)) client.emit('message', looks, false);
    });
    socket.on('close', () => {
      this.clients.delete(client);
      this.#changed();
    });
    this.emit('connection', client);
    this.#changed();
  }
}

/** A program says no origin. */
function isWelcome(origin: string | undefined, allowedOrigins: readonly string[]): boolean {
  if (origin === undefined || allowedOrigins.includes(origin)) return true;
  return URL.canParse(origin) && loopbackNames.has(new URL(origin).hostname);
}

/** `ws://127.0.0.1:9001/?actor=agent/alice&actor=request/c1.1`: these alone. */
function actorsIn(url = '/'): readonly string[] | undefined {
  const actors = new URL(url, `ws://${viewersHost}`).searchParams.getAll('actor');
  return actors.length > 0 ? watchFrame.safeParse({ type: 'watch', actors }).data?.actors : undefined;
}

function isLook(data: RawData): boolean {
  try {
    return (JSON.parse(String(data)) as { type?: unknown } | null)?.type === 'xstate.inspecting';
  } catch {
    return false;
  }
}
