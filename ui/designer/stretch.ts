/** Which turns a sequence shows: a stretch around a turn, and the actors in it. Pure. */
import type { Tape, TurnLine } from '../../machines/inspection.ts';
import { isAddress } from '../../machines/names.ts';

export const spans = [50, 100, 200, 400] as const;
export type Span = (typeof spans)[number];

/** Of so many actors a picture is still one. */
const lanesMax = 8;

export interface Stretch {
  from: number;
  until: number;
}

/** So many turns with this one in the middle, unless the tape begins or ends there. */
export function stretchAround({ first, turns }: Pick<Tape, 'first' | 'turns'>, turn: number, span: Span): Stretch {
  const from = Math.max(first, Math.min(turn - Math.floor(span / 2), turns - span + 1));
  return { from, until: Math.min(turns, from + span - 1) };
}

/** Those with the most messages, if nobody said which. */
export function mostTalkative(lines: readonly TurnLine[], max = lanesMax): string[] {
  const counts = new Map<string, number>();
  for (const { from, to } of lines) {
    for (const one of [from, to]) if (isAddress(one)) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const most = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return most.slice(0, max).map(([address]) => address);
}
