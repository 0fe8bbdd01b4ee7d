/** `handraise coverage`: measures, prints what nothing has taken, and writes what it found where it is asked to. Returns the exit code. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from '../coverage/measured.ts';
import { measuredFile } from '../coverage/measured.ts';
import type { MeasuringTask } from '../coverage/measuring.ts';
import { coveragePage } from '../coverage/page.ts';
import type { MeasuringPost } from '../coverage/thread.ts';
import { catalogue } from '../explorer/worlds/index.ts';
import { nearestName } from '../language/nearest.ts';
import { describeMeasured } from '../reports/covered.ts';
import { liveLine } from '../reports/live-line.ts';
import { inThread, interruptedCode } from './in-thread.ts';

export interface CoverageRequest {
  files: string[];
  runs: number;
  seed: number;
  world?: string[];
  json?: boolean;
  /** A folder for the numbers and the page. */
  out?: string;
}

export async function measureCoverage(request: CoverageRequest): Promise<0 | 1 | 2 | typeof interruptedCode> {
  const { files, runs, seed, world, json, out } = request;
  const names = catalogue.filter(({ size }) => size === 'small').map(({ name }) => name);
  const unknown = world?.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    console.error(`There is no small world ${unknown}. Nearest: ${nearestName(unknown, names)}.`);
    return 2;
  }
  if (runs === 0) {
    console.error('With --runs 0 nothing would be looked at.');
    return 2;
  }
  let measured: Measured | undefined;
  let failed: string | undefined;
  const line = liveLine();
  const onPost = (post: MeasuringPost) => {
    if ('at' in post) line.show(post.at);
    else if ('failed' in post) failed = post.failed;
    else measured = post.measured;
  };
  const task: MeasuringTask = { files, runs, seed, ...(world && { worlds: world }) };
  const how = await inThread(new URL('../coverage/thread.ts', import.meta.url), task, onPost);
  line.clear();
  if (how === 'interrupted') return interruptedCode;
  if (!measured) {
    console.error(failed ?? 'Nothing was measured.');
    return 1;
  }
  console.log(json ? JSON.stringify(measured, null, 2) : describeMeasured(measured));
  if (out !== undefined) {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, measuredFile), `${JSON.stringify(measured, null, 2)}\n`);
    writeFileSync(join(out, 'coverage.md'), coveragePage(measured));
  }
  return 0;
}
