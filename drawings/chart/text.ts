/**
 * How wide a text is and how it is broken into lines, without a screen: a drawing is the same wherever it is made. Widths are
 * of common sans-serif letters; each run of letters is later fitted to the width that it was given here.
 */

/** What a run of letters says, which is how it looks. */
export type Said = 'name' | 'event' | 'guard' | 'effect' | 'rule' | 'tag' | 'sign' | 'marks';

export interface Word {
  says: Said;
  text: string;
  /** The edge that it names, where several stand in one passage. */
  edge?: string;
  /** Follows the word before it without a gap. */
  isJoined?: boolean;
  /** Of what is not letters. */
  width?: number;
}

export interface Run {
  says: Said;
  text: string;
  edge?: string;
  x: number;
  width: number;
}

export interface Passage {
  lines: Run[][];
  width: number;
  height: number;
}

export const sizes: Record<Said, number> = {
  name: 13,
  event: 11.5,
  guard: 11.5,
  effect: 11.5,
  rule: 9.5,
  tag: 9.5,
  sign: 11.5,
  marks: 11.5,
};
export const lineHeight = 16;

/** Added to the spaces between words, which small letters need. */
export const wordSpacing = 1.5;

/** Thousandths of the size of the letters. */
const narrow: Record<number, string> = {
  250: "ijl|'",
  310: 'ft.,:;![]()/ I',
  360: 'r-',
  520: 'csvxyzkJ',
  570: 'abdeghnopquL?_',
  600: '0123456789FTZ',
  680: 'ABEKPSVXY→',
  760: 'CDGHNOQRUw',
  880: 'mM',
  960: 'W',
};
const widthOfLetter = new Map(
  Object.entries(narrow).flatMap(([width, letters]) => [...letters].map((letter) => [letter, Number(width)] as const)),
);

function widthOf(text: string, says: Said): number {
  const thousandths = [...text].reduce((sum, letter) => sum + (widthOfLetter.get(letter) ?? 640), 0);
  const spaces = text.split(' ').length - 1;
  const weight = says === 'name' || says === 'event' ? 1.12 : 1.02;
  return Math.ceil((thousandths * sizes[says] * weight) / 100 + spaces * wordSpacing * 10) / 10;
}

const gap = 4;

/** Breaks words into lines no wider than `widthMax`, those after the first moved in by `hanging`. */
export function flow(words: readonly Word[], widthMax: number, hanging = 0): Passage {
  const lines: Run[][] = [[]];
  let at = 0;
  for (const [n, word] of words.entries()) {
    const width = word.width ?? widthOf(word.text, word.says);
    const next = words[n + 1];
    const withNext = width + (next?.isJoined ? widthOf(next.text, next.says) : 0);
    let line = lines.at(-1)!;
    if (line.length > 0 && !word.isJoined && at + gap + withNext > widthMax) {
      line = [];
      lines.push(line);
      at = hanging;
    }
    const last = line.at(-1);
    const isMore = last && last.says === word.says && last.edge === word.edge && word.width === undefined;
    if (isMore && word.says !== 'rule') {
      last.text += ` ${word.text}`;
      last.width = widthOf(last.text, last.says);
      at = last.x + last.width;
      continue;
    }
    const x = at + (line.length === 0 || word.isJoined ? 0 : gap);
    line.push({ says: word.says, text: word.text, ...(word.edge !== undefined && { edge: word.edge }), x, width });
    at = x + width;
  }
  const width = Math.max(0, ...lines.map((line) => (line.at(-1)?.x ?? 0) + (line.at(-1)?.width ?? 0)));
  return { lines, width, height: lines.length * lineHeight };
}
