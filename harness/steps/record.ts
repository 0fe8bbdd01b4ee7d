/** What the record says of a request afterwards. */
import type { ActiveState } from '../../machines/commands.ts';
import type { FeedEvent } from '../../machines/messages.ts';
import { interaction } from '../../machines/names.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import type { Named } from '../language/parameter-types.ts';
import { expectation } from '../language/vocabulary.ts';
import type { Scene } from '../runner/scene.ts';
import { compare } from './agent-sees.ts';

interface Told {
  atMs: number;
  event: FeedEvent;
}

/** All that the last request of an interaction published, as the record has it. */
async function toldOf(scene: Scene, id: string): Promise<Told[]> {
  let told: Told[] = [];
  for await (const { envelope, effects } of scene.centre.record()) {
    if (!envelope.to.startsWith(`request/${id}.`)) continue;
    if (envelope.message.type === 'request.open') told = [];
    for (const effect of effects) if (effect.type === 'publish') told.push({ atMs: envelope.at, event: effect.event });
  }
  return told;
}

/** Time between the first events of two types. */
async function tookMs(scene: Scene, id: string, from: FeedEvent['type'], to: FeedEvent['type']): Promise<string> {
  const told = await toldOf(scene, id);
  const at = (type: FeedEvent['type']) => told.find(({ event }) => event.type === type)?.atMs;
  const [begin, end] = [at(from), at(to)];
  return begin === undefined || end === undefined ? 'not on the record' : `${(end - begin) / 1_000} s`;
}

/** What an event says of who did what. */
function storyOf(scene: Scene, event: FeedEvent): string[] {
  switch (event.type) {
    case 'request.participant':
      return [`${scene.name(event.person)} ${event.action}`];
    case 'request.handedOver':
      return [`${scene.name(event.from)} handed over to ${scene.name(event.to)}`];
    case 'request.left':
      return [`${scene.name(event.by)} left`];
    case 'request.unattended':
      return ['unattended'];
    case 'request.done':
      return [event.outcome];
    default:
      return [];
  }
}

/** Attempts on an interaction that opened nothing: who, and why. */
async function refusedOn(scene: Scene, id: string): Promise<string[]> {
  const refused: string[] = [];
  for await (const { envelope, effects } of scene.centre.record()) {
    if (envelope.to !== interaction(id)) continue;
    for (const effect of effects) {
      if (effect.type !== 'publish' || effect.event.type !== 'assistance.refused') continue;
      refused.push(`${scene.name(effect.event.agent)} ${effect.event.refused}`);
    }
  }
  return refused;
}

export const recordExpectations = [
  expectation(
    'the record of {interaction} says:',
    'Who did what in the last request of an interaction, in order; what nobody did stands without a name.',
    async (scene: Scene, { id }: Named, rows: string[][]) => {
      const said = (await toldOf(scene, id)).flatMap(({ event }) => storyOf(scene, event));
      return compare(rows.map((row) => row.join(' ').trim()).join(', '), said.join(', '));
    },
    'table',
  ),
  expectation(
    'the record of {interaction} says that {person} was refused {reason code}',
    'The last attempt on an interaction that opened no request.',
    async (scene: Scene, { id }: Named, person: string, code: RefusalCode) =>
      compare(`${scene.name(person)} ${code}`, (await refusedOn(scene, id)).at(-1) ?? 'nobody was refused'),
  ),
  expectation(
    'the record of {interaction} says once that {person} has seen the request',
    'However often its toast was on a screen.',
    async (scene: Scene, { id }: Named, person: string) => {
      const told = await toldOf(scene, id);
      const times = told.filter(({ event }) => event.type === 'request.seen' && event.by === person).length;
      return compare('once', times === 1 ? 'once' : `${times} times`);
    },
  ),
  expectation(
    'the record of {interaction} says that {person} saw it {active state} when pressing Done',
    'What the desk of whoever pressed Done showed at the click, however the request ended.',
    async (scene: Scene, { id }: Named, person: string, state: ActiveState) => {
      const told = (await toldOf(scene, id)).map(({ event }) => event);
      const asker = told.find((event) => event.type === 'request.opened')?.agent ?? '';
      const saw = told.find((event) => event.type === 'request.done')?.saw ?? 'nothing';
      return compare(`${scene.name(person)} saw ${state}`, `${scene.name(asker)} saw ${saw}`);
    },
  ),
  expectation(
    'the first response on {interaction} took {duration}',
    'Time from the request to the first accept.',
    async (scene: Scene, { id }: Named, ms: number) =>
      compare(`${ms / 1_000} s`, await tookMs(scene, id, 'request.opened', 'request.helped')),
  ),
  expectation(
    'the request on {interaction} took {duration}',
    'Time from the request to its end.',
    async (scene: Scene, { id }: Named, ms: number) =>
      compare(`${ms / 1_000} s`, await tookMs(scene, id, 'request.opened', 'request.done')),
  ),
];
