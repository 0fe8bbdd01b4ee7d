/** Steps of an agent who asks, talks and ends. */
import type { Named } from '../language/parameter-types.ts';
import { act } from '../language/vocabulary.ts';
import type { Scene } from '../runner/scene.ts';

const ask = (scene: Scene, person: string, { id }: Named, text: string) =>
  scene.aim(person, 'agent', { verb: 'ask', interaction: id, text }, `asks on ${id}: ${shortly(text)}`);

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
    (scene: Scene, person: string, { id }: Named, text: string) =>
      scene.aim(
        person,
        'agent',
        { verb: 'ask', interaction: id, text, urgency: 'urgent' },
        `asks urgently on ${id}: ${shortly(text)}`,
      ),
  ),
  act(
    '{person} asks on {interaction} because of {word}: {string}',
    'Asks with one of the canned reasons of the workgroup.',
    (scene: Scene, person: string, { id }: Named, reason: string, text: string) =>
      scene.aim(
        person,
        'agent',
        { verb: 'ask', interaction: id, text, reason },
        `asks on ${id} because of ${reason}: ${shortly(text)}`,
      ),
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
    '{person} writes {string} on {interaction} and closes the dialog',
    'Opens the assistance dialog, writes, and closes it before Send.',
    (scene: Scene, person: string, text: string, { id }: Named) =>
      scene.aim(person, 'agent', { verb: 'draft', interaction: id, text }, `writes ${shortly(text)} on ${id}, closes`),
  ),
  act(
    '{person} says {string} on {interaction}',
    'Adds a line to the conversation of a request, at whichever desk the person has it.',
    (scene: Scene, person: string, text: string, { id }: Named) =>
      scene.aim(person, undefined, { verb: 'say', interaction: id, text }, `says ${shortly(text)} on ${id}`),
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
