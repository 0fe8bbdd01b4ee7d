import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Directory } from '../../server/directory/directory.ts';
import { hashPassword } from '../../server/secrets.ts';
import { Sessions, sessionLimits } from '../../server/sessions.ts';
import { smallSite, testServer } from '../support/server-app.ts';

const withPassword = async () => ({
  ...smallSite,
  people: { ...smallSite.people, alice: { ...smallSite.people.alice!, password: await hashPassword('right horse') } },
});

test('logging on, being known, logging off', async () => {
  const { anybody, host } = await testServer();
  const browser = anybody();
  const alice = { person: 'alice', name: 'Alice Adams', application: 'client', self: 'agent/alice' };
  expect((await browser.get('/api/session')).body.code).toBe('notAuthenticated');
  expect((await browser.post('/api/session', { person: 'alice', application: 'client' })).body).toEqual(alice);
  expect((await browser.get('/api/session')).body).toEqual(alice);
  expect((await host.peek('agent/alice'))?.context.sessions).toHaveLength(1);
  const kept = browser.with({});
  expect((await browser.request('DELETE', '/api/session')).body).toEqual({ done: true });
  expect((await host.peek('agent/alice'))?.context.sessions).toEqual([]);
  expect((await browser.get('/api/session')).status).toBe(401);
  // A cookie that somebody kept is worth nothing after the log-off.
  expect((await kept.get('/api/session')).status).toBe(401);
});

test('the cookie is closed to scripts and to other websites', async () => {
  const { anybody } = await testServer();
  const said = await anybody().post('/api/session', { person: 'alice', application: 'client' });
  expect(String(said.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
  expect(String(said.headers['set-cookie'])).not.toContain('alice');
  expect(said.headers['cache-control']).toBe('no-store');
});

test('a cookie that another server sealed is nobody', async () => {
  const [one, other] = [await testServer(), await testServer()];
  const alice = await one.logOn('alice');
  const stranger = other.anybody();
  for (const [name, value] of alice.cookies) stranger.cookies.set(name, value);
  expect((await stranger.get('/api/session')).status).toBe(401);
});

test.each([
  ['nobody', 'client', 401, 'notAuthenticated'],
  ['constructor', 'client', 400, 'invalidMessage'],
  ['sue', 'client', 403, 'roleMissing'],
  ['alice', 'supervisor', 403, 'roleMissing'],
  ['alice', 'telepathy', 400, 'invalidMessage'],
])('%s cannot log on with %s', async (person, application, status, code) => {
  const { anybody } = await testServer();
  expect(await anybody().post('/api/session', { person, application })).toMatchObject({ status, body: { code } });
});

test('outside a demo a password is needed, and who exists cannot be told from the answer', async () => {
  const { anybody } = await testServer({ site: await withPassword(), demo: false });
  const logOn = (person: string, password?: string) =>
    anybody().post('/api/session', { person, application: 'client', ...(password !== undefined && { password }) });
  expect((await logOn('alice', 'right horse')).status).toBe(200);
  const wrong = await logOn('alice', 'wrong horse');
  expect(wrong.status).toBe(401);
  for (const other of [await logOn('alice'), await logOn('nobody', 'x'), await logOn('bob', ''), await logOn('bob')]) {
    expect([other.status, other.body]).toEqual([wrong.status, wrong.body]);
  }
});

test('in a demo somebody who has a password still needs it', async () => {
  const { anybody } = await testServer({ site: await withPassword() });
  expect((await anybody().post('/api/session', { person: 'alice', application: 'client' })).status).toBe(401);
});

test('passwords cannot be tried without end', async () => {
  const { anybody } = await testServer({ site: await withPassword(), demo: false });
  const codes: string[] = [];
  for (let n = 0; n < 12; n++) {
    const body = { person: 'alice', application: 'client', password: `guess ${n}` };
    codes.push((await anybody().post('/api/session', body)).body.code);
  }
  expect(codes.slice(0, 10)).toEqual(Array(10).fill('notAuthenticated'));
  expect(codes.slice(10)).toEqual(['tooFast', 'tooFast']);
});

test('a session that was logged off stays so after a restart; one that was alive goes on', async () => {
  const cookieKey = randomBytes(32);
  const before = await testServer({ cookieKey });
  const [alice, sue] = [await before.logOn('alice'), await before.logOn('sue', 'supervisor')];
  const kept = alice.with({});
  await alice.request('DELETE', '/api/session');
  await before.app.close();
  const after = await testServer({ cookieKey, host: before.host });
  expect((await after.anybody().sharing(kept).get('/api/session')).body.code).toBe('notAuthenticated');
  expect((await before.host.peek('agent/alice'))?.context.sessions).toEqual([]);
  expect((await after.anybody().sharing(sue).get('/api/session')).body.person).toBe('sue');
});

test('however many log off, a session of theirs is worth nothing', async () => {
  const sessions = new Sessions({
    host: { send: async () => ({ done: true }), peek: async () => undefined },
    directory: Directory.of(smallSite),
    now: () => 0,
    timers: 'manual',
    onFailure: (error) => {
      throw error;
    },
  });
  const first = await sessions.start('alice', 'client');
  await sessions.end(first);
  for (let n = 0; n <= sessionLimits.lapsed; n++) await sessions.end(await sessions.start('bob', 'client'));
  await expect(sessions.attend(first)).rejects.toThrow('notAuthenticated');
});

/** Sessions on actors that can be told only while `isFull` is false; `told` is what they were told. */
function aFullDisk(timers: 'manual' | 'wall' = 'manual') {
  const world = { now: 0, isFull: false, told: [] as string[], failures: 0 };
  const sessions = new Sessions({
    host: {
      send: async ({ type }) => {
        if (world.isFull) return { refused: 'unavailable' };
        world.told.push(type);
        return { done: true };
      },
      peek: async () => undefined,
    },
    directory: Directory.of(smallSite),
    now: () => world.now,
    timers,
    onFailure: () => void world.failures++,
  });
  onTestFinished(() => sessions.close());
  return { world, sessions };
}

test('a session whose end could not be stored is no ghost: it ends a grace later', async () => {
  const { world, sessions } = aFullDisk();
  await sessions.start('sue', 'supervisor');
  world.isFull = true;
  world.now += sessionLimits.presenceGraceMs;
  await sessions.endDue();
  expect([world.told, world.failures]).toEqual([['session.start'], 1]);
  world.isFull = false;
  world.now += sessionLimits.presenceGraceMs;
  await sessions.endDue();
  expect(world.told).toEqual(['session.start', 'session.end']);
  expect(sessions.nextDueAt()).toBeUndefined();
});

test('a log-off that could not be stored is one all the same: it is stored later, and the session is worth nothing', async () => {
  const { world, sessions } = aFullDisk();
  const session = await sessions.start('sue', 'supervisor');
  world.isFull = true;
  await expect(sessions.end(session)).rejects.toThrow('unavailable');
  await expect(sessions.attend(session)).rejects.toThrow('notAuthenticated');
  world.isFull = false;
  world.now += sessionLimits.presenceGraceMs;
  await sessions.endDue();
  expect(world.told).toEqual(['session.start', 'session.end']);
  await expect(sessions.attend(session)).rejects.toThrow('notAuthenticated');
});

test('by the clock on the wall each session ends in its time, whoever else is heard of meanwhile', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { world, sessions } = aFullDisk('wall');
  const pass = async (ms: number) => {
    world.now += ms;
    await vi.advanceTimersByTimeAsync(ms);
  };
  await sessions.start('sue', 'supervisor');
  const alice = await sessions.start('alice', 'client');
  for (let second = 0; second < 30; second++) {
    await pass(1_000);
    await sessions.attend(alice);
    expect(world.told.filter((type) => type === 'session.end')).toHaveLength(second < 19 ? 0 : 1);
  }
  await pass(sessionLimits.presenceGraceMs);
  expect(world.told.filter((type) => type === 'session.end')).toHaveLength(2);
});

test('one browser runs an agent’s client and a supervisor’s application side by side', async () => {
  const { anybody } = await testServer();
  const browser = anybody();
  await browser.post('/api/session', { person: 'alice', application: 'client' });
  await browser.post('/api/session', { person: 'sue', application: 'supervisor' });
  expect((await browser.get('/api/session')).body.person).toBe('sue');
  const asAgent = browser.with({ 'handraise-desk': 'agent' });
  expect((await asAgent.get('/api/session')).body.person).toBe('alice');
  await asAgent.request('DELETE', '/api/session');
  expect((await browser.get('/api/session')).body.person).toBe('sue');
});

test('a session without a connection ends after its grace, and begins again when it is heard of', async () => {
  const { logOn, host, advance } = await testServer();
  const sue = await logOn('sue', 'supervisor');
  await advance(sessionLimits.presenceGraceMs - 1);
  expect((await host.peek('supervisor/sue'))?.context.sessions).not.toEqual({});
  await advance(1);
  expect((await host.peek('supervisor/sue'))?.context.sessions).toEqual({});
  expect((await sue.get('/api/session')).body.person).toBe('sue');
  expect(Object.values((await host.peek('supervisor/sue'))!.context.sessions as object)).toEqual(['supervisor']);
});

test('an agent’s client of somebody who is a supervisor too is known to both actors', async () => {
  const both = { ...smallSite.people.alice!, supervisor: true as const };
  const { logOn, host } = await testServer({ site: { ...smallSite, people: { ...smallSite.people, alice: both } } });
  const alice = await logOn('alice');
  expect((await host.peek('supervisor/alice'))?.value).toEqual({ known: { loggedOn: 'client' } });
  await alice.request('DELETE', '/api/session');
  expect((await host.peek('supervisor/alice'))?.value).toEqual({ known: 'loggedOff' });
});
