/** Steps about who is at which desk. */
import type { Application } from '../../machines/commands.ts';
import { event } from '../language/vocabulary.ts';
import type { Scene } from '../runner/scene.ts';

const logOn = (scene: Scene, person: string, application: Application) => scene.logOn(person, application);

export const presenceSteps = [
  event(
    '{person} is logged on to {application}',
    'A person is at a desk: the agent client, Interaction Supervisor or IC Business Manager.',
    logOn,
  ),
  event('{person} logs on to {application}', 'A person comes to a desk, perhaps a second one of theirs.', logOn),
  event(
    '{person} logs off',
    'All desks of a person are closed and their sessions end.',
    (scene: Scene, person: string) => scene.logOff(person),
  ),
  event(
    '{person} refreshes the page',
    'A person loses what the page holds and opens it again, in the same session.',
    async (scene: Scene, person: string) => {
      scene.chronicle.note(person, 'does', 'refreshes the page');
      await scene.refresh(person);
    },
  ),
];
