/**
 * Row `explorer`: whole runs over worlds with stated budgets, every property on, wall time from the first state to the
 * verdict. A plain search (test/support) runs beside them, and each pair with and without symmetry in turns.
 */

import { explore } from '../harness/explorer/explore.ts';
import type { Explored } from '../harness/explorer/explored.ts';
import type { World } from '../harness/explorer/world.ts';
import { assistance } from '../harness/explorer/worlds/assistance.ts';
import { worldNamed } from '../harness/explorer/worlds/index.ts';
import { settingOf } from '../harness/explorer/worlds/sized.ts';
import { naiveSearch } from '../test/support/naive-search.ts';
import type { Row } from './measure.ts';
import { figureOf, inTurns, ratioOf } from './measure.ts';

/** Exhausted in each run, with symmetry and without, most of all for the ratios. */
const pair = worldNamed('crowd');
/** Exhausted once each, as it is committed; the last one has millions of states, where memory is what counts. */
const others: readonly World[] = [
  ...['seeking', 'asking-again', 'transferring', 'at-desks'].map((name) => worldNamed(name)),
  assistance(settingOf({ agents: 1, supervisors: 2, interactions: 1, requests: 2, faults: 0 })),
];
/** States that the plain search looks at: its rate falls as it goes on. */
const naiveStatesMax = 400;

export async function explorerRow(): Promise<Row> {
  let off: Explored | undefined;
  let on: Explored | undefined;
  const runs = await inTurns({
    plain: () => naiveRate(pair),
    off: () => {
      off = exhausted(pair, false);
      return off.elapsedMs;
    },
    on: () => {
      on = exhausted(pair, true);
      return on.elapsedMs;
    },
  });
  const rates = runs.off.map((ms) => (off!.edges / ms) * 1_000);
  const whole = others.map((world) => exhausted(world, false));
  return {
    name: 'explorer',
    work: `worlds exhausted, every property on. ${pair.name}: ${pair.about}`,
    figures: {
      ...figuresOf(pair.name, off!),
      [`${pair.name}, successors/s`]: figureOf(rates),
      [`${pair.name}, successors/s of the plain search`]: figureOf(runs.plain),
      [`${pair.name}, states with symmetry`]: one(on!.states),
      [`${pair.name}, seconds`]: figureOf(runs.off.map(seconds)),
      [`${pair.name}, seconds with symmetry`]: figureOf(runs.on.map(seconds)),
      ...Object.assign(
        {},
        ...whole.map((explored) => ({
          ...figuresOf(explored.world, explored),
          [`${explored.world}, successors/s`]: one(explored.successorsPerSecond),
        })),
      ),
    },
    ratios: [
      { name: 'successors/s to the plain search', ratio: ratioOf(rates, runs.plain), bar: 300 },
      { name: 'time without symmetry to time with it', ratio: ratioOf(runs.off, runs.on), bar: 1.5 },
      ...[
        [pair.name, figureOf(rates)] as const,
        ...whole.map((each) => [each.world, one(each.successorsPerSecond)] as const),
      ].map(([name, ratio]) => ({ name: `${name}, successors/s`, ratio, bar: 1_000_000 })),
    ],
    ceilings: [off!, ...whole].map(({ world, xstateCalls, edges }) => ({
      name: `${world}, XState calls, % of edges`,
      value: (xstateCalls / edges) * 100,
      bar: 0.2,
    })),
  };
}

const one = (value: number) => figureOf([value]);
const seconds = (ms: number) => ms / 1_000;

function figuresOf(name: string, { states, edges, xstateCalls, bytesPerState }: Explored) {
  return {
    [`${name}, states`]: one(states),
    [`${name}, edges`]: one(edges),
    [`${name}, XState calls`]: one(xstateCalls),
    [`${name}, bytes a state, used`]: one(bytesPerState.used),
    [`${name}, bytes a state, allocated`]: one(bytesPerState.allocated),
  };
}

function exhausted(world: World, symmetry: boolean): Explored {
  const explored = explore(world, { symmetry });
  if (explored.ended !== 'exhausted')
    throw new Error(`${world.name} ended ${explored.ended}: a rate of that means nothing.`);
  return explored;
}

/** Successors a second. Spares it what it is not measured for: counting numbers anew. */
function naiveRate(world: World): number {
  const { rewrite: _, ...plain } = world;
  const startedAt = performance.now();
  const { edges } = naiveSearch(plain, { statesMax: naiveStatesMax });
  return (edges / (performance.now() - startedAt)) * 1_000;
}
