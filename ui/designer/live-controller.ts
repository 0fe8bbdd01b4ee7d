/**
 * Watching the server run, for the place that shows it: the list of actors, those that are watched, the line to the server.
 * Draws nothing.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { beforeNextFrame } from '../controllers/next-frame.ts';
import type { Fetch } from '../data/desk-fetch.ts';
import type { Connection } from '../data/socket.ts';
import { ActorLists } from './actor-lists.ts';
import { InspectLine } from './inspect-line.ts';
import { InspectionClient } from './inspection-client.ts';
import type { WatchedActor } from './watched.ts';
import { Watched } from './watched.ts';

export interface LiveOptions {
  ask: () => Fetch;
  open: () => WebSocket;
  /** The session is over. */
  leave: () => void;
}

/** Who is there, and where: asked for again so often while somebody looks. */
const listEveryMs = 3_000;
/** And after a turn. */
const listSoonMs = 500;

export class LiveController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #watched = new Watched();
  readonly #line: InspectLine;
  #frozen: Map<string, WatchedActor | undefined> | undefined;
  #addresses: readonly string[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #changes = 0;
  readonly lists: ActorLists;
  connection: Connection = 'reconnecting';
  /** On this machine's clock; undefined while it is connected. */
  lostAt: number | undefined;

  constructor(host: ReactiveControllerHost, options: LiveOptions) {
    this.#host = host;
    const client = () => new InspectionClient(options.ask());
    this.lists = new ActorLists({ load: (query) => client().actors(query), changed: () => this.#changed() });
    this.#line = new InspectLine({
      open: options.open,
      onFrame: (frame) => {
        if (!this.#watched.take(frame)) return;
        beforeNextFrame(this.#render);
        this.#soon ??= setTimeout(this.#look, listSoonMs);
      },
      onConnection: (connection) => {
        this.lostAt = connection === 'connected' ? undefined : (this.lostAt ?? Date.now());
        this.connection = connection;
        host.requestUpdate();
      },
      onLoggedOff: options.leave,
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#line.connect();
    this.#look();
    this.#timer = setInterval(this.#look, listEveryMs);
    document.addEventListener('visibilitychange', this.#look);
    addEventListener('offline', this.#cut);
    addEventListener('online', this.#come);
  }

  hostDisconnected(): void {
    this.#line.close();
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
    document.removeEventListener('visibilitychange', this.#look);
    removeEventListener('offline', this.#cut);
    removeEventListener('online', this.#come);
  }

  /** Counts changes of the lists, for elements that show them. */
  get version(): number {
    return this.#changes;
  }

  get isPaused(): boolean {
    return this.#frozen !== undefined;
  }

  /** Stands still on the screen; what happens meanwhile is not lost. */
  pause(): void {
    this.#frozen = this.#frozen ? undefined : new Map(this.#addresses.map((one) => [one, this.#watched.of(one)]));
    this.#host.requestUpdate();
  }

  /** These from now on. */
  watch(addresses: readonly string[]): void {
    if (addresses.join(' ') === this.#addresses.join(' ')) return;
    const isOrder = [...addresses].sort().join(' ') === [...this.#addresses].sort().join(' ');
    this.#addresses = addresses;
    if (isOrder) return;
    this.#watched.keep(addresses);
    this.#line.watch(addresses);
  }

  of(address: string): WatchedActor | undefined {
    return this.#frozen?.has(address) ? this.#frozen.get(address) : this.#watched.of(address);
  }

  readonly #cut = () => this.#line.cut();
  readonly #come = () => this.#line.connect();
  readonly #render = () => this.#host.requestUpdate();

  #changed(): void {
    this.#changes++;
    this.#render();
  }

  readonly #look = () => {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    if (document.visibilityState === 'visible') void this.lists.refresh();
  };
}
