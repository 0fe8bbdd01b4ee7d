/** Actors in the order in which they are shown, and what people do with that. Pure. */

export const toggled = (chosen: readonly string[], address: string): string[] =>
  chosen.includes(address) ? chosen.filter((one) => one !== address) : [...chosen, address];

/** Changes places with its neighbour; the one at the end stays there. */
export function moved(chosen: readonly string[], address: string, by: -1 | 1): string[] {
  const at = chosen.indexOf(address);
  const to = at + by;
  const other = chosen[to];
  if (at < 0 || other === undefined) return [...chosen];
  return chosen.with(at, other).with(to, address);
}
