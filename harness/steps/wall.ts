/** R-WALL: what the wall shows of each agent. In a browser its place has to be open. */
import type { ActiveState } from '../../machines/commands.ts';
import { interactionOf } from '../../machines/names.ts';
import type { WallState } from '../../machines/wall.ts';
import type { Named } from '../language/parameter-types.ts';
import type { Mismatch } from '../language/vocabulary.ts';
import { expectation } from '../language/vocabulary.ts';
import type { Scene } from '../runner/scene.ts';
import type { WallSight } from '../runner/sight.ts';
import { compare } from './agent-sees.ts';
import { everything } from './supervisor-sees.ts';

/** A clock that people see runs on while a page draws, so it may be ahead by what a stage is given for that. */
export function lasts({ centre }: Scene, ms: number, seconds: number): Mismatch | undefined {
  const expected = Math.floor(ms / 1_000);
  const isSo = seconds >= expected && seconds <= expected + Math.ceil(centre.patienceMs / 1_000);
  return isSo ? undefined : { expected: `for ${expected}s`, seen: `for ${seconds}s` };
}

async function rowOf(scene: Scene, person: string, agent: string): Promise<WallSight | undefined> {
  return (await everything(scene, person)).flatMap(({ wall }) => wall).find((row) => row.agent === agent);
}

const inWords = (row: WallSight | undefined) =>
  row
    ? [row.state, ...row.interactions.map((one) => `${one.conversation} on ${one.interaction}`)].join(', ')
    : 'no row';

async function is(scene: Scene, person: string, agent: string, state: WallState, on?: string) {
  const row = await rowOf(scene, person, agent);
  const isSo = row?.state === state && (on === undefined || row.interactions[0]?.interaction === on);
  return isSo ? undefined : { expected: on === undefined ? state : `${state} on ${on}`, seen: inWords(row) };
}

async function requestIs(scene: Scene, person: string, agent: string, id: string, state: ActiveState) {
  const row = await rowOf(scene, person, agent);
  const request = row?.requests.find((one) => interactionOf(one.request) === id);
  return { request, mismatch: compare(state, request?.state ?? `no request, ${inWords(row)}`) };
}

export const wallExpectations = [
  expectation(
    "{person}'s wall shows {person} {wall state}",
    'What an agent does: logged off, free, offered an interaction, connected, or with one held or parked.',
    (scene: Scene, person: string, agent: string, state: WallState) => is(scene, person, agent, state),
  ),
  expectation(
    "{person}'s wall shows {person} {wall state} for {duration}",
    'The same, and for how long.',
    async (scene: Scene, person: string, agent: string, state: WallState, ms: number) => {
      const row = await rowOf(scene, person, agent);
      return (await is(scene, person, agent, state)) ?? lasts(scene, ms, row?.seconds ?? Number.NaN);
    },
  ),
  expectation(
    "{person}'s wall shows {person} {wall state} on {interaction}",
    'What an agent does, and on which interaction; of several the busiest.',
    (scene: Scene, person: string, agent: string, state: WallState, { id }: Named) =>
      is(scene, person, agent, state, id),
  ),
  expectation(
    "{person}'s wall shows {person} on {interaction} with a request {active state}",
    'An agent has that interaction, with an open request.',
    async (scene: Scene, person: string, agent: string, { id }: Named, state: ActiveState) =>
      (await requestIs(scene, person, agent, id, state)).mismatch,
  ),
  expectation(
    "{person}'s wall shows {person} on {interaction} with a request {active state} for {duration}",
    'The same, and how long the request has been open.',
    async (scene: Scene, person: string, agent: string, { id }: Named, state: ActiveState, ms: number) => {
      const { request, mismatch } = await requestIs(scene, person, agent, id, state);
      return mismatch ?? lasts(scene, ms, request?.seconds ?? Number.NaN);
    },
  ),
  expectation(
    "{person}'s wall shows {person} on {interaction} helped by {person}",
    'An agent has that interaction, with a request for which somebody answers.',
    async (scene: Scene, person: string, agent: string, { id }: Named, by: string) => {
      const { request, mismatch } = await requestIs(scene, person, agent, id, 'helped');
      return mismatch ?? compare(scene.name(by), scene.name(request?.by ?? 'nobody'));
    },
  ),
  expectation(
    "{person}'s wall shows {person} with {int} interaction(s)",
    'So many interactions of an agent are shown.',
    async (scene: Scene, person: string, agent: string, count: number) =>
      compare(`${count}`, `${(await rowOf(scene, person, agent))?.interactions.length ?? 'no row'}`),
  ),
  expectation(
    "{person}'s wall does not show {person}",
    'The agent works for none of their workgroups.',
    async (scene: Scene, person: string, agent: string) =>
      compare('no row', (await rowOf(scene, person, agent)) ? 'a row' : 'no row'),
  ),
];
