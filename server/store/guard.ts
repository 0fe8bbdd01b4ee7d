/**
 * One server at a time on a database, while others may read it: an empty database beside it is locked as long as the
 * server has it open. The system lets go of it when the process ends, however it ends.
 */
import { DatabaseSync } from 'node:sqlite';

/**
 * Throws SQLite's own error if another process, or another part of this one, holds it. A database in memory alone (null) is
 * nobody else's anyway, and leaves no file.
 */
export function holdAlone(path: string | null): DatabaseSync {
  const guard = new DatabaseSync(path === null ? ':memory:' : `${path}-lock`);
  try {
    // Nothing is ever written: the file stays empty.
    guard.prepare('BEGIN EXCLUSIVE').run();
    return guard;
  } catch (cause) {
    guard.close();
    throw cause;
  }
}
