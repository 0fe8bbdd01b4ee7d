/** Everything that a desk fetches before it can show a toast: the JavaScript of the built ui, gzipped. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Row } from './measure.ts';

const assets = resolve(import.meta.dirname, '../ui/dist/assets');

export async function pageRow(): Promise<Row> {
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'));
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(resolve(assets, file))).length, 0);
  return {
    name: 'page',
    work: `all ${scripts.length} scripts of ui/dist, lazy ones included`,
    figures: {},
    ratios: [],
    ceilings: [{ name: 'gzipped JavaScript, KB', value: bytes / 1_000, bar: 150 }],
  };
}
