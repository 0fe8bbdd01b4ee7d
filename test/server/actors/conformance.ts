/**
 * What every host keeps, said once. Each host's test file runs these sentences on a stage of its own; what only a store
 * can promise is in the sqlite host's file.
 */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import type { ActorState } from '../../../machines/index.ts';
import { charts } from '../../../machines/index.ts';
import type { Address, Kind } from '../../../machines/names.ts';
import { agent, kinds, partsOf, request, supervisor } from '../../../machines/names.ts';
import { comparable, project } from '../../../machines/projection.ts';
import { foldAll } from '../../../machines/views.ts';
import type { Numbered } from '../../../machines/wire.ts';
import type { Host, Limits, Published, Turn, TurnSeen } from '../../../server/actors/host.ts';
import { initialSnapshot, stateOf } from '../../../server/actors/step.ts';
import { aCentre, arrival } from '../../support/host-centre.ts';
import { parrots } from '../../support/host-parrot.ts';

export interface StageOptions {
  charts?: Record<string, AnyStateMachine>;
  limits?: Partial<Limits>;
}

/** A host under test with its time and its log in the test's hands. */
export interface Stage {
  host: Host;
  /** Lets time pass; everything due is durable when it resolves. */
  pass(delayMs: number): Promise<void>;
  /** What was logged as an error. */
  logged: string[];
}

export type OpenStage = (options?: StageOptions) => Stage;

const order = (user: string, id: string, what: string) => arrival(user, id, 'done', { request: `${what}.1` });

export async function recordOf(host: Host): Promise<Turn[]> {
  const turns: Turn[] = [];
  for await (const turn of host.record()) turns.push(turn);
  return turns;
}

export function conformance(open: OpenStage): void {
  const stage = (options: StageOptions = {}) => {
    const opened = open(options);
    onTestFinished(() => opened.host.close());
    return opened;
  };
  const parrotStage = (limits: Partial<Limits> = {}) => stage({ charts: parrots, limits });
  const eventsOf = async (host: Host, topic: Address): Promise<Numbered[]> => {
    const feed = await host.feed(topic, 0);
    return 'events' in feed ? feed.events : [];
  };
  const heard = async (host: Host, id: string) => (await host.peek(agent(id)))?.context.heard;

  describe('commands', () => {
    it('answers what the deciding actor says', async () => {
      const { host } = stage();
      const centre = await aCentre(host).withEverybody();
      expect(await centre.ask('alice', 'c1')).toEqual({ done: true, request: 'c1.1' });
      expect(await centre.ask('alice', 'c1')).toEqual({ refused: 'alreadyActive' });
    });

    it('answers the same command again with the first answer and does nothing', async () => {
      const { host } = stage();
      await aCentre(host).withEverybody();
      const ask = arrival('alice', 'ask-1', 'ask', { interaction: 'c1', text: 'Please' });
      const answers = await Promise.all([host.send(ask), host.send(ask)]);
      const turns = (await recordOf(host)).length;
      answers.push(await host.send({ ...ask, body: { text: 'Please', interaction: 'c1' } }));
      expect(answers).toEqual(Array(3).fill({ done: true, request: 'c1.1' }));
      expect(await recordOf(host)).toHaveLength(turns);
    });

    it('refuses another command under a used id', async () => {
      const { host } = stage();
      const first = host.send(arrival('alice', '1', 'say', { request: 'c1.1', text: 'Hello' }));
      const other = arrival('alice', '1', 'say', { request: 'c1.1', text: 'Goodbye' });
      expect(await host.send(other)).toEqual({ refused: 'commandIdReused' });
      expect(await first).toEqual({ refused: 'unknownPerson' });
      expect(await host.send(other)).toEqual({ refused: 'commandIdReused' });
      expect(await host.send({ ...other, user: 'bob' })).toEqual({ refused: 'unknownPerson' });
    });

    it('stores nothing of an address that nobody has used', async () => {
      const { host } = stage();
      await host.send(arrival('ghost', '1', 'done', { request: 'c1.1' }));
      await aCentre(host).withAgent('alice');
      const answer = await host.send(arrival('alice', '2', 'say', { request: 'c9.1', text: 'Anybody?' }));
      expect(answer).toEqual({ refused: 'unknownRequest' });
      expect(await host.peek(agent('ghost'))).toBeUndefined();
      expect(await host.peek(request('c9.1'))).toBeUndefined();
      expect(await host.peek(supervisor('nobody'))).toBeUndefined();
      expect(await host.feed(request('c9.1'), 0)).toEqual({ seq: 0, events: [] });
    });

    it('takes back all of a command in which a turn throws, and nothing of its neighbours', async () => {
      const { host, pass, logged } = parrotStage();
      const published: Published[] = [];
      host.published.subscribe((events) => published.push(...events));
      const answers = await Promise.all([
        host.send(order('a', '1', 'burst')),
        host.send(order('a', '2', 'throw')),
        host.send(order('a', '3', 'publish')),
      ]);
      expect(answers).toEqual([{ done: true }, { refused: 'unavailable' }, { done: true }]);
      expect(logged).toEqual(['A turn failed.']);
      expect(await heard(host, 'other')).toEqual(['1', '2', '3', '4', '5']);
      expect((await eventsOf(host, agent('a'))).map(({ seq }) => seq)).toEqual([1, 2]);
      expect(published).toHaveLength(2);
      expect((await recordOf(host)).map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      await pass(2_000);
      expect(await heard(host, 'a')).toBeUndefined();
    });

    it('gives the record from any turn on, of all actors or of one kind alone', async () => {
      const { host } = stage();
      const centre = await aCentre(host).withEverybody();
      await centre.ask('alice', 'c1');
      const all = await recordOf(host);
      const read = async (after: number, kind?: Kind) => {
        const turns: Turn[] = [];
        for await (const turn of host.record(after, kind)) turns.push(turn);
        return turns;
      };
      expect(all.length).toBeGreaterThan(10);
      for (const after of [0, 1, 7, all.length - 1, all.length, all.length + 5]) {
        expect(await read(after)).toEqual(all.slice(after));
        for (const kind of kinds) {
          const theirs = all.slice(after).filter(({ envelope }) => partsOf(envelope.to).kind === kind);
          expect(await read(after, kind)).toEqual(theirs);
          expect(await host.turnsAfter(after, all.length, kind)).toEqual(theirs);
        }
        expect(await host.turnsAfter(after, 3)).toEqual(all.slice(after, after + 3));
      }
      expect(host.lastTurn).toBe(all.length);
      expect(await read(0, 'request')).not.toEqual([]);
    });

    it('runs a command again that was refused for a failing turn', async () => {
      const { host, logged } = parrotStage();
      await host.send(order('a', '1', 'throw'));
      await host.send(order('a', '1', 'throw'));
      expect(logged).toHaveLength(2);
    });

    it('fails a turn that answers a command twice', async () => {
      const { host, logged } = parrotStage();
      expect(await host.send(order('a', '1', 'twice'))).toEqual({ refused: 'unavailable' });
      expect(logged).toEqual(['A turn failed.']);
      expect(await recordOf(host)).toEqual([]);
    });

    it('refuses a command that causes turns without end', async () => {
      const { host } = parrotStage({ cascadeTurns: 100 });
      expect(await host.send(order('a', '1', 'endless'))).toEqual({ refused: 'overloaded' });
      expect(await recordOf(host)).toEqual([]);
    });

    it('refuses what is more than may be pending, before its first turn', async () => {
      const { host } = parrotStage({ pendingCommands: 2 });
      const answers = await Promise.all(['1', '2', '3'].map((id) => host.send(order('a', id, 'nothing'))));
      expect(answers).toEqual([{ done: true }, { done: true }, { refused: 'overloaded' }]);
      expect(await recordOf(host)).toHaveLength(2);
      expect(await host.send(order('a', '3', 'nothing'))).toEqual({ done: true });
    });

    it('says unavailable and logs it when no chart answers, and does not do it again', async () => {
      const { host, logged } = parrotStage();
      expect(await host.send(order('a', '1', 'never'))).toEqual({ refused: 'unavailable' });
      expect(await host.send(order('a', '1', 'never'))).toEqual({ refused: 'unavailable' });
      expect(logged).toEqual(['No chart answered the command.']);
      expect(await eventsOf(host, agent('a'))).toHaveLength(1);
    });

    it('keeps an answer that comes late for whoever asks again', async () => {
      const { host, pass } = parrotStage();
      expect(await host.send(order('a', '1', 'late'))).toEqual({ refused: 'unavailable' });
      await pass(1_000);
      expect(await host.send(order('a', '1', 'late'))).toEqual({ done: true });
    });

    it('answers what was taken and refuses what comes after closing', async () => {
      const { host } = parrotStage();
      const taken = host.send(order('a', '1', 'nothing'));
      const closed = host.close();
      expect(await host.send(order('a', '2', 'nothing'))).toEqual({ refused: 'unavailable' });
      await closed;
      expect(await taken).toEqual({ done: true });
    });
  });

  describe('messages and timers', () => {
    it('keeps the order of a pair', async () => {
      const { host } = parrotStage();
      await host.send(order('a', '1', 'burst'));
      expect(await heard(host, 'other')).toEqual(['1', '2', '3', '4', '5']);
    });

    it('fires a timer once, at its time', async () => {
      const { host, pass } = parrotStage();
      await host.send(order('a', '1', 'arm'));
      await pass(999);
      expect(await heard(host, 'a')).toBeUndefined();
      await pass(1);
      await pass(10_000);
      expect(await heard(host, 'a')).toEqual(['tick']);
      const [armed, fired] = await recordOf(host);
      expect(fired?.envelope).toMatchObject({ from: agent('a'), to: agent('a'), cause: armed?.envelope.id });
      expect(fired!.envelope.at - armed!.envelope.at).toBe(1_000);
    });

    it('never lets a late firing of a cancelled timer reach the chart', async () => {
      const { host, pass } = parrotStage();
      await host.send(order('a', '1', 'arm'));
      await pass(999);
      await host.send(order('a', '2', 'cancel'));
      await pass(10_000);
      expect(await heard(host, 'a')).toBeUndefined();
    });

    it('replaces a timer that is armed again', async () => {
      const { host, pass } = parrotStage();
      await host.send(order('a', '1', 'arm'));
      await host.send(order('a', '2', 'arm5'));
      await pass(4_999);
      expect(await heard(host, 'a')).toBeUndefined();
      await pass(1);
      expect(await heard(host, 'a')).toEqual(['tick']);
    });

    it('fires what becomes due on the way, each at its own time', async () => {
      const { host, pass } = stage();
      const centre = await aCentre(host).withEverybody();
      await centre.ask('alice', 'c1');
      const openedAt = (await recordOf(host)).at(-1)!.envelope.at;
      await pass(95_000);
      const fired = (await recordOf(host)).filter(({ envelope }) => envelope.from === envelope.to);
      expect(fired.map(({ envelope }) => [envelope.message.type, envelope.at - openedAt])).toEqual([
        ['reminder.due', 30_000],
        ['escalation.due', 60_000],
        ['reminder.due', 60_000],
        ['reminder.due', 90_000],
      ]);
    });
  });

  describe('feeds and texts', () => {
    it('gives a reader what it missed', async () => {
      const { host } = parrotStage();
      await host.send(order('a', '1', 'publish'));
      await host.send(order('a', '2', 'publish'));
      const feed = await host.feed(agent('a'), 3);
      expect(feed).toMatchObject({ seq: 4, events: [{ seq: 4, event: { interaction: 'b' } }] });
      expect(await host.feed(agent('a'), 4)).toEqual({ seq: 4, events: [] });
    });

    it('gives a snapshot to a reader that missed too much or names what never was', async () => {
      const { host } = stage({ limits: { feedEvents: 2 } });
      const centre = await aCentre(host).withEverybody();
      await centre.ask('alice', 'c1');
      expect(await host.feed(request('c1.1'), 0)).toMatchObject({ seq: 3, view: { kind: 'request', agent: 'alice' } });
      expect(await host.feed(request('c1.1'), 1)).toMatchObject({ seq: 3, events: [{ seq: 2 }, { seq: 3 }] });
      expect(await host.feed(request('c1.1'), 4)).toMatchObject({ seq: 3, view: { state: 'waiting' } });
      expect(await host.feed(agent('alice'), -1)).toMatchObject({ view: { kind: 'agent', loggedOn: true } });
      expect(await host.feed(agent('nobody'), 7)).toMatchObject({ seq: 0, view: { kind: 'agent', loggedOn: false } });
    });

    it('publishes every event once, in order, and not before it can be read', async () => {
      const { host } = stage();
      const seen = new Map<Address, number>();
      const reads: Promise<void>[] = [];
      host.published.subscribe((published) => {
        for (const { topic, numbered } of published) {
          expect(numbered.seq).toBe((seen.get(topic) ?? 0) + 1);
          seen.set(topic, numbered.seq);
          reads.push(
            host.feed(topic, numbered.seq - 1).then((feed) => {
              expect('events' in feed && feed.events[0]).toEqual(numbered);
            }),
          );
        }
      });
      const centre = await aCentre(host).withEverybody();
      await centre.ask('alice', 'c1');
      await Promise.all(reads);
      expect(seen.get(request('c1.1'))).toBe(3);
    });

    it('keeps what people wrote, trimmed and apart from the charts', async () => {
      const { host } = stage();
      const centre = await aCentre(host).withEverybody();
      await host.send(arrival('alice', 'ask-1', 'ask', { interaction: 'c1', text: '  Please  ' }));
      await centre.asAgent('alice', 'say', { request: 'c1.1', text: 'Anybody?' });
      expect(await host.text('alice/ask-1')).toBe('Please');
      expect(await host.text('alice/never')).toBeUndefined();
      expect(JSON.stringify(await recordOf(host))).not.toContain('Please');
    });

    it('keeps no text of a command that was refused', async () => {
      const { host } = stage();
      await host.send(arrival('alice', '1', 'ask', { interaction: 'c1', text: 'Please' }));
      expect(await host.text('alice/1')).toBeUndefined();
    });
  });

  describe('the record', () => {
    it('is total and causal, and its time never goes back', async () => {
      const { host, pass } = stage();
      await aliceIsHelped(host, pass);
      const turns = await recordOf(host);
      expect(turns.map(({ n }) => n)).toEqual(turns.map((_, index) => index + 1));
      const before = new Set<number>();
      let at = 0;
      for (const { envelope } of turns) {
        if (envelope.cause !== null) expect(before.has(envelope.cause)).toBe(true);
        expect(before.has(envelope.id)).toBe(false);
        expect(envelope.at).toBeGreaterThanOrEqual(at);
        before.add(envelope.id);
        at = envelope.at;
      }
    });

    it('is told as it grows, each turn with its actor before and after, to whoever listens', async () => {
      const { host, pass } = stage();
      const seen: TurnSeen[] = [];
      host.turned.subscribe((turns) => {
        // By then it has happened: nobody sees a turn that may yet be taken back.
        expect(host.lastTurn).toBe(turns.at(-1)!.n);
        seen.push(...turns);
      });
      await aliceIsHelped(host, pass);
      expect(seen.map(({ before: _, after: __, ...turn }) => turn)).toEqual(await recordOf(host));
      const last = new Map<Address, ActorState>();
      for (const { envelope, before, after } of seen) {
        const { to } = envelope;
        expect(before).toEqual(last.get(to) ?? stateOf(initialSnapshot(charts[partsOf(to).kind])));
        last.set(to, after);
      }
      for (const [address, after] of last) expect(after).toEqual((await host.peek(address)) ?? after);
    });

    it('tells no turn of a command that was taken back', async () => {
      const { host } = parrotStage();
      const seen: number[] = [];
      host.turned.subscribe((turns) => seen.push(...turns.map(({ n }) => n)));
      await host.send(order('a', '1', 'throw'));
      expect(seen).toEqual([]);
      await host.send(order('a', '2', 'nothing'));
      expect(seen).toEqual([1]);
    });

    it('lists who was ever used, by address and page by page, of all kinds or of one', async () => {
      const { host, pass } = stage();
      expect(await host.actorsAfter('', 10)).toEqual([]);
      await aliceIsHelped(host, pass);
      await host.send(arrival('ghost', '1', 'done', { request: 'c9.1' }));
      const turns = await recordOf(host);
      const used: Address[] = [];
      for (const address of new Set(turns.map(({ envelope }) => envelope.to))) {
        if (await host.peek(address)) used.push(address);
      }
      used.sort();
      const listed = await host.actorsAfter('', 1_000);
      expect(listed.map(({ address }) => address)).toEqual(used);
      for (const { address, publishedIn } of listed) {
        const said = turns.filter(
          ({ envelope, effects }) => envelope.to === address && effects.some(({ type }) => type === 'publish'),
        );
        expect(publishedIn, address).toBe(said.at(-1)?.n ?? 0);
      }
      expect(await host.actorsAfter(used[1]!, 2)).toEqual(listed.slice(2, 4));
      expect(await host.actorsAfter(used.at(-1)!, 2)).toEqual([]);
      for (const kind of kinds) {
        const theirs = listed.filter(({ address }) => partsOf(address).kind === kind);
        expect(theirs.length).toBeGreaterThan(0);
        expect(await host.actorsAfter('', 1_000, kind)).toEqual(theirs);
        expect(await host.actorsAfter(theirs[0]!.address, 1, kind)).toEqual(theirs.slice(1, 2));
        expect(await host.actorsAfter('zzz', 1, kind)).toEqual([]);
      }
    });

    it('can be read from any turn on', async () => {
      const { host, pass } = stage();
      await aliceIsHelped(host, pass);
      const all = await recordOf(host);
      const rest: Turn[] = [];
      for await (const turn of host.record(all.length - 3)) rest.push(turn);
      expect(rest).toEqual(all.slice(-3));
    });

    it('folds into what the charts show (Q-VIEW)', async () => {
      const { host, pass } = stage();
      await aliceIsHelped(host, pass);
      const addresses = new Set((await recordOf(host)).map(({ envelope }) => envelope.to));
      const compared = new Set<string>();
      for (const address of addresses) {
        const { kind } = partsOf(address);
        const state = await host.peek(address);
        if (!state) continue;
        expect(comparable(foldAll(kind, await eventsOf(host, address))), address).toEqual(project(kind, state));
        compared.add(kind);
      }
      expect([...compared].sort()).toEqual([...kinds].sort());
    });

    it('gives a reader who missed too much what folds from all of it, times and lines included', async () => {
      const { host, pass } = stage();
      await aliceIsHelped(host, pass);
      const centre = aCentre(host);
      await centre.asAcd('interaction.offer', { interaction: 'c2', workgroup: 'support', media: 'chat', acd: true });
      await pass(1_000);
      await centre.asAcd('interaction.alert', { interaction: 'c2', agent: 'alice' });
      await centre.asAcd('interaction.say', { interaction: 'c2', from: 'customer', text: 'Hello?' });
      await centre.asAcd('interaction.describe', { interaction: 'c2', attribute: 'order', text: 'A-1' });
      for (const address of new Set((await recordOf(host)).map(({ envelope }) => envelope.to))) {
        const { kind } = partsOf(address);
        if (kind !== 'workgroup' && kind !== 'interaction' && kind !== 'request') continue;
        const feed = await host.feed(address, Number.MAX_SAFE_INTEGER);
        expect('view' in feed && feed.view, address).toEqual(foldAll(kind, await eventsOf(host, address)));
      }
    });
  });
}

/** Somewhat of everything: an escalation, a reply, lines, an end, and a second request that is withdrawn. */
export async function aliceIsHelped(host: Host, pass: (delayMs: number) => Promise<void>): Promise<void> {
  const centre = await aCentre(host).withEverybody();
  await centre.ask('alice', 'c1');
  await centre.asSupervisor('sam', 'ignore', { toast: 'c1.1/sam/1' });
  await pass(61_000);
  await centre.asSupervisor('eve', 'reply', { toast: 'c1.1/eve/3', text: 'I am here' });
  await Promise.all([
    centre.asAgent('alice', 'say', { request: 'c1.1', text: 'Thank you' }),
    centre.asSupervisor('eve', 'say', { request: 'c1.1', text: 'No problem' }),
    centre.asSupervisor('sue', 'accept', { toast: 'c1.1/sue/2' }),
  ]);
  await centre.asAgent('alice', 'done', { request: 'c1.1' });
  await centre.ask('alice', 'c1');
  await centre.asSupervisor('sue', 'session.end', { session: 'sue-1' });
  await centre.asAgent('alice', 'done', { request: 'c1.2' });
  await centre.asAcd('interaction.disconnect', { interaction: 'c1' });
}
