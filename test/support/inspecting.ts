/** A small centre with a designer, and somebody at the other end of /inspect. */
import { WebSocket } from 'ws';
import type { InspectFrame } from '../../machines/inspection.ts';
import { inspectFrame } from '../../machines/inspection.ts';
import type { AppOptions } from '../../server/app.ts';
import { hashToken } from '../../server/secrets.ts';
import type { Site } from '../../server/site.ts';
import { smallSite, testServer } from './server-app.ts';
import { Waiting } from './waiting.ts';

const inspectedSite: Site = {
  ...smallSite,
  people: {
    ...smallSite.people,
    dora: { name: 'Dora Dalgaard', roles: ['designer'] },
    quinn: { name: 'Quinn Quist', roles: ['qa', 'transcripts'] },
    ada: { name: 'Ada Lovell', roles: ['administrator'] },
  },
  services: {
    ...smallSite.services,
    viewer: { token: hashToken('viewer-token'), scopes: ['designer'] },
    reader: { token: hashToken('reader-token'), scopes: ['transcripts', 'administrator'] },
  },
};

export async function inspectedServer(options: Partial<AppOptions> = {}) {
  const server = await testServer({ site: inspectedSite, inspect: true, ...options });
  return { ...server, url: await server.listen() };
}

/** Whoever looks: every frame is of the contract. */
export class Onlooker {
  readonly frames: InspectFrame[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  readonly #waiting = new Waiting();

  constructor(address: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(address.replace(/^http/, 'ws'), { headers });
    this.closed = new Promise((resolve) => this.socket.on('close', resolve));
    this.socket.on('message', (data) => {
      this.frames.push(inspectFrame.parse(JSON.parse(String(data))));
      this.#waiting.look();
    });
  }

  /** Rejects with the status of a refusal. */
  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.on('open', resolve);
      this.socket.on('error', reject);
      this.socket.on('unexpected-response', (_request, response) => reject(new Error(String(response.statusCode))));
    });
  }

  watch(...actors: string[]): void {
    this.socket.send(JSON.stringify({ type: 'watch', actors }));
  }

  async until(isSo: () => boolean): Promise<this> {
    await this.#waiting.until(isSo);
    return this;
  }

  /** What was told of an actor so far, such as `@xstate.event session.start`. */
  toldOf(actor: string): string[] {
    return this.frames.flatMap((frame) =>
      frame.sessionId === actor ? [`${frame.type.slice(8)}${'event' in frame ? ` ${frame.event.type}` : ''}`] : [],
    );
  }
}
