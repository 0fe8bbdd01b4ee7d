import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CommandType } from '../../machines/commands.ts';
import { commands } from '../../machines/commands.ts';
import type { DemoAcdOptions } from '../../server/demo/acd.ts';
import { startDemoAcd } from '../../server/demo/acd.ts';

interface Posted {
  type: string;
  body: { interaction: string; agent?: string; media?: string };
  key: string;
}

let posted: Posted[] = [];
let status = 200;

beforeEach(() => {
  posted = [];
  status = 200;
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async (url: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
    posted.push({ type: url.split('/').at(-1)!, body: JSON.parse(body), key: headers['idempotency-key']! });
    return new Response('{}', { status });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const start = (options: Partial<DemoAcdOptions> = {}) =>
  startDemoAcd({
    baseUrl: 'http://127.0.0.1:1',
    token: 't',
    agents: ['alice', 'bob'],
    workgroupsOf: () => ['bookings'],
    leftovers: [],
    seed: 7,
    isBusy: async () => false,
    onFailure: () => {},
    ...options,
  });

/** Who is in which conversation, after all that was posted. */
const alive = () => {
  const owners = new Map<string, string>();
  for (const { type, body } of posted) {
    if (type === 'interaction.alert') owners.set(body.interaction, body.agent!);
    if (type === 'interaction.disconnect') owners.delete(body.interaction);
  }
  return [...owners.values()];
};

test('every agent is connected to a call within a second and a half', async () => {
  const acd = start();
  await vi.advanceTimersByTimeAsync(1_500);
  const connected = posted.filter(({ type }) => type === 'interaction.connect');
  expect(connected.map(({ body }) => body.interaction.split('-')[0])).toEqual(['call', 'call']);
  expect(alive().sort()).toEqual(['alice', 'bob']);
  await acd.stop();
});

test('for half an hour nobody has more than two conversations, and nobody is without one for long', async () => {
  const acd = start();
  await vi.advanceTimersByTimeAsync(2_000);
  for (let second = 0; second < 1_800; second += 5) {
    await vi.advanceTimersByTimeAsync(5_000);
    for (const agent of ['alice', 'bob']) {
      expect(alive().filter((owner) => owner === agent).length).toBeLessThanOrEqual(2);
    }
  }
  await vi.advanceTimersByTimeAsync(2_000);
  expect(new Set(posted.map(({ key }) => key)).size).toBe(posted.length);
  const kinds = new Set(posted.map(({ type }) => type));
  expect(kinds).toContain('interaction.hold');
  expect(kinds).toContain('interaction.disconnect');
  expect(new Set(posted.flatMap(({ body }) => body.media ?? [])).size).toBeGreaterThan(2);
  // No flood: about fifteen messages a conversation of minutes.
  expect(posted.length).toBeLessThan(600);
  await acd.stop();
});

test('every conversation is about something, and in chats and e-mails something is written, an e-mail before it rings', async () => {
  const acd = start();
  await vi.advanceTimersByTimeAsync(1_800_000);
  const about = (id: string) => posted.filter(({ body }) => body.interaction === id).map(({ type }) => type);
  const offered = posted.filter(({ type }) => type === 'interaction.offer').map(({ body }) => body);
  const written = offered.filter(({ media }) => ['chat', 'email', 'message'].includes(media!));
  expect(written.length).toBeGreaterThan(2);
  for (const { interaction, media } of offered) {
    const told = about(interaction);
    expect(told.slice(0, 2)).toEqual(['interaction.offer', 'interaction.describe']);
    if (media === 'email') {
      expect(told.indexOf('interaction.say')).toBeGreaterThan(0);
      expect(told.indexOf('interaction.say')).toBeLessThan(told.indexOf('interaction.alert'));
    }
    const isOver = told.includes('interaction.disconnect');
    if (isOver && media === 'chat') expect(told.filter((type) => type === 'interaction.say').length).toBeGreaterThan(3);
  }
  const known = posted.every(({ type, body }) => commands[type as CommandType].body.safeParse(body).success);
  expect(known).toBe(true);
  await acd.stop();
});

test('nothing is posted once it was stopped', async () => {
  const acd = start();
  await vi.advanceTimersByTimeAsync(5_000);
  await acd.stop();
  const before = posted.length;
  await vi.advanceTimersByTimeAsync(600_000);
  expect(posted.length).toBe(before);
});

test('a conversation in which somebody is being helped goes on', async () => {
  const acd = start({ isBusy: async () => true });
  await vi.advanceTimersByTimeAsync(1_800_000);
  expect(posted.some(({ type }) => type === 'interaction.disconnect' || type === 'interaction.hold')).toBe(false);
  await acd.stop();
});

test('conversations of an earlier run go on, and surplus ones end', async () => {
  const leftovers = ['a', 'b', 'c'].map((interaction) => ({ interaction, agent: 'alice' }));
  const acd = start({ leftovers });
  await vi.advanceTimersByTimeAsync(1_500);
  const about = posted.filter(({ body }) => ['a', 'b', 'c'].includes(body.interaction));
  expect(about.map(({ type, body }) => [type, body.interaction])).toEqual([['interaction.disconnect', 'c']]);
  await acd.stop();
});

test('a server that refuses is asked again, but not at once', async () => {
  status = 503;
  const failures: unknown[] = [];
  const acd = start({ onFailure: (error) => failures.push(error) });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(failures.length).toBeGreaterThan(2);
  expect(posted.length).toBeLessThan(60);
  await acd.stop();
});
