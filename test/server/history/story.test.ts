/** The whole story of one request: who did what, why, what was refused, and what became of the interaction, for those who may know. */
import { expect, test } from 'vitest';
import { supervisor } from '../../../machines/names.ts';
import type { Host } from '../../../server/actors/host.ts';
import { storyLimits } from '../../../server/history/story.ts';
import { aCentre } from '../../support/asking-centre.ts';
import type { Said } from '../../support/server-app.ts';

interface Told {
  by: string | null;
  cause: string;
  event: Record<string, unknown> & { type: string };
}

/** `who: what …`, a line a step. */
const lines = ({ body }: Said): string[] =>
  (body.timeline as Told[]).map(({ by, cause, event: { type, toast: _, text: __, ...rest } }) =>
    [`${by ?? cause}: ${type}`, ...Object.values(rest).filter((value) => value !== null)].join(' '),
  );
const toastOf = async (host: Host, person: string) => {
  const { toasts } = (await host.peek(supervisor(person)))!.context as { toasts: object };
  return Object.keys(toasts)[0]!;
};

test('from refused attempts to Done, each step with who did it and why', async () => {
  const { alice, bob, sue, bea, reports, host, acd, connected, advance, logOn } = await aCentre();
  await connected('c1', 'alice', 'empty');
  await alice.command('ask', { interaction: 'c1', text: 'Anybody?' });
  await acd().command('interaction.offer', { interaction: 'c2', workgroup: 'support', media: 'call', acd: true });
  await acd().command('interaction.alert', { interaction: 'c2', agent: 'alice' });
  await alice.command('ask', { interaction: 'c2', text: 'Too early' });
  await acd().command('interaction.connect', { interaction: 'c2' });
  await bob.command('ask', { interaction: 'c2', text: 'Not mine' });
  await alice.command('ask', { interaction: 'c2', text: 'Refund?', reason: 'refund', urgency: 'urgent' });
  const [eve, sam] = [await logOn('eve', 'supervisor'), await logOn('sam', 'supervisor')];
  await sue.command('seen', { toast: await toastOf(host, 'sue') });
  await advance(5_000);
  await sue.command('ignore', { toast: await toastOf(host, 'sue') });
  const late = await toastOf(host, 'sam');
  await advance(10_000);
  await sam.command('ignore', { toast: late });
  await eve.command('reply', { toast: await toastOf(host, 'eve'), text: 'I am here.' });
  await sam.command('accept', { toast: late });
  await sam.command('join', { request: 'c2.1' });
  await advance(1_000);
  await acd().command('interaction.hold', { interaction: 'c2' });
  await advance(1_000);
  await eve.command('handOver', { request: 'c2.1', to: 'sam' });
  await sam.request('DELETE', '/api/session');
  await alice.command('done', { request: 'c2.1', saw: 'helped' });
  const said = await reports.get('/api/requests/c2.1');
  expect(lines(said)).toEqual([
    'acd: interaction.changed alerting',
    'acd: interaction.owned alice',
    'alice: assistance.refused alice stateNotPermitted',
    'acd: interaction.changed connected',
    'bob: assistance.refused bob notYourInteraction',
    'alice: request.opened c2.1 alice support refund urgent',
    'alice: request.line 1 alice',
    'presence: showing.opened sue',
    'presence: showing.opened sam',
    'sue: request.seen sue',
    'sue: request.participant sue ignored',
    'sue: showing.closed sue ignored',
    'sam: request.participant sam ignored',
    'sam: showing.closed sam ignored',
    'sam: request.reached asked true',
    'sam: showing.opened eve',
    'eve: request.helped eve',
    'eve: request.line 2 eve',
    'eve: showing.closed eve accepted',
    'sam: command.refused accept alreadyTaken',
    'sam: request.joined sam',
    'acd: interaction.changed held',
    'eve: request.handedOver eve sam',
    'presence: request.left sam',
    'presence: request.unattended',
    'presence: showing.opened eve',
    'presence: showing.opened sue',
    'alice: showing.closed eve completed',
    'alice: showing.closed sue completed',
    'alice: request.done completed helped',
  ]);
  expect(said.body.media).toBe('call');
  expect(said.body.timeline.filter(({ event }: Told) => event.type === 'request.line')).toMatchObject([
    { at: '2026-01-05T09:00:00.000Z', event: { text: { body: 'Refund?' } } },
    { at: '2026-01-05T09:00:15.000Z', event: { text: { body: 'I am here.' } } },
  ]);
  expect((await bea.get('/api/requests/c2.1')).body.code).toBe('unknownRequest');
});

test('whoever asked is told of her own attempts, and not of what others did with the interaction', async () => {
  const { alice, bob, sue, acd, connected } = await aCentre();
  await connected('c1', 'alice');
  await bob.command('ask', { interaction: 'c1', text: 'Not mine' });
  await acd().command('interaction.hold', { interaction: 'c1' });
  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  await alice.command('ask', { interaction: 'c1', text: 'Again?' });
  await acd().command('interaction.transfer', { interaction: 'c1', agent: 'bob' });
  expect(lines(await alice.get('/api/requests/c1.1'))).toEqual([
    'alice: request.opened c1.1 alice support normal',
    'alice: request.line 1 alice',
    'presence: showing.opened sue',
    'alice: assistance.refused alice alreadyActive',
    'interaction: showing.closed sue transferred',
    'interaction: request.done transferred',
  ]);
  const whole = lines(await sue.get('/api/requests/c1.1'));
  expect(whole).toContain('bob: assistance.refused bob notYourInteraction');
  expect(whole.slice(-5)).toEqual([
    'alice: assistance.refused alice alreadyActive',
    'acd: interaction.changed alerting',
    'acd: interaction.owned bob',
    'interaction: showing.closed sue transferred',
    'interaction: request.done transferred',
  ]);
});

test('a second request begins where the first one ended', async () => {
  const { alice, sue, bob, connected } = await aCentre();
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'First' });
  await alice.command('done', { request: 'c1.1' });
  await bob.command('ask', { interaction: 'c1', text: 'Not mine' });
  await alice.command('ask', { interaction: 'c1', text: 'Second' });
  expect(lines(await sue.get('/api/requests/c1.2')).slice(0, 2)).toEqual([
    'bob: assistance.refused bob notYourInteraction',
    'alice: request.opened c1.2 alice support normal',
  ]);
  expect(lines(await sue.get('/api/requests/c1.1')).at(-1)).toBe('alice: request.done withdrawn');
});

test('without the right to read texts, lines in it have a length only', async () => {
  const { alice, admin, connected } = await aCentre();
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  const { body } = await admin.get('/api/requests/c1.1');
  expect(JSON.stringify(body)).not.toContain('Refund?');
  expect(body.timeline.find(({ event }: Told) => event.type === 'request.line').event.text.length).toBe(7);
});

test('of a very long story its beginning and its end are told, and how much lies between', async () => {
  const { alice, reports, connected } = await aCentre();
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'Line 1' });
  const linesSaid = storyLimits.firstTurns + storyLimits.lastTurns + 7;
  for (let n = 2; n <= linesSaid; n++) await alice.command('say', { request: 'c1.1', text: `Line ${n}` });
  const { body } = await reports.get('/api/requests/c1.1');
  // The toast is a turn of its own, the first turn is two steps, and three are what the interaction did before.
  expect(body.gap).toEqual({ after: 3 + storyLimits.firstTurns + 1, turns: 8 });
  const told = (body.timeline as Told[]).map(({ event }) => event.n).filter((n) => n !== undefined);
  expect([told[0], told.at(-1), told.length]).toEqual([1, linesSaid, linesSaid - 8]);
  const { after } = body.gap;
  const [before, behind] = [body.timeline[after - 1].event.n, body.timeline[after].event.n];
  expect(behind - before).toBe(9);
});
