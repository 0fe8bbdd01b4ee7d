/** The actors that were active last, the last one first; then others by address, until there are enough. */
import type { Address } from '../../machines/names.ts';
import type { Host } from '../actors/host.ts';

export async function newestActors(
  host: Pick<Host, 'lastTurn' | 'turnsAfter' | 'actorsAfter'>,
  count: number,
  recentTurns: number,
): Promise<Address[]> {
  const recent = await host.turnsAfter(Math.max(0, host.lastTurn - recentTurns), recentTurns);
  const found = new Set(recent.toReversed().map(({ envelope }) => envelope.to));
  if (found.size < count) for (const { address } of await host.actorsAfter('', count)) found.add(address);
  return [...found].slice(0, count);
}
