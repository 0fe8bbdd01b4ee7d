/** What a change has changed, in words: one row for each setting that is another one, before and after. */
import { msg, str } from '@lit/localize';
import type { Difference, GroupSettings, ShownPerson, ShownService } from '../../machines/administration.ts';
import type { Conversation, Media } from '../../machines/commands.ts';
import { medias, permittedByDefault } from '../../machines/commands.ts';
import { canonical } from '../../machines/records.ts';
import { listOrNothing, mediaWords, roleWords, scopeWords, spanWords, yesOrNo } from './administration.ts';
import { listWords } from './formats.ts';
import { conversationWords } from './interaction.ts';

export interface DifferenceRow {
  what: string;
  /** Undefined where there was nothing before, or is nothing afterwards. */
  before?: string | undefined;
  after?: string | undefined;
}

type NameOf = (person: string) => string;
type Setting = readonly [what: string, value: string];
type Settings = readonly Setting[];

export function differenceRows({ kind, before, after, secretChanged }: Difference, nameOf: NameOf): DifferenceRow[] {
  const words = (value: Difference['before']): Settings => {
    if (value === null) return [];
    if (kind === 'person') return personWords(value as ShownPerson);
    if (kind === 'workgroup') return groupWords(value as GroupSettings, nameOf);
    if (kind === 'service') return serviceWords(value as ShownService);
    return [[msg('Name'), (value as { name: string }).name]];
  };
  return [...rowsBetween(words(before), words(after)), ...secretRows(kind, secretChanged)];
}

/** Of two values of one form: what one of them wants, and what the other made of it. */
export function rowsBetween(before: Settings, after: Settings): DifferenceRow[] {
  const [was, is] = [new Map(before), new Map(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((what) => canonical(was.get(what)) !== canonical(is.get(what)))
    .map((what) => ({ what, before: was.get(what), after: is.get(what) }));
}

const secretRows = (kind: Difference['kind'], isChanged: boolean): DifferenceRow[] =>
  isChanged ? [{ what: kind === 'service' ? msg('Token') : msg('Password'), after: msg('changed') }] : [];

export const personWords = (person: Omit<ShownPerson, 'hasPassword'> & { hasPassword?: boolean }): Settings => [
  [msg('Name'), person.name],
  ...row(msg('Roles'), person.roles?.length ? listWords(person.roles.map(roleWords)) : undefined),
  [msg('Agent'), yesOrNo(person.agent !== undefined)],
  ...row(msg('Sees the Assistance button'), person.agent && yesOrNo(person.agent.showAssistanceButton)),
  ...row(msg('May use it'), person.agent && yesOrNo(person.agent.canRequestAssistanceFromSupervisor)),
  [msg('Supervisor'), yesOrNo(person.supervisor === true)],
  ...row(msg('Works for'), person.workgroups?.length ? listWords(person.workgroups) : undefined),
  ...row(msg('Has a password'), person.hasPassword === undefined ? undefined : yesOrNo(person.hasPassword)),
];

export const groupWords = (group: GroupSettings, nameOf: NameOf): Settings => [
  [msg('Supervisors'), listOrNothing(group.supervisors.map(nameOf))],
  [msg('Escalation supervisors'), listOrNothing(group.escalation.map(nameOf))],
  [msg('Escalates after'), spanWords(group.escalateAfterSeconds)],
  [msg('Reminds every'), spanWords(group.remindEverySeconds)],
  ...row(msg('Reasons'), group.reasons?.length ? listWords(group.reasons.map(({ label }) => label)) : undefined),
  ...medias.flatMap((media) => (group.permitted?.[media] ? [permittedWords(media, group.permitted[media])] : [])),
];

function permittedWords(media: Media, states: readonly Conversation[]): Setting {
  const isDefault = canonical([...states].sort()) === canonical([...permittedByDefault].sort());
  const said = states.length === 0 ? msg('Never') : listWords(states.map(conversationWords));
  return [msg(str`${mediaWords(media)} may be asked about while`), isDefault ? msg(str`${said} (as usual)`) : said];
}

export const serviceWords = (service: Omit<ShownService, 'hasToken'> & { hasToken?: boolean }): Settings => [
  [msg('May'), service.scopes.length === 0 ? msg('Nothing') : listWords(service.scopes.map(scopeWords))],
  ...row(msg('Has a token'), service.hasToken === undefined ? undefined : yesOrNo(service.hasToken)),
];

/** Undefined: nothing is said of it. */
const row = (what: string, value: string | undefined): Setting[] => (value === undefined ? [] : [[what, value]]);
