/** What anybody sees or hears: the conversation, refusals, alerts. */
import type { Outcome } from '../../machines/messages.ts';
import { interactionOf } from '../../machines/names.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import type { Named } from '../language/parameter-types.ts';
import type { Mismatch } from '../language/vocabulary.ts';
import { expectation } from '../language/vocabulary.ts';
import type { Scene } from '../runner/scene.ts';
import type { Line } from '../runner/sight.ts';
import { compare } from './agent-sees.ts';

type Conversing = { lines: Line[]; typing: string[] };

async function conversing(scene: Scene, person: string, id: string): Promise<Conversing | undefined> {
  const sights = await Promise.all(scene.seats(person).map((seat) => seat.look()));
  const shown = sights.flatMap(({ dialogs, helping }) => [
    ...dialogs.filter(({ interaction, state }) => interaction === id && state !== 'draft'),
    ...helping.filter(({ request }) => interactionOf(request) === id),
  ]);
  return shown[0];
}

const conversation = async (scene: Scene, person: string, id: string) => (await conversing(scene, person, id))?.lines;
const typing = async (scene: Scene, person: string, id: string) =>
  ((await conversing(scene, person, id))?.typing ?? []).map((who) => scene.name(who));

const written = (scene: Scene, lines: readonly Line[] | undefined) =>
  lines ? lines.map(({ who, text }) => `${scene.name(who)}: ${text}`).join(' / ') || 'no lines' : 'no conversation';

async function alerts(
  scene: Scene,
  person: string,
  kind: 'pop' | 'sound',
  wanted: boolean,
): Promise<Mismatch | undefined> {
  const fresh = await scene.freshAlerts(person);
  return compare(wanted ? `a ${kind}` : `no ${kind}`, fresh[kind] > 0 ? `a ${kind}` : `no ${kind}`);
}

export const everybodysExpectations = [
  expectation(
    '{person} reads on {interaction}:',
    'The whole conversation of a request, line by line: who | what.',
    async (scene: Scene, person: string, { id }: Named, rows: string[][]) => {
      const expected = rows.map(([who = '', what = '']) => `${who}: ${what}`).join(' / ');
      return compare(expected, written(scene, await conversation(scene, person, id)));
    },
    'table',
  ),
  expectation(
    '{person} and {person} read the same conversation on {interaction}',
    'Two people see the same lines in the same order.',
    async (scene: Scene, one: string, other: string, { id }: Named) => {
      const [first, second] = await Promise.all([conversation(scene, one, id), conversation(scene, other, id)]);
      if (!first?.length) return { expected: 'a conversation', seen: 'no lines' };
      return compare(written(scene, first), written(scene, second));
    },
  ),
  expectation(
    '{person} reads {int} line(s) on {interaction}',
    'How many lines the conversation has.',
    async (scene: Scene, person: string, count: number, { id }: Named) => {
      const lines = await conversation(scene, person, id);
      return lines?.length === count ? undefined : { expected: `${count} lines`, seen: written(scene, lines) };
    },
  ),
  expectation(
    '{person} sees {person} typing on {interaction}',
    'Somebody else writes in the conversation right now.',
    async (scene: Scene, person: string, who: string, { id }: Named) =>
      compare(scene.name(who), (await typing(scene, person, id)).join(' and ') || 'nobody'),
  ),
  expectation(
    '{person} does not see anybody typing on {interaction}',
    'Nobody else writes in the conversation right now.',
    async (scene: Scene, person: string, { id }: Named) =>
      compare('nobody', (await typing(scene, person, id)).join(' and ') || 'nobody'),
  ),
  expectation(
    '{person} is refused {reason code}',
    'What the person did last was refused with that code.',
    async (scene: Scene, person: string, code: RefusalCode) =>
      compare(code, scene.refusal(person)?.refused ?? 'not refused'),
  ),
  expectation(
    '{person} is refused alreadyTaken by {person}',
    'What the person did last came too late, and says who was first.',
    async (scene: Scene, person: string, by: string) => {
      const refusal = scene.refusal(person);
      return compare(
        `alreadyTaken by ${scene.name(by)}`,
        `${refusal?.refused ?? 'not refused'} by ${scene.name(refusal?.by ?? 'nobody')}`,
      );
    },
  ),
  expectation(
    '{person} is refused requestDone: {outcome}',
    'What the person did last found the request ended, and says how.',
    async (scene: Scene, person: string, outcome: Outcome) => {
      const refusal = scene.refusal(person);
      return compare(
        `requestDone: ${outcome}`,
        `${refusal?.refused ?? 'not refused'}: ${refusal?.outcome ?? 'no outcome'}`,
      );
    },
  ),
  expectation(
    "{person}'s command is refused {reason code} after all",
    'What the person did while answers were held back was refused with that code once the answer arrived.',
    async (scene: Scene, person: string, code: RefusalCode) =>
      compare(code, scene.lateRefusal(person)?.refused ?? 'not refused'),
  ),
  expectation(
    'exactly one of {person} and {person} is refused {reason code}',
    'Of two who did something, one was refused with that code and the other one was not.',
    async (scene: Scene, one: string, other: string, code: RefusalCode) => {
      const seen = [one, other]
        .map((person) => scene.refusal(person)?.refused ?? 'done')
        .sort()
        .join(' and ');
      return compare([code, 'done'].sort().join(' and '), seen);
    },
  ),
  expectation('{person} is not refused', 'What the person did last was done.', async (scene: Scene, person: string) =>
    compare('not refused', scene.refusal(person)?.refused ?? 'not refused'),
  ),
  expectation(
    '{person} hears a sound',
    'A sound played since the person was last quiet.',
    (scene: Scene, person: string) => alerts(scene, person, 'sound', true),
  ),
  expectation(
    '{person} hears no sound',
    'No sound played since the person was last quiet.',
    (scene: Scene, person: string) => alerts(scene, person, 'sound', false),
  ),
  expectation(
    '{person} hears exactly one sound',
    'One sound was made since the person was last quiet, whatever alerted together and in however many windows.',
    async (scene: Scene, person: string) => {
      const { played } = await scene.freshAlerts(person);
      return compare('1 sound', `${played} sound${played === 1 ? '' : 's'}`);
    },
  ),
  expectation(
    "{person}'s desk pops up",
    'Something came to the front since the person was last quiet.',
    (scene: Scene, person: string) => alerts(scene, person, 'pop', true),
  ),
  expectation(
    "{person}'s desk does not pop up",
    'Nothing came to the front since the person was last quiet.',
    (scene: Scene, person: string) => alerts(scene, person, 'pop', false),
  ),
];
