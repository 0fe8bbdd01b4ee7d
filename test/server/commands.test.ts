import { expect, test } from 'vitest';
import type { CommandType } from '../../machines/commands.ts';
import { commands, commandTypes } from '../../machines/commands.ts';
import { hashToken } from '../../server/secrets.ts';
import { smallSite, testServer } from '../support/server-app.ts';

test('an agent asks, a supervisor accepts, both talk, the agent ends it', async () => {
  const { logOn, connected } = await testServer();
  const alice = await logOn('alice');
  const sue = await logOn('sue', 'supervisor');
  await connected('c1', 'alice');
  expect(await alice.command('ask', { interaction: 'c1', text: 'Refund?' })).toMatchObject({
    status: 200,
    body: { done: true, request: 'c1.1' },
  });
  expect((await sue.command('accept', { toast: 'c1.1/sue/1' })).body).toEqual({ done: true, request: 'c1.1' });
  expect((await sue.command('say', { request: 'c1.1', text: 'Yes' })).status).toBe(200);
  expect((await alice.command('done', { request: 'c1.1' })).body).toEqual({ done: true, request: 'c1.1' });
});

test('a refusal of the domain is a problem with code, status and particulars', async () => {
  const { logOn, connected } = await testServer();
  const alice = await logOn('alice');
  const [sue, sam] = [await logOn('sue', 'supervisor'), await logOn('sam', 'businessManager')];
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  expect(await alice.command('ask', { interaction: 'c1', text: 'Again' })).toMatchObject({
    status: 409,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    body: { type: 'urn:handraise:problem:alreadyActive', code: 'alreadyActive', status: 409 },
  });
  const { participants } = { participants: ['sam', 'sue'] };
  const toasts = participants.map((person, n) => `c1.1/${person}/${n + 1}`);
  await sam.command('accept', { toast: toasts[0]! });
  const late = await sue.command('accept', { toast: toasts[1]! });
  expect(late.body).toMatchObject({ code: 'alreadyTaken', by: 'sam' });
  await alice.command('done', { request: 'c1.1' });
  const again = await alice.command('done', { request: 'c1.1' });
  expect(again.body).toMatchObject({ code: 'requestDone', outcome: 'completed' });
});

test('the same command id again is the same answer; with another body it is refused', async () => {
  const { logOn, connected } = await testServer();
  const alice = await logOn('alice');
  await logOn('sue', 'supervisor');
  await connected('c1', 'alice');
  const first = await alice.command('ask', { interaction: 'c1', text: 'Refund?' }, 'once');
  expect((await alice.command('ask', { interaction: 'c1', text: 'Refund?' }, 'once')).body).toEqual(first.body);
  const reused = await alice.command('ask', { interaction: 'c1', text: 'Other' }, 'once');
  expect(reused).toMatchObject({ status: 422, body: { code: 'commandIdReused' } });
});

test.each(['', 'has space', 'a/b', 'x'.repeat(65)])('the command id %j is refused', async (key) => {
  const { logOn } = await testServer();
  const alice = await logOn('alice');
  const said = await alice
    .with({ 'idempotency-key': key || undefined })
    .post('/api/commands/done', { request: 'c1.1' });
  expect(said).toMatchObject({ status: 400, body: { code: 'invalidMessage' } });
});

test('who a command is from is the session and nothing in its body', async () => {
  const { logOn, connected } = await testServer();
  const bob = await logOn('bob');
  await connected('c1', 'alice');
  const body = { interaction: 'c1', text: 'As Alice', agent: 'alice', user: 'alice', self: 'agent/alice' };
  expect((await bob.command('ask', body)).body.code).toBe('notYourInteraction');
});

test('an interaction cannot ring at somebody who is no agent', async () => {
  const { acd, connected } = await testServer();
  await connected('c1', 'alice');
  const nobody = await acd().command('interaction.transfer', { interaction: 'c1', agent: 'sue' });
  expect(nobody).toMatchObject({ status: 404, body: { code: 'unknownPerson' } });
});

test('every command is for its roles only', async () => {
  const administrator = { admin: { token: hashToken('admin-token'), scopes: ['administrator' as const] } };
  const server = await testServer({ services: administrator });
  const senders = {
    agent: await server.logOn('alice'),
    supervisor: await server.logOn('sue', 'supervisor'),
    acd: server.acd(),
    administrator: server.anybody().with({ authorization: 'Bearer admin-token' }),
    nobody: server.anybody(),
  };
  for (const type of commandTypes) {
    const roles = [commands[type].role].flat() as string[];
    for (const [role, sender] of Object.entries(senders)) {
      // An empty body: refused for the role before it is read, or for what it lacks.
      const { status, body } = await sender.command(type, {} as never);
      const expected = roles.includes(role) ? 'invalidMessage' : role === 'nobody' ? 'notAuthenticated' : 'roleMissing';
      expect([type, role, body.code], String(status)).toEqual([type, role, expected]);
    }
  }
});

test('nobody starts or ends a session by a command', async () => {
  const { logOn } = await testServer();
  const alice = await logOn('alice');
  for (const type of ['session.start', 'session.end'] as const satisfies CommandType[]) {
    const said = await alice.command(type, { session: 's', application: 'client' } as never);
    expect(said).toMatchObject({ status: 403, body: { code: 'roleMissing' } });
  }
});

test.each(['Bearer wrong', 'Bearer ', 'Basic YTpi', 'acd-token-for-tests-only', `Bearer ${'x'.repeat(600)}`])(
  'the authorization %j is nobody',
  async (authorization) => {
    const { anybody } = await testServer();
    const said = await anybody().with({ authorization }).command('interaction.connect', { interaction: 'c1' });
    expect(said).toMatchObject({ status: 401, body: { code: 'notAuthenticated' } });
  },
);

test('a service without the cookie of a person does not become that person', async () => {
  const { logOn, acd } = await testServer();
  const alice = await logOn('alice');
  const mixed = alice.with({ authorization: `Bearer not-${smallSite.name.length}` });
  expect((await mixed.get('/api/session')).status).toBe(401);
  expect((await acd().get('/api/session')).body.code).toBe('roleMissing');
});
