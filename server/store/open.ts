/**
 * Opens the database file: creates it, takes it as it is, migrates it, or refuses with a code. One process writes, any
 * number may read meanwhile. A file that is refused is left as it was.
 */
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { StoreErrorCode } from './errors.ts';
import { StoreError, storeErrorOf } from './errors.ts';
import { holdAlone } from './guard.ts';
import type { Migration } from './migrations.ts';
import { leavesActors, pathBetween } from './migrations.ts';
import type { Shape } from './schema.ts';
import { applicationId, tables } from './schema.ts';

/** How long a commit waits for whoever opens the file to read it, which takes a moment after a crash. */
const patienceMs = 2_000;

export interface OpenDatabase {
  database: DatabaseSync;
  /** Closed last: it keeps a second server away, which would run the same timers again. */
  guard: DatabaseSync;
}

export function openDatabase(path: string, shape: Shape, migrations: readonly Migration[]): OpenDatabase {
  let database: DatabaseSync | undefined;
  let guard: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: patienceMs });
    const isNew = isEmpty(database);
    if (!isNew && !isOurs(database)) throw new StoreError('storeForeign', path);
    guard = holdAlone(database.location());
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -64000');
    // In pages: hot pages are then copied into the database once in many commits.
    database.exec('PRAGMA wal_autocheckpoint = 16000');
    database.exec('BEGIN IMMEDIATE');
    // Changes nothing, but says at once if the file cannot be written.
    if (!isNew) database.exec('DELETE FROM meta WHERE false');
    if (isNew) create(database, shape);
    else migrate(database, path, shape, migrations);
    database.exec('COMMIT');
    return { database, guard };
  } catch (cause) {
    database?.close();
    guard?.close();
    throw storeErrorOf(cause, path);
  }
}

/**
 * Opens a database to read it, also one that a server is writing. The charts must be those that wrote it. Throws a
 * `StoreError`.
 */
export function openForReading(path: string, shape: Shape): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: patienceMs });
    if (isEmpty(database) || !isOurs(database)) throw new StoreError('storeForeign', path);
    const refusal = refusalOf(storedShape(database), shape);
    if (refusal) throw new StoreError(refusal, path);
    return database;
  } catch (cause) {
    database?.close();
    throw storeErrorOf(cause, path);
  }
}

const isEmpty = (database: DatabaseSync) => database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;

function isOurs(database: DatabaseSync): boolean {
  const { application_id: owner } = database.prepare('PRAGMA application_id').get() as { application_id: number };
  return owner === applicationId;
}

const storedShape = (database: DatabaseSync): Shape => ({
  schema: Number(readMeta(database, 'schema')),
  charts: readMeta(database, 'charts') ?? '',
});

/** Why a store of that shape cannot be read as this one, if so. */
function refusalOf(stored: Shape, shape: Shape): StoreErrorCode | undefined {
  if (stored.schema > shape.schema) return 'storeNewer';
  if (stored.schema < shape.schema) return 'storeOlder';
  return stored.charts === shape.charts ? undefined : 'storeCharts';
}

function create(database: DatabaseSync, shape: Shape): void {
  database.exec(`PRAGMA application_id = ${applicationId}; ${tables}`);
  writeMeta(database, 'epoch', randomUUID());
  writeShape(database, shape);
}

function migrate(database: DatabaseSync, path: string, shape: Shape, migrations: readonly Migration[]): void {
  const stored = storedShape(database);
  const steps = pathBetween(stored, shape, migrations);
  if (!steps) throw new StoreError(refusalOf(stored, shape) ?? 'storeCharts', path);
  // Rows of actors may be behind the record, and only the charts that wrote it can bring them up.
  if (!steps.every(leavesActors) && isBehind(database)) throw new StoreError('storeUnfinished', path);
  for (const step of steps) step.run(database);
  if (steps.length > 0) writeShape(database, shape);
}

function isBehind(database: DatabaseSync): boolean {
  const { last } = database.prepare('SELECT max(last) AS last FROM record').get() as { last: number | null };
  return (last ?? 0) > Number(readMeta(database, 'written') ?? 0);
}

function writeShape(database: DatabaseSync, { schema, charts }: Shape): void {
  writeMeta(database, 'schema', String(schema));
  writeMeta(database, 'charts', charts);
}

export function readMeta(database: DatabaseSync, name: string): string | undefined {
  const row = database.prepare('SELECT value FROM meta WHERE name = ?').get(name);
  return row && String(row.value);
}

function writeMeta(database: DatabaseSync, name: string, value: string): void {
  database.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(name, value);
}
