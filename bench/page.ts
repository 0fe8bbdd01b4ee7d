/** Everything that a desk fetches before it can show a toast: JavaScript of the built ui, gzipped. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { scriptsOf } from './first-load.ts';
import type { Row } from './measure.ts';

const dist = resolve(import.meta.dirname, '../ui/dist');

export async function pageRow(): Promise<Row> {
  const kilobytesOf = (desk: string) =>
    scriptsOf(dist, desk).reduce((sum, file) => sum + gzipSync(readFileSync(resolve(dist, file))).length, 0) / 1_000;
  return {
    name: 'page',
    work: 'the first load of a desk, from ui/dist',
    figures: {},
    ratios: [],
    ceilings: ['agent', 'supervisor'].map((desk) => ({
      name: `${desk}, gzipped JavaScript, KB`,
      value: kilobytesOf(desk),
      bar: 150,
    })),
  };
}
