/** Stepping, jumping and looking at desks in a tape gives what running all of it straight through gives. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Player } from '../../../harness/tapes/player.ts';
import { MemorySource } from '../../../harness/tapes/turn-source.ts';
import { follows } from '../../../machines/desk.ts';
import { takenBy } from '../../../machines/edges.ts';
import type { ActorState } from '../../../machines/index.ts';
import { charts } from '../../../machines/index.ts';
import type { Address } from '../../../machines/names.ts';
import { partsOf } from '../../../machines/names.ts';
import { foldAll } from '../../../machines/views.ts';
import type { AgentView, Numbered, SupervisorView } from '../../../machines/wire.ts';
import type { Turn } from '../../../server/actors/host.ts';
import { replay } from '../../../server/actors/replay.ts';
import { runsOf } from '../../support/determinism/recorded.ts';

const run = runsOf(charts);
const turnsOf = (seed: number) => run(seed).all;
const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

/** States by address after turn 0, 1, 2 … */
function straight(turns: readonly Turn[]) {
  const after: ReadonlyMap<string, ActorState>[] = [new Map()];
  const steps = [...replay(turns)];
  for (const { turn, after: state } of steps) {
    after.push(new Map(after.at(-1)).set(turn.envelope.to, state));
  }
  return { steps, after };
}

const playerOf = (turns: readonly Turn[], keptEntries?: number, first?: number) => {
  const player = new Player({
    source: new MemorySource(turns),
    charts,
    epoch: 'e',
    ...(keptEntries !== undefined && { keptEntries }),
    ...(first !== undefined && { first }),
  });
  while (player.follow());
  return player;
};

const runs = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  /** Where one looks, as parts of the run, and how one gets there. */
  looks: fc.array(
    fc.record({
      way: fc.constantFrom('jump', 'forward', 'back', 'rest'),
      to: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 5, maxLength: 40 },
  ),
  /** So little that states go again, or enough. */
  keptEntries: fc.constantFrom(undefined, 60, 400),
});

it('stepping forward and back and jumping shows the states of a straight replay', () => {
  fc.assert(
    fc.property(runs, ({ seed, looks, keptEntries }) => {
      const turns = turnsOf(seed);
      fc.pre(turns.length > 0);
      const { steps, after } = straight(turns);
      const player = playerOf(turns, keptEntries);
      const { whole } = player;
      expect(whole).toEqual({ first: 1, last: turns.length });
      let n = 1;
      for (const { way, to } of looks) {
        if (way === 'jump') n = 1 + Math.floor(to * (turns.length - 1));
        if (way === 'forward') n = Math.min(turns.length, n + 1);
        if (way === 'back') n = Math.max(1, n - 1);
        if (way === 'rest') player.goOn(performance.now() + 2 * to);
        const { turn, before, after: afterwards } = steps[n - 1]!;
        const { to: actor, message } = turn.envelope;
        const shown = player.turn(whole, n);
        expect(shown).toMatchObject({ n, to: actor, type: message.type, message });
        expect(plain([shown.before, shown.after, shown.effects])).toEqual(plain([before, afterwards, turn.effects]));
        expect(shown.took).toEqual(takenBy(charts[partsOf(actor).kind], before, message));
        expect(plain(player.states(whole, n, [...after.at(-1)!.keys()]))).toEqual(plain(Object.fromEntries(after[n]!)));
      }
    }),
    { numRuns: 60 },
  );
});

it('says of every turn what caused it, and what it caused', () => {
  for (const seed of [3, 14, 159]) {
    const turns = turnsOf(seed);
    const player = playerOf(turns);
    const turnOf = new Map(turns.map(({ n, envelope }) => [envelope.id, n]));
    const lines = player.lines(player.whole, 0, turns.length, []);
    expect(lines.map(({ cause }) => cause)).toEqual(
      turns.map(({ envelope: { cause } }) => (cause === null ? null : turnOf.get(cause))),
    );
    for (const { n } of lines) {
      expect(player.turn(player.whole, n).caused).toEqual(
        lines.filter(({ cause }) => cause === n).map((line) => line.n),
      );
    }
  }
});

it('finds the refusals, and the turns of an actor, in both directions', () => {
  const turns = turnsOf(26);
  const player = playerOf(turns);
  const { whole } = player;
  const all = (what: 'refusal' | 'actor', actor?: string) => {
    const found: number[] = [];
    for (let n: number | null = 0; n !== null; ) {
      n = player.seek(whole, { from: n, to: 'forward', what, actor });
      if (n !== null) found.push(n);
    }
    const back: number[] = [];
    for (let n: number | null = whole.last + 1; n !== null; ) {
      n = player.seek(whole, { from: n, to: 'back', what, actor });
      if (n !== null) back.unshift(n);
    }
    expect(back).toEqual(found);
    return found;
  };
  const isRefusal = ({ effects }: Turn) =>
    effects.some((effect) => effect.type === 'answer' && 'refused' in effect.answer);
  const refusals = turns.filter(isRefusal).map(({ n }) => n);
  expect(refusals.length).toBeGreaterThan(0);
  expect(all('refusal')).toEqual(refusals);
  const { to } = turns.at(-1)!.envelope;
  expect(all('actor', to)).toEqual(turns.filter(({ envelope }) => envelope.to === to).map(({ n }) => n));
  expect(player.seek(whole, { from: 0, to: 'forward', what: 'actor', actor: 'agent/nobody' })).toBeNull();
});

it('a desk then is what its topics fold to up to that turn', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (seed, part) => {
      const turns = turnsOf(seed);
      fc.pre(turns.length > 0);
      const n = 1 + Math.floor(part * (turns.length - 1));
      const topics = new Map<string, Numbered[]>();
      for (const { envelope, effects } of turns.slice(0, n)) {
        const events = topics.get(envelope.to) ?? [];
        topics.set(envelope.to, events);
        for (const effect of effects) {
          if (effect.type === 'publish') events.push({ seq: events.length + 1, at: envelope.at, event: effect.event });
        }
      }
      const folded = (topic: Address) => {
        const events = topics.get(topic) ?? [];
        return { type: 'snapshot', topic, seq: events.length, view: foldAll(partsOf(topic).kind, events) };
      };
      const player = playerOf(turns);
      for (const address of [...topics.keys()] as Address[]) {
        const { kind, id: person } = partsOf(address);
        if (kind !== 'agent' && kind !== 'supervisor') continue;
        if (folded(address).seq === 0) {
          expect(() => player.desk(player.whole, { turn: n, person, kind })).toThrow('unknownPerson');
          continue;
        }
        const [welcome, ...frames] = player.desk(player.whole, { turn: n, person, kind });
        expect(welcome).toMatchObject({ type: 'welcome', epoch: 'e', self: address, now: turns[n - 1]!.envelope.at });
        const own = folded(address).view as AgentView | SupervisorView;
        expect(plain(frames)).toEqual(
          plain([
            ...follows(address, own)
              .map(folded)
              .filter(({ seq }) => seq > 0),
            { type: 'ready' },
          ]),
        );
      }
    }),
    { numRuns: 60 },
  );
});

it.each([5, 8, 21, 34])('all of run %i is judged once there was time, and its edges are counted', (seed) => {
  const turns = turnsOf(seed);
  const player = playerOf(turns);
  while (player.goOn(performance.now() + 50));
  expect(player.judging.judged).toBe(turns.length);
  expect(player.judging.violations).toEqual([]);
  const taken = player.lines(player.whole, 0, turns.length, []).flatMap(({ took }) => took).length;
  const marks = Object.values(player.coverage(player.whole)).flatMap((edges) => Object.values(edges));
  expect(marks.reduce((sum, { record = 0 }) => sum + record, 0)).toBe(taken);
  expect(taken).toBeGreaterThan(0);
});

it('finds where the record does not say what the charts say', () => {
  const turns = turnsOf(26);
  const place = turns.findLastIndex(({ effects }) => effects.some(({ type }) => type === 'publish'));
  const silent = turns.with(place, {
    ...turns[place]!,
    effects: turns[place]!.effects.filter(({ type }) => type !== 'publish'),
  });
  const player = playerOf(silent);
  const { whole } = player;
  const look = () => player.seek(whole, { from: 0, to: 'forward', what: 'violation' });
  expect(look()).toBeNull();
  while (player.goOn(performance.now() + 50));
  expect(player.judging.violations).toContainEqual(
    expect.objectContaining({ turn: place + 1, property: 'conformance' }),
  );
  expect(look()).toBe(place + 1);
  expect(player.seek(whole, { from: whole.last + 1, to: 'back', what: 'violation' })).toBeGreaterThanOrEqual(place + 1);
});

it('of a tape that is too long only the newest turns are shown, with states as they were', () => {
  const turns = turnsOf(14);
  const first = turns.length - 9;
  const player = playerOf(turns, undefined, first);
  const { steps, after } = straight(turns);
  expect(player.whole).toEqual({ first, last: turns.length });
  expect(() => player.turn(player.whole, first - 1)).toThrow('unknownTurn');
  const all = playerOf(turns);
  for (const line of player.lines(player.whole, 0, 100, [])) {
    const { cause, ...known } = all.lines(all.whole, line.n - 1, 1, [])[0]!;
    expect(line).toEqual({ ...known, cause: cause !== null && cause >= first ? cause : null });
    expect(plain(player.turn(player.whole, line.n).before)).toEqual(plain(steps[line.n - 1]!.before));
  }
  const everybody = [...after[first - 1]!.keys()];
  expect(plain(player.states(player.whole, first - 1, everybody))).toEqual(
    plain(Object.fromEntries(after[first - 1]!)),
  );
  while (player.goOn(performance.now() + 50));
  expect(player.judging.judged).toBe(turns.length);
});
