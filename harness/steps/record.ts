/** What the record says of a request afterwards. */
import type { FeedEvent } from '../../machines/messages.ts';
import type { Named } from '../language/parameter-types.ts';
import { expectation } from '../language/vocabulary.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Scene } from '../runner/scene.ts';
import { compare } from './agent-sees.ts';

interface Told {
  atMs: number;
  event: FeedEvent;
}

/** All that the last request of an interaction published, as the record has it. */
async function toldOf(scene: Scene, id: string): Promise<Told[]> {
  const { record } = scene.centre;
  if (!record) throw new Impossible('This stage has no record to read.');
  let told: Told[] = [];
  for await (const { envelope, effects } of record()) {
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

export const recordExpectations = [
  expectation(
    'the record of {interaction} says:',
    'Who did what in the last request of an interaction, in order; its outcome stands last, without a name.',
    async (scene: Scene, { id }: Named, rows: string[][]) => {
      const said = (await toldOf(scene, id)).flatMap(({ event }) => {
        if (event.type === 'request.participant') return [`${scene.name(event.person)} ${event.action}`];
        return event.type === 'request.done' ? [event.outcome] : [];
      });
      return compare(rows.map((row) => row.join(' ').trim()).join(', '), said.join(', '));
    },
    'table',
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
