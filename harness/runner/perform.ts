/** Performs one plan on one stage, in a centre of its own, and says what came of it. Never throws. */

import type { Site } from '../../server/site.ts';
import type { Cast } from '../language/cast.ts';
import type { Plan, PlannedStep } from '../language/plan.ts';
import type { Mismatch } from '../language/vocabulary.ts';
import { Chronicle } from './chronicle.ts';
import { Impossible } from './impossible.ts';
import type { Failure, Result } from './results.ts';
import { Scene } from './scene.ts';
import type { Centre, Stage } from './stage.ts';

/** Whoever watches a scenario being performed, and may stop it. */
export interface Observer {
  /** A step has come to its end, well or badly; they count from 1. The next one waits. */
  onStep?(n: number, scene: Scene): Promise<void>;
  /** Once it is aborted no further step begins, and nothing is waited for any more. */
  signal?: AbortSignal;
}

export interface Performance {
  plan: Plan;
  site: Site;
  cast: Cast;
  stage: Stage;
  seed: number | undefined;
  observer?: Observer;
}

export async function perform(performance: Performance): Promise<Result> {
  const { plan, stage, seed, cast, observer } = performance;
  const startedAt = globalThis.performance.now();
  const isApplicable = applies(plan, stage);
  const failed = isApplicable ? await play(performance) : undefined;
  const isStopped = isApplicable && observer?.signal?.aborted === true;
  // Whatever went wrong then was its stopping.
  const failure = isStopped ? undefined : failed;
  return {
    id: plan.id,
    feature: plan.feature,
    name: plan.name,
    tags: plan.tags,
    stage: stage.name,
    status: isStopped ? 'stopped' : failure ? 'failed' : isApplicable ? 'passed' : 'notApplicable',
    ...(!isApplicable && plan.only && { reason: plan.only.reason }),
    durationMs: globalThis.performance.now() - startedAt,
    ...(seed !== undefined && { seed }),
    repeat: `npm run scenario -- ${plan.id} --on ${stage.name}${seed === undefined ? '' : ` --seed ${seed}`}`,
    people: cast.people,
    ...(failure && { failure }),
  };
}

const applies = ({ only }: Plan, { name }: Pick<Stage, 'name'>) => only === undefined || only.stages.includes(name);

async function play({ plan, site, cast, stage, seed, observer = {} }: Performance): Promise<Failure | undefined> {
  let centre: Centre | undefined;
  const chronicle = new Chronicle(() => centre?.elapsedMs() ?? 0);
  let current: PlannedStep | undefined;
  try {
    const notice = ({ person, what }: { person: string; what: string }) => chronicle.note(person, 'sees', what);
    centre = await stage.open(site, { seed, notice });
    const scene = new Scene(site, cast, centre, chronicle);
    const { signal, onStep } = observer;
    for (const [before, step] of plan.steps.entries()) {
      signal?.throwIfAborted();
      current = step;
      let mismatch: Mismatch | undefined;
      try {
        mismatch = await performStep(scene, current, signal);
      } finally {
        if (!signal?.aborted) await onStep?.(before + 1, scene);
      }
      if (mismatch) return { ...failureAt(plan, current, chronicle), message: 'This is not so.', ...mismatch };
    }
    scene.expectNoSecrets();
    return undefined;
  } catch (error) {
    // What is impossible says why by itself; anything else is a fault of the harness or of what it drives.
    if (error instanceof Impossible) return { ...failureAt(plan, current, chronicle), message: error.message };
    return { ...failureAt(plan, current, chronicle), message: `${(error as Error)?.stack ?? error}`, isCrash: true };
  } finally {
    await centre?.close().catch(() => {});
  }
}

function failureAt(plan: Plan, step: PlannedStep | undefined, chronicle: Chronicle) {
  const { place, keyword, text } = step ?? { place: plan.place, keyword: 'Scenario:', text: plan.name };
  return { place, step: `${keyword} ${text}`, lanes: [...chronicle.entries()] };
}

async function performStep(scene: Scene, step: PlannedStep, signal?: AbortSignal): Promise<Mismatch | undefined> {
  switch (step.does) {
    case 'event':
      await step.definition.run(scene, ...(step.args as never[]));
      return undefined;
    case 'acts': {
      // Everybody aims at what they see before anything is sent.
      const deeds = [];
      for (const { definition, args } of step.acts) deeds.push(await definition.aim(scene, ...(args as never[])));
      await scene.do(deeds, step.order);
      return undefined;
    }
    case 'expect':
      return expectThat({
        scene,
        look: () => step.definition.look(scene, ...(step.args as never[])),
        withinMs: step.withinMs ?? 0,
        signal,
      });
  }
}

interface Expected {
  scene: Scene;
  look: () => Promise<Mismatch | undefined>;
  withinMs: number;
  signal: AbortSignal | undefined;
}

/** Steps in which domain time is moved while something is expected within a duration. */
const piecesOfTime = 20;
const pauseMs = 25;

/**
 * At once, when all is settled; then with the patience that the stage asks for because things travel; then, if the step
 * says so, while domain time passes.
 */
async function expectThat({ scene, look, withinMs, signal }: Expected): Promise<Mismatch | undefined> {
  const { centre } = scene;
  let mismatch = await look();
  for (let n = 0; mismatch && n < piecesOfTime && withinMs > 0; n++) {
    signal?.throwIfAborted();
    await centre.advance(withinMs / piecesOfTime);
    mismatch = await look();
  }
  const patientUntil = globalThis.performance.now() + centre.patienceMs;
  while (mismatch && globalThis.performance.now() < patientUntil) {
    signal?.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    mismatch = await look();
  }
  return mismatch;
}
