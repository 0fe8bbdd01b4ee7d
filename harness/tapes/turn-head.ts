/** The little of a turn that a tape keeps of every one: who, when, what, why. Read off a line of the record without parsing all of it. */
import type { Turn } from '../../server/actors/host.ts';
import { lineOf } from '../../server/store/encoding.ts';

export interface TurnHead {
  envelope: number;
  at: number;
  from: string;
  to: string;
  /** Envelope. */
  cause: number | null;
  type: string;
  /** A command that it answered with this refusal. */
  refused: string | undefined;
}

/** As encoding.ts writes a line whose names need no escapes. */
const usual = /^\[(\d+),(\d+),"([^"\\]+)","([^"\\]+)",(null|\d+),\{"type":"([^"\\]+)"/;

export function headOfLine(n: number, json: string): TurnHead {
  const found = usual.exec(json);
  // What looks like a refusal may be something else.
  if (!found || json.includes('"refused":')) return headOf(lineOf(n, json).turn);
  const [, envelope, at, from, to, cause, type] = found as unknown as string[];
  return {
    envelope: Number(envelope),
    at: Number(at),
    from: from!,
    to: to!,
    cause: cause === 'null' ? null : Number(cause),
    type: type!,
    refused: undefined,
  };
}

export function headOf({ envelope, effects }: Turn): TurnHead {
  const { id, at, from, to, cause, message } = envelope;
  let refused: string | undefined;
  for (const effect of effects) {
    if (effect.type === 'answer' && 'refused' in effect.answer) refused ??= effect.answer.refused;
  }
  return { envelope: id, at, from, to, cause, type: message.type, refused };
}
