/** A laid-out chart can be read: nothing is written over something else, and the same chart always looks the same. */
import { beforeAll, describe, expect, test } from 'vitest';
import { withAllWithin } from '../../drawings/chart/chart.ts';
import type { Box, Layout } from '../../drawings/chart/layout.ts';
import { labelPadding, padding } from '../../drawings/chart/layout.ts';
import type { PlacedPassage } from '../../drawings/chart/passages.ts';
import { layoutOf } from '../../harness/charts/formats.ts';
import { charts } from '../../machines/index.ts';
import type { Kind } from '../../machines/names.ts';

interface Text extends Box {
  says: string;
}

function textsOf({ states, lines }: Pick<Layout, 'states' | 'lines'>): Text[] {
  const textsIn = (passages: readonly PlacedPassage[], x: number, y: number) =>
    passages.map(({ lines: runs, ...at }) => ({
      says: runs
        .flat()
        .map(({ text }) => text)
        .join(' '),
      x: x + at.x,
      y: y + at.y,
      width: at.width,
      height: at.height,
    }));
  return [
    ...states.flatMap(({ textX, y, written }) => textsIn(written.passages, textX, y + padding)),
    ...lines.flatMap(({ label, written }) => textsIn(written.passages, label.x + labelPadding, label.y + labelPadding)),
  ];
}

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
const isInside = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const kinds = Object.keys(charts) as Kind[];

describe.each(kinds.flatMap((kind) => [[kind, false] as const, [kind, true] as const]))(
  'the %s, with room for marks: %s',
  (kind, hasMarks) => {
    let layout: Layout;
    beforeAll(async () => {
      layout = await layoutOf(kind, { hasMarks });
    });

    test('no two texts share a place', () => {
      const texts = textsOf(layout);
      const over = (one: Text, others: readonly Text[]) => others.filter((other) => overlap(one, other));
      const pairs = texts.flatMap((one, n) => over(one, texts.slice(n + 1)).map(({ says }) => [one.says, says]));
      expect(pairs).toEqual([]);
    });

    test('no line goes through a text, but for the label on it', () => {
      const crossed = layout.lines.flatMap((line) => {
        const others = textsOf({ ...layout, lines: layout.lines.filter((other) => other !== line) });
        return line.points.slice(1).flatMap((to, n) => {
          const from = line.points[n]!;
          const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
          const stroke = { x, y, width: Math.max(from.x, to.x) - x + 0.1, height: Math.max(from.y, to.y) - y + 0.1 };
          return others.filter((text) => overlap(text, stroke)).map(({ says }) => `${line.edges[0]!.id}: ${says}`);
        });
      });
      expect(crossed).toEqual([]);
    });

    test('each state is in the one around it, with all that is written in it', () => {
      const boxOf = new Map(layout.states.map((state) => [state.state.path, state]));
      for (const { state, textX, written, ...box } of layout.states) {
        const text = { x: textX, y: box.y + padding, width: written.width, height: written.height };
        expect(isInside(text, box), state.path).toBe(true);
        const around = boxOf.get(state.path.split('.').slice(0, -1).join('.'));
        if (around) expect(isInside(box, around), state.path).toBe(true);
      }
    });

    test('everything is on the picture', () => {
      const paper = { x: 0, y: 0, width: layout.width, height: layout.height };
      for (const box of [...layout.states, ...layout.lines.map(({ label }) => label)]) {
        expect(isInside(box, paper)).toBe(true);
      }
      expect(layout.states.length).toBe(withAllWithin(layout.chart.root).length - 1);
      for (const { points } of [...layout.lines, ...layout.starts]) expect(points.length).toBeGreaterThan(1);
    });

    test('is the same every time', async () => {
      expect(await layoutOf(kind, { hasMarks })).toEqual(layout);
    });
  },
);

test('a line leaves where its transition does and ends where it leads, also where that is back', async () => {
  const { lines, states } = await layoutOf('interaction');
  const around = (path: string) => {
    const box = states.find(({ state }) => state.path === path)!;
    return { x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2 };
  };
  for (const { edges, points } of lines) {
    expect(isInside({ ...points[0]!, width: 0, height: 0 }, around(edges[0]!.state))).toBe(true);
    expect(isInside({ ...points.at(-1)!, width: 0, height: 0 }, around(edges[0]!.targets![0]!))).toBe(true);
  }
});
