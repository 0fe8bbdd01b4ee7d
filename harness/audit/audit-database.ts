/**
 * Audits the record of one database from its first turn, in pieces, so that somebody else may use the thread, break it off
 * or let it follow a running server. Throws a `StoreError` if the database cannot be read.
 */
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurnOfTheLoop, setTimeout as pause } from 'node:timers/promises';
import type { AnyStateMachine } from 'xstate';
import { charts as ourCharts } from '../../machines/index.ts';
import type { Property } from '../../machines/properties/shape.ts';
import { properties as ourProperties } from '../../machines/properties.ts';
import { storeErrorOf } from '../../server/store/errors.ts';
import { openForReading } from '../../server/store/open.ts';
import { shapeOf } from '../../server/store/schema.ts';
import { Auditor } from './auditor.ts';
import type { Finding } from './finding.ts';
import type { Judged } from './judge.ts';
import { RecordReader } from './record-reader.ts';
import { Rows, storedBefore, wrongAtEnd } from './rows.ts';

/** How long whoever follows a record waits before it looks again. */
const followEveryMs = 250;

export interface AuditOptions {
  charts?: Record<string, AnyStateMachine>;
  properties?: readonly Property[];
  /** Goes on with what a running server adds, until it is aborted. */
  follow?: boolean;
  signal?: AbortSignal;
  /** Told the first finding of each name. */
  onFinding?: (finding: Finding) => void;
  /** Turns read so far, and turns on the record. */
  onProgress?: (turns: number, newest: number) => void;
}

export interface AuditReport extends Judged {
  turns: number;
  commands: number;
  actors: number;
  /** Host's time, ISO; null of an empty record. */
  from: string | null;
  until: string | null;
  /** The first of each name. */
  findings: (Finding & { count: number })[];
  /** `sometimes` properties: for information only. */
  reached: string[];
  unreached: string[];
  /** Rows of actors that were compared with what their turns make of them, and rows newer than the last turn read. */
  rows: { compared: number; left: number };
}

export async function auditDatabase(path: string, options: AuditOptions = {}): Promise<AuditReport> {
  const { charts = ourCharts, properties = ourProperties, onFinding, onProgress, follow = false, signal } = options;
  const database = openForReading(path, shapeOf(charts));
  try {
    const auditor = new Auditor({
      charts,
      properties,
      stored: (address, n) => storedBefore(database, address, n),
      ...(onFinding && { onFinding }),
    });
    const reader = new RecordReader(database);
    const rows = new Rows(database);
    const until = follow ? Number.POSITIVE_INFINITY : reader.newest();
    for (;;) {
      for (const entry of reader.next()) {
        if (entry.n > until) break;
        auditor.take(entry);
        for (const says of rows.turn(entry.n, auditor.actors)) {
          auditor.findings.add({ kind: 'store', name: 'stored actor', turn: entry.n, says });
        }
      }
      const newest = reader.newest();
      onProgress?.(auditor.lastTurn, newest);
      if (signal?.aborted || reader.last >= until) break;
      if (reader.last < newest) await nextTurnOfTheLoop();
      else if (follow) {
        auditor.end();
        await pause(followEveryMs, undefined, { ...(signal && { signal }) }).catch(() => {});
      } else break;
    }
    auditor.end();
    compareTheRest(database, auditor, reader);
    return reportOf(auditor, properties, { compared: rows.compared, left: rows.left });
  } catch (cause) {
    throw (cause as { errcode?: unknown }).errcode === undefined ? cause : storeErrorOf(cause, path);
  } finally {
    database.close();
  }
}

function compareTheRest(
  database: DatabaseSync,
  { lastTurn, actors, deliveries, findings }: Auditor,
  reader: RecordReader,
) {
  database.exec('BEGIN');
  try {
    // Whoever writes meanwhile has changed the rest of the store too.
    if (reader.newest() !== lastTurn) return;
    for (const says of wrongAtEnd(database, lastTurn, actors, deliveries)) {
      findings.add({ kind: 'store', name: 'stored timers and actors', turn: lastTurn, says });
    }
  } finally {
    database.exec('COMMIT');
  }
}

function reportOf(
  { turns, commands, actorsUsed: actors, firstAt, lastAt, findings, judge }: Auditor,
  properties: readonly Property[],
  rows: AuditReport['rows'],
): AuditReport {
  const unreached = judge.unreached();
  const sometimes = properties.filter(({ expectation }) => expectation === 'sometimes').map(({ name }) => name);
  return {
    turns,
    commands,
    actors,
    from: timeOf(firstAt),
    until: timeOf(lastAt),
    ...judge.judged(),
    findings: findings.all().map((finding) => ({ ...finding, count: findings.count(finding.name) })),
    reached: sometimes.filter((name) => !unreached.includes(name)),
    unreached,
    rows,
  };
}

const timeOf = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());
