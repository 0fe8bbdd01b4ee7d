/**
 * Draws a laid-out chart as SVG text. Whoever shows it finds states by `data-state`, transitions by `data-edge`, rules by
 * `data-rule`, and lights them by classes; nothing in it is a `style=`, which a strict page forbids.
 */
import type { RuleName } from '../../machines/citations.ts';
import { rules } from '../../machines/rules.ts';
import { escaped } from '../markup.ts';
import type { Layout, PlacedLine, PlacedState, Point } from './layout.ts';
import { dotRadius, labelPadding, padding } from './layout.ts';
import type { EdgeMarks } from './marks.ts';
import { isNeverTaken, shapesOf } from './marks.ts';
import type { PlacedPassage, Written } from './passages.ts';
import { chartColours, chartRules } from './style.ts';
import type { Run } from './text.ts';
import { lineHeight, sizes } from './text.ts';

export interface SvgOptions {
  /** Without a stylesheet, for a page that brings it. */
  isEmbedded?: boolean;
  /** Where the text of a rule is, for a link. */
  hrefOf?: (rule: RuleName) => string;
  /** What took each transition, for a layout with room for it. */
  marks?: EdgeMarks;
}

/** Colours as attributes too, for whoever drops styles. */
const plain: Record<string, string> = { effect: '#166b3a', guard: '#855300', sign: '#586275', tag: '#586275' };

export function svgOf(layout: Layout, options: SvgOptions = {}): string {
  const { chart, width, height, states, lines, starts } = layout;
  const says = `Statechart of the ${chart.kind}: ${states.length} states, ${chart.edges.length} transitions.`;
  const body = [
    `<title>${escaped(`Statechart: ${chart.kind}`)}</title>`,
    `<desc>${escaped(says)}</desc>`,
    ...(options.isEmbedded ? [] : [`<style>${chartColours}\n${chartRules}</style>`]),
    `<rect class="paper" width="${width}" height="${height}" fill="#ffffff"/>`,
    ...states.map((state) => stateMark(state, options)),
    ...starts.map(({ at, points }) => start(at, points)),
    ...lines.map((line) => strokeMark(line, options)),
    ...lines.map((line) => labelMark(line, options)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" class="chart" direction="ltr" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
${body.join('\n')}
</svg>
`;
}

function stateMark({ state, depth, isRegion, written, textX, ...box }: PlacedState, options: SvgOptions): string {
  const { x, y, width, height } = box;
  const kinds = ['state', state.type, ...(isRegion ? ['region'] : []), ...(depth % 2 === 0 ? ['deep'] : [])].join(' ');
  const divider =
    written.rowsAt === undefined || written.passages.length === 1
      ? ''
      : `<line class="divider" x1="${x}" x2="${x + width}" y1="${y + padding + written.rowsAt}" y2="${y + padding + written.rowsAt}" stroke="#e2e6ec"/>`;
  const ring = state.isLast
    ? `<rect class="ring" x="${x - 3}" y="${y - 3}" width="${width + 6}" height="${height + 6}" rx="10" fill="none" stroke="#838d9e"/>`
    : '';
  return `<g class="${kinds}" data-state="${escaped(state.path)}">${ring}<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="7" fill="#ffffff" stroke="#838d9e"/>${divider}${passages(written, { x: textX, y: y + padding }, 'stay', options)}</g>`;
}

function start({ x, y }: Point, points: readonly Point[]): string {
  return `<g class="start"><circle class="dot" cx="${x}" cy="${y}" r="${dotRadius}" fill="#838d9e"/>${stroke(points)}</g>`;
}

const lineId = ({ edges: [first] }: PlacedLine) => `${first!.state} → ${first!.targets?.[0] ?? ''}`;

const strokeMark = (line: PlacedLine, { marks }: SvgOptions) =>
  `<g class="line${marks && line.edges.every(({ id }) => isNeverTaken(marks[id])) ? ' never' : ''}" data-line="${escaped(lineId(line))}">${stroke(line.points)}</g>`;

function labelMark(line: PlacedLine, options: SvgOptions): string {
  const { x, y, width, height } = line.label;
  const at = { x: x + labelPadding, y: y + labelPadding };
  return `<g class="on" data-line="${escaped(lineId(line))}"><rect class="label" x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="#ffffff" stroke="#e2e6ec"/>${passages(line.written, at, 'go', options)}</g>`;
}

/** A line with corners that are rounded off, and its head. */
function stroke(points: readonly Point[]): string {
  const [first, ...more] = points;
  const end = points.at(-1);
  const before = points.at(-2);
  if (!first || !end || !before) return '';
  const path = more.map((point, n) => corner(points[n]!, point, more[n + 1])).join('');
  const [dx, dy] = [Math.sign(end.x - before.x), Math.sign(end.y - before.y)];
  const side = (way: number) => `${end.x - dx * 8 + way * dy * 4},${end.y - dy * 8 + way * dx * 4}`;
  return `<path class="stroke" d="M${first.x} ${first.y}${path}" fill="none" stroke="#838d9e"/><polygon class="head" points="${end.x},${end.y} ${side(1)} ${side(-1)}" fill="#838d9e"/>`;
}

const roundness = 6;
function corner(from: Point, at: Point, to: Point | undefined): string {
  if (!to) return `L${at.x} ${at.y}`;
  const towards = (other: Point) => {
    const length = Math.hypot(other.x - at.x, other.y - at.y) || 1;
    const part = Math.min(roundness, length / 2) / length;
    return `${one(at.x + (other.x - at.x) * part)} ${one(at.y + (other.y - at.y) * part)}`;
  };
  return `L${towards(from)}Q${at.x} ${at.y} ${towards(to)}`;
}

function passages({ passages: all }: Written, at: Point, kind: 'stay' | 'go', options: SvgOptions): string {
  return all
    .map((passage) => {
      const runs = runsOf(passage, { x: at.x + passage.x, y: at.y + passage.y }, options);
      return passage.edge === undefined ? runs : edgeMark(passage.edge, kind, runs, options);
    })
    .join('');
}

const edgeMark = (id: string, kind: string, inner: string, { marks }: SvgOptions) =>
  `<g class="edge ${kind}${marks && isNeverTaken(marks[id]) ? ' never' : ''}" data-edge="${escaped(id)}">${inner}</g>`;

function runsOf(passage: PlacedPassage, at: Point, options: SvgOptions): string {
  const marks = passage.lines.flatMap((line, n) =>
    line.map((run): { edge?: string; mark: string } => {
      const place = { x: at.x + run.x, y: at.y + n * lineHeight };
      const mark = run.says === 'marks' ? marksMark(run.edge ?? '', place, options) : runMark(run, place, options);
      return { mark, ...(run.edge !== undefined && passage.edge === undefined && { edge: run.edge }) };
    }),
  );
  // Events that share a row are each a mark of their own, with what stands before them.
  let drawn = '';
  for (let n = 0; n < marks.length; n++) {
    const { edge, mark } = marks[n]!;
    let inner = mark;
    while (edge !== undefined && marks[n + 1]?.edge === edge) inner += marks[++n]!.mark;
    drawn += edge === undefined ? inner : edgeMark(edge, 'stay', inner, options);
  }
  return drawn;
}

function runMark({ says, text, width }: Run, { x, y }: Point, { hrefOf }: SvgOptions): string {
  const size = sizes[says];
  const letters = `<text class="${says}" x="${one(x)}" y="${one(y + 12)}" font-size="${size}" textLength="${width}" fill="${plain[says] ?? '#1a2130'}">${escaped(text)}</text>`;
  if (says !== 'rule') return letters;
  const rule = text as RuleName;
  const inner = `<title>${escaped(rules[rule].says)}</title>${letters}`;
  return hrefOf
    ? `<a class="rule" data-rule="${text}" href="${escaped(hrefOf(rule))}">${inner}</a>`
    : `<g class="rule" data-rule="${text}">${inner}</g>`;
}

const marksMark = (edge: string, { x, y }: Point, { marks }: SvgOptions) =>
  `<g class="marks" transform="translate(${one(x)} ${one(y + 4)})">${shapesOf(marks?.[edge])}</g>`;

const one = (value: number) => Math.round(value * 10) / 10;
