/** How a script and a diagram call an actor, or whoever sends a command. */
import type { Address } from '../../machines/names.ts';
import { interactionOf, numberOf, partsOf } from '../../machines/names.ts';
import type { Names, Sentence } from './sentences.ts';

/** Such as `the 2nd request on call c1`. */
export function actorNamed(address: Address, names: Names): string {
  const { kind, id } = partsOf(address);
  if (kind === 'agent' || kind === 'supervisor') return `${kind} ${names.person(id)}`;
  if (kind === 'workgroup') return `workgroup ${id}`;
  if (kind === 'interaction') return names.interaction(id);
  const n = numberOf(id);
  return `the ${n === 1 ? '' : `${ordinal(n)} `}request on ${names.interaction(interactionOf(id))}`;
}

export function senderNamed(from: string, names: Names): string {
  if (from.includes('/')) return actorNamed(from as Address, names);
  if (from === 'acd') return 'the ACD';
  return from === 'admin' ? 'the administrator' : names.person(from);
}

/** That what an actor says is held back. */
export function slowAs(address: Address, names: Names): Sentence {
  const { kind, id } = partsOf(address);
  if (kind === 'workgroup') return { text: `${id} is slow to answer` };
  if (kind === 'request' && numberOf(id) === 1)
    return { text: `the first request of ${names.interaction(interactionOf(id))} is slow to answer` };
  return { text: `${actorNamed(address, names)} is slow to answer` };
}

function ordinal(n: number): string {
  const isTeen = n % 100 > 10 && n % 100 < 14;
  return `${n}${(isTeen ? undefined : ['th', 'st', 'nd', 'rd'][n % 10]) ?? 'th'}`;
}
