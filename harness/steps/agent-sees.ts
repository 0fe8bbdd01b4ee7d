/** What an agent sees: the button, the request's state, its outcome. */
import type { Conversation } from '../../machines/commands.ts';
import type { Outcome } from '../../machines/messages.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import type { Named } from '../language/parameter-types.ts';
import type { Mismatch } from '../language/vocabulary.ts';
import { expectation } from '../language/vocabulary.ts';
import type { Scene } from '../runner/scene.ts';
import type { DialogSight, InteractionSight } from '../runner/sight.ts';

/** Undefined if what is seen is what is expected. */
export const compare = (expected: string, seen: string): Mismatch | undefined =>
  expected === seen ? undefined : { expected, seen };

async function rowOf(scene: Scene, person: string, id: string): Promise<InteractionSight | undefined> {
  return (await scene.look(person, 'agent')).interactions.find((row) => row.interaction === id);
}

const describeButton = (row: InteractionSight | undefined) =>
  row ? `button ${row.button}${row.reason ? ` (${row.reason})` : ''}` : 'no such interaction';

async function dialogOf(scene: Scene, person: string, id: string): Promise<DialogSight | undefined> {
  return (await scene.look(person, 'agent')).dialogs.find((dialog) => dialog.interaction === id);
}

const describeDialog = (dialog: DialogSight | undefined) => {
  if (!dialog || dialog.state === 'draft') return 'no request';
  const unheard = dialog.state === 'waiting' || dialog.state === 'unattended';
  const reach = unheard && dialog.reach && dialog.reach !== 'asked' ? `, ${dialog.reach}` : '';
  return `request ${dialog.state}${reach}${dialog.outcome ? `: ${dialog.outcome}` : ''}`;
};

const everybody = (scene: Scene, people: readonly string[] = []) =>
  people.length === 0
    ? 'nobody'
    : people
        .map((person) => scene.name(person))
        .sort()
        .join(' and ');

const button =
  (wanted: string) =>
  async (scene: Scene, person: string, { id }: Named) =>
    compare(wanted, describeButton(await rowOf(scene, person, id)));
const dialog =
  (wanted: string) =>
  async (scene: Scene, person: string, { id }: Named) =>
    compare(wanted, describeDialog(await dialogOf(scene, person, id)));

export const agentExpectations = [
  expectation(
    '{person} can ask for assistance on {interaction}',
    'The Assistance button is there and may be used.',
    button('button ready'),
  ),
  expectation(
    '{person} sees no Assistance button on {interaction}',
    'The button is not there at all.',
    button('button absent'),
  ),
  expectation(
    '{person} sees the Assistance button of {interaction} dimmed: {reason code}',
    'The button is there, cannot be used, and says why.',
    async (scene: Scene, person: string, { id }: Named, code: RefusalCode) =>
      compare(`button dimmed (${code})`, describeButton(await rowOf(scene, person, id))),
  ),
  expectation(
    '{person} sees {interaction} {state}',
    'The interaction is on the agent desk in that state.',
    async (scene: Scene, person: string, { id }: Named, state: Conversation) =>
      compare(state, (await rowOf(scene, person, id))?.conversation ?? 'no such interaction'),
  ),
  expectation(
    '{person} no longer has {interaction}',
    'The interaction is not on the agent desk.',
    async (scene: Scene, person: string, { id }: Named) =>
      compare('no such interaction', (await rowOf(scene, person, id))?.conversation ?? 'no such interaction'),
  ),
  expectation(
    '{person} sees no request on {interaction}',
    'Nothing was asked on that interaction.',
    dialog('no request'),
  ),
  expectation(
    '{person} sees the request on {interaction} waiting',
    'Nobody has accepted yet.',
    dialog('request waiting'),
  ),
  expectation(
    '{person} sees the request on {interaction} ignored by everyone',
    'Everybody who was asked has ignored it; it still waits.',
    dialog('request waiting, ignored'),
  ),
  expectation(
    '{person} sees that the request on {interaction} reaches nobody',
    'No supervisor is left who could see it; it still waits.',
    dialog('request waiting, nobody'),
  ),
  expectation('{person} sees the request on {interaction} helped', 'A supervisor helps.', dialog('request helped')),
  expectation(
    '{person} sees the request on {interaction} unattended',
    'Whoever helped is gone, and others are asked.',
    dialog('request unattended'),
  ),
  expectation(
    '{person} sees the request on {interaction} unattended and ignored by everyone',
    'Whoever helped is gone, and everybody who was asked anew has ignored it.',
    dialog('request unattended, ignored'),
  ),
  expectation(
    '{person} sees the request on {interaction} unattended and reaching nobody',
    'Whoever helped is gone, and nobody is left to ask.',
    dialog('request unattended, nobody'),
  ),
  expectation(
    '{person} sees the request on {interaction} done: {outcome}',
    'The request is over, with that outcome.',
    async (scene: Scene, person: string, { id }: Named, outcome: Outcome) =>
      compare(`request done: ${outcome}`, describeDialog(await dialogOf(scene, person, id))),
  ),
  expectation(
    '{person} sees the request on {interaction} escalated',
    'Escalation supervisors are asked too; it stays so until the request is done.',
    async (scene: Scene, person: string, { id }: Named) =>
      compare('escalated', (await dialogOf(scene, person, id))?.escalated ? 'escalated' : 'not escalated'),
  ),
  expectation(
    '{person} sees the request on {interaction} not escalated',
    'Only configured supervisors are asked.',
    async (scene: Scene, person: string, { id }: Named) =>
      compare('not escalated', (await dialogOf(scene, person, id))?.escalated ? 'escalated' : 'not escalated'),
  ),
  expectation(
    '{person} sees that {person} helps with {interaction}',
    'Who answers for the request.',
    async (scene: Scene, person: string, by: string, { id }: Named) =>
      compare(scene.name(by), scene.name((await dialogOf(scene, person, id))?.by ?? 'nobody')),
  ),
  expectation(
    '{person} sees that {person} and {person} help with {interaction}',
    'Exactly these two help, whoever answers for the request.',
    async (scene: Scene, person: string, one: string, other: string, { id }: Named) =>
      compare(everybody(scene, [one, other]), everybody(scene, (await dialogOf(scene, person, id))?.helpers)),
  ),
  expectation(
    '{person} sees that {person} alone helps with {interaction}',
    'Nobody else helps.',
    async (scene: Scene, person: string, one: string, { id }: Named) =>
      compare(everybody(scene, [one]), everybody(scene, (await dialogOf(scene, person, id))?.helpers)),
  ),
  expectation(
    '{person} sees that {person} has seen the request on {interaction}',
    "The toast was painted on that supervisor's screen, and on nobody else's.",
    async (scene: Scene, person: string, one: string, { id }: Named) =>
      compare(everybody(scene, [one]), everybody(scene, (await dialogOf(scene, person, id))?.seen)),
  ),
  expectation(
    '{person} sees that {person} and {person} have seen the request on {interaction}',
    "The toast was painted on these two supervisors' screens.",
    async (scene: Scene, person: string, one: string, other: string, { id }: Named) =>
      compare(everybody(scene, [one, other]), everybody(scene, (await dialogOf(scene, person, id))?.seen)),
  ),
  expectation(
    '{person} does not see anybody who has seen the request on {interaction}',
    'The toast was painted on no screen in this round.',
    async (scene: Scene, person: string, { id }: Named) =>
      compare('nobody', everybody(scene, (await dialogOf(scene, person, id))?.seen)),
  ),
  expectation(
    '{person} is asked whether to keep the request on {interaction}',
    'The dialog was closed while its request is active, and asks what to do with it.',
    async (scene: Scene, person: string, { id }: Named) =>
      compare('asked', (await dialogOf(scene, person, id))?.asksToClose ? 'asked' : 'not asked'),
  ),
  expectation(
    '{person} is not asked whether to keep the request on {interaction}',
    'No such question is open.',
    async (scene: Scene, person: string, { id }: Named) =>
      compare('not asked', (await dialogOf(scene, person, id))?.asksToClose ? 'asked' : 'not asked'),
  ),
  expectation(
    '{person} finds the draft {string} on {interaction}',
    'Opening the assistance dialog shows what was written and not sent.',
    async (scene: Scene, person: string, text: string, { id }: Named) =>
      compare(text, await scene.seat(person, 'agent').draftOn(id)),
  ),
  expectation(
    '{person} finds no draft on {interaction}',
    'Opening the assistance dialog shows nothing that was written before.',
    async (scene: Scene, person: string, { id }: Named) => compare('', await scene.seat(person, 'agent').draftOn(id)),
  ),
  expectation(
    '{person} finds no draft on {interaction} in the second browser',
    'The same at the second session of a person.',
    async (scene: Scene, person: string, { id }: Named) => compare('', await scene.elsewhere(person).draftOn(id)),
  ),
];
