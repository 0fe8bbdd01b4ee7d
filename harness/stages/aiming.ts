/**
 * From a verb to the command that a desk sends for it, aimed at what the desk shows now. Refuses what a person could not
 * click; `anyway` aims past the desk's guard at what was there last.
 */
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import { interactionOf } from '../../machines/names.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Verb } from '../runner/stage.ts';
import type { DeskWatch } from './desk-watch.ts';

export interface Sending {
  type: CommandType;
  body: CommandBody;
}

/** Verbs that a desk answers by itself, and those that need more than what is in view. */
type ByItself = 'draft' | 'repeat' | 'cancel' | 'type' | 'close' | 'keepOpen' | 'endIt';
export type Commanding = Exclude<Verb, { verb: ByItself }>;

/** `book`: the last request of each interaction, whoever's it is. */
export function aimAt(verb: Commanding, desk: DeskWatch, book: ReadonlyMap<string, string>): Sending {
  switch (verb.verb) {
    case 'ask': {
      const { verb: _, anyway, commandId: __, ...body } = verb;
      if (!anyway) checkButton(desk, verb.interaction);
      return { type: 'ask', body };
    }
    case 'say':
      return { type: 'say', body: { request: requestOn(verb, desk, book), text: verb.text } };
    case 'done':
      return { type: 'done', body: doneOf(requestOn(verb, desk, book), desk) };
    case 'program':
      return { type: verb.type, body: verb.body };
    case 'accept':
    case 'seen':
    case 'ignore':
      return { type: verb.verb, body: { toast: toastOn(verb, desk, book) } };
    case 'reply':
      return { type: 'reply', body: { toast: toastOn(verb, desk, book), text: verb.text } };
    case 'join':
      return { type: 'join', body: { request: joinableOn(verb, desk, book) } };
    case 'leave':
      return { type: 'leave', body: { request: helpedOn(verb, desk, book) } };
    case 'handOver': {
      const request = helpedOn(verb, desk, book);
      if (!verb.anyway && !desk.handOverTargets(request).includes(verb.to)) {
        throw new Impossible(`This desk does not offer ${verb.to} for ${request}.`);
      }
      return { type: 'handOver', body: { request, to: verb.to } };
    }
    case 'alerts': {
      const { pop, sound } = { ...desk.alertSettings, ...verb };
      return { type: 'alerts', body: { pop, sound } };
    }
  }
}

/** A Done with what the desk shows of the request now. */
export function doneOf(request: string, desk: DeskWatch): CommandBody<'done'> {
  const saw = desk.stateOf(request);
  return { request, ...(saw && { saw }) };
}

function checkButton(desk: DeskWatch, interaction: string): void {
  const row = desk.sight().interactions.find((each) => each.interaction === interaction);
  if (!row) throw new Impossible(`${interaction} is not on this desk.`);
  if (row.button === 'absent') throw new Impossible(`${interaction} has no Assistance button.`);
  if (row.button === 'dimmed')
    throw new Impossible(`The Assistance button of ${interaction} is dimmed: ${row.reason}.`);
}

type OnRequest = { interaction: string; anyway?: boolean; former?: boolean };

/** What a program would name: the last request, or the first one that there could be. */
const lastOn = (interaction: string, book: ReadonlyMap<string, string>) => book.get(interaction) ?? `${interaction}.1`;

function requestOn({ interaction, anyway }: OnRequest, desk: DeskWatch, book: ReadonlyMap<string, string>): string {
  const request = desk.requestOn(interaction) ?? (anyway ? lastOn(interaction, book) : undefined);
  if (request === undefined) throw new Impossible(`This desk shows no request on ${interaction}.`);
  return request;
}

function toastOn(
  { interaction, anyway, former }: OnRequest,
  desk: DeskWatch,
  book: ReadonlyMap<string, string>,
): string {
  if (former) {
    const closed = desk.formerToast(interaction);
    if (closed === undefined) throw new Impossible(`This desk has had one toast for ${interaction} at most.`);
    return closed;
  }
  const open = desk.openToast(interaction);
  if (open !== undefined) return open;
  const last =
    desk.lastToast(interaction) ??
    [...book].flatMap(([on, request]) => (on === interaction ? `${request}/nobody/1` : []))[0];
  if (!anyway || last === undefined) throw new Impossible(`This desk shows no toast for ${interaction}.`);
  return last;
}

/** R-JOIN: from the list of open requests. */
function joinableOn({ interaction, anyway }: OnRequest, desk: DeskWatch, book: ReadonlyMap<string, string>): string {
  const row = desk.sight().list.find(({ request }) => interactionOf(request) === interaction);
  if (row && (row.joinable || anyway)) return row.request;
  const last = anyway ? lastOn(interaction, book) : undefined;
  if (last === undefined) throw new Impossible(`The list offers no request on ${interaction} to join.`);
  return last;
}

function helpedOn({ interaction, anyway }: OnRequest, desk: DeskWatch, book: ReadonlyMap<string, string>): string {
  const row = desk.sight().helping.find(({ request }) => interactionOf(request) === interaction);
  const request = row?.request ?? (anyway ? lastOn(interaction, book) : undefined);
  if (request === undefined) throw new Impossible(`This desk does not help on ${interaction}.`);
  return request;
}
