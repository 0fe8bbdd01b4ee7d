/**
 * Makes a counterexample 1-minimal: with any one step of people, timers or faults taken out, no order of what is left, and of
 * all deliveries, violates that property. Each attempt explores a world in which nothing else than those steps may happen.
 */
import type { ExploreOptions } from './explore.ts';
import { explore } from './explore.ts';
import type { Counterexample } from './explored.ts';
import type { Step } from './path.ts';
import type { Act, Budget, World } from './world.ts';

export interface Minimal {
  counterexample: Counterexample;
  /** Steps of people, timers and faults; deliveries are not counted. */
  steps: number;
  /** False: an attempt was broken off at its limit, so a shorter one may exist. */
  isProved: boolean;
}

/** States that one attempt may look at. */
const attemptStatesMax = 3_000_000;

export function minimalOf(
  world: World,
  found: Counterexample,
  options: Pick<ExploreOptions, 'statesMax'> = {},
): Minimal {
  const { statesMax = attemptStatesMax } = options;
  let counterexample = found;
  let deeds = deedsOf(found.steps);
  let isProved = true;
  const attempt = (allowed: readonly Deed[]) => explore(onlyThese(world, found.property, allowed), { statesMax });
  // The same steps once more: with nothing else in the way there may be a shorter order.
  const again = attempt(deeds);
  if (again.counterexample) counterexample = again.counterexample;
  deeds = deedsOf(counterexample.steps);
  for (let left = 0; left < deeds.length; ) {
    const rest = deeds.filter((_, n) => n !== left);
    const { counterexample: shorter, ended } = attempt(rest);
    if (shorter) {
      counterexample = shorter;
      deeds = deedsOf(shorter.steps);
      left = 0;
      continue;
    }
    if (ended === 'limited') isProved = false;
    left++;
  }
  return { counterexample, steps: deeds.length, isProved };
}

/** Something that is not a delivery, the same however much else happens. */
interface Deed {
  actor: string;
  /** Names it in a budget. */
  key: string;
  /** What it spends in the world itself. */
  spends: string;
  faults: number;
}

const keyOf = ({ name }: Act) => `act ${name}`;

function deedsOf(steps: readonly Step[]): Deed[] {
  return steps.flatMap((step): Deed[] => {
    switch (step.type) {
      case 'act':
        return [{ actor: step.actor, key: keyOf(step.act), spends: step.act.spends, faults: step.act.isFault ? 1 : 0 }];
      case 'fire':
        return [{ actor: step.actor, key: step.timer, spends: step.timer, faults: 0 }];
      case 'lose':
      case 'double':
        return [{ actor: step.from, key: '', spends: '', faults: step.faults }];
      default:
        return [];
    }
  });
}

/** The world in which only these deeds may happen, each as often as it stands here, in any order. */
function onlyThese(world: World, property: string, deeds: readonly Deed[]): World {
  const allowed = new Map<string, Map<string, { count: number; spends: string }>>();
  for (const { actor, key, spends } of deeds) {
    if (key === '') continue;
    const of = allowed.get(actor) ?? new Map<string, { count: number; spends: string }>();
    allowed.set(actor, of);
    of.set(key, { count: (of.get(key)?.count ?? 0) + 1, spends });
  }
  return {
    ...world,
    name: `${world.name}, only these steps`,
    faults: deeds.reduce((sum, { faults }) => sum + faults, 0),
    properties: world.properties.filter(({ name }) => name === property),
    reaches: [],
    budget: (address) =>
      Object.fromEntries([...(allowed.get(address) ?? [])].map(([key, { count }]): [string, number] => [key, count])),
    acts: (address, state, left) => {
      const of = allowed.get(address);
      if (!of) return [];
      const acts = world.acts(address, state, leftOf(world.budget(address), of, left));
      return acts.filter((act) => left[keyOf(act)]).map((act) => ({ ...act, spends: keyOf(act) }));
    },
  };
}

/** What would be left of the world's own budget once these deeds were done. */
function leftOf(total: Budget, of: ReadonlyMap<string, { count: number; spends: string }>, left: Budget): Budget {
  const own: Record<string, number> = { ...total };
  for (const [key, { count, spends }] of of) own[spends] = (own[spends] ?? 0) - (count - (left[key] ?? 0));
  return own;
}
