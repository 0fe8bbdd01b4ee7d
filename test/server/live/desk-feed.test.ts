/** What a desk is sent, frame by frame; resume.test.ts says that it is always enough. */
import { NEVER, Subject } from 'rxjs';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { CommandBody, CommandType } from '../../../machines/commands.ts';
import type { Address } from '../../../machines/names.ts';
import type { Frame } from '../../../machines/wire.ts';
import { manualClock } from '../../../server/actors/clock.ts';
import type { Published } from '../../../server/actors/host.ts';
import { memoryHost } from '../../../server/actors/memory-host.ts';
import { openSqliteHost } from '../../../server/actors/sqlite-host.ts';
import { siteArrivals } from '../../../server/directory/arrivals.ts';
import { DeskFeed, deskFeedLimits } from '../../../server/live/desk-feed.ts';
import { Switchboard } from '../../../server/live/switchboard.ts';
import { readSite } from '../../../server/site.ts';
import { aCentre } from '../../support/host-centre.ts';
import { FeedDesk, quiet } from '../../support/server-desk.ts';

async function centre() {
  const host = memoryHost();
  for (const arrival of siteArrivals(readSite('scenarios/sites/small.yaml'))) await host.send(arrival);
  let count = 0;
  const act = <Type extends CommandType>(self: Address, type: Type, body: CommandBody<Type>) =>
    host.send({ user: self, id: `n${++count}`, self, type, body });
  await act('agent/alice', 'session.start', { session: 's', application: 'client' });
  await act('supervisor/sue', 'session.start', { session: 's', application: 'supervisor' });
  await act('supervisor/sam', 'session.start', { session: 's', application: 'supervisor' });
  const about = { workgroup: 'support', media: 'call' as const, acd: true, text: 'Ms Customer' };
  await act('agent/acd', 'interaction.offer', { interaction: 'c1', ...about });
  await act('agent/acd', 'interaction.alert', { interaction: 'c1', agent: 'alice' });
  await act('agent/acd', 'interaction.connect', { interaction: 'c1' });
  const open = async (self: Address) => {
    const desk = new FeedDesk(host, self);
    await desk.connect();
    desk.frames.length = 0;
    return desk;
  };
  return { host, act, open };
}

/** `topic: what it carried`, in order. */
const said = ({ frames }: FeedDesk): string[] =>
  frames.map((frame) => {
    const topic = 'topic' in frame ? `${frame.topic}: ` : '';
    return `${topic}${frame.type === 'events' ? frame.events.map(({ event }) => event.type).join(' ') : frame.type}`;
  });

/** Without the workgroup's lists, which change with everything. */
const saidOfRequest = (desk: Parameters<typeof said>[0]) => said(desk).filter((line) => !line.startsWith('workgroup/'));

test('a toast comes with what it is about, and that comes first', async () => {
  const { act, open } = await centre();
  const sue = await open('supervisor/sue');
  await act('agent/alice', 'ask', { interaction: 'c1', text: 'Refund?' });
  await quiet();
  expect(saidOfRequest(sue)).toEqual([
    'request/c1.1: snapshot',
    'interaction/c1: snapshot',
    'supervisor/sue: toast.shown',
  ]);
});

test('what a command says of a request is delivered before the request is gone', async () => {
  const { act, open } = await centre();
  const [alice, sam] = [await open('agent/alice'), await open('supervisor/sam')];
  await act('agent/alice', 'ask', { interaction: 'c1', text: 'Refund?' });
  await quiet();
  await act('supervisor/sue', 'accept', { toast: 'c1.1/sue/2' });
  await quiet();
  expect(saidOfRequest(sam).slice(-4)).toEqual([
    'request/c1.1: request.participant request.helped',
    'supervisor/sam: toast.closed',
    'request/c1.1: gone',
    'interaction/c1: gone',
  ]);
  alice.frames.length = 0;
  await act('agent/alice', 'done', { request: 'c1.1' });
  await quiet();
  expect(said(alice)).toEqual([
    'interaction/c1: assistance.changed',
    'request/c1.1: request.done',
    'agent/alice: dialog.gone',
    'request/c1.1: gone',
  ]);
});

test('whoever follows a request no longer hears nothing of what others say in the same commit', async () => {
  const host = openSqliteHost({ path: ':memory:', clock: manualClock(), log: { error: () => {} } });
  onTestFinished(() => host.close());
  const centre = await aCentre(host).withEverybody();
  await centre.ask('alice', 'c1', 'Refund?');
  const frames: Frame[] = [];
  const switchboard = new Switchboard({ host });
  const feed = new DeskFeed({ switchboard, self: 'supervisor/sam', application: 'supervisor', now: () => 0 });
  feed.frames.subscribe((frame) => frames.push(frame));
  await feed.hello({ type: 'hello', have: {} });
  frames.length = 0;
  let commits = 0;
  host.committed.subscribe(() => commits++);
  await Promise.all([
    centre.withWorkgroup('support', ['sue'], ['eve']),
    centre.asAgent('alice', 'say', { request: 'c1.1', text: 'A secret' }),
  ]);
  await quiet();
  expect(commits).toBe(1);
  expect(frames).toContainEqual({ type: 'gone', topic: 'request/c1.1' });
  expect(JSON.stringify(frames)).not.toContain('A secret');
});

test.each(['a snapshot', 'a hello'])('what happens while %s is on its way is not lost', async (what) => {
  const { host, act } = await centre();
  let gate: Promise<void> | undefined;
  const sue = new FeedDesk(host, 'supervisor/sue', async (topic) => {
    if (topic === 'request/c1.1') await gate;
  });
  await sue.connect();
  const { promise, resolve } = Promise.withResolvers<void>();
  const close = () => {
    gate = promise;
  };
  if (what === 'a snapshot') close();
  await act('agent/alice', 'ask', { interaction: 'c1', text: 'Refund?' });
  await quiet();
  if (what === 'a hello') {
    close();
    sue.again();
    await quiet();
  }
  await act('agent/alice', 'say', { request: 'c1.1', text: 'Still there?' });
  await quiet();
  resolve();
  await quiet();
  expect(sue.desk.views.get('request/c1.1')).toMatchObject({ lines: [{ n: 1 }, { n: 2 }] });
  await sue.expectUpToDate();
});

test('a topic that was told gone is gone, whatever a hello says that was said before', async () => {
  const { host, act } = await centre();
  let gate: Promise<void> | undefined;
  const sue = new FeedDesk(host, 'supervisor/sue', async (topic) => {
    if (topic === 'request/c2.1') await gate;
  });
  await sue.connect();
  await act('agent/alice', 'ask', { interaction: 'c1', text: 'Refund?' });
  await act('supervisor/sue', 'accept', { toast: 'c1.1/sue/2' });
  await act('agent/acd', 'interaction.offer', { interaction: 'c2', workgroup: 'support', media: 'call', acd: true });
  await act('agent/acd', 'interaction.alert', { interaction: 'c2', agent: 'alice' });
  await act('agent/acd', 'interaction.connect', { interaction: 'c2' });
  await quiet();
  const { promise, resolve } = Promise.withResolvers<void>();
  gate = promise;
  await act('agent/alice', 'ask', { interaction: 'c2', text: 'Upgrade?' });
  await quiet();
  await act('agent/alice', 'done', { request: 'c1.1' });
  // It names the request that it will be told is gone before this is heard.
  sue.again();
  resolve();
  await quiet();
  expect(sue.frames.filter((frame) => frame.type === 'gone' && frame.topic === 'request/c1.1')).toHaveLength(1);
  await sue.expectUpToDate();
});

test('nothing comes before hello', async () => {
  const { host, act } = await centre();
  const frames: unknown[] = [];
  const feed = new DeskFeed({
    switchboard: new Switchboard({ host }),
    self: 'agent/alice',
    application: 'client',
    now: () => host.now,
  });
  feed.frames.subscribe((frame) => frames.push(frame));
  await act('agent/alice', 'alerts', { pop: false, sound: false });
  await quiet();
  expect(frames).toEqual([]);
});

test('after close there is nothing more, and its end is told', async () => {
  const { host, act } = await centre();
  const frames: unknown[] = [];
  const complete = vi.fn();
  const feed = new DeskFeed({
    switchboard: new Switchboard({ host }),
    self: 'agent/alice',
    application: 'client',
    now: () => host.now,
  });
  feed.frames.subscribe({ next: (frame) => frames.push(frame), complete });
  await feed.hello({ type: 'hello', have: {} });
  const before = frames.length;
  feed.close();
  await act('agent/alice', 'alerts', { pop: false, sound: false });
  await quiet();
  expect(frames.length).toBe(before);
  expect(complete).toHaveBeenCalledOnce();
});

test('a host that fails ends the frames with an error', async () => {
  const failing = { epoch: 'e', published: NEVER, text: async () => undefined };
  const feed = new DeskFeed({
    switchboard: new Switchboard({
      host: { ...failing, feed: () => Promise.reject(new Error('The disk is gone.')) },
    }),
    self: 'agent/alice',
    application: 'client',
    now: () => 0,
  });
  const error = new Promise((resolve) => feed.frames.subscribe({ error: resolve }));
  await expect(feed.hello({ type: 'hello', have: {} })).rejects.toThrow('The disk is gone.');
  expect(await error).toMatchObject({ message: 'The disk is gone.' });
});

test('a desk that falls hopelessly behind is let go of, not waited for', async () => {
  const published = new Subject<readonly Published[]>();
  const never = new Promise<never>(() => {});
  const feed = new DeskFeed({
    switchboard: new Switchboard({ host: { epoch: 'e', published, text: async () => undefined, feed: () => never } }),
    self: 'agent/alice',
    application: 'client',
    now: () => 0,
  });
  const error = new Promise((resolve) => feed.frames.subscribe({ error: resolve }));
  void feed.hello({ type: 'hello', have: {} });
  const event = { type: 'agent.presence' as const, loggedOn: true };
  const batch = [{ topic: 'agent/alice' as const, numbered: { seq: 1, at: 0, event } }];
  for (let n = 0; n <= deskFeedLimits.waiting; n++) published.next(batch);
  expect(await error).toMatchObject({ message: 'agent/alice is too far behind.' });
  expect(published.observed).toBe(false);
});
