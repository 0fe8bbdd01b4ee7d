/** The small worlds, exhausted: every property holds in every order, every `sometimes` that a world promises is reached. */
import { describe, expect, it } from 'vitest';
import { explore } from '../../../harness/explorer/explore.ts';
import { catalogue } from '../../../harness/explorer/worlds/index.ts';
import { pingPong } from '../../../harness/explorer/worlds/ping-pong.ts';

const small = catalogue.filter(({ size }) => size === 'small');

describe('a small world is exhausted, and every property holds', () => {
  it.each(small.map((entry) => [entry.name, entry] as const))(
    '%s',
    (_, { make, symmetry }) => {
      const explored = explore(make(), { symmetry });
      expect(explored.counterexample).toBeUndefined();
      expect(explored).toMatchObject({ ended: 'exhausted', unreached: [] });
    },
    240_000,
  );
});

it('two counters have as many states as in the literature', () => {
  expect(explore(pingPong()).states).toBe(11);
  expect(explore(pingPong({ order: 'unordered', lossy: 'always', duplicating: 'always' })).states).toBe(4_094);
});

it('a limit stops it, and nothing is said of what lies beyond', () => {
  const { ended, states, unreached } = explore(small[1]!.make(), { statesMax: 1_000 });
  expect(ended).toBe('limited');
  expect(states).toBeGreaterThanOrEqual(1_000);
  expect(unreached).toEqual([]);
});

describe('whoever may change places makes no difference to the verdict', () => {
  it.each(['crowd', 'helping'])(
    '%s',
    (name) => {
      const { make } = small.find((entry) => entry.name === name)!;
      const [all, forms] = [false, true].map((symmetry) => explore(make(), { symmetry }));
      expect(forms).toMatchObject({ ended: all!.ended, reached: all!.reached });
      expect(forms!.states).toBeLessThan(all!.states * 0.6);
    },
    240_000,
  );

  it('but they have to begin alike', () => {
    const { make } = small.find(({ name }) => name === 'seeking')!;
    const world = { ...make(), symmetry: [[['sue'], ['sam']]] };
    expect(() => explore(world, { symmetry: true })).toThrow('supervisor/sue and supervisor/sam cannot change places');
  });
});
