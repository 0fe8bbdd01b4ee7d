/** Steps of an agent who asks, closes the dialog, withdraws and ends. */
import type { Named } from '../language/parameter-types.ts';
import { act } from '../language/vocabulary.ts';
import type { Scene } from '../runner/scene.ts';

/** With a canned reason, or urgently. */
interface Marked {
  reason?: string;
  urgency?: 'urgent';
}

const ask = (scene: Scene, person: string, { id }: Named, text: string, marked: Marked = {}) => {
  const { reason, urgency } = marked;
  const says = `asks ${urgency ? 'urgently ' : ''}on ${id}${reason === undefined ? '' : ` because of ${reason}`}`;
  return scene.aim(person, 'agent', { verb: 'ask', interaction: id, text, ...marked }, `${says}: ${shortly(text)}`);
};
const urgency = 'urgent';

/** Lanes are narrow. */
export const shortly = (text: string) => `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;

export const askingSteps = [
  act(
    '{person} asks for assistance on {interaction}: {string}',
    'Opens the assistance dialog by its button, writes the text and sends it.',
    ask,
  ),
  act(
    '{person} asks for assistance on {interaction}:',
    'The same with a longer text, which stands below the step.',
    ask,
    'text',
  ),
  act(
    '{person} asks for assistance on {interaction} with {int} characters',
    'Asks with a text of exactly that length.',
    (scene: Scene, person: string, named: Named, length: number) => ask(scene, person, named, 'x'.repeat(length)),
  ),
  act(
    '{person} asks urgently on {interaction}: {string}',
    'Asks with the urgent mark set.',
    (scene: Scene, person: string, named: Named, text: string) => ask(scene, person, named, text, { urgency }),
  ),
  act(
    '{person} asks urgently on {interaction}:',
    'The same with a longer text, which stands below the step.',
    (scene: Scene, person: string, named: Named, text: string) => ask(scene, person, named, text, { urgency }),
    'text',
  ),
  act(
    '{person} asks on {interaction} because of {word}: {string}',
    'Asks with one of the canned reasons of the workgroup.',
    (scene: Scene, person: string, named: Named, reason: string, text: string) =>
      ask(scene, person, named, text, { reason }),
  ),
  act(
    '{person} asks on {interaction} because of {word}:',
    'The same with a longer text, which stands below the step.',
    (scene: Scene, person: string, named: Named, reason: string, text: string) =>
      ask(scene, person, named, text, { reason }),
    'text',
  ),
  act(
    '{person} asks urgently on {interaction} because of {word}: {string}',
    'Asks with a canned reason and with the urgent mark set.',
    (scene: Scene, person: string, named: Named, reason: string, text: string) =>
      ask(scene, person, named, text, { reason, urgency }),
  ),
  act(
    '{person} asks urgently on {interaction} because of {word}:',
    'The same with a longer text, which stands below the step.',
    (scene: Scene, person: string, named: Named, reason: string, text: string) =>
      ask(scene, person, named, text, { reason, urgency }),
    'text',
  ),
  act(
    '{person} asks anyway on {interaction} because of {word}: {string}',
    'The same without asking the desk, for a reason that it does not offer.',
    (scene: Scene, person: string, { id }: Named, reason: string, text: string) =>
      scene.aim(
        person,
        'agent',
        { verb: 'ask', interaction: id, text, reason, anyway: true },
        `asks anyway on ${id} because of ${reason}`,
      ),
  ),
  act(
    '{person} withdraws the ask on {interaction}',
    'Withdraws what was asked last from this desk by its own id, whether it is still opening or has opened meanwhile.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, 'agent', { verb: 'cancel', interaction: id }, `withdraws the ask on ${id}`),
  ),
  act(
    '{person} asks anyway on {interaction}: {string}',
    'Sends the request without asking the desk, as a program would, even where the button is dimmed or not there.',
    (scene: Scene, person: string, { id }: Named, text: string) =>
      scene.aim(
        person,
        'agent',
        { verb: 'ask', interaction: id, text, anyway: true },
        `asks anyway on ${id}: ${shortly(text)}`,
      ),
  ),
  act(
    '{person} asks anyway on {interaction} under the command id of {person}: {string}',
    'Sends the request under the very id that somebody else used for their last command.',
    (scene: Scene, person: string, { id }: Named, other: string, text: string) =>
      scene.aim(
        person,
        'agent',
        { verb: 'ask', interaction: id, text, anyway: true, commandId: scene.seat(other).lastCommandId() },
        `asks anyway on ${id} under an id of ${scene.name(other)}`,
      ),
  ),
  act(
    '{person} writes {string} on {interaction} and closes the dialog',
    'Opens the assistance dialog, writes, and closes it before Send.',
    (scene: Scene, person: string, text: string, { id }: Named) =>
      scene.aim(person, 'agent', { verb: 'draft', interaction: id, text }, `writes ${shortly(text)} on ${id}, closes`),
  ),
  act(
    '{person} closes the dialog of {interaction}',
    'Closes the dialog of an active request, which then asks what to do with it.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, 'agent', { verb: 'close', interaction: id }, `closes the dialog of ${id}`),
  ),
  act(
    '{person} keeps the request on {interaction} in the background',
    'Answers the closing dialog: the request goes on.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, 'agent', { verb: 'keepOpen', interaction: id }, `keeps ${id} in the background`),
  ),
  act(
    '{person} ends the request on {interaction} with its dialog',
    'Answers the closing dialog: the request ends, as by Done.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, 'agent', { verb: 'endIt', interaction: id }, `ends ${id} with its dialog`),
  ),
  act(
    '{person} presses Done on {interaction}',
    'Ends a request, or withdraws it before an accept.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, 'agent', { verb: 'done', interaction: id }, `presses Done on ${id}`),
  ),
  act(
    '{person} presses Done anyway on {interaction}',
    'Sends a Done without asking the desk, even for a request of somebody else or one that is done.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, undefined, { verb: 'done', interaction: id, anyway: true }, `presses Done anyway on ${id}`),
  ),
];
