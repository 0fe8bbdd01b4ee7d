/** A record fed to the charts again says and becomes the same, byte for byte. */
import { expect, it } from 'vitest';
import { partsOf } from '../../../machines/names.ts';
import { comparable, project } from '../../../machines/projection.ts';
import { foldAll } from '../../../machines/views.ts';
import { memoryHost } from '../../../server/actors/memory-host.ts';
import { replay } from '../../../server/actors/replay.ts';
import { aBusyCentre } from '../../support/host-edges.ts';
import { aSqliteHost } from '../../support/host-stage.ts';
import { aliceIsHelped, recordOf } from './conformance.ts';

it('replays the record of a durable host with equal effects and equal snapshots', async () => {
  const { host, pass } = aSqliteHost({ limits: { residentActors: 2 } });
  await aliceIsHelped(host, pass);
  const turns = await recordOf(host);
  const last = new Map<string, string>();
  for (const { turn, effects, after } of replay(turns)) {
    expect(JSON.stringify(effects)).toBe(JSON.stringify(turn.effects));
    last.set(turn.envelope.to, JSON.stringify(after));
  }
  for (const { envelope } of turns) {
    const state = await host.peek(envelope.to);
    if (state) expect(JSON.stringify(state)).toBe(last.get(envelope.to));
  }
});

it('has the same record as a memory host that was told the same', async () => {
  const { host, pass } = aSqliteHost();
  const memory = memoryHost();
  await aliceIsHelped(host, pass);
  await aliceIsHelped(memory, async (delayMs) => memory.advance(delayMs));
  expect(JSON.stringify(await recordOf(host))).toBe(JSON.stringify(memory.turns));
});

it('replays runs in which everybody raced, and their views fold into what the charts show (Q-VIEW)', async () => {
  for (const seed of [11, 12, 13]) {
    const logged: string[] = [];
    const host = await aBusyCentre(seed, { log: { error: (_, sentence) => logged.push(sentence) } });
    expect(logged).toEqual([]);
    const states = new Map<string, unknown>();
    for (const { turn, effects, after } of replay(host.turns)) {
      expect(effects).toEqual(turn.effects);
      states.set(turn.envelope.to, after);
    }
    for (const [address, state] of host.states()) {
      const { kind } = partsOf(address);
      const events = host.eventsOf(address);
      expect(state).toEqual(states.get(address));
      expect(comparable(foldAll(kind, events)), address).toEqual(project(kind, state));
    }
  }
});
