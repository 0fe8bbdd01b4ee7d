/** The memory host: the contract, and its controls over order and time. */
import { describe, expect, it } from 'vitest';
import { agent } from '../../../machines/names.ts';
import { memoryHost } from '../../../server/actors/memory-host.ts';
import { aCentre, arrival } from '../../support/host-centre.ts';
import { parrots } from '../../support/host-parrot.ts';
import { aliceIsHelped, conformance } from './conformance.ts';

conformance((options = {}) => {
  const logged: string[] = [];
  const host = memoryHost({ ...options, log: { error: (_, sentence) => logged.push(sentence) } });
  return { host, logged, pass: async (delayMs) => host.advance(delayMs) };
});

describe('an order that is chosen', () => {
  const order = (id: string, what: string) => arrival('a', id, 'done', { request: `${what}.1` });

  it('offers the head of each queue and every armed timer', async () => {
    const host = memoryHost({ charts: parrots, automatic: false });
    const answer = host.send(order('1', 'arm'));
    expect(host.choices()).toMatchObject([{ type: 'deliver', envelope: { from: 'a' } }]);
    host.deliver(host.choices()[0]!);
    expect(await answer).toEqual({ done: true });
    expect(host.choices()).toMatchObject([{ type: 'fire', timer: { name: 'tick' } }]);
    const before = host.now;
    host.deliver(host.choices()[0]!);
    expect(host.now - before).toBe(1_000);
    expect(host.choices()).toEqual([]);
  });

  it('ignores the choice of a timer that was cancelled meanwhile', () => {
    const host = memoryHost({ charts: parrots, automatic: false });
    void host.post(order('1', 'arm'));
    host.drain();
    const [firing] = host.choices();
    void host.post(order('2', 'cancel'));
    host.drain();
    host.deliver(firing!);
    expect(host.turns).toHaveLength(2);
  });

  it('lets commands race, and the first to arrive wins', async () => {
    const winners = new Set<string>();
    for (let seed = 1; seed <= 20; seed++) {
      const host = memoryHost({ policy: 'seeded', seed });
      const centre = await aCentre(host).withEverybody();
      await centre.ask('alice', 'c1');
      const accepts = ['sam', 'sue'].map((id, index) => {
        const toast = `c1.1/${id}/${index + 1}`;
        return host.post(arrival(id, 'accept', 'accept', { toast }, `supervisor/${id}`));
      });
      host.drain();
      const won = (await Promise.all(accepts)).map((answer) => 'done' in answer);
      expect(won.filter(Boolean)).toHaveLength(1);
      winners.add(won[0] ? 'sam' : 'sue');
    }
    expect([...winners].sort()).toEqual(['sam', 'sue']);
  });

  it('is the same again for the same seed', async () => {
    const run = async () => {
      const host = memoryHost({ policy: 'seeded', seed: 7 });
      await aliceIsHelped(host, async (delayMs) => host.advance(delayMs));
      return JSON.stringify(host.turns);
    };
    expect(await run()).toBe(await run());
  });

  it('throws what a turn throws when commands race, and drops the rest of that command only', async () => {
    const host = memoryHost({ charts: parrots, automatic: false });
    const failing = host.post(order('1', 'throw'));
    const other = host.post(order('2', 'burst'));
    expect(() => host.drain()).toThrow('Ouch.');
    host.drain();
    expect(await failing).toEqual({ done: true });
    expect(await other).toEqual({ done: true });
    expect(host.states().get(agent('other'))?.context.heard).toEqual(['half', '1', '2', '3', '4', '5']);
  });

  it('tells every turn that has happened, with the actor before and after', async () => {
    const seen: unknown[] = [];
    const host = memoryHost({
      charts: parrots,
      onTurn: ({ n, before, after }) => seen.push([n, before.context.heard, after.context.heard]),
    });
    await host.send(order('1', 'throw'));
    await host.send(order('2', 'burst'));
    expect(seen.slice(0, 3)).toEqual([
      [1, [], []],
      [2, [], ['1']],
      [3, ['1'], ['1', '2']],
    ]);
  });
});
