/**
 * Pictures of charts, laid out by ELK in a worker. Each is drawn once, however many elements show it; from when this file is
 * loaded they are drawn ahead, the small ones first, so that what is asked for waits for one of them at most.
 */
import ELK from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { Chart } from '../../../drawings/chart/chart.ts';
import { chartOf } from '../../../drawings/chart/chart.ts';
import { layOut } from '../../../drawings/chart/layout.ts';
import { svgOf } from '../../../drawings/chart/svg.ts';
import type { Kind } from '../../../machines/names.ts';

export interface Picture {
  chart: Chart;
  width: number;
  height: number;
  svg: string;
}

const elk = new ELK.default({ workerFactory: () => new Worker(workerUrl) });

const pictures = new Map<string, Promise<Picture>>();

/** `hasMarks`: with room for marks of coverage. */
export function pictureOf(kind: Kind, hasMarks: boolean): Promise<Picture> {
  const key = `${kind} ${hasMarks}`;
  const known = pictures.get(key);
  if (known) return known;
  const made = draw(kind, hasMarks);
  pictures.set(key, made);
  // So that one that failed is tried again.
  made.catch(() => pictures.delete(key));
  return made;
}

async function draw(kind: Kind, hasMarks: boolean): Promise<Picture> {
  const chart = chartOf(kind);
  const layout = await layOut(chart, (graph) => elk.layout(graph), { hasMarks });
  const { width, height } = layout;
  return { chart, width, height, svg: svgOf(layout, { isEmbedded: true, ...(hasMarks && { marks: {} }) }) };
}

/** ELK's first layouts take several times as long as its later ones. */
async function drawAhead(kinds: readonly Kind[]): Promise<void> {
  // One that fails is drawn when it is asked for, and told of there.
  for (const kind of kinds) await pictureOf(kind, false).catch(() => undefined);
}
void drawAhead(['workgroup', 'agent', 'supervisor', 'request', 'interaction']);
