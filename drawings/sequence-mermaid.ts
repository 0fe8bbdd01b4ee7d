/** Writes a sequence as Mermaid text, for documents that draw it themselves. */
import type { Row, Sequence } from './sequence.ts';

/** What Mermaid would read as its own marks. */
const plain = (said: string) =>
  said
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[#;:<>"%{}\\]/g, (mark) => (mark === ':' ? ' –' : `#${mark.charCodeAt(0)};`));

/** Stands for all actors without a lane. */
const edge = 'L0';

export function mermaidOf({ lanes, rows, violation }: Sequence): string {
  const alias = new Map(lanes.map(({ id }, n) => [id, `L${n + 1}`]));
  const all = [...alias.values()];
  const over = all.length > 1 ? `${all[0]},${all.at(-1)}` : (all[0] ?? '');
  const hasEdges = rows.some(({ type }) => type === 'edge');
  const lines = rows.map((row) => lineOf(row, (id) => alias.get(id) ?? '', over));
  return [
    'sequenceDiagram',
    ...(violation ? [`%% ${violation.property}: ${violation.why.replaceAll(/\s+/g, ' ')}`] : []),
    ...lanes.map(
      ({ id, title, isPerson }) => `${isPerson ? 'actor' : 'participant'} ${alias.get(id)} as ${plain(title)}`,
    ),
    ...(hasEdges ? [`participant ${edge} as …`] : []),
    ...lines,
    '',
  ]
    .join('\n    ')
    .trimEnd()
    .concat('\n');
}

function lineOf(row: Row, of: (id: string) => string, over: string): string {
  switch (row.type) {
    case 'note':
    case 'broken':
      return `Note over ${over}: ${plain(row.text)}`;
    case 'sent':
      return `Note over ${of(row.from)}: ${row.n} sends ${plain(row.label)}`;
    case 'answer':
      return `${of(row.from)}-->>${of(row.to)}: ${plain(row.label)}`;
    case 'edge': {
      const [from, to] = row.isComing ? [edge, of(row.at)] : [of(row.at), edge];
      return `${from}${row.isWrong ? '-x' : '->>'}${to}: ${row.n} ${plain(row.label)} (${plain(row.other)})`;
    }
    case 'message': {
      const late = row.sentAt === undefined ? '' : ` (of ${row.sentAt})`;
      const arrow = row.isWrong ? '-x' : row.sentAt === undefined ? '->>' : '-)';
      return `${of(row.from)}${arrow}${of(row.to)}: ${row.n} ${plain(row.label)}${late}`;
    }
  }
}
