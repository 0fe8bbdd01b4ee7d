/**
 * The explorer as finder of mutants: explores the worlds in which a mutant does something else, and makes what it finds
 * 1-minimal over every order of deliveries.
 */

import type { ExploreOptions } from '../explorer/explore.ts';
import { explore } from '../explorer/explore.ts';
import type { Counterexample, Explored } from '../explorer/explored.ts';
import { minimalOf } from '../explorer/minimal.ts';
import { traceOf } from '../explorer/told.ts';
import type { World } from '../explorer/world.ts';
import type { Entry } from '../explorer/worlds/index.ts';
import { findingOf } from '../traces/finding.ts';
import type { Trace } from '../traces/trace.ts';
import type { Mutant } from './mutant.ts';
import { chartsWith } from './mutant.ts';
import { deedsWanted } from './reduction.ts';

export interface FoundByExplorer {
  world: string;
  property: string;
  wrong: string;
  /** Of people, timers and faults, after the world's beginning. */
  deeds: number;
  /** With any one of these taken out, no order of what is left violates that property. */
  isProved: boolean;
  /** Feature text that fails on the mutant and passes on the product; undefined if no script can repeat it. */
  script?: string;
  /** Why there is none. */
  unsaid?: string;
}

/** Why a world in which a mutant differs has not found it: all is well there, or it was not looked at whole. */
export interface Sought {
  world: string;
  ended: Explored['ended'] | 'broken down';
}

/** States of a world that are looked at, and of one attempt to make what was found shorter. */
const statesMax = 800_000;
const attemptStatesMax = 300_000;
/** Worlds whose counterexamples are made minimal, if the first ones stay longer than wanted. */
const foundMax = 4;

export class Explorers {
  readonly #entries: readonly Entry[];

  /** The cheapest first. */
  constructor(entries: readonly Entry[]) {
    this.#entries = entries;
  }

  /** `differing`: the worlds to look at. */
  async find(
    mutant: Mutant,
    differing: (world: string) => boolean,
  ): Promise<{ found?: FoundByExplorer; sought: Sought[] }> {
    const sought: Sought[] = [];
    const found: FoundByExplorer[] = [];
    for (const entry of this.#entries.filter(({ name }) => differing(name))) {
      const { ended, counterexample, world } = explored(mutant, entry);
      sought.push({ world: entry.name, ended });
      if (!counterexample) continue;
      const one = world ? await told(mutant, world, counterexample) : alone(entry.name, counterexample);
      found.push(one);
      if ((one.deeds <= deedsWanted && one.isProved && one.script) || found.length === foundMax) break;
    }
    const best = found.sort((a, b) => rank(a) - rank(b) || a.deeds - b.deeds)[0];
    return { ...(best && { found: best }), sought };
  }
}

/** A script of few steps before a long one, and before none. */
const rank = ({ deeds, script }: FoundByExplorer) => (deeds <= deedsWanted ? 0 : 2) + (script ? 0 : 1);

function explored(
  mutant: Mutant,
  { make, symmetry }: Entry,
): Pick<Explored, 'counterexample'> & { ended: Sought['ended']; world?: World } {
  let world: World;
  try {
    world = make({ charts: chartsWith(mutant) });
  } catch (error) {
    // It does not even get to the beginning: the site alone breaks it.
    const broken = { property: 'no throw', why: 'A turn throws nothing.', wrong: (error as Error).message, steps: [] };
    return { ended: 'broken down', counterexample: broken };
  }
  const run = (options: ExploreOptions) => explore(world, { statesMax, ...options });
  try {
    return { ...run({ symmetry }), world };
  } catch (error) {
    // People who no longer begin alike cannot change places.
    if (!symmetry || !`${error}`.includes('cannot change places')) throw error;
    return { ...run({ symmetry: false }), world };
  }
}

/** Nothing can be left out of what the site alone breaks. */
const alone = (world: string, { property, wrong }: Counterexample): FoundByExplorer => ({
  world,
  property,
  wrong,
  deeds: 0,
  isProved: true,
  unsaid: 'The site alone breaks it, so no scenario begins.',
});

async function told(mutant: Mutant, world: World, counterexample: Counterexample): Promise<FoundByExplorer> {
  const minimal = minimalOf(world, counterexample, { statesMax: attemptStatesMax });
  const { property, wrong } = minimal.counterexample;
  const trace = traceOf(world, minimal.counterexample);
  const { steps: deeds, isProved } = minimal;
  const found = { world: world.name, property, wrong, deeds, isProved };
  if (!trace) return { ...found, unsaid: 'Somebody in it is no actor that scripts know.' };
  const { text: script, says: unsaid = '' } = await said(mutant, trace);
  return { ...found, ...(script === undefined ? { unsaid: unsaid.split('\n', 1)[0] as string } : { script }) };
}

/** What a host says of a second answer; it breaks down where the explorer goes on and sees a property violated. */
const secondAnswer = 'has an answer already, or nobody sent it.';

async function said(mutant: Mutant, trace: Trace): Promise<{ text?: string | undefined; says?: string }> {
  const options = { charts: chartsWith(mutant) };
  try {
    const finding = await findingOf(trace, options);
    if (finding.text !== undefined || !trace.violation || !finding.says?.includes(secondAnswer)) return finding;
    return await findingOf({ ...trace, violation: { ...trace.violation, wrong: secondAnswer } }, options);
  } catch (error) {
    return { says: `No script was written: ${(error as Error).message}` };
  }
}
