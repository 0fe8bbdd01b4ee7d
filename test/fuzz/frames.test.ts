/**
 * What desks say on their sockets and what streams claim to have read, told to the feed without a socket: whatever it is,
 * it is heard as one frame or breaks that desk alone, and nobody is sent what is not theirs.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommandType } from '../../machines/commands.ts';
import type { Frame } from '../../machines/wire.ts';
import { deskFrame, hello as helloSchema } from '../../machines/wire.ts';
import { memoryHost } from '../../server/actors/memory-host.ts';
import { DeskFeed } from '../../server/live/desk-feed.ts';
import { eventWriter, helloFrom } from '../../server/live/event-stream.ts';
import { Hearing } from '../../server/live/hearing.ts';
import type { SentMark } from '../../server/live/marks.ts';
import { openMarks } from '../../server/live/marks.ts';
import { Switchboard } from '../../server/live/switchboard.ts';
import { seed } from '../../server/seed.ts';
import { doorsSite } from '../support/doors.ts';
import { hostileValue, mutation } from '../support/fuzz/hostile.ts';
import { budget, fuzzed } from '../support/fuzz/judge.ts';
import { deskText, have } from '../support/fuzz/near-frames.ts';
import { aCentre } from '../support/host-centre.ts';

const framesARun = 500;

/** Alice's request c1.1 is helped by Sue; Bob and Bea have nothing to do with it. */
const mayFollow: Record<string, RegExp> = {
  'agent/alice': /^(agent\/alice|interaction\/c1|request\/c1\.1)$/,
  'supervisor/sue': /^(supervisor\/sue|workgroup\/support|interaction\/c1|request\/c1\.1)$/,
  'agent/bob': /^agent\/bob$/,
  'supervisor/bea': /^(supervisor\/bea|workgroup\/billing)$/,
};
const selves = Object.keys(mayFollow) as `agent/${string}`[];

async function aConversation() {
  const host = memoryHost();
  await seed(host, doorsSite);
  const centre = aCentre(host);
  for (const self of selves) {
    const application = self.startsWith('agent/') ? 'client' : 'supervisor';
    await centre.send(self.slice(self.indexOf('/') + 1), self, 'session.start', { session: 's1', application });
  }
  await centre.withCall('c1', 'alice');
  await centre.ask('alice', 'c1', 'A secret');
  const [toast] = Object.keys(host.stateOf('supervisor/sue')?.context.toasts as object);
  expect(await centre.asSupervisor('sue', 'accept' satisfies CommandType, { toast: toast! })).toMatchObject({
    done: true,
  });
  return host;
}

interface Hearer {
  self: string;
  feed: DeskFeed;
  sent: Frame[];
  hearing: Hearing;
  heard: { hellos: number; marks: number; broken: number };
}

test('frames of every kind, heard without a socket', async () => {
  const host = await aConversation();
  const marks = openMarks({ everyMs: 0 });
  const switchboard = new Switchboard({ host, marks });
  const published: SentMark[] = [];
  marks.marks$.subscribe((mark) => published.push(mark));
  const hearers = selves.map((self): Hearer => {
    const application = self.startsWith('agent/') ? 'client' : 'supervisor';
    const feed = new DeskFeed({ switchboard, self, application, now: () => host.now });
    const sent: Frame[] = [];
    const heard = { hellos: 0, marks: 0, broken: 0 };
    feed.frames.subscribe((frame) => sent.push(frame));
    const listening: Pick<DeskFeed, 'hello' | 'mark'> = {
      hello: (said) => {
        heard.hellos++;
        expect(deskFrame.safeParse(said).success).toBe(true);
        return feed.hello(said);
      },
      mark: (said) => {
        heard.marks++;
        expect(deskFrame.safeParse(said).success).toBe(true);
        feed.mark(said);
      },
    };
    const limits = { hellos: Number.POSITIVE_INFINITY, framesPerSecond: Number.POSITIVE_INFINITY };
    const hearing = new Hearing({ feed: listening, limits, line: { close: () => void heard.broken++ } });
    return { self, feed, sent, hearing, heard };
  });
  for (const { feed } of hearers) await feed.hello({ type: 'hello', have: {} });

  const spoken = { frames: 0, hellos: 0, marks: 0 };
  const said = fc.record({
    who: fc.nat({ max: hearers.length - 1 }),
    text: deskText,
    isBinary: fc.oneof({ weight: 30, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  });
  const property = fc.asyncProperty(
    fc
      .array(said, { minLength: framesARun, maxLength: framesARun, size: 'max' })
      .map((all) => ({ all, toString: () => `${all.length} frames` })),
    async ({ all }) => {
      for (const { who, text, isBinary } of all) {
        const { hearing, heard } = hearers[who]!;
        const before = { ...heard };
        hearing.hear(Buffer.from(text), isBinary);
        spoken.frames++;
        const counts = [heard.hellos - before.hellos, heard.marks - before.marks, heard.broken - before.broken];
        if (counts.join('') !== '001' && (isBinary || !/^(100|010)$/.test(counts.join('')))) {
          throw new Error(`heard as ${counts.join(' ')}: ${text.slice(0, 300)}`);
        }
        spoken.hellos += counts[0]!;
        spoken.marks += counts[1]!;
      }
      // Whatever was said is done with once one more hello is.
      for (const { self, feed, sent } of hearers) {
        await feed.hello({ type: 'hello', have: {} });
        const topics = sent.flatMap((frame) =>
          frame.type === 'snapshot' || frame.type === 'events' ? [frame.topic] : [],
        );
        const foreign = topics.find((topic) => !mayFollow[self]!.test(topic));
        if (foreign) throw new Error(`${self} was sent ${foreign}`);
        expect(topics).toContain(self);
        if (!mayFollow[self]!.test('request/c1.1')) expect(JSON.stringify(sent)).not.toContain('A secret');
        sent.length = 0;
      }
    },
  );
  await fc.assert(property, { ...fuzzed, numRuns: budget.frames / framesARun });

  expect(spoken.frames).toBe(budget.frames);
  expect((spoken.hellos + spoken.marks) / spoken.frames).toBeGreaterThan(0.1);
  expect(new Set(published.map(({ person, request }) => `${person} ${request}`))).toEqual(
    new Set(['alice c1.1', 'sue c1.1']),
  );
  for (const { heard } of hearers) expect(Math.min(heard.hellos, heard.marks, heard.broken)).toBeGreaterThan(1_000);
}, 120_000);

test('what streams claim to have read is a hello or nothing, and breaks no line', () => {
  let good = 0;
  let sent = 0;
  const token = fc.oneof(
    fc
      .record({ epoch: fc.constantFrom('memory-1', 'a\nb', 'x'.repeat(64), 'x'.repeat(65)), have })
      .map((one) => JSON.stringify(one)),
    fc.tuple(fc.record({ have }), mutation).map(([one, { apply }]) => apply(one)),
    hostileValue,
  );
  const frames: Frame[] = [
    { type: 'welcome', epoch: 'memory-1', self: 'agent/bob', application: 'client', now: 0 },
    { type: 'gone', topic: 'request/c1.1' },
    { type: 'ready' },
  ];
  const property = fc.property(token, (text) => {
    sent++;
    const hello = helloFrom(text);
    if (!hello) return;
    good++;
    expect(helloSchema.safeParse(hello).success).toBe(true);
    const write = eventWriter(hello, 6 * 1_024);
    for (const frame of frames) expect(write(frame)).toMatch(/^id:[^\r\n]*\ndata: [^\r\n]*\n\n$/);
  });
  fc.assert(property, { ...fuzzed, numRuns: budget.tokens });
  expect(sent).toBe(budget.tokens);
  expect(good / sent).toBeGreaterThan(0.1);
}, 60_000);

test('together these are what was asked for', () => {
  expect(Object.values(budget).reduce<number>((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(200_000);
});
