/**
 * A turn of a record told again as something that somebody did: a command as it came from outside, or a timer that rang.
 * What people wrote is not on the record; a text of the same length stands for it.
 */
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import { commands } from '../../machines/commands.ts';
import type { Address } from '../../machines/names.ts';
import { interactionOf, partsOfToast } from '../../machines/names.ts';
import type { Envelope } from '../../server/actors/host.ts';
import type { Acted } from '../traces/trace.ts';

const words = 'Please have a look at this customer with me. ';

/** Of that many characters, none of them white space at an end. */
const textOf = (length: number): string =>
  words
    .repeat(Math.ceil(length / words.length) + 1)
    .slice(0, length)
    .replace(/ $/, '.');

/** The body that `commandMessage` made this message of. */
export function actOf({ from, to, message }: Envelope): Acted {
  const { type, command, text, ask, ...rest } = message as unknown as {
    type: CommandType;
    command: string;
    text?: { length: number };
    ask?: string;
  };
  const body = {
    ...rest,
    // Of an interaction it is the customer's name, which decides nothing.
    ...(text && type !== 'interaction.offer' && { text: textOf(text.length) }),
    ...(ask !== undefined && { ask: idOf(ask) }),
  } as CommandBody;
  const { first, role } = commands[type];
  const self: Address = first === 'self' ? to : role === 'administrator' ? 'agent/admin' : 'agent/acd';
  // All services speak as one here.
  const id = first === 'self' ? idOf(command) : command.replace('/', '-');
  const what = Object.values(rest).find((part) => typeof part === 'string');
  return { type: 'act', name: `${from} ${type} ${what ?? ''}`.trim(), self, command: type, body, id };
}

/** The client-made part of a command's key. */
const idOf = (key: string): string => key.slice(key.indexOf('/') + 1);

/** The interaction that a command is about; undefined if it is about none. */
export function interactionNamed(body: CommandBody): string | undefined {
  const { interaction, request, toast } = body as { interaction?: string; request?: string; toast?: string };
  const named = toast === undefined ? request : partsOfToast(toast).request;
  return interaction ?? (named === undefined ? undefined : interactionOf(named));
}
