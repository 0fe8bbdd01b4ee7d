/** The marks that a sequence diagram is drawn of. What is not drawn by a style has its colour in the mark itself. */
import { escaped } from './markup.ts';

export const rect = (
  kind: string,
  { x, y, width, height }: Record<'x' | 'y' | 'width' | 'height', number>,
  fill: string,
) => `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;

export function text(
  said: string,
  { x, y, kind, anchor = 'middle' }: { x: number; y: number; kind: string; anchor?: string },
): string {
  return `<text class="${kind.trim()}" x="${x}" y="${y}" text-anchor="${anchor}">${escaped(said)}</text>`;
}

export function wrap(said: string, lettersMax: number): string[] {
  const lines: string[] = [];
  for (const word of said.replaceAll(/\s+/g, ' ').trim().split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= lettersMax) lines[lines.length - 1] = `${last} ${word}`;
    else for (let from = 0; from < word.length; from += lettersMax) lines.push(word.slice(from, from + lettersMax));
  }
  return lines;
}

export interface Arrow {
  from: [x: number, y: number];
  to: [x: number, y: number];
  label: string;
  kind: string;
  isBack?: boolean;
  /** How far from its tip the label may stand. */
  reach: number;
}

export function arrow({ from: [x1, y1], to: [x2, y2], label, kind, reach, isBack = false }: Arrow): string[] {
  const towards = x2 > x1 ? -1 : 1;
  const tip = `${x2},${y2} ${x2 + towards * 9},${y2 - 4.5} ${x2 + towards * 9},${y2 + 4.5}`;
  // Beside its tip, over the row in which it arrives; in a short arrow that is its middle.
  const middle = x2 + towards * Math.min(Math.abs(x2 - x1) / 2, reach);
  return [
    `<line class="line ${kind}${isBack ? ' back' : ''}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#1b1f24"/>`,
    `<polygon class="tip ${kind}" points="${tip}" fill="#1b1f24"/>`,
    text(label, { x: middle, y: y2 - 6, kind: `${kind} halo` }),
  ];
}

/** A timer of an actor itself. */
export function ring(x: number, y: number, label: string, kind: string): string[] {
  return [
    `<path class="line ${kind}" d="M ${x} ${y - 14} h 26 v 14 h -20" fill="none" stroke="#1b1f24"/>`,
    `<polygon class="tip ${kind}" points="${x},${y} ${x + 9},${y - 4.5} ${x + 9},${y + 4.5}" fill="#1b1f24"/>`,
    text(label, { x: x + 32, y: y - 4, kind: `${kind} halo`, anchor: 'start' }),
  ];
}

export interface Place {
  x: number;
  y: number;
  reach: number;
}

/** A message whose other end has no lane, as UML draws found and lost messages: from a dot, or to one. */
export function stub({ x, y, reach }: Place, label: string, other: string, isComing: boolean, kind: string): string[] {
  const [near, far] = [x - 9, x - reach + 14];
  const tip = isComing ? [x, near] : [far + 5, far + 14];
  return [
    `<line class="line ${kind}" x1="${far + 5}" y1="${y}" x2="${x}" y2="${y}" stroke="#8a939c"/>`,
    `<circle class="tip ${kind}" cx="${far}" cy="${y}" r="5" fill="#8a939c"/>`,
    `<polygon class="tip ${kind}" points="${tip[0]},${y} ${tip[1]},${y - 4.5} ${tip[1]},${y + 4.5}" fill="#8a939c"/>`,
    text(`${label} ${isComing ? '←' : '→'} ${other}`, { x: x + 8, y: y + 4, kind: `${kind} halo`, anchor: 'start' }),
  ];
}

/** From the turn that caused it to where it was sent. */
export function causeLine(turn: number, [x1, y1]: [number, number], [x2, y2]: [number, number]): string {
  return `<path class="cause" data-of="${turn}" d="M ${x1} ${y1} C ${x1 - 18} ${y1 + 6}, ${x2 - 18} ${y2 - 6}, ${x2} ${y2}" fill="none" stroke="#3a54d6"/>`;
}

/** So that no line crosses out a text. */
export function textsLast(marks: readonly string[]): string[] {
  const isText = (mark: string) => mark.startsWith('<text');
  return [...marks.filter((mark) => !isText(mark)), ...marks.filter(isText)];
}
