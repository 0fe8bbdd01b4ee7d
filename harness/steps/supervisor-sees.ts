/** What a supervisor sees: toasts, why they closed, and the requests being helped. */
import { interactionOf } from '../../machines/names.ts';
import type { Named } from '../language/parameter-types.ts';
import { expectation } from '../language/vocabulary.ts';
import type { Scene } from '../runner/scene.ts';
import type { Sight, ToastSight } from '../runner/sight.ts';
import { compare } from './agent-sees.ts';

/** All that a person sees at all their desks; somebody who is not logged on sees nothing. */
export async function everything(scene: Scene, person: string): Promise<Sight[]> {
  return Promise.all(scene.seats(person).map((seat) => seat.look()));
}

const list = (things: readonly string[]) => (things.length === 0 ? 'nothing' : [...things].sort().join(', '));

async function toastsOf(scene: Scene, person: string): Promise<string[]> {
  return (await everything(scene, person)).flatMap(({ toasts }) => toasts.map(({ request }) => interactionOf(request)));
}

async function helpingOf(scene: Scene, person: string): Promise<string[]> {
  return (await everything(scene, person)).flatMap(({ helping }) =>
    helping.map(({ request }) => interactionOf(request)),
  );
}

async function closingOf(scene: Scene, person: string, id: string): Promise<string> {
  const sights = await everything(scene, person);
  const isIts = (toast: string) => toast.startsWith(`${id}.`);
  if (sights.some(({ toasts }) => toasts.some(({ toast }) => isIts(toast)))) return 'still open';
  const closed = sights.flatMap(({ closedToasts }) => closedToasts.filter(({ toast }) => isIts(toast)));
  const last = closed.at(-1);
  return last ? `${last.cause}${last.by ? ` by ${scene.name(last.by)}` : ''}` : 'no note of a closed toast';
}

const marked = {
  urgency: ({ urgency }: ToastSight) => urgency,
  escalated: ({ escalated }: ToastSight) => (escalated ? 'escalated' : 'not escalated'),
  reason: ({ reason }: ToastSight) => reason ?? 'no reason',
};

async function toastIs(scene: Scene, person: string, id: string, what: keyof typeof marked): Promise<string> {
  const toasts = (await everything(scene, person)).flatMap((sight) => sight.toasts);
  const toast = toasts.find(({ request }) => interactionOf(request) === id);
  if (!toast) return 'no toast';
  return marked[what](toast);
}

/** What the list of open requests says of one: its state, and who answers for it. */
async function listed(scene: Scene, person: string, id: string): Promise<string> {
  const rows = (await everything(scene, person)).flatMap((sight) => sight.list);
  const row = rows.find(({ request }) => interactionOf(request) === id);
  return row ? `${row.state} of ${scene.name(row.agent)}${row.by ? ` by ${scene.name(row.by)}` : ''}` : 'not listed';
}

async function agentListed(scene: Scene, person: string, agent: string): Promise<string> {
  const rows = (await everything(scene, person)).flatMap((sight) => sight.wall);
  const row = rows.find((each) => each.agent === agent);
  return row ? (row.state === 'loggedOff' ? 'logged off' : 'logged on') : 'not listed';
}

const closedAs =
  (cause: string) =>
  async (scene: Scene, person: string, { id }: Named) =>
    compare(cause, await closingOf(scene, person, id));

export const supervisorExpectations = [
  expectation(
    '{person} sees the toast for {interaction}',
    'A toast of a request on that interaction is open.',
    async (scene: Scene, person: string, { id }: Named) => {
      const toasts = await toastsOf(scene, person);
      return toasts.includes(id) ? undefined : { expected: `a toast for ${id}`, seen: list(toasts) };
    },
  ),
  expectation(
    '{person} sees the toast for {interaction} marked urgent',
    'The toast is open and says that the request is urgent.',
    async (scene: Scene, person: string, { id }: Named) =>
      compare('urgent', await toastIs(scene, person, id, 'urgency')),
  ),
  expectation(
    '{person} sees the toast for {interaction} not marked urgent',
    'The toast is open and does not say that the request is urgent.',
    async (scene: Scene, person: string, { id }: Named) =>
      compare('normal', await toastIs(scene, person, id, 'urgency')),
  ),
  expectation(
    '{person} sees the toast for {interaction} marked escalated',
    'The toast is open and says that the request is escalated.',
    async (scene: Scene, person: string, { id }: Named) =>
      compare('escalated', await toastIs(scene, person, id, 'escalated')),
  ),
  expectation(
    '{person} sees the toast for {interaction} because of {word}',
    'The toast is open and says which canned reason was given.',
    async (scene: Scene, person: string, { id }: Named, reason: string) =>
      compare(reason, await toastIs(scene, person, id, 'reason')),
  ),
  expectation('{person} sees one toast only', 'Exactly one toast is open.', async (scene: Scene, person: string) => {
    const toasts = await toastsOf(scene, person);
    return toasts.length === 1 ? undefined : { expected: 'one toast', seen: list(toasts) };
  }),
  expectation(
    '{person} sees no toast',
    'No toast is open at any desk of the person.',
    async (scene: Scene, person: string) => compare('nothing', list(await toastsOf(scene, person))),
  ),
  expectation(
    '{person} sees that {person} took {interaction}',
    'The toast is closed and says who was first.',
    async (scene: Scene, person: string, by: string, { id }: Named) =>
      compare(`taken by ${scene.name(by)}`, await closingOf(scene, person, id)),
  ),
  expectation(
    '{person} sees the toast for {interaction} closed: withdrawn',
    'The toast is closed because the agent withdrew the request.',
    closedAs('withdrawn'),
  ),
  expectation(
    '{person} sees the toast for {interaction} closed: interactionEnded',
    'The toast is closed because the interaction is over.',
    closedAs('interactionEnded'),
  ),
  expectation(
    '{person} sees the toast for {interaction} closed: transferred',
    'The toast is closed because the interaction left its agent.',
    closedAs('transferred'),
  ),
  expectation(
    '{person} sees the toast for {interaction} closed: notEligible',
    'The toast is closed because the person no longer belongs to the workgroup.',
    closedAs('notEligible'),
  ),
  expectation(
    '{person} sees in the list {interaction} of {person} waiting',
    'The list of open requests has it, and nobody helps yet.',
    async (scene: Scene, person: string, { id }: Named, agent: string) =>
      compare(`waiting of ${scene.name(agent)}`, await listed(scene, person, id)),
  ),
  expectation(
    '{person} sees in the list {interaction} of {person} unattended',
    'The list of open requests has it, and whoever helped is gone.',
    async (scene: Scene, person: string, { id }: Named, agent: string) =>
      compare(`unattended of ${scene.name(agent)}`, await listed(scene, person, id)),
  ),
  expectation(
    '{person} sees in the list {interaction} of {person} helped by {person}',
    'The list of open requests has it, and says who answers for it.',
    async (scene: Scene, person: string, { id }: Named, agent: string, by: string) =>
      compare(`helped of ${scene.name(agent)} by ${scene.name(by)}`, await listed(scene, person, id)),
  ),
  expectation(
    '{person} does not see {interaction} in the list',
    'The list of open requests does not have it: it is over, or of another workgroup.',
    async (scene: Scene, person: string, { id }: Named) => compare('not listed', await listed(scene, person, id)),
  ),
  expectation(
    '{person} sees agent {person} in the list as logged on',
    'The wall, which lists the agents of their workgroups, says so.',
    async (scene: Scene, person: string, agent: string) =>
      compare('logged on', await agentListed(scene, person, agent)),
  ),
  expectation(
    '{person} sees agent {person} in the list as logged off',
    'The wall, which lists the agents of their workgroups, says so.',
    async (scene: Scene, person: string, agent: string) =>
      compare('logged off', await agentListed(scene, person, agent)),
  ),
  expectation(
    '{person} does not see agent {person} in the list',
    'The agent works for none of their workgroups.',
    async (scene: Scene, person: string, agent: string) =>
      compare('not listed', await agentListed(scene, person, agent)),
  ),
  expectation(
    '{person} sees that {person} answers for {interaction}',
    'Of those who help, who is responsible.',
    async (scene: Scene, person: string, by: string, { id }: Named) => {
      const helping = (await everything(scene, person)).flatMap((sight) => sight.helping);
      const one = helping.find(({ request }) => interactionOf(request) === id);
      return compare(scene.name(by), scene.name(one?.responsible ?? 'nobody'));
    },
  ),
  expectation(
    '{person} is helping with {interaction}',
    'The request is among those that the person helps with.',
    async (scene: Scene, person: string, { id }: Named) => {
      const helping = await helpingOf(scene, person);
      return helping.includes(id) ? undefined : { expected: `helping with ${id}`, seen: list(helping) };
    },
  ),
  expectation(
    '{person} is helping with nothing',
    'The person helps with no request.',
    async (scene: Scene, person: string) => compare('nothing', list(await helpingOf(scene, person))),
  ),
  expectation(
    'exactly one of {person} and {person} is helping with {interaction}',
    'One of two people helps, and the other one does not.',
    async (scene: Scene, one: string, other: string, { id }: Named) => {
      const people = [one, other];
      const helping = await Promise.all(people.map((person) => helpingOf(scene, person)));
      const who = people.filter((_, n) => helping[n]?.includes(id)).map((person) => scene.name(person));
      return who.length === 1 ? undefined : { expected: 'exactly one of them', seen: list(who) };
    },
  ),
];
