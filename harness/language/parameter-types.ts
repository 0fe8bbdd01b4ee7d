/**
 * The kinds of words that steps have, and how each is resolved before anything runs: people and workgroups against the
 * cast of the site, refusal codes against their catalogue.
 */
import { ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import type { Application, Media } from '../../machines/commands.ts';
import { activeState, conversation, medias } from '../../machines/commands.ts';
import { outcomes } from '../../machines/messages.ts';
import { isRefusalCode, refusals } from '../../machines/refusals.ts';
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
const unitsMs = { ms: 1, s: 1_000, min: 60_000, days: 86_400_000 } as const;

const oneOf = (names: readonly string[]) => new RegExp(names.map((name) => name.replaceAll('-', '\\-')).join('|'));

const types: { name: string; about: string; pattern: RegExp }[] = [
  { name: 'person', about: 'somebody of the site, such as Alice', pattern: /[A-Za-z][A-Za-z0-9_@-]*/ },
  {
    name: 'interaction',
    about: 'such as call c1',
    pattern: new RegExp(`(?:${Object.keys(mediaNames).join('|')}) [A-Za-z0-9_@-]+`),
  },
  { name: 'workgroup', about: 'a workgroup of the site, such as support', pattern: /[A-Za-z][A-Za-z0-9_@-]*/ },
  { name: 'state', about: conversation.options.join(', '), pattern: oneOf(conversation.options) },
  { name: 'media', about: Object.keys(mediaNames).join(', '), pattern: oneOf(Object.keys(mediaNames)) },
  { name: 'active state', about: activeState.options.join(', '), pattern: oneOf(activeState.options) },
  { name: 'outcome', about: outcomes.join(', '), pattern: oneOf(outcomes) },
  { name: 'reason code', about: 'a refusal code, such as alreadyTaken', pattern: /[a-z][A-Za-z]+/ },
  {
    name: 'application',
    about: Object.keys(applicationNames).join(', '),
    pattern: oneOf(Object.keys(applicationNames)),
  },
  { name: 'duration', about: 'of domain time, such as 2s', pattern: /\d+(?:\.\d+)? ?(?:ms|min|days|s)/ },
];

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
      return nameIn(cast.people, text, `Nobody on the site "${cast.site}" is called ${text}.`);
    case 'workgroup':
      return nameIn(cast.workgroups, text, `The site "${cast.site}" has no workgroup ${text}.`);
    case 'interaction': {
      const space = text.indexOf(' ');
      return {
        value: { media: mediaNames[text.slice(0, space)] ?? 'call', id: text.slice(space + 1) } satisfies Named,
      };
    }
    case 'media':
      return { value: mediaNames[text] };
    case 'application':
      return { value: applicationNames[text] };
    case 'reason code':
      if (isRefusalCode(text)) return { value: text };
      return { message: `There is no refusal code ${text}.`, nearest: nearestName(text, Object.keys(refusals)) };
    case 'duration': {
      const [, number = '0', unit = 's'] = /^([\d.]+) ?(\w+)$/.exec(text) ?? [];
      return { value: Number(number) * unitsMs[unit as keyof typeof unitsMs] };
    }
    default:
      return { value };
  }
}

function nameIn(list: Cast['people'], text: string, message: string): Resolved {
  const id = named(list, text);
  const names = list.map(({ name }) => name);
  return id === undefined ? { message, nearest: nearestName(text, names) } : { value: id };
}
