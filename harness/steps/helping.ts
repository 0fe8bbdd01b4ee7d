/** Steps of a supervisor who is asked, and of anybody who sets how they are alerted. */
import type { Named } from '../language/parameter-types.ts';
import { act } from '../language/vocabulary.ts';
import type { Scene } from '../runner/scene.ts';
import { shortly } from './asking.ts';

const reply = (scene: Scene, person: string, { id }: Named, text: string) =>
  scene.aim(person, 'supervisor', { verb: 'reply', interaction: id, text }, `answers ${id} with ${shortly(text)}`);

export const helpingSteps = [
  act(
    '{person} accepts the request on {interaction}',
    'Accepts from the toast.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, 'supervisor', { verb: 'accept', interaction: id }, `accepts ${id}`),
  ),
  act(
    '{person} ignores the request on {interaction}',
    'Closes the toast for this person alone.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, 'supervisor', { verb: 'ignore', interaction: id }, `ignores ${id}`),
  ),
  act(
    '{person} answers the request on {interaction} with {string}',
    'Answers in the toast with text, which accepts the request.',
    reply,
  ),
  act(
    '{person} answers the request on {interaction} with:',
    'The same with a longer text, which stands below the step.',
    reply,
    'text',
  ),
  act(
    '{person} accepts anyway on {interaction}',
    'Sends an accept without asking the desk, for the last toast that there was, even if it is closed or was never theirs.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, 'supervisor', { verb: 'accept', interaction: id, anyway: true }, `accepts anyway ${id}`),
  ),
  act(
    '{person} accepts anyway the former toast of {interaction}',
    'Sends an accept for the showing before the one that is open now.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(
        person,
        'supervisor',
        { verb: 'accept', interaction: id, anyway: true, former: true },
        `accepts anyway the former toast of ${id}`,
      ),
  ),
  act(
    '{person} ignores anyway on {interaction}',
    'Sends an ignore without asking the desk, for the last toast that there was.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, 'supervisor', { verb: 'ignore', interaction: id, anyway: true }, `ignores anyway ${id}`),
  ),
  act(
    '{person} has seen the toast for {interaction}',
    'Tells that a toast was painted, which a desk does by itself as soon as it shows one.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, 'supervisor', { verb: 'seen', interaction: id, anyway: true }, `has seen ${id}`),
  ),
  act(
    '{person} joins the request on {interaction}',
    'Joins a request that is being helped, from the list of open requests.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, 'supervisor', { verb: 'join', interaction: id }, `joins ${id}`),
  ),
  act(
    '{person} joins anyway on {interaction}',
    'Sends a join without asking the desk, even if the list does not offer it.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, 'supervisor', { verb: 'join', interaction: id, anyway: true }, `joins anyway ${id}`),
  ),
  act(
    '{person} leaves the request on {interaction}',
    'Leaves a request that was joined.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, 'supervisor', { verb: 'leave', interaction: id }, `leaves ${id}`),
  ),
  act(
    '{person} leaves anyway on {interaction}',
    'Sends a leave without asking the desk, even from whoever answers for the request or has no part in it.',
    (scene: Scene, person: string, { id }: Named) =>
      scene.aim(person, 'supervisor', { verb: 'leave', interaction: id, anyway: true }, `leaves anyway ${id}`),
  ),
  act(
    '{person} hands {interaction} over to {person}',
    'Hands a request over to another supervisor whom the desk offers.',
    (scene: Scene, person: string, { id }: Named, to: string) =>
      scene.aim(
        person,
        'supervisor',
        { verb: 'handOver', interaction: id, to },
        `hands ${id} over to ${scene.name(to)}`,
      ),
  ),
  act(
    '{person} hands {interaction} over anyway to {person}',
    'Sends a hand-over without asking the desk, even to somebody who is not there.',
    (scene: Scene, person: string, { id }: Named, to: string) =>
      scene.aim(
        person,
        'supervisor',
        { verb: 'handOver', interaction: id, to, anyway: true },
        `hands ${id} over anyway to ${scene.name(to)}`,
      ),
  ),
  act(
    '{person} turns Pop on new message on',
    "Others' messages bring the dialog to the front.",
    (scene: Scene, person: string) => scene.aim(person, undefined, { verb: 'alerts', pop: true }, 'turns pop on'),
  ),
  act(
    '{person} turns Pop on new message off',
    "Others' messages leave the dialog where it is.",
    (scene: Scene, person: string) => scene.aim(person, undefined, { verb: 'alerts', pop: false }, 'turns pop off'),
  ),
  act('{person} turns Play on new sound on', "Others' messages play a sound.", (scene: Scene, person: string) =>
    scene.aim(person, undefined, { verb: 'alerts', sound: true }, 'turns sound on'),
  ),
  act('{person} turns Play on new sound off', "Others' messages are silent.", (scene: Scene, person: string) =>
    scene.aim(person, undefined, { verb: 'alerts', sound: false }, 'turns sound off'),
  ),
];
