/** A refusal as a person reads it: the catalogue's sentence and, if somebody was first, who. */
import { refusals } from '../../machines/refusals.ts';
import type { Refused } from '../data/commands.ts';

export function refusalWords({ refused, by }: Refused, nameOf: (person: string) => string): string {
  if (refused === 'alreadyTaken' && by) return `${nameOf(by)} was first and is helping already.`;
  return refusals[refused].text;
}
