/** Performs one scenario in the laboratory's process, and posts each step as it ends with what the desks then show. */
import type { StageName } from '../../machines/laboratory.ts';
import type { DeskSight } from '../../machines/runs.ts';
import { perform } from '../runner/perform.ts';
import type { Scene } from '../runner/scene.ts';
import type { Stage } from '../runner/stage.ts';
import { openStage } from '../stages/index.ts';
import { modelStage } from '../stages/model.ts';
import { linesOf } from './desk-lines.ts';
import type { Reader } from './read-scripts.ts';
import { Taping } from './taping.ts';
import type { Played, PlayTask, StepPost } from './tasks.ts';

/** Desks that are shown of one step. */
const desksMax = 8;

/** What is played on the model, to be stepped through. */
let taped: Taping | undefined;

/** The stage that was used last stays open: its next server or browser is there already. */
let opened: { name: StageName; stage: Stage } | undefined;

async function stageNamed(name: StageName): Promise<Stage> {
  if (opened?.name !== name) {
    await closeStage();
    const stage =
      name === 'model' ? modelStage({ onTurn: (turn, host) => taped?.note(turn, host) }) : await openStage(name);
    opened = { name, stage };
  }
  return opened.stage;
}

export async function closeStage(): Promise<void> {
  const { stage } = opened ?? {};
  opened = undefined;
  await stage?.close();
}

export async function play(
  reader: Reader,
  { n, source, line, stage, seed, isFollowed }: PlayTask,
  post: (step: StepPost) => void,
  signal: AbortSignal,
): Promise<Played> {
  const sites = reader.sites(source);
  const plan = reader.plan(source, line);
  let told = 0;
  const onStep = async (step: number, scene: Scene) => {
    const lanes = scene.chronicle.entries().slice(told);
    told += lanes.length;
    post({ type: 'step', n, step, atMs: scene.centre.elapsedMs(), lanes, desks: await desksOf(scene) });
  };
  taped = isFollowed && stage === 'model' ? new Taping() : undefined;
  const { status, reason, durationMs, failure } = await perform({
    plan,
    site: sites.site(plan.site),
    cast: sites.cast(plan.site),
    stage: await stageNamed(stage),
    seed,
    observer: { signal, ...(isFollowed && { onStep }) },
  });
  const tape = await taped?.end(sites.site(plan.site));
  taped = undefined;
  return {
    status,
    durationMs,
    ...(reason !== undefined && { reason }),
    ...(failure && { failure }),
    ...(tape && { tape }),
  };
}

async function desksOf(scene: Scene): Promise<DeskSight[]> {
  const desks = [...scene.desks()].slice(0, desksMax);
  return Promise.all(
    desks.map(async ({ person, desk, seat }) => {
      const [lines, picture] = await Promise.all([
        // A browser that was closed shows nothing.
        seat.look().then(
          (sight) => linesOf(sight, (id) => scene.name(id)),
          () => [],
        ),
        seat.picture?.(),
      ]);
      return { person, name: scene.name(person), desk, lines, ...(picture !== undefined && { picture }) };
    }),
  );
}
