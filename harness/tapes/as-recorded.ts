/**
 * Turns of a run in memory as a record has them. Envelopes are numbered there when a command arrives and when a message is
 * told; in memory a command may have been posted long before, and what was told meanwhile has later numbers.
 */
import type { Envelope, Turn } from '../../server/actors/host.ts';

/** With a clock of its own, which begins with the first turn. */
export function fromZero(turns: readonly Turn[]): Turn[] {
  const beginsAt = turns[0]?.envelope.at ?? 0;
  return turns.map((turn) => ({ ...turn, envelope: { ...turn.envelope, at: turn.envelope.at - beginsAt } }));
}

export function asRecorded(turns: readonly Turn[]): Turn[] {
  let last = 0;
  const anew = new Map<number, number>();
  /** Told and not arrived: by pair, in the order of telling. */
  const told = new Map<string, { cause: number; id: number }[]>();
  const numberOf = ({ from, to, cause }: Envelope): number => {
    const waiting = told.get(`${from} ${to}`) ?? [];
    const place = cause === null ? -1 : waiting.findIndex((one) => one.cause === cause);
    return place < 0 ? ++last : waiting.splice(place, 1)[0]!.id;
  };
  return turns.map((turn) => {
    const { envelope, effects } = turn;
    const id = numberOf(envelope);
    anew.set(envelope.id, id);
    for (const effect of effects) {
      if (effect.type !== 'tell') continue;
      const pair = `${envelope.to} ${effect.to}`;
      const waiting = told.get(pair) ?? [];
      told.set(pair, waiting);
      waiting.push({ cause: envelope.id, id: ++last });
    }
    const cause = envelope.cause === null ? null : (anew.get(envelope.cause) ?? null);
    return { ...turn, envelope: { ...envelope, id, cause } };
  });
}
