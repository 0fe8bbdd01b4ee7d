/** Where an actor is in its chart, in a line: the innermost states, and those of them that a turn led to. */
import type { StateValue } from '../../machines/index.ts';
import { statesIn } from '../../machines/index.ts';

const pathsIn = (value: unknown): string[] =>
  value === undefined || value === null ? [] : statesIn(value as StateValue);

export const stateText = (value: unknown): string => pathsIn(value).join(', ');

/** Of regions side by side those alone that are another; empty if it stayed where it was. */
export function enteredText(before: unknown, after: unknown): string {
  const was = pathsIn(before);
  return pathsIn(after)
    .filter((path) => !was.includes(path))
    .join(', ');
}
