/** The marks of coverage: a shape for each source, so that none is told by its colour alone. In a square of 8. */
import type { CoverageSource } from '../../machines/inspection.ts';

export const markShapes: Record<CoverageSource, string> = {
  scenarios: 'M4 0.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7Z',
  properties: 'M0.8 0.8h6.4v6.4h-6.4Z',
  exploration: 'M4 0.4L7.8 7.4H0.2Z',
  record: 'M4 0L8 4L4 8L0 4Z',
};
export const markSources = Object.keys(markShapes) as CoverageSource[];
export const markWidth = 10;

/** Turns that took an edge, by edge and source. */
export type EdgeMarks = Readonly<Record<string, Partial<Record<CoverageSource, number>>>>;

/** A dot where there is no mark, so that the same place is the same source. */
const places = `<path class="places" d="${markSources.map((_, n) => `M${n * markWidth + 4} 4h0.01`).join('')}" fill="none" stroke="#838d9e" stroke-width="2" stroke-linecap="round"/>`;

/** Of one edge: every source has its place, and shows there if it took the edge. */
export const shapesOf = (of: EdgeMarks[string] = {}): string =>
  places +
  markSources
    .map((source, n) => {
      const isOn = (of[source] ?? 0) > 0;
      return `<path class="mark ${source}${isOn ? ' on' : ''}" data-source="${source}" transform="translate(${n * markWidth} 0)" d="${markShapes[source]}" fill="${isOn ? '#3a54d6' : 'none'}"/>`;
    })
    .join('');

export const isNeverTaken = (of: EdgeMarks[string] = {}): boolean =>
  Object.values(of).every((turns) => turns === undefined || turns === 0);
