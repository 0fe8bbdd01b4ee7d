/**
 * Every route and method with hostile addresses, headers and bodies, from strangers and from people who are logged on: no
 * failure, no echo, always a problem of the catalogue; and at the end the server is no larger than half-way through.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { commands, isCommandType } from '../../machines/commands.ts';
import { examples } from '../../server/docs/examples.ts';
import type { Doors, Standing } from '../support/doors.ts';
import { doorsSite, manyDoors, nameOf, standings } from '../support/doors.ts';
import type { HostileAddress } from '../support/fuzz/addresses.ts';
import { addressAt, hostileAddress, hostileHeaders, methods } from '../support/fuzz/addresses.ts';
import { heapInUse } from '../support/fuzz/heap.ts';
import type { Mutation } from '../support/fuzz/hostile.ts';
import { marker, mutation, padded } from '../support/fuzz/hostile.ts';
import { budget, fuzzed, hasEcho, problemWith } from '../support/fuzz/judge.ts';
import { roleOf } from '../support/verdicts.ts';

const requestsARun = 25;
const runs = budget.routes / requestsARun;
/** Of the heap half-way: some 250 bytes a request. What is remembered has a limit, and half of them reach it. */
const growthMax = 1.05;

/** Beside what the reference lists. */
const hidden = [
  '/',
  '/agent',
  '/supervisor',
  '/embed/agent',
  '/embed/origins',
  '/live',
  '/inspect',
  '/api/docs',
  '/api/docs/json',
  '/api/docs/static/index.html',
  '/x',
];

interface Knock {
  path: number;
  method: number;
  sender: Standing;
  /** Rather somebody whose role may knock here, where it is a command. */
  isRightful: boolean;
  address: HostileAddress;
  headers: Record<string, string | undefined>;
  body: Mutation | undefined;
}
const knock: fc.Arbitrary<Knock> = fc.record({
  path: fc.nat({ max: 10_000 }),
  method: fc.nat({ max: 10_000 }),
  sender: fc.constantFrom(...standings),
  isRightful: fc.boolean(),
  address: hostileAddress,
  headers: hostileHeaders,
  body: fc.oneof(
    { weight: 50, arbitrary: fc.constant(undefined) },
    { weight: 200, arbitrary: mutation },
    { weight: 1, arbitrary: padded },
  ),
});

/** Printed short: the message of a failure has the request, and what came before hardly matters. */
const batch = fc
  .array(knock, { minLength: requestsARun, maxLength: requestsARun })
  .map((knocks) => ({ knocks, toString: () => `${knocks.length} requests` }));

/** A good body for a path, before anything is done to it. */
function bodyFor(path: string): object {
  const type = path.slice('/api/commands/'.length);
  if (path.startsWith('/api/commands/') && isCommandType(type)) return examples[type].body;
  if (path === '/api/clock') return { advanceMs: 10 };
  return { person: 'alice', application: 'client' };
}

const isPerson = (sender: Standing) =>
  !['nobody', 'loggedOff', 'foreignSeal'].includes(sender) && !nameOf[sender].includes('.');
const isAgent = (sender: Standing) => ['owner', 'otherAgent', 'plainClient'].includes(sender);

async function builtUi(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'handraise-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Handraise</title>');
  return folder;
}

function senderFor(path: string, { sender, isRightful }: Knock): Standing {
  const type = path.slice('/api/commands/'.length);
  if (!isRightful || !isCommandType(type)) return sender;
  const roles: readonly string[] = [commands[type].role].flat();
  const rightful = standings.filter((one) => roles.includes(roleOf[one] ?? ''));
  return rightful[standings.indexOf(sender) % Math.max(1, rightful.length)] ?? sender;
}

/** An answer without a problem: no failure, no echo, and a redirect stays in the reference. */
function wrongWithGood(said: Awaited<ReturnType<Doors['app']['inject']>>): string | undefined {
  const { location, ...others } = said.headers;
  if (said.statusCode >= 500) return 'a failure';
  if (location !== undefined && !/^(\.{1,2}|\/api\/docs)\/?(static\/)?(index\.html)?(\?|$)/.test(String(location)))
    return `sends to ${location}`;
  return hasEcho({ headers: others, body: said.body }) ? 'an echo' : undefined;
}

/** Everybody who was logged off by somebody's hostile but good request is there again. */
async function logOnAgain({ senders, logOn }: Doors, sender: Standing): Promise<void> {
  const office = { administrating: 'administrator', designing: 'designer', testing: 'qa' } as const;
  const application = isAgent(sender)
    ? 'client'
    : sender in office
      ? office[sender as keyof typeof office]
      : 'supervisor';
  senders[sender] = await logOn(nameOf[sender], application);
}

test('every route under every method', async () => {
  // Nobody gets a stream here: a good one would never end.
  const doors = await manyDoors({ uiDir: await builtUi(), inspect: true, liveLimits: { socketsPerPerson: 0 } });
  const { app, host, logs } = doors;
  await doors.helped('c1');
  const reference = Object.entries(app.swagger().paths ?? {}) as [string, object][];
  const known = reference.flatMap(([path, of]) =>
    Object.keys(of).map((method) => [method.toUpperCase(), path] as const),
  );
  const foreign = hidden.map((path) => ['GET', path] as const);
  const targets = [
    ...known,
    ...known,
    ...foreign,
    ...[...known, ...foreign].map(([, path]) => [undefined, path] as const),
  ];
  const sent = { requests: 0, accepted: 0, targets: new Set<string>(), statuses: new Map<number, number>() };
  let halfway = 0;

  async function send(one: Knock): Promise<void> {
    const { path: at, method: n, address, headers, body } = one;
    const [right, path] = targets[at % targets.length]!;
    const sender = senderFor(path, one);
    const method = right ?? methods[n % methods.length]!;
    const url = addressAt(path, address);
    const hasBody = body !== undefined || method === 'POST';
    const payload = body ? body.apply(bodyFor(path)) : JSON.stringify(bodyFor(path));
    const merged = {
      ...doors.senders[sender].headersToSend,
      'idempotency-key': `f${sent.requests}`,
      ...(hasBody && { 'content-type': 'application/json' }),
      ...headers,
    };
    const said = await app.inject({
      method: method as 'GET',
      url,
      headers: Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)),
      ...(hasBody && { payload }),
    });
    sent.requests++;
    if (right) sent.targets.add(`${method} ${path}`);
    sent.statuses.set(said.statusCode, (sent.statuses.get(said.statusCode) ?? 0) + 1);
    const isGood = said.statusCode < 400;
    if (isGood) sent.accepted++;
    const judged = isGood || method === 'HEAD' ? wrongWithGood(said) : problemWith(said);
    if (judged)
      throw new Error(
        `${judged}: ${sender} ${method} ${url} ${JSON.stringify(merged)} ${payload.slice(0, 300)}\n${logs.at(-1)}`,
      );
    if (isGood && method === 'DELETE' && isPerson(sender)) await logOnAgain(doors, sender);
  }

  const property = fc.asyncProperty(batch, async ({ knocks }) => {
    await Promise.all(knocks.map(send));
    // Sessions that hostile log-ons have begun are over after their grace.
    if (sent.requests % 2_000 === 0) await doors.advance(21_000);
    if (sent.requests === budget.routes / 2) halfway = heapInUse();
  });
  await fc.assert(property, { ...fuzzed, numRuns: runs });

  await doors.advance(21_000);
  expect(heapInUse()).toBeLessThan(halfway * growthMax);
  for (const { agent, supervisor } of Object.keys(doorsSite.people).map(
    (id) => ({ agent: `agent/${id}`, supervisor: `supervisor/${id}` }) as const,
  )) {
    const sessions = [(await host.peek(agent))?.context.sessions, (await host.peek(supervisor))?.context.sessions];
    expect(sessions.flatMap((books) => Object.keys((books ?? {}) as object))).toEqual([]);
  }
  expect(sent.requests).toBe(budget.routes);
  expect([...sent.targets].sort()).toEqual(
    [...new Set([...known, ...foreign].map((target) => target.join(' ')))].sort(),
  );
  expect(sent.accepted / sent.requests).toBeGreaterThan(0.05);
  expect(logs.filter((line) => JSON.parse(line).level >= 40)).toEqual([]);
  expect(logs.join('')).not.toContain(marker);
}, 240_000);
