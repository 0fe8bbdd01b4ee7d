/** Steps in which an administrator by name changes the site, in a browser at the desk for it. */
import { act, event } from '../language/vocabulary.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Scene } from '../runner/scene.ts';

export const administratorSteps = [
  event(
    '{person} is logged on to the administration',
    'An administrator is at the desk for it, of which no chart is told.',
    (scene: Scene, person: string) => scene.administer(person),
  ),
  act(
    '{person} takes {person} out of {workgroup}',
    'The administrator no longer lists somebody as supervisor or escalation supervisor of a workgroup.',
    (scene: Scene, administrator: string, person: string, workgroup: string) =>
      scene.change(administrator, { change: 'takeOut', person, workgroup }, `takes ${person} out of ${workgroup}`),
  ),
  act(
    '{person} adds the reason {word} to {workgroup}',
    'The administrator adds a canned reason, whose word in small letters is its id too.',
    (scene: Scene, administrator: string, reason: string, workgroup: string) =>
      scene.change(
        administrator,
        { change: 'addReason', reason, workgroup },
        `adds the reason ${reason} to ${workgroup}`,
      ),
  ),
  act(
    '{person} lets {workgroup} escalate after {duration}',
    'The administrator sets after how long without an accept the escalation supervisors are asked too.',
    (scene: Scene, administrator: string, workgroup: string, ms: number) => {
      const seconds = ms / 1_000;
      if (!Number.isInteger(seconds)) throw new Impossible('A workgroup escalates after whole seconds.');
      const says = `lets ${workgroup} escalate after ${seconds} s`;
      return scene.change(administrator, { change: 'escalateAfter', seconds, workgroup }, says);
    },
  ),
  act(
    '{person} takes from {person} the right to ask',
    'The administrator takes the right to use the Assistance button; it stays visible.',
    (scene: Scene, administrator: string, person: string) =>
      scene.change(administrator, { change: 'mayAsk', person, may: false }, `takes the right to ask from ${person}`),
  ),
  act(
    '{person} gives {person} the right to ask',
    'The administrator gives the right to use the Assistance button.',
    (scene: Scene, administrator: string, person: string) =>
      scene.change(administrator, { change: 'mayAsk', person, may: true }, `gives ${person} the right to ask`),
  ),
  act(
    '{person} removes {person} from the site',
    'The administrator takes somebody out of the site: they are logged off at once and cannot come back.',
    (scene: Scene, administrator: string, person: string) =>
      scene.change(administrator, { change: 'remove', person }, `removes ${person}`),
  ),
];
