/** `handraise charts`: writes the charts that run in a format, as files or to where other commands read. Returns the exit code. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { charts } from '../../machines/index.ts';
import type { Kind } from '../../machines/names.ts';
import type { ChartFormat } from '../charts/formats.ts';
import { chartFormats } from '../charts/formats.ts';
import { nearestName } from '../language/nearest.ts';

export interface ChartsRequest {
  /** One of the five; all without it. */
  chart?: string;
  format: ChartFormat;
  /** A folder. Without it one chart is printed, and all go where other findings do. */
  out?: string;
}

export async function writeCharts({ chart, format, out }: ChartsRequest): Promise<0 | 2> {
  const known = Object.keys(charts) as Kind[];
  const kinds = known.filter((kind) => chart === undefined || kind === chart);
  if (kinds.length === 0) {
    console.error(`There is no chart ${chart}. Nearest: ${nearestName(chart ?? '', known)}.`);
    return 2;
  }
  const folder = out ?? (kinds.length > 1 ? 'artefacts/charts' : undefined);
  const { extension, write } = chartFormats[format];
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  for (const kind of kinds) {
    const text = await write(kind);
    if (folder === undefined) console.log(text.trimEnd());
    else {
      const path = join(folder, `${kind}.${extension}`);
      writeFileSync(path, text);
      console.log(path);
    }
  }
  return 0;
}
