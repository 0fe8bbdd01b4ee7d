/** A chart as the texts that it can leave in. The drawing is laid out where the one on screen was. */
import { chartOf } from '../../drawings/chart/chart.ts';
import { mermaidOf } from '../../drawings/chart/mermaid.ts';
import { scxmlOf } from '../../drawings/chart/scxml.ts';
import { chartColours, chartRules } from '../../drawings/chart/style.ts';
import { xstateOf } from '../../drawings/chart/xstate.ts';
import type { Kind } from '../../machines/names.ts';
import { pictureOf } from './chart/pictures.ts';

export interface ChartExport {
  extension: string;
  type: string;
  write: (kind: Kind) => string | Promise<string>;
}

/** With the stylesheet that a page brings otherwise. */
async function standingAlone(kind: Kind): Promise<string> {
  const { svg } = await pictureOf(kind, false);
  return svg.replace(/^<svg[^>]*>/, (opening) => `${opening}<style>${chartColours}\n${chartRules}</style>`);
}

export const chartExports = {
  svg: { extension: 'svg', type: 'image/svg+xml', write: standingAlone },
  mermaid: { extension: 'mmd', type: 'text/plain', write: (kind) => mermaidOf(chartOf(kind)) },
  scxml: { extension: 'scxml', type: 'application/xml', write: (kind) => scxmlOf(chartOf(kind)) },
  xstate: {
    extension: 'json',
    type: 'application/json',
    write: (kind) => `${JSON.stringify(xstateOf(chartOf(kind)), null, 2)}\n`,
  },
} as const satisfies Record<string, ChartExport>;
export type ChartFormat = keyof typeof chartExports;
