/** What a supervisor sees: toasts, why they closed, and the requests being helped. */
import { interactionOf } from '../../machines/names.ts';
import type { Named } from '../language/parameter-types.ts';
import { expectation } from '../language/vocabulary.ts';
import type { Scene } from '../runner/scene.ts';
import type { Sight } from '../runner/sight.ts';
import { compare } from './agent-sees.ts';

/** All that a person sees at all their desks; somebody who is not logged on sees nothing. */
async function everything(scene: Scene, person: string): Promise<Sight[]> {
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
