/** The id of a command is its user's own: under another user it is another command and reveals nothing (R-IDEMPOTENT). */
import { expect, test } from 'vitest';
import { manyDoors } from '../support/doors.ts';

test('the id of somebody else’s command is another command, judged by itself', async () => {
  const { senders, connected } = await manyDoors();
  await connected('c1', 'alice');
  const ask = { interaction: 'c1', text: 'Please help' };
  expect((await senders.owner.command('ask', ask, 'shared')).body).toEqual({ done: true, request: 'c1.1' });
  for (const other of ['otherAgent', 'plainClient'] as const) {
    expect((await senders[other].command('ask', ask, 'shared')).body.code).toBe('notYourInteraction');
    // Their own first answer from now on, not hers.
    expect((await senders[other].command('ask', ask, 'shared')).body.code).toBe('notYourInteraction');
  }
});

test('with another content it is no reuse either: whether the id was used cannot be told', async () => {
  const { senders, connected } = await manyDoors();
  await connected('c1', 'alice');
  await senders.owner.command('ask', { interaction: 'c1', text: 'Please help' }, 'used');
  const [used, unused] = [
    await senders.otherAgent.command('done', { request: 'c9.1' }, 'used'),
    await senders.otherAgent.command('done', { request: 'c9.1' }, 'unused'),
  ];
  expect([used.status, used.body]).toEqual([unused.status, unused.body]);
  const bySupervisor = await senders.responsible.command('alerts', { pop: true, sound: true }, 'used');
  expect(bySupervisor.body).toEqual({ done: true });
  const byService = await senders.acd.command('interaction.connect', { interaction: 'c9' }, 'used');
  expect(byService.body.code).toBe('unknownInteraction');
});

test('one person’s two desks share their ids, two services do not', async () => {
  const { senders, logOn, connected } = await manyDoors();
  await connected('c1', 'farid');
  const supervising = await logOn('farid', 'supervisor');
  await senders.plainClient.command('alerts', { pop: true, sound: true }, 'once');
  expect((await supervising.command('alerts', { pop: true, sound: true }, 'once')).body.code).toBe('commandIdReused');
  expect((await senders.acd.command('interaction.hold', { interaction: 'c1' }, 'once')).body).toEqual({ done: true });
  const configure = await senders.administrator.command('supervisor.configure', { supervisor: 'sue' }, 'once');
  expect(configure.body).toEqual({ done: true });
});

test('an ask is withdrawn by its own sender only, whoever names its id', async () => {
  const { senders, asked, host } = await manyDoors();
  const { request, ask } = await asked('c1');
  for (const named of [ask, `alice_${ask}`]) {
    const said = await senders.otherAgent.command('cancel', { interaction: 'c1', ask: named });
    expect(said.body.code).toBe('unknownRequest');
  }
  expect((await senders.otherAgent.command('cancel', { interaction: 'c1', ask: `alice/${ask}` })).body.code).toBe(
    'invalidMessage',
  );
  expect((await host.peek(`request/${request}`))?.value).toEqual({ open: 'waiting' });
});
