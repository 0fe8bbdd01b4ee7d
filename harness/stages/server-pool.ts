/** Fresh servers, the next one started while the last one is used, so that a scenario seldom waits for its own. */
import type { Site } from '../../server/site.ts';
import type { ServerProcess } from './server-process.ts';
import { startServerProcess } from './server-process.ts';

export class ServerPool {
  /** Started, and not given to anybody. */
  readonly #spares = new Map<Site, Promise<ServerProcess>[]>();
  readonly #taken = new Set<Promise<ServerProcess>>();
  #isClosed = false;

  async take(site: Site): Promise<ServerProcess> {
    const spares = this.#spares.get(site) ?? [];
    this.#spares.set(site, spares);
    const starting = spares.shift() ?? this.#start(site);
    this.#taken.add(starting);
    if (!this.#isClosed && spares.length === 0) spares.push(this.#start(site));
    const server = await starting;
    return { ...server, stop: () => server.stop().finally(() => this.#taken.delete(starting)) };
  }

  /** Stops them all, those that are still starting too. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const started = await Promise.allSettled([...this.#taken, ...[...this.#spares.values()].flat()]);
    await Promise.all(started.map((each) => (each.status === 'fulfilled' ? each.value.stop() : undefined)));
  }

  #start(site: Site): Promise<ServerProcess> {
    const server = startServerProcess(site);
    // A spare that fails to start says so to whoever takes it.
    server.catch(() => {});
    return server;
  }
}
