/** Steps in which the ACD routes, and the clock moves. */
import type { CommandBody, Conversation } from '../../machines/commands.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import type { Named } from '../language/parameter-types.ts';
import { event } from '../language/vocabulary.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Scene } from '../runner/scene.ts';
import { shortly } from './asking.ts';

type Told = Extract<keyof Bodies, string>;
interface Bodies {
  'interaction.offer': CommandBody<'interaction.offer'>;
  'interaction.alert': CommandBody<'interaction.alert'>;
  'interaction.transfer': CommandBody<'interaction.transfer'>;
  'interaction.connect': CommandBody<'interaction.connect'>;
  'interaction.hold': CommandBody<'interaction.hold'>;
  'interaction.park': CommandBody<'interaction.park'>;
  'interaction.disconnect': CommandBody<'interaction.disconnect'>;
  'interaction.describe': CommandBody<'interaction.describe'>;
  'interaction.say': CommandBody<'interaction.say'>;
}

const told = (type: string, body: object) =>
  `${type} ${Object.values(body)
    .map((part) => shortly(String(part)))
    .join(' ')}`;

async function tell<Type extends Told>(scene: Scene, type: Type, body: Bodies[Type]): Promise<void> {
  scene.chronicle.note('acd', 'does', told(type, body));
  await scene.serve('ACD', type, body as never);
}

/** What the ACD says and is refused. */
async function tellInVain<Type extends Told>(scene: Scene, type: Type, body: Bodies[Type], code: RefusalCode) {
  scene.chronicle.note('acd', 'does', told(type, body));
  const answer = await scene.centre.service(type, body as never);
  const said = answer && 'refused' in answer ? answer.refused : 'done';
  if (said !== code) throw new Impossible(`The ACD expects ${code} on ${type}, and is answered ${said}.`);
}

async function bring(
  scene: Scene,
  person: string,
  { id, media }: Named,
  workgroup: string,
  acd: boolean,
): Promise<void> {
  await tell(scene, 'interaction.offer', { interaction: id, workgroup, media, acd });
  await tell(scene, 'interaction.alert', { interaction: id, agent: person });
}

/** Lines that the ACD brings at the same time: fewer than a server takes in one batch. */
const atOnceMax = 100;

/** The event that brings an interaction to a state. */
const moves = {
  connected: 'interaction.connect',
  held: 'interaction.hold',
  parked: 'interaction.park',
  disconnected: 'interaction.disconnect',
} as const;

function moveTo(state: Conversation): (typeof moves)[keyof typeof moves] {
  const move = moves[state as keyof typeof moves];
  if (!move) throw new Impossible(`An interaction does not become ${state} by itself.`);
  return move;
}

export const interactionSteps = [
  event(
    '{person} is on {interaction} of {workgroup}',
    'The ACD routed an interaction to an agent of a workgroup, and they are connected.',
    async (scene: Scene, person: string, named: Named, workgroup: string) => {
      await bring(scene, person, named, workgroup, true);
      await tell(scene, 'interaction.connect', { interaction: named.id });
    },
  ),
  event(
    '{person} is on the direct {interaction} of {workgroup}',
    'An interaction that came to the agent without the ACD, and they are connected.',
    async (scene: Scene, person: string, named: Named, workgroup: string) => {
      await bring(scene, person, named, workgroup, false);
      await tell(scene, 'interaction.connect', { interaction: named.id });
    },
  ),
  event(
    '{interaction} of {workgroup} alerts {person}',
    'The ACD lets an interaction ring at an agent, who has not picked it up yet.',
    (scene: Scene, named: Named, workgroup: string, person: string) => bring(scene, person, named, workgroup, true),
  ),
  event(
    '{interaction} is offered to {workgroup}',
    'The ACD has an interaction for a workgroup, and has not found an agent for it.',
    (scene: Scene, { id, media }: Named, workgroup: string) =>
      tell(scene, 'interaction.offer', { interaction: id, workgroup, media, acd: true }),
  ),
  event(
    '{interaction} alerts {person}',
    'The ACD lets an interaction that was offered ring at an agent.',
    (scene: Scene, { id }: Named, person: string) =>
      tell(scene, 'interaction.alert', { interaction: id, agent: person }),
  ),
  event(
    '{interaction} becomes {state}',
    'An interaction is connected, held, parked or disconnected.',
    async (scene: Scene, { id }: Named, state: Conversation) => {
      await tell(scene, moveTo(state), { interaction: id });
    },
  ),
  event(
    '{interaction} becomes {state} as event {int} of the ACD',
    'The same with the number that the ACD gave to this event of the interaction, perhaps late or once more.',
    async (scene: Scene, { id }: Named, state: Conversation, sequence: number) => {
      await tell(scene, moveTo(state), { interaction: id, sequence });
    },
  ),
  event(
    '{interaction} cannot become {state}: {reason code}',
    'The ACD says so and is refused with that code.',
    async (scene: Scene, { id }: Named, state: Conversation, code: RefusalCode) =>
      tellInVain(scene, moveTo(state), { interaction: id }, code),
  ),
  event(
    '{interaction} cannot be transferred to {person}: {reason code}',
    'The ACD says so and is refused with that code.',
    (scene: Scene, { id }: Named, person: string, code: RefusalCode) =>
      tellInVain(scene, 'interaction.transfer', { interaction: id, agent: person }, code),
  ),
  event(
    '{interaction} is transferred to {person} as event {int} of the ACD',
    'A transfer with the number that the ACD gave to it.',
    (scene: Scene, { id }: Named, person: string, sequence: number) =>
      tell(scene, 'interaction.transfer', { interaction: id, agent: person, sequence }),
  ),
  event(
    '{interaction} is transferred to {person}',
    'An interaction leaves its agent and rings at another one.',
    (scene: Scene, { id }: Named, person: string) =>
      tell(scene, 'interaction.transfer', { interaction: id, agent: person }),
  ),
  event(
    'the customer on {interaction} writes {string}',
    'The ACD brings a line of the customer, such as a message of a chat or an e-mail.',
    (scene: Scene, { id }: Named, text: string) =>
      tell(scene, 'interaction.say', { interaction: id, from: 'customer', text }),
  ),
  event(
    'the agent on {interaction} writes {string} to the customer',
    'The ACD brings a line of the agent.',
    (scene: Scene, { id }: Named, text: string) =>
      tell(scene, 'interaction.say', { interaction: id, from: 'agent', text }),
  ),
  event(
    'the customer on {interaction} writes {string} as event {int} of the ACD',
    'The same with the number that the ACD gave to it, perhaps late or once more.',
    (scene: Scene, { id }: Named, text: string, sequence: number) =>
      tell(scene, 'interaction.say', { interaction: id, from: 'customer', text, sequence }),
  ),
  event(
    'the customer on {interaction} writes {int} characters',
    'A line of exactly that length.',
    (scene: Scene, { id }: Named, length: number) =>
      tell(scene, 'interaction.say', { interaction: id, from: 'customer', text: 'x'.repeat(length) }),
  ),
  event(
    'the customer on {interaction} writes {int} lines',
    'That many lines, each saying its number; many of them at the same time, the last one last.',
    async (scene: Scene, { id }: Named, count: number) => {
      scene.chronicle.note('acd', 'does', `${count} lines of the customer on ${id}`);
      const line = (n: number) => ({ interaction: id, from: 'customer' as const, text: `Line ${n}` });
      for (let said = 0; said < count - 1; said += atOnceMax) {
        const lines = Array.from({ length: Math.min(atOnceMax, count - 1 - said) }, (_, n) => line(said + n + 1));
        const answers = await scene.centre.services('interaction.say', lines);
        const refused = answers.find((answer) => 'refused' in answer);
        if (refused) throw new Impossible(`One of ${count} lines was refused: ${JSON.stringify(refused)}.`);
      }
      await scene.serve('ACD', 'interaction.say', line(count));
    },
  ),
  event(
    'the customer on {interaction} cannot write {string}: {reason code}',
    'The ACD brings a line and is refused with that code.',
    (scene: Scene, { id }: Named, text: string, code: RefusalCode) =>
      tellInVain(scene, 'interaction.say', { interaction: id, from: 'customer', text }, code),
  ),
  event(
    'the customer on {interaction} cannot write {int} characters: {reason code}',
    'The ACD brings a line of that length and is refused with that code.',
    (scene: Scene, { id }: Named, length: number, code: RefusalCode) =>
      tellInVain(scene, 'interaction.say', { interaction: id, from: 'customer', text: 'x'.repeat(length) }, code),
  ),
  event(
    '{interaction} has the {word} {string}',
    'The ACD tells an attribute of the interaction, such as order or account.',
    (scene: Scene, { id }: Named, attribute: string, text: string) =>
      tell(scene, 'interaction.describe', { interaction: id, attribute, text }),
  ),
  event(
    '{interaction} has the {word} {string} as event {int} of the ACD',
    'The same with the number that the ACD gave to it, perhaps late or once more.',
    (scene: Scene, { id }: Named, attribute: string, text: string, sequence: number) =>
      tell(scene, 'interaction.describe', { interaction: id, attribute, text, sequence }),
  ),
  event(
    '{interaction} has no {word} any more',
    'The ACD takes an attribute back.',
    (scene: Scene, { id }: Named, attribute: string) =>
      tell(scene, 'interaction.describe', { interaction: id, attribute, text: '' }),
  ),
  event(
    '{interaction} has no {word} any more as event {int} of the ACD',
    'The same with the number that the ACD gave to it.',
    (scene: Scene, { id }: Named, attribute: string, sequence: number) =>
      tell(scene, 'interaction.describe', { interaction: id, attribute, text: '', sequence }),
  ),
  event(
    '{interaction} has the {word} of {int} characters as event {int} of the ACD',
    'The ACD tells an attribute of that length, perhaps late.',
    (scene: Scene, { id }: Named, attribute: string, length: number, sequence: number) =>
      tell(scene, 'interaction.describe', { interaction: id, attribute, text: 'x'.repeat(length), sequence }),
  ),
  event(
    '{interaction} has {int} attributes',
    'The ACD tells that many, called a1, a2 and so on.',
    async (scene: Scene, { id }: Named, count: number) => {
      for (let n = 1; n <= count; n++) {
        await tell(scene, 'interaction.describe', { interaction: id, attribute: `a${n}`, text: `Value ${n}` });
      }
    },
  ),
  event(
    '{interaction} cannot have the {word} {string}: {reason code}',
    'The ACD tells an attribute and is refused with that code.',
    (scene: Scene, { id }: Named, attribute: string, text: string, code: RefusalCode) =>
      tellInVain(scene, 'interaction.describe', { interaction: id, attribute, text }, code),
  ),
  event(
    '{interaction} cannot have the {word} of {int} characters: {reason code}',
    'The ACD tells an attribute of that length and is refused with that code.',
    (scene: Scene, { id }: Named, attribute: string, length: number, code: RefusalCode) =>
      tellInVain(scene, 'interaction.describe', { interaction: id, attribute, text: 'x'.repeat(length) }, code),
  ),
  event('{person} has heard enough', 'Alerts are counted from here on.', (scene: Scene, person: string) =>
    scene.forgetAlerts(person),
  ),
  event(
    '{duration} pass(es)',
    'Domain time passes; what is due on the way happens.',
    async (scene: Scene, ms: number) => {
      scene.chronicle.note('clock', 'does', `${ms / 1_000} s pass`);
      await scene.centre.advance(ms);
    },
  ),
];
