/** What docs/guides/integrator.md promises to an ACD, over HTTP as it would speak. */
import { expect, test } from 'vitest';
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import { refusals } from '../../machines/refusals.ts';
import { testServer } from '../support/server-app.ts';

const offer = {
  interaction: 'call-4711',
  workgroup: 'support',
  media: 'call' as const,
  acd: true,
  text: 'Ada Lindqvist',
};

test('events that come late, twice or out of order are answered done and change nothing', async () => {
  const { acd, host } = await testServer();
  const post = <Type extends CommandType>(type: Type, body: CommandBody<Type>) => acd().command(type, body);
  await post('interaction.offer', { ...offer, sequence: 1 });
  await post('interaction.alert', { interaction: 'call-4711', agent: 'alice', sequence: 2 });
  await post('interaction.connect', { interaction: 'call-4711', sequence: 4 });
  const before = await host.peek('interaction/call-4711');
  for (const sequence of [1, 2, 3, 4]) {
    const said = await post('interaction.hold', { interaction: 'call-4711', sequence });
    expect([said.status, said.body]).toEqual([200, { done: true }]);
    expect(await host.peek('interaction/call-4711')).toEqual(before);
  }
  await post('interaction.hold', { interaction: 'call-4711', sequence: 5 });
  expect(await host.peek('interaction/call-4711')).not.toEqual(before);
});

test('without a sequence events count in the order of their arrival', async () => {
  const { acd, host } = await testServer();
  await acd().command('interaction.offer', offer);
  await acd().command('interaction.alert', { interaction: 'call-4711', agent: 'alice' });
  await acd().command('interaction.connect', { interaction: 'call-4711' });
  expect((await host.peek('interaction/call-4711'))?.value).toMatchObject({ present: { conversation: 'connected' } });
});

test('a key belongs to its sender: another service’s, or a person’s, is another', async () => {
  const { acd, logOn } = await testServer();
  const alice = await logOn('alice');
  expect((await acd().command('interaction.offer', offer, 'same')).body).toEqual({ done: true });
  expect((await acd().command('interaction.offer', offer, 'same')).body).toEqual({ done: true });
  expect((await alice.command('alerts', { pop: true, sound: true }, 'same')).body).toEqual({ done: true });
  const reused = await acd().command('interaction.offer', { ...offer, text: 'Else' }, 'same');
  expect(reused).toMatchObject({ status: 422, body: { code: 'commandIdReused' } });
});

test('only one refusal is indefinite', () => {
  const indefinite = Object.entries(refusals).filter(([, { definite }]) => !definite);
  expect(indefinite.map(([code]) => code)).toEqual(['unavailable']);
});
