/** Who is handed what of a publication, and what several desks share. */
import { Subject } from 'rxjs';
import { expect, test } from 'vitest';
import type { FeedEvent } from '../../../machines/messages.ts';
import type { Address } from '../../../machines/names.ts';
import type { Published } from '../../../server/actors/host.ts';
import { memoryHost } from '../../../server/actors/memory-host.ts';
import { openMarks } from '../../../server/live/marks.ts';
import { Publication } from '../../../server/live/publication.ts';
import type { Receiver } from '../../../server/live/switchboard.ts';
import { Switchboard } from '../../../server/live/switchboard.ts';
import { aCentre } from '../../support/host-centre.ts';
import { quiet } from '../../support/server-desk.ts';

const presence: FeedEvent = { type: 'agent.presence', loggedOn: true };
const line = (n: number): FeedEvent => ({
  type: 'request.line',
  n,
  person: 'alice',
  text: { id: `alice/${n}`, length: 5 },
});
const published = (topic: Address, seq: number, event: FeedEvent = presence): Published => ({
  topic,
  numbered: { seq, at: 1_000, event },
});

function desk() {
  const told = { commits: [] as Publication[], marks: [] as string[], ended: [] as unknown[] };
  const receiver: Receiver = {
    take: (publication) => void told.commits.push(publication),
    hear: ({ person }) => void told.marks.push(person),
    end: (error) => void told.ended.push(error),
  };
  return { ...told, receiver };
}

/** A switchboard on commits and texts of the test's own. */
function aSwitchboard(text: (id: string) => Promise<string | undefined> = async (id) => `text of ${id}`) {
  const commits = new Subject<readonly Published[]>();
  const handed: number[] = [];
  const marks = openMarks({ everyMs: 0 });
  const host = { epoch: 'e', published: commits, text, feed: async () => ({ seq: 0, events: [] }) };
  const switchboard = new Switchboard({ host, marks, onHanded: (at) => handed.push(at) });
  const follower = (...topics: Address[]) => {
    const one = desk();
    switchboard.join(one.receiver);
    for (const topic of topics) switchboard.follow(topic, one.receiver);
    return one;
  };
  return { commits, handed, marks, switchboard, follower };
}

test('a commit is handed once to each desk that follows any of it, and to nobody else', () => {
  const { commits, handed, follower } = aSwitchboard();
  const [both, one, other] = [follower('agent/a', 'agent/b'), follower('agent/b'), follower('agent/c')];
  commits.next([published('agent/a', 1), published('agent/b', 1)]);
  expect([both, one, other].map(({ commits: taken }) => taken.length)).toEqual([1, 1, 0]);
  expect(both.commits[0]).toBe(one.commits[0]);
  expect(handed).toEqual([1_000]);
  commits.next([published('agent/x', 1)]);
  expect(handed).toEqual([1_000]);
});

test('a desk that does not know yet what it will follow is handed everything', () => {
  const { commits, switchboard, follower } = aSwitchboard();
  const one = follower();
  switchboard.unsettle(one.receiver, true);
  commits.next([published('agent/x', 1)]);
  switchboard.unsettle(one.receiver, false);
  commits.next([published('agent/x', 2)]);
  expect(one.commits).toHaveLength(1);
});

test('texts are read once for all, and nothing overtakes a commit that waits for them', async () => {
  const asked: string[] = [];
  const { promise, resolve } = Promise.withResolvers<string>();
  const { commits, follower } = aSwitchboard((id) => {
    asked.push(id);
    return promise;
  });
  const [one, other] = [follower('request/c1.1'), follower('request/c1.1', 'agent/a')];
  commits.next([published('request/c1.1', 1, line(1))]);
  commits.next([published('agent/a', 1)]);
  await quiet();
  expect(one.commits).toEqual([]);
  resolve('Refund?');
  await quiet();
  expect(asked).toEqual(['alice/1']);
  expect(one.commits[0]!.of('request/c1.1')[0]!.numbered.event).toMatchObject({ text: { body: 'Refund?' } });
  expect(other.commits.map(({ topics }) => [...topics])).toEqual([['request/c1.1'], ['agent/a']]);
});

test('texts that cannot be read end every feed, and the host is not listened to when nobody is there', async () => {
  const { commits, switchboard, follower } = aSwitchboard(() => Promise.reject(new Error('The disk is gone.')));
  const one = follower('request/c1.1');
  commits.next([published('request/c1.1', 1, line(1))]);
  await quiet();
  expect(one.ended).toMatchObject([{ message: 'The disk is gone.' }]);
  expect(commits.observed).toBe(true);
  switchboard.leave(one.receiver);
  expect(commits.observed).toBe(false);
});

test('a mark reaches those who follow the request', () => {
  const { switchboard, follower } = aSwitchboard();
  const [one, other] = [follower('request/c1.1'), follower('request/c2.1')];
  switchboard.mark({ type: 'mark', request: 'c1.1', typing: true, read: 1, person: 'sue', at: 0 });
  expect([one.marks, other.marks]).toEqual([['sue'], []]);
});

test('desks that come at once share a snapshot, and it is never an old one', async () => {
  const host = memoryHost();
  const centre = await aCentre(host).withEverybody();
  await centre.ask('alice', 'c1', 'Refund?');
  let views = 0;
  const switchboard = new Switchboard({
    host: {
      epoch: host.epoch,
      published: host.published,
      text: (id) => host.text(id),
      feed: async (topic, after) => {
        const feed = await host.feed(topic, after);
        if ('view' in feed) views++;
        return feed;
      },
    },
  });
  switchboard.join(desk().receiver);
  const first = await switchboard.snapshot('request/c1.1');
  expect(await switchboard.snapshot('request/c1.1')).toBe(first);
  await centre.asAgent('alice', 'say', { request: 'c1.1', text: 'Still there?' });
  const second = await switchboard.snapshot('request/c1.1');
  expect(second.view).toMatchObject({ lines: [{ text: { body: 'Refund?' } }, { text: { body: 'Still there?' } }] });
  expect(second.seq).toBe(first.seq + 1);
  expect(views).toBe(1);
});

test('what several desks are sent alike is one frame; a desk that has some of it is sent the rest', () => {
  const publication = new Publication([
    published('agent/a', 4),
    published('agent/b', 1),
    published('agent/a', 5),
    published('agent/a', 6),
  ]);
  const frames = (sent: [Address, number][]) => publication.framesOf(publication.after(new Map(sent)));
  const seqs = (sent: [Address, number][]) =>
    frames(sent).map(({ topic, events }) => [topic, ...events.map(({ seq }) => seq)]);
  expect(seqs([['agent/a', 3]])).toEqual([['agent/a', 4, 5, 6]]);
  expect(frames([['agent/a', 3]])[0]).toBe(frames([['agent/a', 3]])[0]);
  expect(
    seqs([
      ['agent/a', 3],
      ['agent/b', 0],
    ]),
  ).toEqual([
    ['agent/a', 4],
    ['agent/b', 1],
    ['agent/a', 5, 6],
  ]);
  expect(
    seqs([
      ['agent/a', 5],
      ['agent/c', 9],
    ]),
  ).toEqual([['agent/a', 6]]);
  expect(seqs([['agent/a', 6]])).toEqual([]);
  expect(() => frames([['agent/a', 2]])).toThrow('agent/a went from 2 to 4.');
});
