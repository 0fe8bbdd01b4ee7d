/**
 * `handraise audit`: checks the record of a database, also of a running server, and prints what it found. Returns the exit
 * code: 0 nothing, 1 something, 2 it could not be read.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import colors from 'picocolors';
import type { AnyStateMachine } from 'xstate';
import { charts as ourCharts } from '../../machines/index.ts';
import { properties } from '../../machines/properties.ts';
import { StoreError } from '../../server/store/errors.ts';
import { openForReading } from '../../server/store/open.ts';
import { shapeOf } from '../../server/store/schema.ts';
import type { AuditReport } from '../audit/audit-database.ts';
import { auditDatabase } from '../audit/audit-database.ts';
import type { Finding } from '../audit/finding.ts';
import { keepStory } from '../audit/keep.ts';
import { describeAudit, describeFinding } from '../audit/report.ts';
import { storyOf } from '../audit/story.ts';
import { nearestName } from '../language/nearest.ts';

export interface AuditRequest {
  /** A data folder, or the database itself. */
  place: string;
  json?: boolean;
  /** Where scripts of violations are written. */
  out?: string;
  /** Only this one. */
  property?: string;
  /** Goes on until the signal, or Ctrl+C. */
  follow?: boolean;
  signal?: AbortSignal;
  charts?: Record<string, AnyStateMachine>;
}

export async function auditRecord(request: AuditRequest): Promise<0 | 1 | 2> {
  const { place, json = false, out, property, follow = false, charts = ourCharts } = request;
  const chosen = property === undefined ? properties : properties.filter(({ name }) => name === property);
  if (chosen.length === 0) {
    const names = properties.map(({ name }) => name);
    const nearest = nearestName(property ?? '', names);
    console.error(`There is no property ${property}.${nearest ? ` Nearest: ${nearest}.` : ''}`);
    return 2;
  }
  const path = databaseAt(place);
  const progress = progressLine(json);
  try {
    const report = await auditDatabase(path, {
      charts,
      properties: chosen,
      follow,
      signal: request.signal ?? untilInterrupted(follow),
      onProgress: progress.show,
      onFinding: (finding) => {
        if (!follow || json) return;
        progress.clear();
        console.log(describeFinding(finding));
      },
    });
    progress.clear();
    const kept = out === undefined ? [] : await keepStories(path, report, out, charts);
    if (json) console.log(JSON.stringify({ ...report, kept }, null, 2));
    else {
      console.log(describeAudit(path, report));
      for (const { finding, says, files } of kept) console.log(`${finding}: ${says}\n  ${files.join('\n  ')}`);
    }
    return report.findings.length > 0 ? 1 : 0;
  } catch (error) {
    progress.clear();
    if (!(error instanceof StoreError)) throw error;
    console.error(error.message);
    return 2;
  }
}

export const databaseAt = (place: string) =>
  statSync(place, { throwIfNoEntry: false })?.isDirectory() ? join(place, 'handraise.db') : place;

interface KeptLine {
  finding: string;
  says: string;
  files: string[];
}

async function keepStories(
  path: string,
  { findings }: AuditReport,
  out: string,
  charts: Record<string, AnyStateMachine>,
): Promise<KeptLine[]> {
  const database = openForReading(path, shapeOf(charts));
  const kept: KeptLine[] = [];
  try {
    for (const finding of findings.filter(({ kind }: Finding) => kind === 'violation')) {
      const own = charts === ourCharts ? undefined : charts;
      const { says, files } = await keepStory(out, storyOf(database, finding, own), own);
      kept.push({ finding: finding.name, says, files });
    }
  } finally {
    database.close();
  }
  return kept;
}

function untilInterrupted(follow: boolean): AbortSignal {
  const controller = new AbortController();
  if (follow) process.once('SIGINT', () => controller.abort());
  return controller.signal;
}

/** One line of a terminal that is written again and again; nothing elsewhere. */
function progressLine(isSilent: boolean) {
  const { stderr } = process;
  if (isSilent || !stderr.isTTY) return { show: () => {}, clear: () => {} };
  return {
    show: (turns: number, newest: number) =>
      void stderr.write(
        `\r${colors.dim(`turn ${turns.toLocaleString('en-GB')} of ${newest.toLocaleString('en-GB')}`)}`,
      ),
    clear: () => void stderr.write('\r\u001B[K'),
  };
}
