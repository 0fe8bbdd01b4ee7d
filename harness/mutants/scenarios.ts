/** The scenarios as finders of mutants: which of them may find one, in which order, and the shortest script that does. */

import { charts as product } from '../../machines/index.ts';
import { openLibrary } from '../language/library.ts';
import type { Plan, PlannedStep } from '../language/plan.ts';
import type { Mutant } from './mutant.ts';
import { chartsWith } from './mutant.ts';
import { Observation } from './observation.ts';
import { deedsIn, deedsWanted, reduced } from './reduction.ts';
import type { Charts, Failed } from './rehearsal.ts';
import { bounded, failureWith } from './rehearsal.ts';
import type { Turns } from './turns.ts';

/** Scenarios whose scripts are tried for that. */
const scriptsTried = 8;

/** A scenario of more turns, such as one that fills a transcript, is played but not watched: that would take seconds. */
const turnsWatchedMax = 1_000;

/** What the turns of scenarios are known by. */
const scenariosPlace = 'scenarios';

export interface FoundByScenario {
  plan: Plan;
  /** 1-minimal. */
  steps: readonly PlannedStep[];
  deeds: number;
  failed: Failed;
}

export class Scenarios {
  readonly library = openLibrary([]);
  readonly observed = new Observation();
  readonly #marks = new Map<Plan, ReadonlySet<string>>();
  readonly #long = new Set<Plan>();
  readonly #passes = new Map<string, boolean>();

  /** Plays every scenario on the product, watched; adds their turns. Throws if one of them fails there. */
  static async open(turns?: Turns): Promise<Scenarios> {
    const scenarios = new Scenarios();
    const { plans, complaints, sites } = scenarios.library;
    if (complaints.length > 0) throw new Error('The scenarios do not compile.');
    for (const plan of plans.filter(({ only }) => !only || only.stages.includes('model'))) {
      const turnsBefore = scenarios.observed.turns;
      const failed = await failureWith(scenarios.observed.charts, plan, sites, {
        onTurn: ({ envelope: { to, message }, before, after, effects }) =>
          turns?.add(scenariosPlace, { to, message, before, after, effects }),
      });
      if (scenarios.observed.turns - turnsBefore > turnsWatchedMax) scenarios.#long.add(plan);
      if (failed) throw new Error(`${plan.id} fails without a fault: ${failed.message}`);
      scenarios.#marks.set(plan, scenarios.observed.take());
    }
    return scenarios;
  }

  /** Those that get to where the mutant differs, the shortest first. No other can find it. */
  thatMayFind({ marks }: Mutant): Plan[] {
    return [...this.#marks]
      .filter(([, taken]) => marks.some((mark) => taken.has(mark)))
      .map(([plan]) => plan)
      .sort((a, b) => deedsIn(a) - deedsIn(b) || a.steps.length - b.steps.length);
  }

  /** The first that fails, with its shortest script; undefined if none does. `isWatched`: or that breaks a property. */
  async find(mutant: Mutant, isWatched = false): Promise<FoundByScenario | undefined> {
    let best: FoundByScenario | undefined;
    let tried = 0;
    for (const plan of this.thatMayFind(mutant)) {
      const charts = () => chartsWith(mutant);
      if (isWatched && this.#long.has(plan)) continue;
      if (!(await this.failure(charts, plan, isWatched))) continue;
      const steps = await reduced(plan.steps, (fewer) => this.finds(charts, plan, fewer, isWatched));
      const failed = await this.failure(charts, { ...plan, steps }, isWatched);
      const deeds = deedsIn({ steps });
      if (failed && (!best || deeds < best.deeds)) best = { plan, steps, deeds, failed };
      if (deeds <= deedsWanted || ++tried === scriptsTried) break;
    }
    return best;
  }

  failure(charts: () => Charts, plan: Plan, isWatched = false): Promise<Failed | undefined> {
    return failureWith(bounded(charts), plan, this.library.sites, { isWatched });
  }

  /** Whether these steps fail with those charts and pass on the product. */
  async finds(charts: () => Charts, plan: Plan, steps: readonly PlannedStep[], isWatched = false): Promise<boolean> {
    const shorter = { ...plan, steps: [...steps] };
    return (
      (await this.failure(charts, shorter, isWatched)) !== undefined &&
      (await this.#passesOnProduct(shorter, isWatched))
    );
  }

  async #passesOnProduct(plan: Plan, isWatched: boolean): Promise<boolean> {
    const key = `${isWatched} ${plan.site} ${plan.steps.map(keyOf).join('\n')}`;
    let passes = this.#passes.get(key);
    if (passes === undefined) {
      passes = (await failureWith(product, plan, this.library.sites, { isWatched })) === undefined;
      this.#passes.set(key, passes);
    }
    return passes;
  }
}

const keyOf = (step: PlannedStep) =>
  step.does === 'acts'
    ? `${step.order}: ${step.acts.map(({ text, args }) => `${text} ${String(args.at(-1))}`).join('; ')}`
    : `${step.text} ${String(step.args.at(-1))}`;
