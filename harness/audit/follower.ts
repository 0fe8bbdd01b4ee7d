/**
 * Follows the record of a running server: a short one from its first turn, a long one from where it stands now. Reads at its
 * own pace and keeps nothing that it has not yet judged, so that being behind costs turns and no memory.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { AnyStateMachine } from 'xstate';
import { openForReading } from '../../server/store/open.ts';
import { shapeOf } from '../../server/store/schema.ts';
import type { AuditorOptions } from './auditor.ts';
import { Auditor } from './auditor.ts';
import type { Finding } from './finding.ts';
import { RecordReader } from './record-reader.ts';
import { storedBefore } from './rows.ts';
import { standingOf } from './standing.ts';

/** A record of so many turns is run from its beginning, in some seconds. */
const shortTurns = 50_000;
/** While nothing happens all quiet properties are judged no more often. */
const idleChecksMs = 1_000;

export interface FollowerOptions {
  path: string;
  charts: Record<string, AnyStateMachine>;
  onFinding: (finding: Finding) => void;
  /** Turns from which on a record counts as long. */
  shortTurns?: number;
}

export class Follower {
  readonly database: DatabaseSync;
  readonly auditor: Auditor;
  /** The turn that it began after. */
  readonly startedAfter: number;
  readonly #reader: RecordReader;
  #checkedAt = 0;
  #checkedTurn = 0;

  /** Throws a `StoreError`, or what keeps the store from being read. */
  constructor({ path, charts, onFinding, ...options }: FollowerOptions) {
    this.database = openForReading(path, shapeOf(charts));
    try {
      const isLong = new RecordReader(this.database).newest() > (options.shortTurns ?? shortTurns);
      const from: AuditorOptions = { charts, onFinding, stored: (at, n) => storedBefore(this.database, at, n) };
      if (isLong) {
        const { standing, actors } = standingOf(this.database, charts);
        const stored: AuditorOptions['stored'] = (at, n) => actors.get(at) ?? storedBefore(this.database, at, n);
        this.auditor = new Auditor({ ...from, stored, standing });
        this.startedAfter = standing.lastTurn;
      } else {
        this.auditor = new Auditor(from);
        this.startedAfter = 0;
      }
      this.#reader = new RecordReader(this.database, this.startedAfter);
    } catch (cause) {
      this.database.close();
      throw cause;
    }
  }

  /** Turns on the record that were not read. */
  behind(): number {
    return Math.max(0, this.#reader.newest() - this.#reader.last);
  }

  /** Judges the next page. False if there was nothing new. */
  next(): boolean {
    const entries = this.#reader.next();
    for (const entry of entries) this.auditor.take(entry);
    if (entries.length > 0) return true;
    const isDue = performance.now() - this.#checkedAt >= idleChecksMs;
    if (isDue && this.auditor.lastTurn > this.#checkedTurn) this.check();
    return false;
  }

  /** All quiet properties, now. */
  check(): void {
    this.auditor.end();
    this.#checkedAt = performance.now();
    this.#checkedTurn = this.auditor.lastTurn;
  }

  close(): void {
    this.database.close();
  }
}
