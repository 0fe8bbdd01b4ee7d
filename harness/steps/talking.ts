/** Steps of anybody who writes in the conversation of a request, or sends a command once more. */
import type { Named } from '../language/parameter-types.ts';
import { act, event } from '../language/vocabulary.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Scene } from '../runner/scene.ts';
import { shortly } from './asking.ts';

const say = (scene: Scene, person: string, { id }: Named, text: string) =>
  scene.aim(person, undefined, { verb: 'say', interaction: id, text }, `says ${shortly(text)} on ${id}`);

/** Lines that a program sends at the same time: fewer than a server takes in one batch. */
const atOnceMax = 100;

export const talkingSteps = [
  act(
    '{person} says {string} on {interaction}',
    'Adds a line to the conversation of a request, at whichever desk the person has it.',
    (scene: Scene, person: string, text: string, named: Named) => say(scene, person, named, text),
  ),
  act('{person} says on {interaction}:', 'The same with a longer text, which stands below the step.', say, 'text'),
  act(
    '{person} says {int} characters on {interaction}',
    'Adds a line of exactly that length.',
    (scene: Scene, person: string, length: number, named: Named) => say(scene, person, named, 'x'.repeat(length)),
  ),
  event(
    '{person} says {int} lines on {interaction}',
    'Adds that many lines as a program would, many of them at the same time.',
    async (scene: Scene, person: string, count: number, { id }: Named) => {
      scene.chronicle.note(person, 'does', `says ${count} lines on ${id}`);
      const seat = scene.seat(person);
      for (let said = 0; said < count; said += atOnceMax) {
        const texts = Array.from({ length: Math.min(atOnceMax, count - said) }, (_, n) => `Line ${said + n + 1}`);
        const lines = await Promise.all(
          texts.map((text) => seat.aim({ verb: 'say', interaction: id, text, anyway: true })),
        );
        const answers = await scene.centre.send(lines, 'any', () => {});
        const refused = answers.find((answer) => answer && 'refused' in answer);
        if (refused) throw new Impossible(`One of ${count} lines was refused: ${JSON.stringify(refused)}.`);
      }
    },
  ),
  act(
    '{person} says anyway {string} on {interaction}',
    'Sends a line without asking the desk, even if the person has no part in the request or it is done.',
    (scene: Scene, person: string, text: string, { id }: Named) =>
      scene.aim(
        person,
        undefined,
        { verb: 'say', interaction: id, text, anyway: true },
        `says anyway ${shortly(text)} on ${id}`,
      ),
  ),
  act(
    '{person} types on {interaction}',
    'Writes in the conversation and does not send it.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, undefined, { verb: 'type', interaction: id }, `types on ${id}`),
  ),
  act(
    '{person} sends the last command again',
    'Repeats what the person did last under the same command id, as after a lost answer.',
    (scene: Scene, person: string) => scene.aim(person, undefined, { verb: 'repeat' }, 'sends the last command again'),
  ),
  act(
    '{person} sends the last command again with the text {string}',
    'Uses the id of the last command for another text.',
    (scene: Scene, person: string, text: string) =>
      scene.aim(person, undefined, { verb: 'repeat', text }, `sends the last command again with ${shortly(text)}`),
  ),
];
