/**
 * The kinds of words that steps have, and how each is resolved before anything runs: people and workgroups against the
 * cast of the site, refusal codes against their catalogue.
 */
import { ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import type { Application, Media } from '../../machines/commands.ts';
import { activeState, conversation, medias } from '../../machines/commands.ts';
import { outcomes } from '../../machines/messages.ts';
import { addressOf, interaction, request, requestId } from '../../machines/names.ts';
import { isRefusalCode, refusals } from '../../machines/refusals.ts';
import type { WallState } from '../../machines/wall.ts';
import { judged } from '../traces/judged.ts';
import type { Cast } from './cast.ts';
import { named } from './cast.ts';
import { nearestName } from './nearest.ts';
import type { Written } from './vocabulary.ts';

/** An interaction as a step names it. */
export interface Named {
  media: Media;
  id: string;
}

const applicationNames: Record<string, Application> = {
  'the agent client': 'client',
  'Interaction Supervisor': 'supervisor',
  'IC Business Manager': 'businessManager',
};
const mediaNames: Record<string, Media> = {
  ...Object.fromEntries(medias.map((name) => [name, name])),
  'e-mail': 'email',
};
/** What scripts call the first of each, so that no two have the same id. */
const usualIds: Record<Media, string> = { call: 'c1', chat: 'h1', email: 'e1', callback: 'b1', message: 'm1' };
/** What an agent does, as the wall says it. */
const wallStateNames: Record<string, WallState> = {
  'logged off': 'loggedOff',
  free: 'free',
  offered: 'alerting',
  connected: 'connected',
  held: 'held',
  parked: 'parked',
};
const placeNames: Record<string, string> = { 'the wall': 'wall', 'the requests': '' };
const unitsMs = { ms: 1, s: 1_000, min: 60_000, days: 86_400_000 } as const;

const oneOf = (names: readonly string[]) => new RegExp(names.map((name) => name.replaceAll('-', '\\-')).join('|'));

const interactionPattern = `(?:${Object.keys(mediaNames).join('|')}) [A-Za-z0-9_@-]+`;
const namePattern = '[A-Za-z][A-Za-z0-9_@-]*';
const actorPattern = [
  `(?:agent|supervisor|workgroup) ${namePattern}`,
  `the (?:[0-9]+(?:st|nd|rd|th) )?request on ${interactionPattern}`,
  interactionPattern,
].join('|');
/** What the ACD and the administrator command comes from one service wherever scenarios run. */
const serviceNames: Record<string, string> = { 'the ACD': 'service.acd', 'the administrator': 'service.acd' };

interface WordType {
  name: string;
  about: string;
  pattern: RegExp;
  example: string;
  /** What may stand there on a site, as far as that can be listed. */
  values?(cast: Cast): readonly string[];
}

const nameOfPerson = ({ people }: Cast) => people.map(({ name }) => name);
const actorsOf = (cast: Cast) => [
  ...nameOfPerson(cast).flatMap((name) => [`agent ${name}`, `supervisor ${name}`]),
  ...cast.workgroups.map(({ name }) => `workgroup ${name}`),
  'call c1',
  'the request on call c1',
  'the 2nd request on call c1',
];

/** Words of which there are only these. */
const listed = (name: string, names: readonly string[]): WordType => ({
  ...{ name, about: names.join(', '), pattern: oneOf(names), example: names[0] ?? '' },
  values: () => names,
});

const types: readonly WordType[] = [
  {
    name: 'person',
    about: 'somebody of the site, such as Alice',
    pattern: /[A-Za-z][A-Za-z0-9_@-]*/,
    example: 'Alice',
    values: nameOfPerson,
  },
  {
    name: 'interaction',
    about: 'such as call c1',
    pattern: new RegExp(interactionPattern),
    example: 'call c1',
    values: () => medias.map((media) => `${media} ${usualIds[media]}`),
  },
  {
    name: 'workgroup',
    about: 'a workgroup of the site, such as support',
    pattern: /[A-Za-z][A-Za-z0-9_@-]*/,
    example: 'support',
    values: ({ workgroups }) => workgroups.map(({ name }) => name),
  },
  listed('state', conversation.options),
  listed('wall state', Object.keys(wallStateNames)),
  listed('place', Object.keys(placeNames)),
  listed('media', Object.keys(mediaNames)),
  listed('active state', activeState.options),
  listed('outcome', outcomes),
  {
    name: 'reason code',
    about: 'a refusal code, such as alreadyTaken',
    pattern: /[a-z][A-Za-z]+/,
    example: 'alreadyTaken',
    values: () => Object.keys(refusals),
  },
  listed('application', Object.keys(applicationNames)),
  {
    name: 'actor',
    about:
      'agent Alice, supervisor Sue, workgroup support, call c1, the request on call c1 (its first), the 2nd request on call c1',
    pattern: new RegExp(actorPattern),
    example: 'agent Alice',
    values: actorsOf,
  },
  {
    name: 'sender',
    about: 'an actor, or whoever commands: Alice, the ACD, the administrator',
    pattern: new RegExp(`${actorPattern}|${Object.keys(serviceNames).join('|')}|${namePattern}`),
    example: 'Alice',
    values: (cast) => [...nameOfPerson(cast), ...Object.keys(serviceNames), ...actorsOf(cast)],
  },
  {
    name: 'property',
    about: 'what must always hold, such as P-ONE-WINNER',
    pattern: /[A-Z]-[A-Z]+(?:-[A-Z]+)*/,
    example: 'P-ONE-WINNER',
    values: () => judged.map(({ name }) => name),
  },
  {
    name: 'duration',
    about: 'of domain time, such as 2s',
    pattern: /\d+(?:\.\d+)? ?(?:ms|min|days|s)/,
    example: '2s',
  },
];

/** What Cucumber expressions bring themselves. */
const plainTypes: readonly Omit<WordType, 'pattern'>[] = [
  { name: 'string', about: 'any text in quotation marks', example: '"Please help"' },
  { name: 'int', about: 'a whole number', example: '1' },
  { name: 'word', about: 'one word', example: 'accept' },
];

/** For whoever writes: by type what may stand there on a site, and an example. */
export const wordsOn = (cast: Cast): Record<string, { about: string; values: string[]; example: string }> =>
  Object.fromEntries(
    [...types, ...plainTypes].map(({ name, about, example, values }) => [
      name,
      { about, example, values: [...(values?.(cast) ?? [])] },
    ]),
  );

export const parameterTypes: readonly { name: string; about: string }[] = types;

export function parameterTypeRegistry(): ParameterTypeRegistry {
  const registry = new ParameterTypeRegistry();
  for (const { name, pattern } of types) {
    registry.defineParameterType(new ParameterType(name, pattern.source, null, (text: string) => text, false, false));
  }
  return registry;
}

export type Resolved = { value: unknown } | { message: string; nearest?: string | undefined };

/** What a written argument stands for on this site. */
export function resolve({ type, text, value }: Written, cast: Cast): Resolved {
  switch (type) {
    case 'person':
      return nameIn(cast.people, text, nobody(cast, text));
    case 'workgroup':
      return nameIn(cast.workgroups, text, noWorkgroup(cast, text));
    case 'interaction': {
      const space = text.indexOf(' ');
      return {
        value: { media: mediaNames[text.slice(0, space)] ?? 'call', id: text.slice(space + 1) } satisfies Named,
      };
    }
    case 'wall state':
      return { value: wallStateNames[text] };
    case 'place':
      return { value: placeNames[text] };
    case 'media':
      return { value: mediaNames[text] };
    case 'application':
      return { value: applicationNames[text] };
    case 'reason code':
      if (isRefusalCode(text)) return { value: text };
      return { message: `There is no refusal code ${text}.`, nearest: nearestName(text, Object.keys(refusals)) };
    case 'actor':
      return actorNamed(text, cast);
    case 'sender': {
      const service = serviceNames[text];
      if (service !== undefined) return { value: service };
      return text.includes(' ') ? actorNamed(text, cast) : nameIn(cast.people, text, nobody(cast, text));
    }
    case 'property': {
      const names = judged.map(({ name }) => name);
      if (names.includes(text)) return { value: text };
      return { message: `There is no property ${text} that could hold.`, nearest: nearestName(text, names) };
    }
    case 'duration': {
      const [, number = '0', unit = 's'] = /^([\d.]+) ?(\w+)$/.exec(text) ?? [];
      return { value: Number(number) * unitsMs[unit as keyof typeof unitsMs] };
    }
    default:
      return { value };
  }
}

const nobody = ({ site }: Cast, text: string) => `Nobody on the site "${site}" is called ${text}.`;
const noWorkgroup = ({ site }: Cast, text: string) => `The site "${site}" has no workgroup ${text}.`;

/** The address of an actor as a step names it. */
function actorNamed(text: string, cast: Cast): Resolved {
  const [, n, on] = /^the (?:(\d+)\w+ )?request on \S+ (\S+)$/.exec(text) ?? [];
  if (on !== undefined) return { value: request(requestId(on, Number(n ?? 1))) };
  const [kind = '', name = ''] = text.split(' ');
  if (kind !== 'workgroup' && kind !== 'agent' && kind !== 'supervisor') return { value: interaction(name) };
  const found =
    kind === 'workgroup'
      ? nameIn(cast.workgroups, name, noWorkgroup(cast, name))
      : nameIn(cast.people, name, nobody(cast, name));
  return 'value' in found ? { value: addressOf(kind, String(found.value)) } : found;
}

function nameIn(list: Cast['people'], text: string, message: string): Resolved {
  const id = named(list, text);
  const names = list.map(({ name }) => name);
  return id === undefined ? { message, nearest: nearestName(text, names) } : { value: id };
}
