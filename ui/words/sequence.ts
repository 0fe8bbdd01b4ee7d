/** What a sequence diagram says by itself, and what is said of its rows to those who do not see them. */
import { msg, str } from '@lit/localize';
import type { Row } from '../../drawings/sequence.ts';
import type { SequenceWords } from '../../drawings/sequence-svg.ts';

export const sequenceWords = (): SequenceWords => ({
  title: msg('Sequence diagram'),
  timer: (label) => msg(str`timer: ${label}`, { id: 'sequence-timer' }),
  sends: (label) => msg(str`sends ${label}`, { id: 'sequence-sends' }),
});

type TurnRow = Extract<Row, { type: 'message' | 'edge' }>;

export function turnRowWords(row: TurnRow, titleOf: (id: string) => string): string {
  const { n, label, time = '' } = row;
  if (row.type === 'message' && row.from === row.to)
    return msg(str`Turn ${n}, ${time}: timer ${label} of ${titleOf(row.to)}`);
  const [from, to] =
    row.type === 'message'
      ? [titleOf(row.from), titleOf(row.to)]
      : row.isComing
        ? [row.other, titleOf(row.at)]
        : [titleOf(row.at), row.other];
  return msg(str`Turn ${n}, ${time}: ${label} from ${from} to ${to}`);
}
