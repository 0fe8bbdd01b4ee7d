/** Steps in which the ACD routes, and the clock moves. */
import type { CommandBody, Conversation } from '../../machines/commands.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import type { Named } from '../language/parameter-types.ts';
import { event } from '../language/vocabulary.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Scene } from '../runner/scene.ts';

type Told = Extract<keyof Bodies, string>;
interface Bodies {
  'interaction.offer': CommandBody<'interaction.offer'>;
  'interaction.alert': CommandBody<'interaction.alert'>;
  'interaction.transfer': CommandBody<'interaction.transfer'>;
  'interaction.connect': CommandBody<'interaction.connect'>;
  'interaction.hold': CommandBody<'interaction.hold'>;
  'interaction.park': CommandBody<'interaction.park'>;
  'interaction.disconnect': CommandBody<'interaction.disconnect'>;
}

async function tell<Type extends Told>(scene: Scene, type: Type, body: Bodies[Type]): Promise<void> {
  scene.chronicle.note('acd', 'does', `${type} ${Object.values(body).join(' ')}`);
  await scene.serve('ACD', type, body as never);
}

/** What the ACD says and is refused. */
async function tellInVain<Type extends Told>(scene: Scene, type: Type, body: Bodies[Type], code: RefusalCode) {
  scene.chronicle.note('acd', 'does', `${type} ${Object.values(body).join(' ')}`);
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
