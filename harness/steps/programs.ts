/**
 * Steps in which a program commands what no desk and no ACD would: any command with any body. For what was found by a
 * machine; a person who writes a script has better words.
 */
import type { CommandBody, CommandType, Role } from '../../machines/commands.ts';
import { commands, isCommandType } from '../../machines/commands.ts';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import { act, event } from '../language/vocabulary.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Scene } from '../runner/scene.ts';

function commandOf(type: string, text: string, roles: readonly Role[]): { type: CommandType; body: CommandBody } {
  const isTheirs = isCommandType(type) && [commands[type].role].flat().some((role) => roles.includes(role));
  if (!isTheirs) throw new Impossible(`There is no command ${type} for ${roles.join(' or ')}.`);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Impossible('The body of the command is not JSON.');
  }
  const parsed = commands[type].body.safeParse(body);
  if (!parsed.success) throw new Impossible(`This is no body of ${type}: ${text}`);
  return { type, body: parsed.data as CommandBody };
}

export const programSteps = [
  act(
    '{person} sends {word} as a program:',
    'Sends that command with the body that stands below, in JSON, without asking the desk.',
    (scene: Scene, person: string, word: string, text: string) => {
      const { type, body } = commandOf(word, text, ['agent', 'supervisor']);
      const { role } = commands[type];
      const desk = role === 'agent' || role === 'supervisor' ? role : undefined;
      const verb = { verb: 'program', type, body, anyway: true } as const;
      return scene.aim(person, desk, verb, `sends ${type} as a program`);
    },
    'text',
  ),
  event(
    'a service sends {word}:',
    'The ACD or the administrator sends that command with the body that stands below, in JSON.',
    async (scene: Scene, word: string, text: string) => {
      const { type, body } = commandOf(word, text, ['acd', 'administrator']);
      const who = commands[type].role === 'acd' ? 'ACD' : 'administrator';
      scene.chronicle.note(who === 'ACD' ? 'acd' : 'administrator', 'does', `sends ${type}`);
      await scene.serve(who, type, body as never);
    },
    'text',
  ),
  event(
    '{actor} is sent {word} without a session:',
    'That command reaches an agent or a supervisor although no desk is open for it; only on the model, where no edge is.',
    async (scene: Scene, self: Address, word: string, text: string) => {
      const { type, body } = commandOf(word, text, ['agent', 'supervisor', 'session']);
      if (!scene.centre.deliveries) throw new Impossible('A server lets nobody in without a session.');
      scene.chronicle.note(partsOf(self).id, 'does', `sends ${type} without a session`);
      await scene.centre.deliveries.post(self, type, body);
    },
    'text',
  ),
  event(
    'it does not matter what is refused',
    'Nobody has to expect a refusal from here on: the scenario is about something else.',
    async (scene: Scene) => scene.ignoreRefusals(),
  ),
];
