/**
 * Draws a laid-out chart as SVG text. Whoever shows it finds states by `data-state`, transitions by `data-edge`, rules by
 * `data-rule`, and lights them by classes; nothing in it is a `style=`, which a strict page forbids.
 */
import type { RuleName } from '../../machines/citations.ts';
import { rules } from '../../machines/rules.ts';
import { escaped } from '../markup.ts';
import type { Box, Layout, PlacedLine, PlacedState, Point } from './layout.ts';
import { dotRadius, labelPadding, padding } from './layout.ts';
import type { EdgeMarks } from './marks.ts';
import { isNeverTaken, shapesOf } from './marks.ts';
import type { PlacedPassage } from './passages.ts';
import { chartColours, chartRules } from './style.ts';
import type { Run } from './text.ts';
import { lineHeight, sizes, wordSpacing } from './text.ts';

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
  const { rowsAt = Number.POSITIVE_INFINITY } = written;
  const divider =
    written.rowsAt === undefined
      ? ''
      : `<line class="divider" x1="${x}" x2="${x + width}" y1="${y + padding + rowsAt}" y2="${y + padding + rowsAt}" stroke="#e2e6ec"/>`;
  const ring = state.isLast
    ? `<rect class="ring" x="${x - 3}" y="${y - 3}" width="${width + 6}" height="${height + 6}" rx="10" fill="none" stroke="#838d9e"/>`
    : '';
  const at = { x: textX, y: y + padding };
  const part = (isTitle: boolean) => written.passages.filter((passage) => passage.y < rowsAt === isTitle);
  const title = `<g class="title">${plate({ ...at, ...sizeOf(part(true)) })}${passages(part(true), at, 'stay', options)}</g>`;
  return `<g class="${kinds}" data-state="${escaped(state.path)}">${ring}<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="7" fill="#ffffff" stroke="#838d9e"/>${divider}${title}${passages(part(false), at, 'stay', options)}</g>`;
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
  return `<g class="on" data-line="${escaped(lineId(line))}"><rect class="label" x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="#ffffff" stroke="#e2e6ec"/>${passages(line.written.passages, at, 'go', options)}</g>`;
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

function passages(all: readonly PlacedPassage[], at: Point, kind: 'stay' | 'go', options: SvgOptions): string {
  return all
    .map((passage) => {
      const { width, height, edge } = passage;
      const box = { x: at.x + passage.x, y: at.y + passage.y, width, height };
      const runs = runsOf(passage, box, options);
      return edge === undefined ? runs : edgeMark(edge, kind, box, runs, options);
    })
    .join('');
}

/** With a plate behind its texts, to be pointed at and lit. */
function edgeMark(id: string, kind: string, box: Box, inner: string, { marks }: SvgOptions): string {
  const never = marks && isNeverTaken(marks[id]) ? ' never' : '';
  return `<g class="edge ${kind}${never}" data-edge="${escaped(id)}">${plate(box)}${inner}</g>`;
}

const plate = ({ x, y, width, height }: Box) =>
  `<rect class="plate" x="${one(x - 2)}" y="${one(y)}" width="${one(width + 4)}" height="${one(height)}" rx="3" fill="none"/>`;
const sizeOf = (all: readonly PlacedPassage[]) => ({
  width: Math.max(...all.map(({ x, width }) => x + width)),
  height: Math.max(...all.map(({ y, height }) => y + height)),
});

/** Events that share a row are each an edge of their own, with the marks before them. */
function runsOf(passage: PlacedPassage, at: Point, options: SvgOptions): string {
  let drawn = '';
  for (const [n, line] of passage.lines.entries()) {
    const y = at.y + n * lineHeight;
    const markOf = (run: Run) => {
      const place = { x: at.x + run.x, y };
      return run.says === 'marks' ? marksMark(run.edge ?? '', place, options) : runMark(run, place, options);
    };
    for (let first = 0; first < line.length; ) {
      const { edge, x } = line[first]!;
      let after = first + 1;
      while (edge !== undefined && line[after]?.edge === edge) after++;
      const runs = line.slice(first, after);
      const inner = runs.map(markOf).join('');
      const width = runs.at(-1)!.x + runs.at(-1)!.width - x;
      const isOwn = edge !== undefined && passage.edge === undefined;
      drawn += isOwn ? edgeMark(edge, 'stay', { x: at.x + x, y, width, height: lineHeight }, inner, options) : inner;
      first = after;
    }
  }
  return drawn;
}

function runMark({ says, text, width }: Run, { x, y }: Point, { hrefOf, isEmbedded }: SvgOptions): string {
  const size = sizes[says];
  const letters = `<text class="${says}" x="${one(x)}" y="${one(y + 12)}" font-size="${size}" textLength="${width}"${text.includes(' ') ? ` word-spacing="${wordSpacing}"` : ''} fill="${plain[says] ?? '#1a2130'}">${escaped(text)}</text>`;
  if (says !== 'rule') return letters;
  const rule = text as RuleName;
  // On a page that explains it elsewhere, it would be read out wherever the rule is named.
  const inner = isEmbedded ? letters : `<title>${escaped(rules[rule].says)}</title>${letters}`;
  return hrefOf
    ? `<a class="rule" data-rule="${text}" href="${escaped(hrefOf(rule))}">${inner}</a>`
    : `<g class="rule" data-rule="${text}">${inner}</g>`;
}

const marksMark = (edge: string, { x, y }: Point, { marks }: SvgOptions) =>
  `<g class="marks" transform="translate(${one(x)} ${one(y + 4)})">${shapesOf(marks?.[edge])}</g>`;

const one = (value: number) => Math.round(value * 10) / 10;
