/**
 * Serves viewers that were made for `@xstate/inspect`, which runs beside XState 4 only: a folder with packages of its own.
 * Actors become services of that package while somebody looks, and only those that are looked at. One way: nothing that a
 * viewer says reaches an actor.
 */
import { inspect } from '@xstate/inspect/lib/server.js';
import type { InspectFrame } from '../machines/inspection.ts';
import type { Watching } from '../server/inspection/inspection.ts';
import { inspectionLimits } from '../server/inspection/limits.ts';
import type { Plugin } from '../server/plugged-in.ts';
import { StartError } from '../server/start-error.ts';
import type { Chart } from './chart.ts';
import { chartOf } from './chart.ts';
import { Service, scxmlOf, stateAfter } from './service.ts';
import { Viewers, viewersHost } from './viewers.ts';

export interface BridgeOptions {
  port: number;
  /** Websites whose pages may connect, beside those of this machine. */
  allowedOrigins: readonly string[];
  /** A friendly line for whoever started the server. */
  print(line: string): void;
}

/** The package keeps a little of every actor that was ever looked at; beyond so many none is added until a restart. */
const addressesMax = 20_000;
const begun = { type: 'xstate.init' };

/** Where the package keeps its books: it has made them by then. */
const registry = () => (globalThis as unknown as { __xstate__: { register(service: Service): void } }).__xstate__;

export const bridge =
  ({ port, allowedOrigins, print }: BridgeOptions): Plugin =>
  async (app, { inspection }) => {
    const services = new Services();
    let watching: Watching | undefined;
    const stop = () => {
      watching?.end();
      watching = undefined;
      services.stopAll();
    };
    const viewers = new Viewers(port, allowedOrigins, () => {
      if (viewers.clients.size === 0) return stop();
      const reader = { send: (frame: InspectFrame) => services.take(frame), waitingBytes: () => viewers.waitingBytes };
      watching ??= inspection.follow(reader, () => {
        stop();
        viewers.closeAll();
      });
      watching.watch(viewers.actors);
    });
    // It asks for a server of sockets, and uses no more of it than there is.
    inspect({ server: viewers as unknown as Parameters<typeof inspect>[0]['server'] });
    app.addHook('preClose', async () => {
      stop();
      viewers.close();
    });
    const taken = await viewers.listening().catch((error: NodeJS.ErrnoException) => {
      const says = error.code === 'EACCES' ? 'is not allowed here' : 'is in use';
      throw new StartError(`Port ${port} ${says}: choose another one with --xstate-inspect.`, { cause: error });
    });
    print(`Viewers made for XState 4 connect to ws://${viewersHost}:${taken}`);
  };

/** The services of the actors that are looked at, the one that was quiet longest first. */
class Services {
  readonly #services = new Map<string, Service>();
  readonly #known = new Set<string>();
  readonly #charts = new Map<string, Chart>();

  take(frame: InspectFrame): void {
    const { sessionId: address } = frame;
    if (frame.type === '@xstate.actor') this.#begin(frame);
    const service = this.#services.get(address);
    if (!service) return;
    this.#services.delete(address);
    this.#services.set(address, service);
    if (frame.type === '@xstate.event') service.send(scxmlOf(frame.event, frame.sourceId));
    else if (frame.type === '@xstate.snapshot') service.next(stateAfter(frame.event, frame.snapshot, address));
  }

  stopAll(): void {
    for (const address of [...this.#services.keys()]) this.#stop(address);
  }

  #begin({ sessionId: address, definition, snapshot }: Extract<InspectFrame, { type: '@xstate.actor' }>): void {
    this.#stop(address);
    if (definition === undefined || (this.#known.size >= addressesMax && !this.#known.has(address))) return;
    this.#known.add(address);
    const [quietest] = this.#services.keys();
    if (this.#services.size >= inspectionLimits.actors && quietest !== undefined) this.#stop(quietest);
    let chart = this.#charts.get(definition);
    if (!chart) {
      chart = chartOf(definition);
      this.#charts.set(definition, chart);
    }
    const service = new Service(address, chart, stateAfter(begun, snapshot, address));
    this.#services.set(address, service);
    registry().register(service);
  }

  #stop(address: string): void {
    this.#services.get(address)?.stop();
    this.#services.delete(address);
  }
}
