/**
 * Keeps what was found of a violation in a folder: its run as data, always, and the script and pictures of it where the
 * language can tell it. Says what was kept, and what the kept run does not show.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyStateMachine } from 'xstate';
import { writeFinding } from '../traces/finding.ts';
import type { Story } from './story.ts';

export interface KeptStory {
  /** Files that were written. */
  files: string[];
  /** For whoever reads of it. */
  says: string;
}

export async function keepStory(
  folder: string,
  { trace, isReplayed, isOnSite }: Story,
  charts?: Record<string, AnyStateMachine>,
): Promise<KeptStory> {
  mkdirSync(folder, { recursive: true });
  const json = JSON.stringify(trace, null, 2);
  const property = trace.violation?.property.toLowerCase() ?? 'run';
  const base = join(folder, `${property}-${createHash('sha256').update(json).digest('hex').slice(0, 8)}`);
  const data = `${base}.json`;
  writeFileSync(data, `${json}\n`);
  const length = `${trace.steps.filter(({ type }) => type !== 'settle').length} steps`;
  if (!isReplayed) {
    return { files: [data], says: `${length} of the record; played on their own they do not show it.` };
  }
  if (!isOnSite) {
    return { files: [data], says: `${length}; no site of the scripts has such people, so that only the run is kept.` };
  }
  const { feature, svg, html, mermaid } = await writeFinding(folder, trace, charts && { charts });
  const pictures = [svg, html, mermaid];
  if (feature === undefined) return { files: [data, ...pictures], says: `${length}; no script can tell of them.` };
  return { files: [feature, ...pictures, data], says: `${length}.` };
}
