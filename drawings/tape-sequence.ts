/** Turns of a tape as a sequence of messages between chosen actors: who sent what, what caused it, what was refused. */
import type { TurnLine } from '../machines/inspection.ts';
import { isAddress, partsOf } from '../machines/names.ts';
import { inLaneOrder } from './lanes.ts';
import type { Lane, Row, Sequence } from './sequence.ts';

export interface TapeSequenceOptions {
  /** Only messages to or from these; what comes from or goes to any other stands at the edge. */
  chosen: readonly string[];
  /** What an actor, or whoever sends a command, is called. */
  titleOf: (id: string) => string;
  timeOf?: (turn: TurnLine) => string;
  /** Turns in which a property was found violated. */
  wrong?: ReadonlySet<number>;
}

export function tapeSequence(turns: readonly TurnLine[], options: TapeSequenceOptions): Sequence {
  const { titleOf, timeOf, wrong } = options;
  const chosen = new Set(options.chosen);
  const shown = turns.filter(({ from, to }) => chosen.has(to) || chosen.has(from));
  const known = new Map(turns.map((turn) => [turn.n, turn]));
  const inPicture = new Set(shown.map(({ n }) => n));
  const rows = shown.flatMap((turn): Row[] => {
    const { n, from, to, type: label, cause } = turn;
    const isWrong = wrong?.has(n) ?? false;
    const time = timeOf?.(turn);
    const about = {
      ...{ n, label, isWrong, turn: n },
      ...(cause !== null && inPicture.has(cause) && { cause }),
      ...(time !== undefined && { time }),
    };
    const hasBoth = chosen.has(to) && (chosen.has(from) || !isAddress(from));
    const row: Row = hasBoth
      ? { type: 'message', from, to, ...about }
      : chosen.has(to)
        ? { type: 'edge', at: to, other: titleOf(from), isComing: true, ...about }
        : { type: 'edge', at: from, other: titleOf(to), isComing: false, ...about };
    if (turn.refused === undefined || !chosen.has(to)) return [row];
    const person = commander(turn, known);
    if (person === undefined) return [row];
    return [row, { type: 'answer', from: to, to: person, label: turn.refused, isRefusal: true, turn: n }];
  });
  return { lanes: lanesOf(rows, titleOf), rows };
}

/** Who gave the command that this turn answers; undefined if that was before these turns. */
function commander(turn: TurnLine, known: ReadonlyMap<number, TurnLine>): string | undefined {
  let at: TurnLine | undefined = turn;
  while (at && isAddress(at.from)) at = at.cause === null ? undefined : known.get(at.cause);
  return at?.from;
}

function lanesOf(rows: readonly Row[], titleOf: (id: string) => string): Lane[] {
  const ends = rows.flatMap((row) => {
    if (row.type === 'edge') return [row.at];
    return row.type === 'message' || row.type === 'answer' ? [row.from, row.to] : [];
  });
  const helps = new Set(
    rows.flatMap((row) =>
      row.type === 'message' && !isAddress(row.from) && row.to.startsWith('supervisor/') ? [row.from] : [],
    ),
  );
  // Somebody who helps stands beside the supervisor that is theirs.
  for (const id of ends) if (isAddress(id) && partsOf(id).kind === 'supervisor') helps.add(partsOf(id).id);
  for (const id of ends) if (isAddress(id) && partsOf(id).kind === 'agent') helps.delete(partsOf(id).id);
  return inLaneOrder(new Set(ends), helps).map((id) => ({ id, title: titleOf(id), isPerson: !isAddress(id) }));
}
