/** What a person's history tells of a request afterwards: the page, the server's answers, or the model's own. */
import type { Outcome } from '../../machines/messages.ts';
import type { Named } from '../language/parameter-types.ts';
import { expectation } from '../language/vocabulary.ts';
import type { Scene } from '../runner/scene.ts';
import type { PastStep, PastTold } from '../stages/past.ts';
import { compare } from './agent-sees.ts';

const pastOf = (scene: Scene, person: string, id: string) => scene.seat(person).past(id);

function described(scene: Scene, told: PastTold | undefined): string {
  if (!told) return 'nothing';
  const { agent, responsible, responseMs, outcome } = told;
  const taken =
    responseMs === null ? 'nobody took it' : `${scene.name(responsible ?? '')} took it after ${responseMs / 1_000} s`;
  return `${scene.name(agent)} asked, ${taken}, ${outcome}`;
}

/** What somebody did, in a word or two. Whose screen a toast reached first is chance, so no script tells it. */
const deeds: Partial<Record<PastStep['type'], string>> = {
  'assistance.refused': 'was refused',
  'command.refused': 'was refused',
  'request.opened': 'asked',
  'request.line': 'wrote',
  'request.participant': 'ignored it',
  'request.helped': 'accepted',
  'request.joined': 'joined',
  'request.left': 'left',
  'request.handedOver': 'handed over',
  'request.unattended': 'unattended',
  'request.done': 'ended it',
};

export const historyExpectations = [
  expectation(
    'the history of {person} shows that {person} asked on {interaction}, {person} took it after {duration} and it was {outcome}',
    'The last request on an interaction, as the list of somebody who may see it has it.',
    async (
      scene: Scene,
      person: string,
      agent: string,
      { id }: Named,
      helper: string,
      ms: number,
      outcome: Outcome,
    ) => {
      const expected = { agent, responsible: helper, responseMs: ms, outcome, request: id, steps: [] };
      return compare(described(scene, expected), described(scene, await pastOf(scene, person, id)));
    },
  ),
  expectation(
    'the history of {person} shows that {person} asked on {interaction}, nobody took it and it was {outcome}',
    'The same of a request that ended before anybody had accepted.',
    async (scene: Scene, person: string, agent: string, { id }: Named, outcome: Outcome) => {
      const expected = { agent, responsible: null, responseMs: null, outcome, request: id, steps: [] };
      return compare(described(scene, expected), described(scene, await pastOf(scene, person, id)));
    },
  ),
  expectation(
    'the history of {person} tells of {interaction}:',
    'The story of the last request on an interaction: who did what, in order; what nobody did stands without a name.',
    async (scene: Scene, person: string, { id }: Named, rows: string[][]) => {
      const told = await pastOf(scene, person, id);
      const steps = (told?.steps ?? []).flatMap(({ by, type }) => {
        const deed = deeds[type];
        return deed ? [`${by ? scene.name(by) : ''} ${deed}`.trim()] : [];
      });
      return compare(rows.map((row) => row.join(' ').trim()).join(', '), steps.join(', '));
    },
    'table',
  ),
  expectation(
    'the history of {person} tells nothing of {interaction}',
    'It is none of that person’s business, or there was no request.',
    async (scene: Scene, person: string, { id }: Named) =>
      compare('nothing', described(scene, await pastOf(scene, person, id))),
  ),
];
