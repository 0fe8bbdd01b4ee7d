/** The sqlite host: the contract, and what only a store can promise. */
import { describe, expect, it, vi } from 'vitest';
import { agent, interaction, request } from '../../../machines/names.ts';
import type { Published } from '../../../server/actors/host.ts';
import { Store } from '../../../server/store/store.ts';
import { aCentre, arrival } from '../../support/host-centre.ts';
import { parrots } from '../../support/host-parrot.ts';
import { aSqliteHost } from '../../support/host-stage.ts';
import { aliceIsHelped, conformance, recordOf } from './conformance.ts';

conformance((options = {}) => aSqliteHost(options));

const order = (id: string, what: string) => arrival('a', id, 'done', { request: `${what}.1` });

describe('a restart', () => {
  it('finds everything as it was', async () => {
    const before = aSqliteHost();
    await aliceIsHelped(before.host, before.pass);
    const record = await recordOf(before.host);
    const feed = await before.host.feed(request('c1.1'), 0);
    const states = await Promise.all(record.map(({ envelope }) => before.host.peek(envelope.to)));
    await before.host.close();

    const { host } = aSqliteHost({ path: before.path });
    expect(host.epoch).toBe(before.host.epoch);
    expect(await recordOf(host)).toEqual(record);
    expect(await host.feed(request('c1.1'), 0)).toEqual(feed);
    expect(await Promise.all(record.map(({ envelope }) => host.peek(envelope.to)))).toEqual(states);
  });

  it('goes on counting where it was', async () => {
    const before = aSqliteHost({ charts: parrots });
    await before.host.send(order('1', 'publish'));
    const [last] = (await recordOf(before.host)).slice(-1);
    await before.host.close();

    const { host } = aSqliteHost({ path: before.path, charts: parrots });
    await host.send(order('2', 'publish'));
    const [next] = (await recordOf(host)).slice(-1);
    expect(next).toMatchObject({ n: last!.n + 1, envelope: { id: last!.envelope.id + 1 } });
    expect(await host.feed(agent('a'), 2)).toMatchObject({ seq: 4, events: [{ seq: 3 }, { seq: 4 }] });
  });

  it('still knows every command (R-IDEMPOTENT)', async () => {
    const before = aSqliteHost();
    await aCentre(before.host).withEverybody();
    const ask = arrival('alice', 'ask-1', 'ask', { interaction: 'c1', text: 'Please' });
    const answer = await before.host.send(ask);
    await before.host.close();

    const { host } = aSqliteHost({ path: before.path });
    const turns = (await recordOf(host)).length;
    expect(await host.send(ask)).toEqual(answer);
    expect(await host.send({ ...ask, body: { interaction: 'c1', text: 'Else' } })).toEqual({
      refused: 'commandIdReused',
    });
    expect(await recordOf(host)).toHaveLength(turns);
    expect(await host.text('alice/ask-1')).toBe('Please');
  });

  it('fires at once what became due meanwhile, and the rest at its time', async () => {
    const before = aSqliteHost({ charts: parrots });
    await before.host.send(order('1', 'arm'));
    await before.host.send(arrival('b', '1', 'done', { request: 'arm5.1' }));
    await before.host.close();
    before.clock.moveTo(before.clock.now() + 3_000);

    const { host } = aSqliteHost({ path: before.path, charts: parrots, clock: before.clock });
    await host.settled();
    expect((await host.peek(agent('a')))?.context.heard).toEqual(['tick']);
    expect(await host.peek(agent('b'))).toBeUndefined();
    before.clock.moveTo(before.clock.now() + 2_000);
    expect((await host.peek(agent('b')))?.context.heard).toEqual(['tick']);
  });

  it('keeps its time although the clock has stepped back', async () => {
    const before = aSqliteHost({ charts: parrots });
    before.clock.moveTo(before.clock.now() + 60_000);
    await before.host.send(order('1', 'nothing'));
    await before.host.close();

    const { host } = aSqliteHost({ path: before.path, charts: parrots });
    await host.send(order('2', 'nothing'));
    const times = (await recordOf(host)).map(({ envelope }) => envelope.at);
    expect(times[1]).toBe(times[0]);
  });
});

describe('memory', () => {
  it('answers for a request that is done from the store', async () => {
    const { host, pass } = aSqliteHost({ limits: { residentActors: 1 } });
    await aliceIsHelped(host, pass);
    const centre = aCentre(host);
    expect(await centre.ask('alice', 'c1')).toEqual({ refused: 'stateNotPermitted' });
    const again = arrival('alice', 'late', 'done', { request: 'c1.1' });
    expect(await host.send(again)).toEqual({ refused: 'requestDone', outcome: 'completed' });
    expect(await host.peek(interaction('c1'))).toMatchObject({ value: { present: { assistance: 'closed' } } });
  });

  it('makes no difference to what happens', async () => {
    const roomy = aSqliteHost();
    const tight = aSqliteHost({ limits: { residentActors: 1 } });
    await aliceIsHelped(roomy.host, roomy.pass);
    await aliceIsHelped(tight.host, tight.pass);
    expect(JSON.stringify(await recordOf(tight.host))).toBe(JSON.stringify(await recordOf(roomy.host)));
  });
});

describe('a commit', () => {
  it('takes what has come in together', async () => {
    const { host } = aSqliteHost({ charts: parrots });
    const commits = vi.spyOn(Store.prototype, 'commit');
    await Promise.all(['1', '2', '3'].map((id) => host.send(order(id, 'nothing'))));
    expect(commits).toHaveBeenCalledTimes(1);
    commits.mockRestore();
  });

  it('that fails says nothing, and nothing of it has happened', async () => {
    const { host, logged, pass } = aSqliteHost({ charts: parrots });
    const published: Published[] = [];
    host.published.subscribe((events) => published.push(...events));
    await host.send(order('0', 'arm'));
    const record = await recordOf(host);
    const commits = vi.spyOn(Store.prototype, 'commit').mockImplementation(() => {
      throw new Error('No.');
    });
    const answers = Promise.all([
      host.send(order('1', 'publish')),
      host.send(order('2', 'burst')),
      host.send(order('3', 'cancel')),
      host.send(order('4', 'arm5')),
    ]);
    expect(await answers).toEqual(Array(4).fill({ refused: 'unavailable' }));
    expect(logged).toEqual(['A commit failed; nothing of it has happened.']);
    commits.mockRestore();

    expect(published).toEqual([]);
    expect(await host.peek(agent('other'))).toBeUndefined();
    expect(await host.feed(agent('a'), 0)).toEqual({ seq: 0, events: [] });
    expect(await recordOf(host)).toEqual(record);
    expect(await host.send(order('1', 'publish'))).toEqual({ done: true });
    expect(published.map(({ numbered }) => numbered.seq)).toEqual([1, 2]);
    await pass(1_000);
    expect((await host.peek(agent('a')))?.context.heard).toEqual(['tick']);
  });

  it('that fails leaves a due timer armed, to be tried again', async () => {
    const { host, pass } = aSqliteHost({ charts: parrots });
    await host.send(order('1', 'arm'));
    const commits = vi.spyOn(Store.prototype, 'commit').mockImplementation(() => {
      throw new Error('No.');
    });
    await pass(1_000);
    expect(await host.peek(agent('a'))).toBeUndefined();
    commits.mockRestore();
    await pass(1_000);
    expect((await host.peek(agent('a')))?.context.heard).toEqual(['tick']);
  });

  it('that finds the disk full is refused, and what was stored stays', async () => {
    const { host, path } = aSqliteHost({ charts: parrots });
    await host.send(order('1', 'publish'));
    await host.close();
    const store = new Store({ path, charts: parrots, pagesMax: 1 });
    const many = Array.from({ length: 500 }, (_, n) => ({
      key: `b/${n}`,
      fingerprint: 'x'.repeat(100),
      answer: undefined,
      text: 'y'.repeat(100),
    }));
    const batch = { ran: [], fired: [], timers: undefined as never, commands: many, late: new Map(), at: 0 };
    expect(() => store.commit(batch)).toThrow(expect.objectContaining({ code: 'storeFull' }));
    expect(store.answer('b/0')).toBeUndefined();
    expect(store.answer('a/1')).toMatchObject({ answer: { done: true } });
    store.close();
  });
});
