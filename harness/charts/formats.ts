/** A chart in each format that it can leave in, as text. Layouts come from ELK, here without a worker. */
import { chartOf } from '../../drawings/chart/chart.ts';
import type { Elk, Layout } from '../../drawings/chart/layout.ts';
import { layOut } from '../../drawings/chart/layout.ts';
import { mermaidOf } from '../../drawings/chart/mermaid.ts';
import { scxmlOf } from '../../drawings/chart/scxml.ts';
import type { SvgOptions } from '../../drawings/chart/svg.ts';
import { svgOf } from '../../drawings/chart/svg.ts';
import { xstateOf } from '../../drawings/chart/xstate.ts';
import type { Kind } from '../../machines/names.ts';

let loaded: Promise<Elk> | undefined;
/** Loaded once, and only when something is laid out: it is large. */
const layoutWithElk: Elk = async (graph) => {
  loaded ??= import('elkjs/lib/elk.bundled.js').then(({ default: { default: Bundled } }) => {
    const elk = new Bundled();
    return (asked) => elk.layout(asked);
  });
  return (await loaded)(graph);
};

export const layoutOf = (kind: Kind, { hasMarks = false } = {}): Promise<Layout> =>
  layOut(chartOf(kind), layoutWithElk, { hasMarks });

export const svgOfKind = async (kind: Kind, options: SvgOptions = {}): Promise<string> =>
  svgOf(await layoutOf(kind, { hasMarks: options.marks !== undefined }), options);

/** By name: what its files end in, and how one is written. */
export const chartFormats = {
  svg: { extension: 'svg', write: (kind: Kind) => svgOfKind(kind) },
  mermaid: { extension: 'mmd', write: async (kind: Kind) => mermaidOf(chartOf(kind)) },
  scxml: { extension: 'scxml', write: async (kind: Kind) => scxmlOf(chartOf(kind)) },
  json: { extension: 'json', write: async (kind: Kind) => `${JSON.stringify(xstateOf(chartOf(kind)), null, 2)}\n` },
} as const;
export type ChartFormat = keyof typeof chartFormats;
