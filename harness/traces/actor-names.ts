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

/** That what one actor says to another is held back; a workgroup has but one word for all that it says. */
export const heldAs = (from: Address, to: Address, names: Names): Sentence => ({
  text: `what ${actorNamed(from, names)} tells ${actorNamed(to, names)} is held back`,
});

function ordinal(n: number): string {
  const isTeen = n % 100 > 10 && n % 100 < 14;
  return `${n}${(isTeen ? undefined : ['th', 'st', 'nd', 'rd'][n % 10]) ?? 'th'}`;
}
