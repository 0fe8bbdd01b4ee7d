/**
 * Steps about what arrives when: what somebody says is held back so that something else arrives before it, or nothing
 * arrives before a step says so. Only the model can do that.
 */
import type { Address } from '../../machines/names.ts';
import { interaction, request, workgroup } from '../../machines/names.ts';
import type { Named } from '../language/parameter-types.ts';
import { event } from '../language/vocabulary.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Scene } from '../runner/scene.ts';
import type { Deliveries } from '../runner/stage.ts';

function hold({ centre, chronicle }: Scene, actor: Address, to?: Address): void {
  if (!centre.hold) throw new Impossible('This stage cannot hold deliveries back.');
  chronicle.note('clock', 'does', to ? `what ${actor} tells ${to} is held back` : `${actor} is slow to answer`);
  centre.hold(actor, to);
}

async function release({ centre, chronicle }: Scene, says: string): Promise<void> {
  chronicle.note('clock', 'does', says);
  await centre.release?.();
}

/** Where a script decides every delivery. */
function deliveriesOf({ centre }: Scene): Deliveries {
  if (!centre.deliveries) throw new Impossible('This stage delivers by itself.');
  return centre.deliveries;
}

async function deliver(scene: Scene, message: string, from: string, to: Address): Promise<void> {
  const deliveries = deliveriesOf(scene);
  scene.chronicle.note('clock', 'does', `${message} of ${from} reaches ${to}`);
  await deliveries.one({ message, from, to });
}

async function ring(scene: Scene, timer: string, actor: Address): Promise<void> {
  const deliveries = deliveriesOf(scene);
  scene.chronicle.note('clock', 'does', `the ${timer} timer of ${actor} rings`);
  await deliveries.one({ actor, timer });
}

const orNothing = (error: unknown) => {
  if (!(error instanceof Impossible)) throw error;
};

export const deliverySteps = [
  event(
    'messages wait until they are delivered',
    'From here on nothing arrives by itself: what is sent waits for the step that delivers it. No time passes.',
    async (scene: Scene) => {
      scene.chronicle.note('clock', 'does', 'messages wait');
      deliveriesOf(scene).begin();
    },
  ),
  event(
    'the {word} from {sender} reaches {actor}',
    'The oldest message that is under way between these two arrives; it must be of that type.',
    deliver,
  ),
  event(
    'the {word} from {sender} reaches {actor}, if there is one',
    'The same, where it does not matter if there is no such message.',
    (scene: Scene, message: string, from: string, to: Address) => deliver(scene, message, from, to).catch(orNothing),
  ),
  event('everything is delivered', 'All that waits arrives, and all that follows from it.', async (scene: Scene) => {
    const deliveries = deliveriesOf(scene);
    scene.chronicle.note('clock', 'does', 'everything is delivered');
    await deliveries.all();
  }),
  event(
    'the {word} timer of {actor} rings',
    'A timer that is armed rings, before its time if need be: escalation or reminder of a request.',
    ring,
  ),
  event(
    'the {word} timer of {actor} rings, if it is armed',
    'The same, where it does not matter if it is not armed.',
    (scene: Scene, timer: string, actor: Address) => ring(scene, timer, actor).catch(orNothing),
  ),
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
  event('everybody answers again', 'What was held back arrives.', (scene: Scene) =>
    release(scene, 'everybody answers again'),
  ),
  event(
    'what {actor} tells {actor} is held back',
    'All that one actor says to one other waits until what was held back arrives; everything else goes on.',
    async (scene: Scene, from: Address, to: Address) => hold(scene, from, to),
  ),
  event('what was held back arrives', 'In the order in which it was sent.', (scene: Scene) =>
    release(scene, 'what was held back arrives'),
  ),
];
