/**
 * What a desk is sent over a socket and over server-sent events: only what its person may follow, whatever the desk says
 * that it has; nothing of a conversation reaches those who do not belong to it, nor those who belong to it no more.
 */
import { expect, test } from 'vitest';
import type { Frame } from '../../../machines/wire.ts';
import type { Doors, Standing } from '../../support/doors.ts';
import { doorsSite, manyDoors, nameOf } from '../../support/doors.ts';
import type { TestClient } from '../../support/server-app.ts';
import { SocketDesk } from '../../support/server-app.ts';

const secret = 'The fare of Ms Lindqvist';
const strangers = ['otherAgent', 'plainClient', 'otherWorkgroup'] as const;
const isSupervisor = (standing: Standing) => standing === 'otherWorkgroup';
const selfOf = (standing: Standing) => `${isSupervisor(standing) ? 'supervisor' : 'agent'}/${nameOf[standing]}`;

const topicsIn = (frames: readonly Frame[]) =>
  frames.flatMap((frame) => ('topic' in frame ? [`${frame.type === 'gone' ? 'gone ' : ''}${frame.topic}`] : []));

/** Reads a stream of server-sent events until the desk is ready. */
async function streamed(
  url: string,
  client: TestClient,
  headers: Record<string, string>,
  query = '',
): Promise<Frame[]> {
  const { origin: _, ...ours } = client.headersToSend;
  const over = new AbortController();
  const response = await fetch(`${url}/live/events${query}`, { headers: { ...ours, ...headers }, signal: over.signal });
  let text = '';
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    if (text.includes('"type":"ready"')) break;
  }
  over.abort();
  return text.split('\n').flatMap((line) => (line.startsWith('data: ') ? [JSON.parse(line.slice(6)) as Frame] : []));
}

/** The server has done with everything that this desk said so far. */
const heard = ({ socket }: SocketDesk) =>
  new Promise<void>((resolve) => {
    socket.once('pong', () => resolve());
    socket.ping();
  });

const foreign = ['request/c1.1', 'interaction/c1', 'agent/alice', 'supervisor/sue', 'workgroup/support'];
const claims = (standing: Standing, epoch: string) => ({
  epoch,
  have: Object.fromEntries(
    [...foreign, 'request/constructor.1', '__proto__', selfOf(standing)].map((topic) => [topic, 0]),
  ),
});

test.each(strangers)('%s gets nothing of what they name, over a socket or a stream', async (standing) => {
  const { listen, senders, helped, host } = await manyDoors();
  const url = await listen();
  await helped('c1', secret);
  const desk = new SocketDesk(url, senders[standing]);
  await desk.opened();
  desk.socket.send(JSON.stringify({ type: 'hello', ...claims(standing, host.epoch) }));
  await desk.until(() => desk.frames.some(({ type }) => type === 'ready'));
  const token = JSON.stringify(claims(standing, host.epoch));
  const byHeader = await streamed(url, senders[standing], { 'last-event-id': token });
  const byQuery = await streamed(url, senders[standing], {}, `?have=${encodeURIComponent(token)}`);
  for (const frames of [desk.frames, byHeader, byQuery]) {
    const theirs = topicsIn(frames).filter((topic) => !topic.startsWith('gone ') && topic !== selfOf(standing));
    expect(theirs).toEqual(isSupervisor(standing) ? ['workgroup/billing'] : []);
    for (const topic of foreign) expect(topicsIn(frames)).toContain(`gone ${topic}`);
    expect(JSON.stringify(frames)).not.toMatch(/Lindqvist|Ms Customer/);
  }
});

test('what happens in a conversation reaches nobody who does not belong to it', async () => {
  const { listen, senders, helped } = await manyDoors();
  const url = await listen();
  const desks = await Promise.all(strangers.map((standing) => new SocketDesk(url, senders[standing]).ready()));
  const before = desks.map(({ frames }) => frames.length);
  const request = await helped('c1', secret);
  await senders.responsible.command('say', { request, text: `${secret} may be refunded` });
  await senders.owner.command('done', { request });
  for (const [n, desk] of desks.entries()) {
    await senders[strangers[n]!].command('alerts', { pop: false, sound: false });
    await desk.until(() => JSON.stringify(desk.frames.at(-1)).includes('alerts.set'));
    expect(topicsIn(desk.frames.slice(before[n]))).toEqual([selfOf(strangers[n]!)]);
  }
});

test('a mark reaches those who follow the request, and a stranger’s reaches nobody', async () => {
  const { listen, senders, helped } = await manyDoors();
  const url = await listen();
  const request = await helped('c1');
  const deskOf = (standing: Standing) => new SocketDesk(url, senders[standing]).ready();
  const [alice, sam] = [await deskOf('owner'), await deskOf('joined')];
  const outsiders = await Promise.all([...strangers, 'configured' as const].map(deskOf));
  const mark = JSON.stringify({ type: 'mark', request, typing: true, read: 1 });
  for (const desk of outsiders) {
    desk.socket.send(mark);
    await heard(desk);
  }
  sam.socket.send(mark);
  await alice.until(() => alice.frames.some(({ type }) => type === 'mark'));
  const marksOf = ({ frames }: SocketDesk) => frames.flatMap((frame) => (frame.type === 'mark' ? [frame.person] : []));
  expect(marksOf(alice)).toEqual(['sam']);
  for (const desk of outsiders) {
    await heard(desk);
    expect(marksOf(desk)).toEqual([]);
  }
});

/** A desk that followed the request goes away; what it is sent when it comes back under what it had. */
async function comesBack(doors: Doors, standing: Standing, meanwhile: () => Promise<unknown>): Promise<SocketDesk> {
  const url = await doors.listen();
  const client = doors.senders[standing];
  const before = await new SocketDesk(url, client).ready();
  expect(before.sees('request/c1.1'), 'followed before').toBeDefined();
  before.socket.close();
  await before.closed;
  await meanwhile();
  return new SocketDesk(url, client, { desk: before.desk }).ready();
}

test('whoever was taken out of the workgroup is sent nothing more of what she was only shown', async () => {
  const doors = await manyDoors();
  const { senders, asked } = doors;
  const { request } = await asked('c1', 'Please help');
  const tom = await comesBack(doors, 'configured', async () => {
    const settings = { ...doorsSite.workgroups.support!, supervisors: ['sue', 'sam'] };
    await senders.administrator.command('workgroup.configure', { workgroup: 'support', ...settings });
    await senders.owner.command('say', { request, text: secret });
  });
  expect(topicsIn(tom.frames)).toEqual([
    'supervisor/tom',
    'gone workgroup/support',
    'gone request/c1.1',
    'gone interaction/c1',
  ]);
  expect(JSON.stringify(tom.frames)).not.toContain(secret);
});

test('a former owner is sent the end of her request and nothing more of the interaction', async () => {
  const doors = await manyDoors();
  await doors.asked('c1', 'Please help');
  const alice = await comesBack(doors, 'owner', async () => {
    await doors.acd().command('interaction.transfer', { interaction: 'c1', agent: 'bob' });
    await doors.acd().command('interaction.connect', { interaction: 'c1' });
    await doors.senders.otherAgent.command('ask', { interaction: 'c1', text: secret });
  });
  expect(alice.sees('request/c1.1')).toMatchObject({ state: 'done', outcome: 'transferred' });
  expect(topicsIn(alice.frames).sort()).toEqual([
    'agent/alice',
    'gone interaction/c1',
    'gone request/c1.1',
    'request/c1.1',
  ]);
  expect(JSON.stringify(alice.frames)).not.toContain(secret);
  expect(JSON.stringify(alice.frames)).not.toContain('bob');
});

test('what a call is about is sent to those who were shown its request, and to nobody once that is over for them', async () => {
  const { listen, senders, acd, asked, toastOf, connected } = await manyDoors();
  const url = await listen();
  await connected('c1', 'alice');
  const says = (text: string) => acd().command('interaction.say', { interaction: 'c1', from: 'customer', text });
  await acd().command('interaction.describe', { interaction: 'c1', attribute: 'order', text: 'A-1' });
  await says('Where is it?');
  const deskOf = (standing: Standing) => new SocketDesk(url, senders[standing]).ready();
  const [tom, sue, bea] = [await deskOf('configured'), await deskOf('responsible'), await deskOf('otherWorkgroup')];
  expect(tom.sees('interaction/c1')).toBeUndefined();
  const { request } = await asked('c1', 'Please help');
  await tom.until(() => tom.sees('interaction/c1') !== undefined);
  expect(tom.sees('interaction/c1')).toMatchObject({
    attributes: { order: { body: 'A-1' } },
    lines: [{ n: 1, from: 'customer', text: { body: 'Where is it?' } }],
  });
  await senders.responsible.command('accept', { toast: await toastOf(request, 'sue') });
  await tom.until(() => topicsIn(tom.frames).includes('gone interaction/c1'));
  const before = [tom, bea].map(({ frames }) => frames.length);
  await says(secret);
  await sue.until(() => JSON.stringify(sue.sees('interaction/c1')).includes(secret));
  for (const [n, desk] of [tom, bea].entries()) {
    await heard(desk);
    expect(JSON.stringify(desk.frames.slice(before[n]))).not.toContain(secret);
    expect(topicsIn(desk.frames.slice(before[n]))).not.toContain('interaction/c1');
  }
});

test('a new owner sees the customer, and nothing of the request that ended with the transfer', async () => {
  const { listen, senders, acd, asked } = await manyDoors();
  await asked('c1', secret);
  await acd().command('interaction.transfer', { interaction: 'c1', agent: 'bob' });
  const bob = await new SocketDesk(await listen(), senders.otherAgent).ready();
  expect(bob.sees('interaction/c1')).toMatchObject({ customer: { body: 'Ms Customer' } });
  expect(topicsIn(bob.frames)).toEqual(['agent/bob', 'interaction/c1']);
  expect(JSON.stringify(bob.frames)).not.toContain(secret);
});

test('a supervisor who goes over to a plain client is sent no lists, no toasts and no conversation there', async () => {
  const { listen, senders, logOn, asked, toastOf } = await manyDoors();
  const url = await listen();
  const supervising = await logOn('farid', 'supervisor');
  const { request } = await asked('c1', secret);
  await supervising.command('accept', { toast: await toastOf(request, 'farid') });
  const desk = await new SocketDesk(url, supervising).ready();
  expect(desk.sees('request/c1.1')).toBeDefined();
  const client = await new SocketDesk(url, senders.plainClient).ready();
  await supervising.request('DELETE', '/api/session');
  await senders.owner.command('say', { request, text: 'More' });
  await senders.plainClient.command('alerts', { pop: false, sound: false });
  await client.until(() => JSON.stringify(client.frames.at(-1)).includes('alerts.set'));
  expect(new Set(topicsIn(client.frames))).toEqual(new Set(['agent/farid']));
});
