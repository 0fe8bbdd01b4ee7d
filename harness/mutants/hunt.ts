/**
 * Looks for what finds a mutant, cheapest first: the scenarios, the scenarios with every property watched, and random
 * walks with every property watched.
 */
import type { Trace } from '../traces/trace.ts';
import { argumentFor } from './argued.ts';
import { featureText } from './feature-text.ts';
import { listMutants } from './list.ts';
import type { Mutant } from './mutant.ts';
import { deedsWanted, Scenarios } from './scenarios.ts';
import { Walks } from './walks.ts';

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
  | { by: 'walk'; property: string; wrong: string; deeds: number; trace: Trace };

export interface Verdict extends Pick<Mutant, 'name' | 'operator' | 'chart'> {
  finder?: Finder;
  /** Scenarios and walks that get to where it differs. */
  tried: { scenarios: number; walks: number };
  /** Of a survivor: whether it says or keeps anything else than the product on any of those walks. */
  isSeenToDiffer?: boolean;
  /** Of a survivor: why it is the same as the product for whoever cannot look inside. */
  argument?: string;
}

export class Hunt {
  readonly scenarios: Scenarios;
  readonly mutants: readonly Mutant[];
  readonly walks: Walks;

  /** `walks`: how many random walks are played on a mutant that no scenario finds. */
  static async open(walks: number): Promise<Hunt> {
    return new Hunt(await Scenarios.open(), walks);
  }

  private constructor(scenarios: Scenarios, walks: number) {
    this.scenarios = scenarios;
    // What words say and keep is observed in the scenarios alone, so that the list does not depend on chance.
    this.mutants = listMutants(scenarios.observed).mutants;
    this.walks = new Walks(walks);
  }

  async judge(mutant: Mutant): Promise<Verdict> {
    const { name, operator, chart } = mutant;
    const tried = { scenarios: this.scenarios.thatMayFind(mutant).length, walks: this.walks.thatGetTo(mutant).length };
    const verdict = { name, operator, chart, tried };
    const finders: Finder[] = [];
    for (const look of [
      () => this.#byScenario(mutant, false),
      () => this.#byScenario(mutant, true),
      () => this.#byWalk(mutant),
    ]) {
      const found = await look();
      if (found) finders.push(found);
      if (found && found.deeds <= deedsWanted) break;
    }
    const finder = finders.sort((a, b) => a.deeds - b.deeds)[0];
    if (finder) return { ...verdict, finder };
    const argument = argumentFor(name);
    return { ...verdict, isSeenToDiffer: this.walks.differs(mutant) !== undefined, ...(argument && { argument }) };
  }

  async #byScenario(mutant: Mutant, isWatched: boolean): Promise<Finder | undefined> {
    const found = await this.scenarios.find(mutant, isWatched);
    if (!found) return undefined;
    const { plan, steps, deeds, failed } = found;
    const cast = this.scenarios.library.sites.cast(plan.site);
    const script = featureText({ site: plan.site, steps: [...steps] }, cast, {
      feature: 'A mutant is found',
      scenario: mutant.name,
      ...(failed.property && { about: [`Breaks ${failed.property}: ${failed.message}`] }),
    });
    return { by: 'scenario', id: plan.id, ...failed, deeds, script };
  }

  #byWalk(mutant: Mutant): Finder | undefined {
    const trace = this.walks.find(mutant);
    if (!trace) return undefined;
    const { property, wrong } = trace.violation;
    const deeds = trace.steps.filter(({ type }) => type === 'act' || type === 'fire').length;
    return { by: 'walk', property, wrong, deeds, trace };
  }
}
