/**
 * Opens the database file for this process alone: creates it, takes it as it is, migrates it, or refuses with a code.
 * A file that is refused is left as it was.
 */
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { StoreError, storeErrorOf } from './errors.ts';
import type { Migration } from './migrations.ts';
import { pathBetween } from './migrations.ts';
import type { Shape } from './schema.ts';
import { applicationId, tables } from './schema.ts';

export function openDatabase(path: string, shape: Shape, migrations: readonly Migration[]): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    // Held until the process ends, so that a second one is refused instead of running the same timers again.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    const isNew = database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
    const { application_id: owner } = database.prepare('PRAGMA application_id').get() as { application_id: number };
    if (!isNew && owner !== applicationId) throw new StoreError('storeForeign', path);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -64000');
    // In pages: hot pages are then copied into the database once in many commits.
    database.exec('PRAGMA wal_autocheckpoint = 16000');
    database.exec('BEGIN IMMEDIATE');
    if (isNew) create(database, shape);
    else migrate(database, path, shape, migrations);
    database.exec('COMMIT');
    return database;
  } catch (cause) {
    database?.close();
    throw storeErrorOf(cause, path);
  }
}

function create(database: DatabaseSync, shape: Shape): void {
  database.exec(`PRAGMA application_id = ${applicationId}; ${tables}`);
  writeMeta(database, 'epoch', randomUUID());
  writeShape(database, shape);
}

function migrate(database: DatabaseSync, path: string, shape: Shape, migrations: readonly Migration[]): void {
  const stored: Shape = { schema: Number(readMeta(database, 'schema')), charts: readMeta(database, 'charts') ?? '' };
  const steps = pathBetween(stored, shape, migrations);
  if (!steps) {
    if (stored.schema > shape.schema) throw new StoreError('storeNewer', path);
    throw new StoreError(stored.schema < shape.schema ? 'storeOlder' : 'storeCharts', path);
  }
  // Rows of actors may be behind the record, and only the charts that wrote it can bring them up.
  if (steps.length > 0 && isBehind(database)) throw new StoreError('storeUnfinished', path);
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
