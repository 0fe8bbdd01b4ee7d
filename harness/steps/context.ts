/** R-CONTEXT: what a supervisor is shown of the interaction of a request, on its toast or while helping. */
import type { Conversation, Speaker } from '../../machines/commands.ts';
import { interactionOf } from '../../machines/names.ts';
import type { Named } from '../language/parameter-types.ts';
import { expectation } from '../language/vocabulary.ts';
import type { Scene } from '../runner/scene.ts';
import type { ContextSight } from '../runner/sight.ts';
import { compare } from './agent-sees.ts';
import { everything } from './supervisor-sees.ts';
import { lasts } from './wall.ts';

async function contextOf(scene: Scene, person: string, id: string): Promise<ContextSight | undefined> {
  const shown = (await everything(scene, person)).flatMap(({ toasts, helping }) => [...toasts, ...helping]);
  return shown.find(({ request }) => interactionOf(request) === id)?.context;
}

const lineBy =
  (from: Speaker) =>
  async (scene: Scene, person: string, { id }: Named, text: string) => {
    const context = await contextOf(scene, person, id);
    const lines = context?.lines ?? [];
    if (lines.some((line) => line.from === from && line.text === text)) return undefined;
    const seen = lines.slice(-5).map((line) => `${line.from}: ${line.text}`);
    return { expected: `${from}: ${text}`, seen: seen.join(' / ') || (context ? 'no lines' : 'nothing of it') };
  };

export const contextExpectations = [
  expectation(
    '{person} sees of {interaction} that the customer wrote {string}',
    'The conversation of the interaction, as far as it is shown, has that line of the customer.',
    lineBy('customer'),
  ),
  expectation(
    '{person} sees of {interaction} that the agent wrote {string}',
    'The conversation of the interaction, as far as it is shown, has that line of the agent.',
    lineBy('agent'),
  ),
  expectation(
    '{person} sees of {interaction} {int} line(s)',
    'So many lines of the conversation between customer and agent are shown.',
    async (scene: Scene, person: string, { id }: Named, count: number) =>
      compare(`${count} lines`, `${(await contextOf(scene, person, id))?.lines.length ?? 0} lines`),
  ),
  expectation(
    '{person} sees of {interaction} the {word} {string}',
    'An attribute of the interaction is shown with that value.',
    async (scene: Scene, person: string, { id }: Named, name: string, value: string) =>
      compare(value, (await contextOf(scene, person, id))?.attributes[name] ?? `no ${name}`),
  ),
  expectation(
    '{person} sees of {interaction} no {word}',
    'The interaction is shown, without that attribute.',
    async (scene: Scene, person: string, { id }: Named, name: string) => {
      const context = await contextOf(scene, person, id);
      return compare(`no ${name}`, context ? (context.attributes[name] ?? `no ${name}`) : 'nothing of it');
    },
  ),
  expectation(
    '{person} sees of {interaction} that it has been {state} for {duration}',
    'The interaction is shown in that state, with how long it has been in it.',
    async (scene: Scene, person: string, { id }: Named, state: Conversation, ms: number) => {
      const context = await contextOf(scene, person, id);
      if (!context) return compare(state, 'nothing of it');
      return compare(state, context.conversation) ?? lasts(scene, ms, context.seconds);
    },
  ),
  expectation(
    '{person} sees nothing of {interaction}',
    'Neither a toast nor a panel shows anything of the interaction.',
    async (scene: Scene, person: string, { id }: Named) =>
      compare('nothing of it', (await contextOf(scene, person, id)) ? 'its context' : 'nothing of it'),
  ),
];
