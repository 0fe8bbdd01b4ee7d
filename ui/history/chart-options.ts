/** What a chart shows, and how uPlot is told to draw it. Knows no element. */
import type uPlot from 'uplot';
import { heightPx } from './chart-styles.ts';

export interface ChartLine {
  name: string;
  /** One for each place on the axis of time; null where there is nothing to show. */
  values: readonly (number | null)[];
}

export interface ChartShown {
  title: string;
  /** What the chart shows, in a sentence, for whoever does not see it. */
  gist: string;
  /** Places on the axis of time. */
  places: readonly string[];
  /** Heading of their column. */
  placeWords: string;
  lines: readonly ChartLine[];
  /** Values are seconds; otherwise they are counts. */
  areTimes: boolean;
  valueWords: (value: number) => string;
}

/** Lines beyond that would be told apart by nobody. */
export const linesMax = 6;
export const dashes: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [10, 3, 2, 3], [14, 4], [1, 4]];
/** With more places than that their points would be a band. */
const pointsMax = 40;

/** Steps of the axes that people count in. */
const steps = {
  places: [1, 2, 3, 4, 6, 7, 12, 14, 24, 28, 48, 84, 168, 336],
  counts: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000],
  seconds: [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400, 172_800, 604_800],
};

export interface ChartLooks {
  width: number;
  font: string;
  /** `c0` … of the lines, `axis`, `grid`. */
  colourOf: (name: string) => string;
  isOn: (line: string) => boolean;
  /** The place under the pointer. */
  onPlace: (at: number | undefined) => void;
}

export function chartOptions(shown: ChartShown, { width, font, colourOf, isOn, onPlace }: ChartLooks): uPlot.Options {
  const { places, lines, areTimes, valueWords } = shown;
  const axis = { font, stroke: colourOf('axis'), grid: { stroke: colourOf('grid'), width: 1 }, ticks: { show: false } };
  return {
    width: Math.max(1, width),
    height: heightPx,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false } },
    scales: {
      // Places are counted: a day of 23 hours is as wide as any other.
      x: { time: false, range: (_, min, max) => (min === max ? [min - 1, max + 1] : [min, max]) },
      y: { range: (_, _min, max) => [0, Math.max(1, max) * 1.1] },
    },
    axes: [
      {
        ...axis,
        size: 28,
        space: 70,
        incrs: steps.places,
        values: (_, splits) => splits.map((at) => places[at] ?? ''),
      },
      {
        ...axis,
        size: (_, values) => 16 + 7 * Math.max(2, ...(values ?? []).map((words) => words.length)),
        incrs: areTimes ? steps.seconds : steps.counts,
        values: (_, splits) => splits.map(valueWords),
      },
    ],
    series: [
      {},
      ...lines.map(({ name }, n) => ({
        label: name,
        stroke: colourOf(`c${n}`),
        width: 2,
        dash: [...(dashes[n] ?? [])],
        spanGaps: false,
        show: isOn(name),
        points: { show: places.length <= pointsMax, size: 6 },
      })),
    ],
    hooks: { setCursor: [({ cursor }) => onPlace(cursor.idx ?? undefined)] },
  };
}
