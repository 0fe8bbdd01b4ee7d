/** Runs plans on stages, each scenario on each stage that it applies to, and hands over every result as it comes. */

import type { Sites } from '../language/library.ts';
import type { Plan } from '../language/plan.ts';
import { perform } from './perform.ts';
import type { Result, Run } from './results.ts';
import type { Stage } from './stage.ts';

export interface RunOptions {
  plans: readonly Plan[];
  sites: Sites;
  stages: readonly Stage[];
  seed: number | undefined;
  /** Begins nothing more after the first failure. */
  bail: boolean;
  /** Scenarios of one stage that run side by side. */
  atOnce: number;
  onResult(result: Result): void;
}

export async function run({ plans, sites, stages, seed, bail, atOnce, onResult }: RunOptions): Promise<Run> {
  const startedAt = performance.now();
  const results: Result[] = [];
  let isOver = false;
  for (const stage of stages) {
    const waiting = isOver ? [] : [...plans];
    const worker = async () => {
      for (let plan = waiting.shift(); plan && !isOver; plan = waiting.shift()) {
        const site = sites.site(plan.site);
        const result = await perform({ plan, site, cast: sites.cast(plan.site), stage, seed });
        results.push(result);
        onResult(result);
        if (bail && result.status === 'failed') isOver = true;
      }
    };
    await Promise.all(Array.from({ length: stage.name === 'model' ? 1 : atOnce }, worker));
    await stage.close();
  }
  const skipped = plans.length * stages.length - results.length;
  return { results, skipped, durationMs: performance.now() - startedAt };
}
