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

export interface Performance {
  plan: Plan;
  site: Site;
  cast: Cast;
  stage: Stage;
  seed: number | undefined;
}

export async function perform(performance: Performance): Promise<Result> {
  const { plan, stage, seed, cast } = performance;
  const startedAt = globalThis.performance.now();
  const failure = applies(plan, stage) ? await play(performance) : undefined;
  return {
    id: plan.id,
    feature: plan.feature,
    name: plan.name,
    tags: plan.tags,
    stage: stage.name,
    status: failure ? 'failed' : applies(plan, stage) ? 'passed' : 'notApplicable',
    ...(!applies(plan, stage) && plan.only && { reason: plan.only.reason }),
    durationMs: globalThis.performance.now() - startedAt,
    ...(seed !== undefined && { seed }),
    repeat: `npm run scenario -- ${plan.id} --on ${stage.name}${seed === undefined ? '' : ` --seed ${seed}`}`,
    people: cast.people,
    ...(failure && { failure }),
  };
}

const applies = ({ only }: Plan, { name }: Pick<Stage, 'name'>) => only === undefined || only.stages.includes(name);

async function play({ plan, site, cast, stage, seed }: Performance): Promise<Failure | undefined> {
  let centre: Centre | undefined;
  const chronicle = new Chronicle(() => centre?.elapsedMs() ?? 0);
  let current: PlannedStep | undefined;
  try {
    const notice = ({ person, what }: { person: string; what: string }) => chronicle.note(person, 'sees', what);
    centre = await stage.open(site, { seed, notice });
    const scene = new Scene(site, cast, centre, chronicle);
    for (current of plan.steps) {
      const mismatch = await performStep(scene, current);
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

async function performStep(scene: Scene, step: PlannedStep): Promise<Mismatch | undefined> {
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
      return expectThat(scene, () => step.definition.look(scene, ...(step.args as never[])), step.withinMs ?? 0);
  }
}

/** Steps in which domain time is moved while something is expected within a duration. */
const piecesOfTime = 20;
const pauseMs = 25;

/**
 * At once, when all is settled; then with the patience that the stage asks for because things travel; then, if the step
 * says so, while domain time passes.
 */
async function expectThat(scene: Scene, look: () => Promise<Mismatch | undefined>, withinMs: number) {
  const { centre } = scene;
  let mismatch = await look();
  for (let n = 0; mismatch && n < piecesOfTime && withinMs > 0; n++) {
    await centre.advance(withinMs / piecesOfTime);
    mismatch = await look();
  }
  const patientUntil = globalThis.performance.now() + centre.patienceMs;
  while (mismatch && globalThis.performance.now() < patientUntil) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    mismatch = await look();
  }
  return mismatch;
}
