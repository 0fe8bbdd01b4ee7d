/** What actors, and whoever sends commands, are called on the designer's desk. */
import { msg, str } from '@lit/localize';
import type { Kind } from '../../machines/names.ts';
import { isAddress, partsOf } from '../../machines/names.ts';
import type { NameOf } from './names.ts';

/** All of a kind, as a heading. */
export const kindsWords = (kind: Kind): string =>
  ({
    agent: () => msg('Agents'),
    supervisor: () => msg('Supervisors'),
    workgroup: () => msg('Workgroups'),
    interaction: () => msg('Interactions'),
    request: () => msg('Requests'),
  })[kind]();

const actors: Record<Kind, (name: string) => string> = {
  agent: (name) => msg(str`agent ${name}`, { id: 'actor-agent' }),
  supervisor: (name) => msg(str`supervisor ${name}`, { id: 'actor-supervisor' }),
  workgroup: (name) => msg(str`workgroup ${name}`, { id: 'actor-workgroup' }),
  interaction: (name) => msg(str`interaction ${name}`, { id: 'actor-interaction' }),
  request: (name) => msg(str`request ${name}`, { id: 'actor-request' }),
};

/** "request c1.1"; of whoever commands, the name. */
export function actorWords(id: string, nameOf: NameOf): string {
  if (!isAddress(id)) return id === 'service.acd' || id === 'acd' ? msg('the ACD', { id: 'sender-acd' }) : nameOf(id);
  const parts = partsOf(id);
  const isPerson = parts.kind === 'agent' || parts.kind === 'supervisor';
  return actors[parts.kind](isPerson ? nameOf(parts.id) : parts.id);
}
