/**
 * Looks for what finds a mutant, cheapest first: the scenarios, the scenarios with every property watched, and exploration
 * of the worlds in which it does something else than the product. If it does so nowhere, that is the proof that it is the same.
 */
import type { Entry } from '../explorer/worlds/index.ts';
import type { FoundByExplorer, Sought } from './explorers.ts';
import { Explorers } from './explorers.ts';
import { listMutants } from './list.ts';
import type { Mutant } from './mutant.ts';
import { planText } from './plan-text.ts';
import { deedsWanted } from './reduction.ts';
import { Scenarios } from './scenarios.ts';
import { Turns } from './turns.ts';
import type { Explored } from './worlds-turns.ts';

/** What finds it, with a script in which nothing can be left out. */
export type Finder =
  | {
      by: 'scenario';
      /** The scenario that it was made of, `file:line`. */
      id: string;
      step: string;
      message: string;
      /** Broken on the way by a scenario that itself passes. */
      property?: string;
      deeds: number;
      /** Feature text. */
      script: string;
    }
  | ({ by: 'explorer' } & FoundByExplorer);

export interface Verdict extends Pick<Mutant, 'name' | 'operator' | 'chart'> {
  finder?: Finder;
  /** Scenarios that get to where it differs. */
  scenarios: number;
  /** Of what nothing finds: turns that it was compared with the product at, in worlds and scenarios. */
  compared?: number;
  /** Where it does something else, and at which turn first. None of a survivor: its reachable graphs are the product's. */
  differs?: { place: string; turn: string }[];
  /** Worlds that were explored for it in vain. */
  sought?: Sought[];
}

export class Hunt {
  readonly scenarios: Scenarios;
  readonly mutants: readonly Mutant[];
  readonly #turns: Turns;
  readonly #explorers: Explorers;

  /** `worlds` and what is known of them. */
  static async open(worlds: readonly Entry[], { turns: known, states }: Explored): Promise<Hunt> {
    const turns = new Turns(known);
    const cheapestFirst = [...worlds].sort((a, b) => (states.get(a.name) ?? 0) - (states.get(b.name) ?? 0));
    return new Hunt(await Scenarios.open(turns), turns, new Explorers(cheapestFirst));
  }

  private constructor(scenarios: Scenarios, turns: Turns, explorers: Explorers) {
    this.scenarios = scenarios;
    // What words say and keep is observed in the scenarios alone, so that the list does not depend on what is explored.
    this.mutants = listMutants(scenarios.observed).mutants;
    this.#turns = turns;
    this.#explorers = explorers;
  }

  async judge(mutant: Mutant): Promise<Verdict> {
    const { name, operator, chart } = mutant;
    const verdict = { name, operator, chart, scenarios: this.scenarios.thatMayFind(mutant).length };
    const finders: Finder[] = [];
    for (const isWatched of [false, true]) {
      const found = await this.#byScenario(mutant, isWatched);
      if (found) finders.push(found);
      if (found && found.deeds <= deedsWanted) return { ...verdict, finder: found };
    }
    const differences = this.#turns.differences(mutant);
    const { found, sought } = await this.#explorers.find(mutant, (world) => differences.has(world));
    if (found) finders.push({ by: 'explorer', ...found });
    const finder = finders.sort((a, b) => a.deeds - b.deeds)[0];
    if (finder) return { ...verdict, finder };
    const differs = [...differences].map(([place, { before, message }]) => ({
      place,
      turn: `${JSON.stringify(before.value)} hears ${JSON.stringify(message)}`,
    }));
    return { ...verdict, compared: this.#turns.countOf(chart), differs, sought };
  }

  async #byScenario(mutant: Mutant, isWatched: boolean): Promise<Finder | undefined> {
    const found = await this.scenarios.find(mutant, isWatched);
    if (!found) return undefined;
    const { plan, steps, deeds, failed } = found;
    const cast = this.scenarios.library.sites.cast(plan.site);
    const script = planText({ site: plan.site, steps: [...steps] }, cast, {
      feature: 'A mutant is found',
      scenario: mutant.name,
      ...(failed.property && { about: [`Breaks ${failed.property}: ${failed.message}`] }),
    });
    return { by: 'scenario', id: plan.id, ...failed, deeds, script };
  }
}
