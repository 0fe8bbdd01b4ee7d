/** The shape of a global state, and its hash: a sum over places, so that a change of a few of them is a few steps. */
import { spread } from './tables.ts';

/** Places in a vector before the first actor or queue: what properties remember, faults left, delays left. */
export const at = { memory: 0, faults: 1, delays: 2, others: 3 } as const;

/** What a place of a vector adds to its hash; a 0 adds nothing. */
export const weight = (place: number, value: number) =>
  value === 0 ? 0 : spread(Math.imul(value, 0x9e3779b1) + Math.imul(place, 0x7feb352d));

export function hashOf(vector: Int32Array): number {
  let hash = 0;
  for (let n = 0; n < vector.length; n++) hash ^= weight(n, vector[n]!);
  return hash;
}
