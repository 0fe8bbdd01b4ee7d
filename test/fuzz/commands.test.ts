/**
 * Commands that are good, nearly good and bad, from everybody, on requests that live: whatever comes, the server answers
 * with `done` or with a problem of the catalogue that repeats nothing of it, and every property of the domain holds.
 */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { commandTypes } from '../../machines/commands.ts';
import { manualClock } from '../../server/actors/clock.ts';
import { buildApp } from '../../server/app.ts';
import { Directory } from '../../server/directory/directory.ts';
import { seed } from '../../server/seed.ts';
import { doorsSite } from '../support/doors.ts';
import { budget, fuzzed, problemWith } from '../support/fuzz/judge.ts';
import type { Intent, Sender } from '../support/fuzz/near-commands.ts';
import { bodyOf, intent, senders } from '../support/fuzz/near-commands.ts';
import { acdToken, TestClient } from '../support/server-app.ts';
import type { Watched } from '../support/watched.ts';
import { watched } from '../support/watched.ts';

const commandsARun = 1_250;
const runs = budget.commands / commandsARun;
/** Of all that was sent; anything less would be knocking at closed doors only. */
const acceptedShareMin = 0.2;

/** A run is one centre from its first command to its last; printed short, since seed and path repeat it. */
class Run {
  readonly intents: readonly Intent[];
  constructor(intents: readonly Intent[]) {
    this.intents = intents;
  }
  toString = () => `${this.intents.length} commands`;
}
const run = fc
  .array(intent, { minLength: commandsARun, maxLength: commandsARun, size: 'max' })
  .map((intents) => new Run(intents));

interface Centre {
  app: FastifyInstance;
  watching: Watched;
  clients: Map<Sender, TestClient>;
  logs: string[];
}

const isPerson = ({ role }: Sender) => role === 'agent' || role === 'supervisor';
const logOn = ({ name, role }: Sender, client: TestClient) =>
  client.post('/api/session', { person: name, application: role === 'agent' ? 'client' : 'supervisor' });
/** Now and then somebody leaves, and is back soon. */
async function comeAndGo({ sender, picks }: Intent, client: TestClient): Promise<void> {
  const isThere = client.cookies.size > 0;
  if (!isPerson(sender) || picks[7]! % (isThere ? 40 : 4) !== 0) return;
  const { status } = isThere ? await client.request('DELETE', '/api/session') : await logOn(sender, client);
  expect(status).toBe(200);
}

async function aCentre(): Promise<Centre> {
  const watching = watched();
  const { host } = watching;
  await seed(host, doorsSite);
  const logs: string[] = [];
  const app = await buildApp({
    host,
    directory: new Directory(host.changes),
    clock: manualClock(host.now),
    demo: true,
    cookieKey: randomBytes(32),
    allowedOrigins: [],
    embedOrigins: [],
    isLoopback: true,
    uiDir: 'no/such/folder',
    commandsPerSecond: 1_000_000,
    log: pino({ level: 'warn' }, { write: (line) => void logs.push(line) }),
  });
  const clients = new Map<Sender, TestClient>();
  for (const sender of senders) {
    const { name } = sender;
    const client = new TestClient(app);
    if (isPerson(sender)) expect((await logOn(sender, client)).status).toBe(200);
    const token = name === 'acd' ? acdToken : `${name}-token`;
    const isService = ['acd', 'administrator', 'scopeless'].includes(name);
    clients.set(sender, isService ? client.with({ authorization: `Bearer ${token}` }) : client);
  }
  return { app, watching, clients, logs };
}

test('commands of every kind from everybody', async () => {
  const sent = { commands: 0, accepted: 0, byType: new Map<string, number>() };

  const property = fc.asyncProperty(run, async ({ intents }) => {
    const { app, watching, clients, logs } = await aCentre();
    const { host } = watching;
    let lastKey = 'k0';
    for (const [n, one] of intents.entries()) {
      const client = clients.get(one.sender)!;
      await comeAndGo(one, client);
      const body = bodyOf(one, host);
      const payload = one.broken ? one.broken.apply(body) : JSON.stringify(body);
      const key = one.key === 'fresh' ? `k${n}` : one.key === 'again' ? lastKey : one.key.hostile;
      if (one.key === 'fresh') lastKey = key;
      const said = await app.inject({
        method: 'POST',
        url: `/api/commands/${one.type}`,
        headers: {
          ...client.headersToSend,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        payload,
      });
      sent.commands++;
      const isDone = said.statusCode === 200;
      if (isDone) {
        sent.accepted++;
        sent.byType.set(one.type, (sent.byType.get(one.type) ?? 0) + 1);
      }
      const wrong = isDone ? undefined : problemWith(said);
      if (wrong)
        throw new Error(`${wrong}: ${one.sender.name} ${one.type} ${payload.slice(0, 300)}\n${logs.at(-1) ?? ''}`);
      if (n % 50 === 0) {
        if (n % 500 === 0) host.advance(31_000);
        watching.settle();
      }
    }
    watching.settle();
    expect(logs).toEqual([]);
    // Whatever was named: only what was created is kept.
    for (const [address, { value }] of host.states()) expect([address, value]).not.toEqual([address, 'absent']);
    await app.close();
    await host.close();
  });
  await fc.assert(property, { ...fuzzed, numRuns: runs });

  expect(sent.commands).toBe(budget.commands);
  expect(sent.accepted / sent.commands).toBeGreaterThan(acceptedShareMin);
  const everAccepted = [...sent.byType.keys()].sort();
  expect(everAccepted).toEqual(commandTypes.filter((type) => !type.startsWith('session.')).sort());
}, 240_000);
