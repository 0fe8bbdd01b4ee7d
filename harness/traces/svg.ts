/** Draws a sequence as SVG: lanes down, one row for each thing that happened, so that no two texts share a place. */
import { escaped } from '../reports/markup.ts';
import type { Lane, Row, Sequence } from './sequence.ts';
import { arrow, rect, ring, text, textsLast, wrap } from './svg-marks.ts';

/** In pixels of the drawing. */
const laneWidth = 168;
const gutter = 46;
const rowHeight = 30;
const lineHeight = 18;
const headHeight = 46;
const letterWidth = 7.2;
const reach = laneWidth / 2;
/** Lane heads are said again so often, for long runs, unless hardly anything follows. */
const rowsPerHead = 24;
const rowsBelowHeadMin = 5;
const gapOverHead = 12;

/** Light, dark and paper. Colours are also given as attributes of the drawing, for whoever drops styles. */
export const style = `
.seq { --ink: #1b1f24; --faint: #8a939c; --paper: #ffffff; --band: #fde8e6; --bad: #b3261e; --late: #9a4b00; --head: #eef1f4; }
@media screen and (prefers-color-scheme: dark) {
  .seq { --ink: #e6e9ec; --faint: #7d8790; --paper: #14171a; --band: #4a1512; --bad: #ff8a80; --late: #ffb870; --head: #262b31; }
}
.seq text { font: 12px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: var(--ink); }
.seq .halo { paint-order: stroke; stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round; }
.seq .faint { fill: var(--faint); } .seq .bad { fill: var(--bad); font-weight: 700; } .seq .late { fill: var(--late); }
.seq .title { font-weight: 700; } .seq .paper { fill: var(--paper); } .seq .band { fill: var(--band); }
.seq .head { fill: var(--head); stroke: var(--faint); } .seq .life { stroke: var(--faint); stroke-dasharray: 2 5; }
.seq .line { stroke: var(--ink); fill: none; stroke-width: 1.4; } .seq .line.late { stroke: var(--late); }
.seq .line.bad { stroke: var(--bad); } .seq .line.back { stroke-dasharray: 5 4; }
.seq .tip { fill: var(--ink); } .seq .tip.late { fill: var(--late); } .seq .tip.bad { fill: var(--bad); }
`.trim();

interface Placed {
  row: Row;
  y: number;
  lines: string[];
}

/** `embedded`: without a style of its own, for a page that brings it. */
export function svgOf({ lanes, rows, violation }: Sequence, { embedded = false } = {}): string {
  const width = Math.max(gutter + lanes.length * laneWidth + 16, 560);
  const lettersMax = Math.floor((width - gutter - 24) / letterWidth);
  const said =
    violation && !embedded
      ? [violation.property, ...wrap(violation.why, lettersMax), ...wrap(violation.wrong, lettersMax)]
      : [];
  const top = 20 + said.length * lineHeight;
  const placed: Placed[] = [];
  const heads: number[] = [];
  let y = top;
  let sinceHead = rowsPerHead;
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
  const body = [
    rect('paper', { x: 0, y: 0, width, height }, '#ffffff'),
    ...said.map((line, n) =>
      text(line, { x: gutter, y: 22 + n * lineHeight, kind: n === 0 ? 'bad' : '', anchor: 'start' }),
    ),
    ...placed.flatMap(({ row, y: at, lines }) =>
      row.type === 'broken' || (row.type === 'message' && row.isWrong) ? [bandAt(at, lines.length, width)] : [],
    ),
    ...lanes.map(
      ({ id }) =>
        `<line class="life" x1="${x(id)}" y1="${top + headHeight}" x2="${x(id)}" y2="${height - 14}" stroke="#8a939c"/>`,
    ),
    ...heads.flatMap((at) => lanes.map((lane) => head(lane, x(lane.id), at))),
    ...textsLast(placed.flatMap((one) => draw(one, x, yOf))),
  ];
  const label = violation ? `Sequence diagram: ${violation.property}, ${violation.wrong}` : 'Sequence diagram';
  return `<svg xmlns="http://www.w3.org/2000/svg" class="seq" role="img" aria-label="${escaped(label)}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
${embedded ? '' : `<style>${style}</style>\n`}${body.join('\n')}
</svg>
`;
}

function draw({ row, y, lines }: Placed, x: (id: string) => number, yOf: ReadonlyMap<number, number>): string[] {
  switch (row.type) {
    case 'note':
    case 'broken': {
      const kind = row.type === 'broken' ? 'bad' : 'faint halo';
      const first = y - (lines.length - 1) * lineHeight;
      return lines.map((line, n) => text(line, { x: gutter, y: first + n * lineHeight, kind, anchor: 'start' }));
    }
    case 'sent':
      return [
        number(row.n, y),
        `<circle class="tip late" cx="${x(row.from)}" cy="${y}" r="4" fill="#9a4b00"/>`,
        text(`sends ${row.label}`, { x: x(row.from), y: y - 8, kind: 'late halo' }),
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
    case 'message': {
      const { n, from, to, label, sentAt, isWrong } = row;
      const sent = sentAt === undefined ? undefined : yOf.get(sentAt);
      const kind = isWrong ? 'bad' : sent === undefined ? '' : 'late';
      const said = sent === undefined ? label : `${label} (of ${sentAt})`;
      if (from === to) return [number(n, y), ...ring(x(to), y, label, kind)];
      return [number(n, y), ...arrow({ from: [x(from), sent ?? y], to: [x(to), y], label: said, kind, reach })];
    }
  }
}

const number = (n: number, y: number) => text(String(n), { x: gutter - 12, y: y + 4, kind: 'faint', anchor: 'end' });

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
