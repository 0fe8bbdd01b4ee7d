/** The words of the administrator's desk: what things and settings are called, and what their values are. */
import { msg, str } from '@lit/localize';
import type { PersonRole, Scope, ThingKind } from '../../machines/administration.ts';
import type { Media } from '../../machines/commands.ts';
import { listWords, numberWords, pluralWords } from './formats.ts';

export const thingWords = (kind: ThingKind): string =>
  ({
    site: msg('Site'),
    workgroup: msg('Workgroup'),
    person: msg('Person'),
    service: msg('Service'),
  })[kind];

export const roleWords = (role: PersonRole): string =>
  ({
    administrator: msg('Administrator'),
    transcripts: msg('Reads transcripts'),
    designer: msg('Designer'),
    qa: msg('QA'),
  })[role];

export const roleHint = (role: PersonRole): string =>
  ({
    administrator: msg('Changes the site at this desk, and sees every request.'),
    transcripts: msg('Reads what was written in requests of others.'),
    designer: msg('Watches the statecharts that run, and goes back in time.'),
    qa: msg('Runs and records scenarios.'),
  })[role];

export const scopeWords = (scope: Scope): string =>
  ({
    acd: msg('ACD'),
    administrator: msg('Administrator'),
    transcripts: msg('Reads transcripts'),
    designer: msg('Designer'),
  })[scope];

export const scopeHint = (scope: Scope): string =>
  ({
    acd: msg('Says what happens to interactions.'),
    administrator: msg('Changes the site, and sees every request.'),
    transcripts: msg('Reads what was written in requests.'),
    designer: msg('Watches the statecharts that run.'),
  })[scope];

export const mediaWords = (media: Media): string =>
  ({
    call: msg('Calls'),
    chat: msg('Chats'),
    email: msg('E-mails'),
    callback: msg('Callbacks'),
    message: msg('Messages'),
  })[media];

/** "90 seconds", "1 minute": the largest unit in which it is whole. */
export function spanWords(seconds: number): string {
  if (seconds % 3_600 === 0) {
    return pluralWords(
      seconds / 3_600,
      (count) => msg(str`${count} hour`),
      (count) => msg(str`${count} hours`),
    );
  }
  if (seconds % 60 === 0) {
    return pluralWords(
      seconds / 60,
      (count) => msg(str`${count} minute`),
      (count) => msg(str`${count} minutes`),
    );
  }
  return pluralWords(
    seconds,
    (count) => msg(str`${count} second`),
    (count) => msg(str`${count} seconds`),
  );
}

export const peopleCountWords = (count: number): string =>
  pluralWords(
    count,
    (number) => msg(str`${number} supervisor`),
    (number) => msg(str`${number} supervisors`),
  );

export const yesOrNo = (is: boolean): string => (is ? msg('Yes') : msg('No'));

/** Nothing in it is said as such. */
export const listOrNothing = (items: readonly string[]): string =>
  items.length === 0 ? msg('Nobody') : listWords(items);

export const moreWords = (count: number): string => msg(str`${numberWords(count)} more. Search to find them.`);
