/** Draws a sequence as SVG: lanes down, one row for each thing that happened, so that no two texts share a place. */
import { escaped } from './markup.ts';
import type { Lane, OfTurn, Row, Sequence } from './sequence.ts';
import type { Place } from './sequence-marks.ts';
import { arrow, causeLine, rect, ring, stub, text, textsLast, wrap } from './sequence-marks.ts';
import { sequenceStyle } from './sequence-style.ts';

/** In pixels of the drawing. */
const laneWidth = 168;
const rowHeight = 30;
const lineHeight = 18;
const headHeight = 46;
const letterWidth = 7.2;
const reach = laneWidth / 2;
/** Lane heads are said again so often, for long runs, unless hardly anything follows. */
const rowsPerHead = 24;
const rowsBelowHeadMin = 5;
const gapOverHead = 12;
const digitsMin = 3;

/** What a drawing says by itself. */
export interface SequenceWords {
  title: string;
  timer: (label: string) => string;
  sends: (label: string) => string;
}
const english: SequenceWords = {
  title: 'Sequence diagram',
  timer: (label) => `timer: ${label}`,
  sends: (label) => `sends ${label}`,
};

export interface SequenceSvgOptions {
  /** Without a style of its own and without what is wrong above it, for a page that brings both. */
  embedded?: boolean;
  words?: SequenceWords;
  /** For a page that keeps them in sight by `headsOf`: none in the drawing. */
  headsApart?: boolean;
}

interface Placed {
  row: Row;
  y: number;
  lines: string[];
}

export function svgOf(
  sequence: Sequence,
  { embedded = false, words = english, headsApart = false }: SequenceSvgOptions = {},
): string {
  const { lanes, rows, violation } = sequence;
  const gutter = gutterOf(rows);
  const width = widthOf(lanes, gutter);
  const lettersMax = Math.floor((width - gutter - 24) / letterWidth);
  const said =
    violation && !embedded
      ? [violation.property, ...wrap(violation.why, lettersMax), ...wrap(violation.wrong, lettersMax)]
      : [];
  const top = (headsApart ? -headHeight : 20) + said.length * lineHeight;
  const placed: Placed[] = [];
  const heads: number[] = [];
  let y = headsApart ? 0 : top;
  let sinceHead = headsApart ? Number.NEGATIVE_INFINITY : rowsPerHead;
  for (const [n, row] of rows.entries()) {
    if (sinceHead >= rowsPerHead && (n === 0 || rows.length - n >= rowsBelowHeadMin)) {
      y += n === 0 ? 0 : gapOverHead;
      heads.push(y);
      y += headHeight;
      sinceHead = 0;
    }
    const lines = 'text' in row ? wrap(row.text, lettersMax) : [];
    y += rowHeight + Math.max(0, lines.length - 1) * lineHeight;
    placed.push({ row, y, lines });
    sinceHead++;
  }
  const height = y + 28;
  const x = (id: string) => gutter + (lanes.findIndex((lane) => lane.id === id) + 0.5) * laneWidth;
  const yOf = new Map(placed.flatMap(({ row, y: at }) => ('n' in row ? [[row.n, at] as const] : [])));
  const frame: Frame = { x, yOf, gutter, words };
  const body = [
    rect('paper', { x: 0, y: 0, width, height }, '#ffffff'),
    ...said.map((line, n) =>
      text(line, { x: gutter, y: 22 + n * lineHeight, kind: n === 0 ? 'bad' : '', anchor: 'start' }),
    ),
    ...placed.flatMap(({ row, y: at, lines }) =>
      row.type === 'broken' || ('isWrong' in row && row.isWrong) ? [bandAt(at, lines.length, width)] : [],
    ),
    ...lanes.map(
      ({ id }) =>
        `<line class="life" x1="${x(id)}" y1="${top + headHeight}" x2="${x(id)}" y2="${height - 14}" stroke="#8a939c"/>`,
    ),
    ...heads.flatMap((at) => lanes.map((lane) => head(lane, x(lane.id), at))),
    ...textsLast(placed.flatMap((one) => draw(one, frame))),
    ...placed.flatMap((one) => turnOf(one, frame, width)),
  ];
  const label = violation ? `${words.title}: ${violation.property}, ${violation.wrong}` : words.title;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="seq" role="img" aria-label="${escaped(label)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
${embedded ? '' : `<style>${sequenceStyle}</style>\n`}${body.join('\n')}
</svg>
`;
}

/** The heads of the lanes alone, as wide as the drawing. */
export function headsOf({ lanes, rows }: Sequence): string {
  const gutter = gutterOf(rows);
  const width = widthOf(lanes, gutter);
  const heads = lanes.map((lane, n) => head(lane, gutter + (n + 0.5) * laneWidth, 0)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" class="seq heads" aria-hidden="true" width="${width}" height="${headHeight}" viewBox="0 0 ${width} ${headHeight}">${rect('paper', { x: 0, y: 0, width, height: headHeight }, '#ffffff')}${heads}</svg>`;
}

/** Where the lane of an actor is, from the left of the drawing. */
export const laneAt = ({ lanes, rows }: Sequence, id: string): number =>
  gutterOf(rows) + (lanes.findIndex((lane) => lane.id === id) + 0.5) * laneWidth;

const widthOf = (lanes: readonly Lane[], gutter: number) => Math.max(gutter + lanes.length * laneWidth + 16, 560);

interface Frame {
  x: (id: string) => number;
  yOf: ReadonlyMap<number, number>;
  gutter: number;
  words: SequenceWords;
}

/** Room for the numbers of the rows, and their times. */
function gutterOf(rows: readonly Row[]): number {
  const digits = Math.max(digitsMin, ...rows.map((row) => ('n' in row ? String(row.n).length : 0)));
  const letters = Math.max(0, ...rows.map((row) => ('time' in row ? (row.time?.length ?? 0) : 0)));
  return Math.ceil(24 + digits * letterWidth + (letters > 0 ? letters * letterWidth + 12 : 0));
}

function draw({ row, y, lines }: Placed, frame: Frame): string[] {
  const { x, yOf, gutter, words } = frame;
  switch (row.type) {
    case 'note':
    case 'broken': {
      const kind = row.type === 'broken' ? 'bad' : 'faint halo';
      const first = y - (lines.length - 1) * lineHeight;
      return lines.map((line, n) => text(line, { x: gutter, y: first + n * lineHeight, kind, anchor: 'start' }));
    }
    case 'sent':
      return [
        ...number(row, y, gutter),
        `<circle class="tip late" cx="${x(row.from)}" cy="${y}" r="4" fill="#9a4b00"/>`,
        text(words.sends(row.label), { x: x(row.from), y: y - 8, kind: 'late halo' }),
      ];
    case 'answer':
      return arrow({
        from: [x(row.from), y],
        to: [x(row.to), y],
        label: row.label,
        kind: row.isRefusal ? 'bad' : '',
        isBack: true,
        reach,
      });
    case 'edge': {
      const kind = row.isWrong ? 'bad' : 'faint';
      const place: Place = { x: x(row.at), y, reach };
      return [...number(row, y, gutter), ...stub(place, row.label, row.other, row.isComing, kind)];
    }
    case 'message': {
      const { from, to, label, sentAt, isWrong } = row;
      const sent = sentAt === undefined ? undefined : yOf.get(sentAt);
      const kind = isWrong ? 'bad' : sent === undefined ? '' : 'late';
      const said = sent === undefined ? label : `${label} (of ${sentAt})`;
      if (from === to) return [...number(row, y, gutter), ...ring(x(to), y, words.timer(label), kind)];
      return [
        ...number(row, y, gutter),
        ...arrow({ from: [x(from), sent ?? y], to: [x(to), y], label: said, kind, reach }),
      ];
    }
  }
}

const number = ({ n, time }: { n: number } & Pick<OfTurn, 'time'>, y: number, gutter: number) => [
  ...(time === undefined ? [] : [text(time, { x: 8, y: y + 4, kind: 'faint time', anchor: 'start' })]),
  text(String(n), { x: gutter - 12, y: y + 4, kind: 'faint', anchor: 'end' }),
];

/** What is found by its turn: the whole row, and the line to the turn that caused it. */
function turnOf({ row, y }: Placed, { x, yOf }: Frame, width: number): string[] {
  if (!('turn' in row) || row.turn === undefined || row.type === 'answer') return [];
  const top = y - 20;
  const caused = row.cause === undefined ? undefined : yOf.get(row.cause);
  const lane = row.type === 'message' ? row.from : row.isComing ? undefined : row.at;
  const line = caused === undefined || lane === undefined ? [] : [causeLine(row.turn, [x(lane), caused], [x(lane), y])];
  const box = `x="2" y="${top}" width="${width - 4}" height="${rowHeight}" rx="4"`;
  return [...line, `<rect class="turn" data-turn="${row.turn}" ${box} fill="none"/>`];
}

function head({ title, isPerson }: Lane, x: number, y: number): string {
  const [from, wide] = [x - laneWidth / 2 + 5, laneWidth - 10];
  const lines = wrap(title, Math.floor(wide / letterWidth)).slice(0, 2);
  const first = y + 12 + (headHeight - 12) / 2 - (lines.length - 1) * 7 - 2;
  return [
    `<rect class="head" x="${from}" y="${y + 6}" width="${wide}" height="${headHeight - 12}" rx="${isPerson ? 16 : 3}" fill="#eef1f4" stroke="#8a939c"/>`,
    ...lines.map((line, n) => text(line, { x, y: first + n * 14, kind: 'title' })),
  ].join('\n');
}

const bandAt = (y: number, lines: number, width: number) =>
  rect(
    'band',
    {
      x: 0,
      y: y - 20 - Math.max(0, lines - 1) * lineHeight,
      width,
      height: rowHeight + Math.max(0, lines - 1) * lineHeight,
    },
    '#fde8e6',
  );
