/** Lanes: a column for each person, a row for each thing that was done or seen, in domain time. Plain text. */
import type { Entry } from '../runner/chronicle.ts';

export interface Lanes {
  heads: string[];
  rows: { at: string; lane: number; kind: Entry['kind']; what: string }[];
}

const marks: Record<Entry['kind'], string> = { does: '', answer: '✗ ', sees: '· ' };

export function lanesOf(entries: readonly Entry[], people: readonly { id: string; name: string }[]): Lanes {
  const ids = [...new Set(entries.map(({ who }) => who))];
  const order = [
    ...ids.filter((id) => id === 'acd' || id === 'clock'),
    ...ids.filter((id) => id !== 'acd' && id !== 'clock'),
  ];
  const heads = order.map((id) => people.find((person) => person.id === id)?.name ?? (id === 'acd' ? 'ACD' : id));
  const rows = entries.map(({ atMs, who, kind, what }) => ({
    at: `${(atMs / 1_000).toFixed(1)} s`,
    lane: order.indexOf(who),
    kind,
    what: marks[kind] + what,
  }));
  return { heads, rows };
}

const laneWidthMin = 16;

/** Fits `width` columns; long texts go on in the next row of their lane. */
export function drawLanes({ heads, rows }: Lanes, width: number): string[] {
  if (heads.length === 0) return [];
  const laneWidth = Math.max(laneWidthMin, Math.floor((width - 9) / heads.length) - 2);
  const line = (at: string, cells: readonly string[]) =>
    `${at.padStart(8)} ${cells.map((cell) => cell.padEnd(laneWidth)).join('│ ')}`.trimEnd();
  const lines = [
    line('', heads),
    line(
      '',
      heads.map(() => '─'.repeat(laneWidth)),
    ),
  ];
  let last = '';
  for (const { at, lane, what } of rows) {
    for (const [n, piece] of wrap(what, laneWidth).entries()) {
      lines.push(
        line(
          n === 0 && at !== last ? at : '',
          heads.map((_, column) => (column === lane ? piece : '')),
        ),
      );
    }
    last = at;
  }
  return lines;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    if (current && current.length + 1 + word.length > width) {
      lines.push(current);
      current = '';
    }
    current = current ? `${current} ${word}` : word;
    while (current.length > width) {
      lines.push(current.slice(0, width));
      current = current.slice(width);
    }
  }
  return current ? [...lines, current] : lines;
}
