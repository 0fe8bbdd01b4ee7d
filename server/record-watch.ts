/** What a server knows of whoever watches its record. Others bring it; the server only tells its measures and stops it. */
import type { FastifyBaseLogger } from 'fastify';

export interface RecordWatch {
  /** Violations by property, and whatever else is wrong with the record by the name of the check. */
  readonly violations: ReadonlyMap<string, number>;
  /** Turns judged since it began. */
  readonly turns: number;
  /** Turns that are on the record and not judged, as of its last look. */
  readonly turnsBehind: number;
  /** False once it has failed or ended. */
  readonly isWatching: boolean;
  /** Judges what is there, for a few seconds at most, and ends. Never rejects. */
  close(): Promise<void>;
}

export interface WatchedServer {
  /** The database file. */
  path: string;
  /** Where findings are kept. */
  folder: string;
  log: FastifyBaseLogger;
}
