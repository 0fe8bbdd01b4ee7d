/** Steps in which what somebody says is held back, so that something else arrives before it; only on the model. */
import type { Address } from '../../machines/names.ts';
import { interaction, request, workgroup } from '../../machines/names.ts';
import type { Named } from '../language/parameter-types.ts';
import { event } from '../language/vocabulary.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Scene } from '../runner/scene.ts';

function hold({ centre, chronicle }: Scene, actor: Address): void {
  if (!centre.hold) throw new Impossible('This stage cannot hold deliveries back.');
  chronicle.note('clock', 'does', `${actor} is slow to answer`);
  centre.hold(actor);
}

export const deliverySteps = [
  event(
    '{workgroup} is slow to answer',
    'What a workgroup says is held back until everybody answers again.',
    async (scene: Scene, name: string) => hold(scene, workgroup(name)),
  ),
  event(
    '{interaction} is slow to answer',
    'What an interaction says is held back until everybody answers again.',
    async (scene: Scene, { id }: Named) => hold(scene, interaction(id)),
  ),
  event(
    'the first request of {interaction} is slow to answer',
    'What that request says is held back until everybody answers again.',
    async (scene: Scene, { id }: Named) => hold(scene, request(`${id}.1`)),
  ),
  event('everybody answers again', 'What was held back arrives.', async ({ centre, chronicle }: Scene) => {
    chronicle.note('clock', 'does', 'everybody answers again');
    await centre.release?.();
  }),
];
