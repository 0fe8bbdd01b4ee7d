/** A server of its own for a test: real routes and a real database in a folder that goes away, under a manual clock. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { AnyStateMachine } from 'xstate';
import type { CommandBody, CommandType, DeskApplication } from '../../machines/commands.ts';
import type { Desk } from '../../machines/desk-state.ts';
import { emptyDesk, helloOf, receive } from '../../machines/desk-state.ts';
import type { Frame } from '../../machines/wire.ts';
import type { ManualClock } from '../../server/actors/clock.ts';
import { manualClock } from '../../server/actors/clock.ts';
import { openSqliteHost } from '../../server/actors/sqlite-host.ts';
import type { AppOptions } from '../../server/app.ts';
import { buildApp } from '../../server/app.ts';
import { Directory } from '../../server/directory/directory.ts';
import type { RecordWatch } from '../../server/record-watch.ts';
import { seed } from '../../server/seed.ts';
import type { Site } from '../../server/site.ts';
import { readSite } from '../../server/site.ts';
import { Waiting } from './waiting.ts';

export const smallSite = readSite('scenarios/sites/small.yaml');
export const acdToken = 'acd-token-for-tests-only';
const authority = 'localhost:8080';

export function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'handraise-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export interface TestServer {
  app: FastifyInstance;
  clock: ManualClock;
  host: ReturnType<typeof openSqliteHost>;
  logs: string[];
  /** The database file. */
  path: string;
  /** Listens, and says where. */
  listen(): Promise<string>;
  anybody(): TestClient;
  logOn(person: string, application?: DeskApplication): Promise<TestClient>;
  acd(): TestClient;
  /** An ACD call with the agent, connected. */
  connected(interaction: string, agent: string, workgroup?: string): Promise<void>;
  advance(delayMs: number): Promise<void>;
}

interface TestServerOptions extends Partial<AppOptions> {
  /** That the database is seeded with (default: the small one). */
  site?: Site;
  /** Other charts than those of the product. */
  charts?: Record<string, AnyStateMachine>;
  /** Watches the record; ended before the database is closed. */
  watch?(path: string, log: FastifyBaseLogger): RecordWatch;
}

export async function testServer({
  charts,
  watch,
  site = smallSite,
  ...options
}: TestServerOptions = {}): Promise<TestServer> {
  const clock = manualClock();
  const logs: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => void logs.push(line) });
  const path = join(temporaryFolder(), 'test.db');
  const host = openSqliteHost({ path, clock, log, ...(charts && { charts }) });
  await seed(host, site, clock.now());
  const recordWatch = watch?.(path, log);
  const app = await buildApp({
    host,
    databasePath: path,
    directory: new Directory(host.changes),
    clock,
    manual: { clock, settled: () => host.settled() },
    demo: true,
    cookieKey: randomBytes(32),
    allowedOrigins: [],
    embedOrigins: [],
    isLoopback: true,
    uiDir: 'no/such/folder',
    commandsPerSecond: 10_000,
    log,
    ...(recordWatch && { recordWatch }),
    ...options,
  });
  onTestFinished(async () => {
    await app.close();
    await recordWatch?.close();
    await host.close();
  });
  const anybody = () => new TestClient(app);
  const acd = () => anybody().with({ authorization: `Bearer ${acdToken}` });
  return {
    app,
    clock,
    host,
    logs,
    path,
    anybody,
    acd,
    listen: () => app.listen({ host: '127.0.0.1', port: 0 }),
    logOn: async (person, application = 'client') => {
      const client = anybody();
      const { status, body } = await client.post('/api/session', { person, application });
      if (status !== 200) throw new Error(JSON.stringify(body));
      return client;
    },
    connected: async (interaction, agent, workgroup = 'support') => {
      await acd().command('interaction.offer', {
        interaction,
        workgroup,
        media: 'call',
        acd: true,
        text: 'Ms Customer',
      });
      await acd().command('interaction.alert', { interaction, agent });
      await acd().command('interaction.connect', { interaction });
    },
    advance: async (advanceMs) => {
      await anybody().post('/api/clock', { advanceMs });
    },
  };
}

export interface Said {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  body: any;
  headers: Record<string, unknown>;
}

let commandCount = 0;

/** A browser, or with a token a service: keeps its cookies. */
export class TestClient {
  readonly cookies = new Map<string, string>();
  readonly #app: FastifyInstance;
  #headers: Record<string, string> = { host: authority, origin: `http://${authority}` };

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  with(headers: Record<string, string | undefined>): TestClient {
    const other = new TestClient(this.#app);
    const merged = { ...this.#headers, ...headers };
    other.#headers = Object.fromEntries(
      Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }

  /** With the cookies of another browser, such as one that was open before a restart. */
  sharing({ cookies }: TestClient): TestClient {
    for (const [name, value] of cookies) this.cookies.set(name, value);
    return this;
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** What goes with every request: the token of a service, or the cookies of a browser. */
  get headersToSend(): Record<string, string> {
    return { ...this.#headers, ...(this.cookies.size > 0 && { cookie: this.cookie }) };
  }

  async request(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS',
    url: string,
    payload?: string | object,
  ): Promise<Said> {
    const headers = this.headersToSend;
    const response = await this.#app.inject({ method, url, headers, ...(payload !== undefined && { payload }) });
    for (const { name, value, maxAge } of response.cookies) {
      if (value === '' || maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, encodeURIComponent(value));
    }
    const isJson = String(response.headers['content-type']).includes('json');
    return { status: response.statusCode, body: isJson ? response.json() : response.body, headers: response.headers };
  }

  get = (url: string) => this.request('GET', url);
  /** A change of the site, as an administrator asks for it. */
  change(method: 'PUT' | 'DELETE' | 'POST', thing: string, body?: object, key = `k${++commandCount}`): Promise<Said> {
    return this.with({ 'idempotency-key': key }).request(method, `/api/administration/${thing}`, body);
  }

  post = (url: string, payload?: string | object) => this.request('POST', url, payload);

  command<Type extends CommandType>(type: Type, body: CommandBody<Type>, key = `k${++commandCount}`): Promise<Said> {
    return this.with({ 'idempotency-key': key }).post(`/api/commands/${type}`, body);
  }
}

/** A desk on a real socket. */
export class SocketDesk {
  desk: Desk = emptyDesk;
  readonly frames: Frame[] = [];
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  readonly #waiting = new Waiting();

  constructor(
    url: string,
    client: TestClient,
    { desk = emptyDesk, origin = url, path = '/live' }: { desk?: Desk; origin?: string; path?: string } = {},
  ) {
    this.desk = desk;
    this.socket = new WebSocket(url.replace('http', 'ws') + path, { headers: { cookie: client.cookie, origin } });
    this.closed = new Promise((resolve) => this.socket.on('close', resolve));
    this.socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Frame;
      this.frames.push(frame);
      this.desk = receive(this.desk, frame).desk;
      this.#waiting.look();
    });
  }

  /** Open, hello said, and all of it here. */
  async ready(): Promise<this> {
    await this.opened();
    this.socket.send(JSON.stringify(helloOf(this.desk)));
    return this.until(() => this.frames.some(({ type }) => type === 'ready'));
  }

  /** Rejects with the status of a refusal. */
  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.on('open', resolve);
      this.socket.on('error', reject);
      this.socket.on('unexpected-response', (_request, response) => reject(new Error(String(response.statusCode))));
    });
  }

  async until(isSo: () => boolean): Promise<this> {
    await this.#waiting.until(isSo);
    return this;
  }

  sees(topic: string): unknown {
    return this.desk.views.get(topic);
  }
}
